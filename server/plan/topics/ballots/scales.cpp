#include "server/plan/topics/ballots/scales.h"

#include "server/plan/model/paths.h"
#include "server/plan/reading/listed_ids.h"
#include "server/plan/telling/words.h"

namespace tingfen::plan {
namespace {

using pb::Ballot;

bool HasOption(const pb::Scale& scale, std::string_view id) {
  for (const pb::Scale::Option& option : scale.options()) {
    if (option.id() == id) return true;
  }
  return false;
}

void SayScale(const BallotTeller& teller, const pb::Scale& scale, int index) {
  const std::string options = Joined(At("scales", index), "options");
  std::vector<pb::Text> titles;
  std::vector<pb::Text> shares;
  std::vector<pb::Text> columns;
  std::vector<std::string> title_paths;
  std::vector<std::string> share_paths;
  for (const pb::Column& column : teller.ballot().columns()) {
    if (column.scale() == scale.id()) columns.push_back(column.title());
  }
  for (int i = 0; i < scale.options_size(); ++i) {
    const pb::Scale::Option& option = scale.options(i);
    titles.push_back(option.title());
    title_paths.push_back(Joined(At(options, i), "title"));
    if (option.share().empty()) continue;
    const pb::Text share = ShareWords(option.share());
    shares.push_back(
        Said(option.title().zh() + " " + share.zh(), EnglishOf(option.title()) + " " + share.en()));
    share_paths.push_back(Joined(At(options, i), "share"));
  }
  teller.Say({"{0}的选项：{1}（{2}）。", "{0}: the options are {1} ({2})."},
             {Listed(titles), Listed(columns)}, title_paths);
  if (shares.empty()) return;
  teller.Say(
      {"{0}：各等次得该栏分值的比例为{1}。", "{0}: of the column's points a grade gets: {1}."},
      {Listed(shares)}, share_paths);
}

void SayQuota(const BallotTeller& teller, const pb::Quota& quota, int index) {
  const std::string path = At("quotas", index);
  const pb::Text option = InQuotes(teller.OptionTitle(quota.option()));
  const pb::Text share = ShareWords(quota.share());
  const bool soft = quota.enforce() == pb::Quota::SOFT;
  const bool most = quota.kind() == pb::Quota::AT_MOST;
  teller.Say(
      {"{0}：每一栏中，{1}的比例{2}{3} {4}。", "{0}: in each column by itself {1} is {2}{3} {4}."},
      {option, soft ? Said("原则上", "in principle ") : Said("", ""),
       most ? Said("不高于", "at most") : Said("不少于", "at least"), share},
      {Joined(path, "share"), Joined(path, "option"), Joined(path, "kind"), Joined(path, "scale")});
  const pb::Text round = quota.round() == pb::Quota::DOWN ? Said("向下取整", "rounded down")
                         : quota.round() == pb::Quota::UP ? Said("向上取整", "rounded up")
                                                          : Said("四舍五入", "rounded half up");
  teller.Say({"{0}：{1}的比例折算成人数时{2}。", "{0}: the share of {1} makes whole people, {2}."},
             {option, round}, {Joined(path, "round")});
  if (soft) {
    teller.Say({"{0}：{1}不合比例的，填写时提醒，该栏照样有效。",
                "{0}: a wrong share of {1} is pointed out, and the column counts all the same."},
               {option}, {Joined(path, "enforce")});
  } else {
    teller.Say(
        {"{0}：{1}不合比例的，该栏无效。", "{0}: a wrong share of {1} makes the column void."},
        {option}, {Joined(path, "enforce")});
  }
  if (!quota.reason_asked()) return;
  teller.Say({"{0}：评为{1}的，写明具体事由。", "{0}: {1} asks for the reason."}, {option},
             {Joined(path, "reason_asked")});
}

}  // namespace

const pb::Scale* FindScale(const Ballot& ballot, std::string_view id) {
  for (const pb::Scale& scale : ballot.scales()) {
    if (scale.id() == id) return &scale;
  }
  return nullptr;
}

void AddNoSuch(const std::string& path, const char* list, const std::string& id,
               FaultList& faults) {
  faults.Add(path, FaultCode::kNotFound,
             {"{1} 里没有标识为 {0} 的一项。", "{1} has none with the id {0}."},
             {Quoted(id), list});
}

void CheckOption(const pb::Scale* scale, const std::string& option, const std::string& path,
                 FaultList& faults) {
  if (scale == nullptr || option.empty() || HasOption(*scale, option)) return;
  AddNoSuch(path, "options", option, faults);
}

void CheckScales(const Ballot& ballot, const std::string& base, FaultList& faults) {
  const std::string scales = Joined(base, "scales");
  CheckIds(ballot.scales(), scales, faults);
  for (int i = 0; i < ballot.scales_size(); ++i) {
    CheckIds(ballot.scales(i).options(), Joined(At(scales, i), "options"), faults);
  }
}

void CheckQuotas(const Ballot& ballot, const std::string& base, FaultList& faults) {
  const std::string quotas = Joined(base, "quotas");
  for (int i = 0; i < ballot.quotas_size(); ++i) {
    const pb::Quota& quota = ballot.quotas(i);
    const std::string path = At(quotas, i);
    const pb::Scale* scale = FindScale(ballot, quota.scale());
    if (scale == nullptr && !quota.scale().empty()) {
      AddNoSuch(Joined(path, "scale"), "scales", quota.scale(), faults);
    }
    CheckOption(scale, quota.option(), Joined(path, "option"), faults);
  }
}

void ExplainScales(const BallotTeller& teller) {
  const Ballot& ballot = teller.ballot();
  for (int i = 0; i < ballot.scales_size(); ++i) SayScale(teller, ballot.scales(i), i);
}

void ExplainQuotas(const BallotTeller& teller) {
  const Ballot& ballot = teller.ballot();
  for (int i = 0; i < ballot.quotas_size(); ++i) SayQuota(teller, ballot.quotas(i), i);
}

}  // namespace tingfen::plan
