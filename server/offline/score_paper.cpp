#include "server/offline/score_paper.h"

#include <algorithm>

#include "server/competition/figures/wire.h"
#include "server/offline/by_id.h"
#include "server/offline/paper.h"
#include "server/plan/model/ids.h"
#include "server/plan/model/rules.h"
#include "server/plan/model/texts.h"
#include "server/scoring/equalisation_shown.h"

namespace tingfen::offline {
namespace {

using competition::ToWire;

// One candidate on the way from the sheets to the total.
struct Person {
  const Paper* paper = nullptr;
  std::vector<scoring::StageFigure> stages;
  std::optional<scoring::InterviewFigure> interview;
  std::optional<scoring::TotalFigure> total;
};

template <typename Value>
Value ValueOr(const std::map<std::string, Value>& values, const std::string& key) {
  const auto found = values.find(key);
  return found == values.end() ? Value() : found->second;
}

PaperFault TooFew(const Paper& paper, const scoring::TooFewSheets& few) {
  const std::string have = std::to_string(few.have);
  const std::string need = std::to_string(few.need);
  const std::string where = few.stage + "/" + few.panel;
  return {"", 0, "",
          paper.candidate + " 在 " + where + " 只有 " + have + " 份评分表，至少要 " + need + " 份",
          paper.candidate + " has " + have + " sheets in " + where + "; at least " + need +
              " are needed"};
}

class Scoring {
 public:
  Scoring(const pb::Plan& plan, const scoring::Rules& rules, const PaperInterview& interview)
      : plan_(plan), rules_(rules), interview_(interview) {}

  std::variant<Scored, PaperFaults> Score() {
    for (const Paper& paper : interview_.papers) ScoreStages(paper);
    if (faults_.empty() && rules_.equalise) Equalise();
    if (faults_.empty()) ScoreTotals();
    if (!faults_.empty()) return faults_;
    WriteFigures();
    for (const pb::Post& post : interview_.roll.posts()) Rank(post);
    return std::move(scored_);
  }

 private:
  void ScoreStages(const Paper& paper) {
    Person person{.paper = &paper, .stages = {}, .interview = {}, .total = {}};
    for (const scoring::StageRule& stage : rules_.stages) {
      auto scored = scoring::ScoreStage(stage, rules_.rounding, ValueOr(paper.sheets, stage.id),
                                        ValueOr(paper.adjustments, stage.id));
      if (const auto* few = std::get_if<scoring::TooFewSheets>(&scored)) {
        faults_.push_back(TooFew(paper, *few));
        continue;
      }
      person.stages.push_back(std::get<scoring::StageFigure>(std::move(scored)));
    }
    people_.push_back(std::move(person));
  }

  void Equalise() {
    for (const Person& person : people_) {
      raws_.push_back({person.paper->candidate, person.paper->room,
                       scoring::RawInterview(rules_, person.stages)});
    }
    auto equalised = scoring::Equalise(*rules_.equalise, rules_.rounding.mode, raws_);
    if (const auto* zero = std::get_if<scoring::RoomMeanIsZero>(&equalised)) {
      faults_.push_back({"", 0, "room", "考场 " + zero->room + " 的平均分为零，无法平衡",
                         "The mean of room " + zero->room + " is zero: it cannot be equalised"});
      return;
    }
    equalisation_ = std::get<scoring::Equalisation>(std::move(equalised));
    scoring::ShowEqualisation(*rules_.equalise, rules_.rounding, raws_, *equalisation_);
  }

  void ScoreTotals() {
    for (std::size_t i = 0; i < people_.size(); ++i) {
      Person& person = people_[i];
      if (equalisation_) {
        person.interview = scoring::ScoreInterview(
            rules_, person.stages, *scoring::FindRoom(*equalisation_, person.paper->room),
            equalisation_->raw_shown[i]);
      } else {
        person.interview = scoring::ScoreInterview(rules_, person.stages);
      }
      auto total =
          scoring::ScoreTotal(rules_, person.stages, *person.interview, person.paper->imported);
      if (const auto* missing = std::get_if<scoring::MissingComponent>(&total)) {
        const pb::Text& title = FindById(plan_.components(), missing->component)->title();
        faults_.push_back({"", 0, "component", person.paper->candidate + " 缺少" + title.zh(),
                           person.paper->candidate + " has no mark: " + plan::EnglishOf(title)});
        continue;
      }
      person.total = std::get<scoring::TotalFigure>(std::move(total));
    }
  }

  void WriteFigures() {
    for (const Person& person : people_) {
      pb::CandidateFigures& figures = scored_.figures.emplace_back();
      figures.set_candidate(person.paper->candidate);
      for (const auto& stage : person.stages) *figures.add_stages() = ToWire(stage);
      competition::AddToWire(*person.interview, *person.total, figures);
      competition::ShowOnWire(rules_.rounding, *person.interview, figures);
    }
    if (equalisation_) scored_.equalisation = ToWire(*equalisation_, raws_);
  }

  void Rank(const pb::Post& post) {
    std::vector<scoring::Contender> contenders;
    for (const Person& person : people_) {
      const pb::Candidate* entry = FindById(interview_.roll.candidates(), person.paper->candidate);
      const auto& posts = entry->posts();
      if (std::find(posts.begin(), posts.end(), post.id()) == posts.end()) continue;
      contenders.push_back({person.paper->candidate, *person.total, std::nullopt});
    }
    scored_.results.push_back(
        ToWire(post.id(), rules_, scoring::RankPost(rules_, contenders), post.vacancies()));
  }

  const pb::Plan& plan_;
  const scoring::Rules& rules_;
  const PaperInterview& interview_;
  std::vector<Person> people_;
  std::vector<scoring::RoomInterview> raws_;
  std::optional<scoring::Equalisation> equalisation_;
  PaperFaults faults_;
  Scored scored_;
};

// An expert's sheet that is not there stands on the figure: it is never silent.
void NameMissingSheets(const pb::Plan& plan, Scored& scored) {
  for (pb::CandidateFigures& figures : scored.figures) {
    for (pb::StageFigure& stage : *figures.mutable_stages()) {
      for (pb::PanelFigure& panel : *stage.mutable_panels()) {
        const pb::Panel& rule = *FindById(plan.panels(), panel.panel());
        if (rule.kind() == pb::Panel::MASS) continue;
        for (const std::string& seat : plan::SeatIdsOf(rule)) {
          const auto& sheets = panel.sheets();
          const bool there = std::any_of(sheets.begin(), sheets.end(),
                                         [&](const auto& sheet) { return sheet.seat() == seat; });
          if (!there) panel.add_missing(seat);
        }
      }
    }
  }
}

}  // namespace

std::variant<Scored, PaperFaults> ScorePaper(const pb::Plan& plan,
                                             const PaperInterview& interview) {
  const scoring::Rules rules = plan::RulesOf(plan, [&](const std::string& panel) {
    return plan::SeatIdsOf(*FindById(plan.panels(), panel));
  });
  auto scored = Scoring(plan, rules, interview).Score();
  if (auto* figures = std::get_if<Scored>(&scored)) NameMissingSheets(plan, *figures);
  return scored;
}

}  // namespace tingfen::offline
