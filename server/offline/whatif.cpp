#include "server/offline/whatif.h"

#include <algorithm>

#include "server/offline/alternatives.h"
#include "server/offline/by_id.h"

namespace tingfen::offline {
namespace {

using competition::Language;
using Ids = google::protobuf::RepeatedPtrField<std::string>;

// Those of `ids` who are not among `others`, in their order.
std::vector<std::string> Without(const Ids& ids, const Ids& others) {
  std::vector<std::string> left;
  std::copy_if(ids.begin(), ids.end(), std::back_inserter(left), [&](const std::string& id) {
    return std::find(others.begin(), others.end(), id) == others.end();
  });
  return left;
}

std::vector<ProposalChange> Compare(const Scored& before, const Scored& after) {
  std::vector<ProposalChange> changes;
  for (std::size_t i = 0; i < before.results.size(); ++i) {
    const pb::PostResult& old_result = before.results[i];
    const pb::PostResult& new_result = after.results[i];
    ProposalChange change;
    change.post = old_result.post();
    change.enter = Without(new_result.shortlist(), old_result.shortlist());
    change.leave = Without(old_result.shortlist(), new_result.shortlist());
    change.to_run_off = Without(new_result.to_resolve(), old_result.to_resolve());
    change.vacancy_differs = old_result.may_stay_vacant() != new_result.may_stay_vacant();
    const bool nobody = change.enter.empty() && change.leave.empty() && change.to_run_off.empty();
    if (!nobody || change.vacancy_differs) changes.push_back(std::move(change));
  }
  return changes;
}

TriedAlternative Try(const Alternative& alternative, const PaperInterview& interview,
                     const Scored& scored) {
  TriedAlternative tried{alternative.says, {}, {}};
  auto again = ScorePaper(alternative.plan, interview);
  if (auto* faults = std::get_if<PaperFaults>(&again)) {
    tried.faults = std::move(*faults);
  } else {
    tried.changes = Compare(scored, std::get<Scored>(again));
  }
  return tried;
}

class Words {
 public:
  Words(const PaperInterview& interview, Language language)
      : interview_(interview), language_(language) {}

  std::string Say(const std::string& zh, const std::string& en) const {
    return language_ == Language::kZh ? zh : en;
  }
  std::string Say(const pb::Text& text) const {
    return language_ == Language::kZh || text.en().empty() ? text.zh() : text.en();
  }

  std::string Of(const ProposalChange& change) const {
    std::string text;
    const auto add = [&](const std::string& part) {
      text += (text.empty() ? "" : Say("；", "; ")) + part;
    };
    if (!change.enter.empty()) add(Say("进入：", "enters: ") + Names(change.enter));
    if (!change.leave.empty()) add(Say("退出：", "leaves: ") + Names(change.leave));
    if (!change.to_run_off.empty()) {
      add(Say("待加试：", "left to a run-off: ") + Names(change.to_run_off));
    }
    if (change.vacancy_differs) {
      add(Say("能否空缺改变", "whether the post may stay vacant changes"));
    }
    const pb::Post* post = FindById(interview_.roll.posts(), change.post);
    if (post == nullptr || post->title().empty()) return text;
    return post->title() + Say("：", ": ") + text;
  }

 private:
  std::string Names(const std::vector<std::string>& ids) const {
    std::string names;
    for (const std::string& id : ids) {
      const pb::Candidate* candidate = FindById(interview_.roll.candidates(), id);
      names += (names.empty() ? "" : Say("、", ", ")) +
               (candidate == nullptr || candidate->name().empty() ? id : candidate->name());
    }
    return names;
  }

  const PaperInterview& interview_;
  Language language_;
};

bool ChangesSomething(const TriedAlternative& tried) {
  return !tried.changes.empty() || !tried.faults.empty();
}

void Changing(const TriedChoice& choice, const Words& words, std::string& text) {
  text += choice.path + "  " + words.Say(choice.question) + "\n";
  for (const TriedAlternative& tried : choice.tried) {
    text += "  " + words.Say(tried.says) + "\n";
    for (const ProposalChange& change : tried.changes) text += "    " + words.Of(change) + "\n";
    for (const PaperFault& fault : tried.faults) {
      text += "    " + words.Say("无法计算：" + fault.zh, "cannot be scored: " + fault.en) + "\n";
    }
    if (!ChangesSomething(tried)) text += "    " + words.Say("不变", "no change") + "\n";
  }
}

}  // namespace

std::vector<TriedChoice> WhatIf(const pb::Plan& plan, const PaperInterview& interview,
                                const Scored& scored) {
  std::vector<TriedChoice> choices;
  for (const pb::OpenChoice& open : plan.open_choices()) {
    TriedChoice& choice = choices.emplace_back();
    choice.path = open.path();
    choice.question = open.question();
    for (const Alternative& alternative : AlternativesAt(plan, open.path())) {
      choice.tried.push_back(Try(alternative, interview, scored));
    }
  }
  return choices;
}

std::string WhatIfText(const std::vector<TriedChoice>& choices, const PaperInterview& interview,
                       Language language) {
  const Words words(interview, language);
  std::string changing;
  std::string unchanging;
  std::string no_rule;
  for (const TriedChoice& choice : choices) {
    const auto& tried = choice.tried;
    const std::string line = "  " + choice.path + "  " + words.Say(choice.question) + "\n";
    if (tried.empty()) {
      no_rule += line;
    } else if (std::any_of(tried.begin(), tried.end(), ChangesSomething)) {
      Changing(choice, words, changing);
    } else {
      unchanging += line;
    }
  }
  std::string text = changing;
  if (changing.empty()) {
    text = words.Say("没有哪项自定规则会改变建议名单。",
                     "No open choice would change who is proposed.") +
           "\n";
  }
  if (!unchanging.empty()) {
    text += words.Say("改变下列各项，建议名单不变：", "Changing these changes nobody:") + "\n" +
            unchanging;
  }
  if (!no_rule.empty()) {
    text +=
        words.Say("下列各项不是计算规则：", "These are no rules of calculation:") + "\n" + no_rule;
  }
  return text;
}

}  // namespace tingfen::offline
