#include "server/plan/telling/sentence.h"

#include <algorithm>
#include <cstdlib>

#include "server/plan/model/paths.h"
#include "server/plan/telling/words.h"

namespace tingfen::plan {
namespace {

// Whether one lies in the other.
bool Touch(std::string_view a, std::string_view b) {
  return PathWithin(a, b) || PathWithin(b, a);
}

}  // namespace

pb::Text TitleOf(Heading heading) {
  switch (heading) {
    case Heading::kEntry:
      return Said("报名", "Applications");
    case Heading::kJudges:
      return Said("评委", "Judges");
    case Heading::kDay:
      return Said("现场流程", "The day");
    case Heading::kMarking:
      return Said("评分", "Marking");
    case Heading::kReckoning:
      return Said("计分", "Reckoning");
    case Heading::kAnnouncing:
      return Said("宣布", "Announcing");
    case Heading::kRanking:
      return Said("排名和建议名单", "Ranking and proposal");
    case Heading::kBallots:
      return Said("测评和票决", "Appraisals and votes");
    case Heading::kNotices:
      return Said("公示", "Public notice");
    case Heading::kOther:
      return Said("其他", "Other rules");
  }
  std::abort();
}

bool SpeaksOf(const Sentence& sentence, std::string_view path) {
  return std::ranges::any_of(sentence.paths,
                             [&](const std::string& own) { return Touch(own, path); });
}

std::vector<const Sentence*> SentencesAt(const std::vector<Sentence>& sentences,
                                         std::string_view path) {
  std::vector<const Sentence*> inside;
  std::vector<const Sentence*> around;
  for (const Sentence& sentence : sentences) {
    const auto within = [&](const std::string& own) { return PathWithin(own, path); };
    if (std::ranges::any_of(sentence.paths, within)) {
      inside.push_back(&sentence);
    } else if (SpeaksOf(sentence, path)) {
      around.push_back(&sentence);
    }
  }
  return inside.empty() ? around : inside;
}

}  // namespace tingfen::plan
