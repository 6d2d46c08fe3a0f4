#include "server/plan/topics/ballots/outcomes.h"

#include <optional>
#include <set>

#include "server/plan/model/numbers.h"
#include "server/plan/model/paths.h"
#include "server/plan/reading/listed_ids.h"
#include "server/plan/telling/words.h"
#include "server/plan/topics/ballots/scales.h"

namespace tingfen::plan {
namespace {

using pb::Ballot;
using pb::Threshold;
using scoring::Exact;

template <typename List>
void CheckOptions(const List& options, const pb::Scale* scale, const std::string& path,
                  FaultList& faults) {
  std::set<std::string> seen;
  for (int i = 0; i < options.size(); ++i) {
    CheckOption(scale, options[i], At(path, i), faults);
    if (options[i].empty() || seen.insert(options[i]).second) continue;
    faults.Add(At(path, i), FaultCode::kNotUnique, {"{0} 写了两次。", "{0} is there twice."},
               {Quoted(options[i])});
  }
}

void CheckThresholds(const Ballot& ballot, const std::string& base, FaultList& faults) {
  const std::string thresholds = Joined(base, "thresholds");
  CheckIds(ballot.thresholds(), thresholds, faults);
  const Ids columns = IdsOf(ballot.columns(), Joined(base, "columns"), faults);
  for (int i = 0; i < ballot.thresholds_size(); ++i) {
    const pb::Threshold& threshold = ballot.thresholds(i);
    const std::string path = At(thresholds, i);
    const auto column = columns.index.find(threshold.column());
    if (column == columns.index.end()) {
      if (!threshold.column().empty() && columns.complete) {
        AddNoSuch(Joined(path, "column"), "columns", threshold.column(), faults);
      }
      continue;
    }
    const pb::Scale* scale = FindScale(ballot, ballot.columns(column->second).scale());
    CheckOptions(threshold.options(), scale, Joined(path, "options"), faults);
  }
}

void CheckBands(const Ballot& ballot, const pb::Scale& scale, const std::string& base,
                FaultList& faults) {
  const std::string bands = Joined(base, "bands");
  std::optional<Exact> above;
  for (int i = 0; i < ballot.bands_size(); ++i) {
    const pb::Band& band = ballot.bands(i);
    CheckOption(&scale, band.option(), Joined(At(bands, i), "option"), faults);
    const auto from = PlanDecimal(band.from());
    if (!from) return;
    if (above && *from >= *above) {
      faults.Add(Joined(At(bands, i), "from"), FaultCode::kContradiction,
                 {"{0} 分起，须低于前一档（由高到低排列）。",
                  "from {0} must be below the band before (bands fall)."},
                 {band.from()});
    }
    above = from;
  }
  if (!above || *above == 0) return;
  faults.Add(bands, FaultCode::kContradiction,
             {"最后一档从 {0} 分起，更低的总分没有等次；最后一档应从 0 分起。",
              "the last band begins at {0}: a lower total would have no level; it must begin "
              "at 0."},
             {ballot.bands().rbegin()->from()});
}

void CheckConduct(const Ballot& ballot, const std::string& base, FaultList& faults) {
  if (ballot.scales().empty()) return;
  const pb::Scale& scale = ballot.scales(0);
  for (int s = 0; s < ballot.scales_size(); ++s) {
    const std::string options = Joined(At(Joined(base, "scales"), s), "options");
    for (int i = 0; i < ballot.scales(s).options_size(); ++i) {
      const std::string share = Joined(At(options, i), "share");
      if (faults.Spoiled(share) || !ballot.scales(s).options(i).share().empty()) continue;
      faults.Add(share, FaultCode::kMissing,
                 {"德行考核的每个等次要写明得该栏分值的多少。",
                  "each option of a CONDUCT form needs its share of the points."});
    }
  }
  CheckBands(ballot, scale, base, faults);
  for (int i = 0; i < ballot.level_rules_size(); ++i) {
    CheckOptions(ballot.level_rules(i).options(), &scale,
                 Joined(At(Joined(base, "level_rules"), i), "options"), faults);
  }
}

pb::Text BaseWords(Ballot::Base base) {
  switch (base) {
    case Ballot::EXPECTED:
      return Said("应到人数", "those expected");
    case Ballot::PRESENT:
      return Said("实到人数", "those present");
    case Ballot::RETURNED:
      return Said("收回的票", "the ballots returned");
    case Ballot::MARKED:
      return Said("填写了该栏的有效票", "the valid ballots that marked the column");
    default:
      return Said("有效票", "the valid ballots");
  }
}

pb::Text EffectWords(Threshold::Effect effect) {
  switch (effect) {
    case Threshold::INSPECT:
      return Said("进行组织考核，经考核确实如此的，取消资格",
                  "an inspection follows, and if it finds so the person is out");
    case Threshold::APPOINT:
      return Said("通过任免", "the appointment is made");
    default:
      return Said("取消资格", "the person is out");
  }
}

// "在 20% 及以上的"
pb::Text CompareWords(Threshold::Compare compare, const pb::Text& bound) {
  switch (compare) {
    case Threshold::BELOW:
      return Said("达不到" + bound.zh() + "的", "do not reach " + bound.en());
    case Threshold::AT_MOST:
      return Said("不超过 " + bound.zh() + " 的", "are at most " + bound.en());
    case Threshold::ABOVE:
      return Said("超过" + bound.zh() + "的", "are over " + bound.en());
    default:
      return Said("在 " + bound.zh() + " 及以上的", "are " + bound.en() + " or more");
  }
}

pb::Text ColumnTitle(const Ballot& ballot, const std::string& id) {
  for (const pb::Column& column : ballot.columns()) {
    if (column.id() == id) return column.title();
  }
  return Both(id);
}

void SayThreshold(const BallotTeller& teller, const Threshold& threshold, int index) {
  const std::string path = At("thresholds", index);
  std::vector<pb::Text> quoted;
  for (const pb::Text& title : teller.OptionTitles(threshold.options())) {
    quoted.push_back(InQuotes(title));
  }
  const pb::Text list = Listed(quoted);
  const pb::Text share = Said(list.zh() + (quoted.size() > 1 ? "合计的比率" : "的比率"),
                              list.en() + (quoted.size() > 1 ? " together" : ""));
  const pb::Text bound = ShareWords(threshold.bound());
  std::vector<std::string> paths = {Joined(path, "options"), Joined(path, "compare"),
                                    Joined(path, "bound"), Joined(path, "effect")};
  if (teller.ballot().columns_size() == 1) paths.push_back(Joined(path, "column"));
  teller.Say({"{0}：{1}{2}，{3}。", "{0}: where {1} {2}, {3}."},
             {share, CompareWords(threshold.compare(), bound), EffectWords(threshold.effect())},
             paths);
  if (teller.ballot().columns_size() > 1) {
    teller.Say({"{0}：{1}看“{2}”一栏。", "{0}: for {1} the column “{2}” decides."},
               {share, ColumnTitle(teller.ballot(), threshold.column())}, {Joined(path, "column")});
  }
  teller.Say({"{0}：{1}按{2}计算。", "{0}: the share of {1} is of {2}."},
             {share, BaseWords(threshold.base())}, {Joined(path, "base")});
}

void SayConduct(const BallotTeller& teller) {
  std::vector<pb::Text> bands;
  for (const pb::Band& band : teller.ballot().bands()) {
    const pb::Text option = teller.OptionTitle(band.option());
    const bool last = band.from() == "0";
    bands.push_back(
        Said(last ? "更低的为" + option.zh() : band.from() + " 分及以上为" + option.zh(),
             last ? "below that " + EnglishOf(option)
                  : "from " + band.from() + " on " + EnglishOf(option)));
  }
  if (!bands.empty()) {
    teller.Say({"{0}：按总分定等次，{1}。", "{0}: the total makes the level, {1}."},
               {Strung(bands, "，", ", ")}, {"bands"});
  }
  for (int i = 0; i < teller.ballot().level_rules_size(); ++i) {
    const pb::LevelRule& rule = teller.ballot().level_rules(i);
    teller.Say({"{0}：等次为{1}的，{2}。", "{0}: at the level {1} {2}."},
               {EitherOf(teller.OptionTitles(rule.options())), EffectWords(rule.effect())},
               {At("level_rules", i)});
  }
}

void SayElection(const BallotTeller& teller) {
  if (!teller.ballot().has_election()) return;
  const pb::Election& rule = teller.ballot().election();
  teller.Say({"{0}：得票超过{1}的，按得票从多到少产生人选。",
              "{0}: who has over {1} is chosen, the most votes first."},
             {Spaced(ShareWords(rule.over()))}, {"election.over"});
  teller.Say({"{0}：得票率按{1}计算。", "{0}: the share of votes is of {1}."},
             {BaseWords(rule.base())}, {"election.base"});
  if (rule.vacant_if_nobody()) {
    teller.Say({"{0}：没有人得票超过{1}的，{2}空缺。",
                "{0}: where nobody has over {1}, the {2} stays vacant."},
               {Spaced(ShareWords(rule.over())), teller.whole().Post()},
               {"election.vacant_if_nobody"});
  }
}

}  // namespace

void CheckOutcomes(const Ballot& ballot, const std::string& base, FaultList& faults) {
  CheckThresholds(ballot, base, faults);
  if (ballot.kind() == Ballot::CONDUCT) CheckConduct(ballot, base, faults);
}

void ExplainOutcomes(const BallotTeller& teller) {
  const Ballot& ballot = teller.ballot();
  for (int i = 0; i < ballot.thresholds_size(); ++i) SayThreshold(teller, ballot.thresholds(i), i);
  SayConduct(teller);
  SayElection(teller);
}

}  // namespace tingfen::plan
