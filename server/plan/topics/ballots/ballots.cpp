#include "server/plan/topics/ballots/ballots.h"

#include "server/plan/model/paths.h"
#include "server/plan/reading/listed_ids.h"
#include "server/plan/telling/words.h"
#include "server/plan/topics/ballots/ballot_teller.h"
#include "server/plan/topics/ballots/outcomes.h"
#include "server/plan/topics/ballots/scales.h"

namespace tingfen::plan {
namespace {

using pb::Ballot;

// What belongs to another kind of ballot has no effect, and so is refused.
class FittingCheck {
 public:
  FittingCheck(const Ballot& ballot, std::string path, FaultList& faults)
      : ballot_(ballot), path_(std::move(path)), faults_(faults) {}

  void Run() {
    if (faults_.Spoiled(Joined(path_, "kind"))) return;
    const bool vote = ballot_.kind() == Ballot::VOTE;
    const bool conduct = ballot_.kind() == Ballot::CONDUCT;
    Only(vote, ballot_.has_election(), "election");
    Only(!vote, !ballot_.columns().empty(), "columns");
    Only(!vote, !ballot_.scales().empty(), "scales");
    Only(!vote, !ballot_.quotas().empty(), "quotas");
    Only(!vote, !ballot_.thresholds().empty(), "thresholds");
    Only(conduct, !ballot_.bands().empty(), "bands");
    Only(conduct, !ballot_.level_rules().empty(), "level_rules");
    if (vote && !ballot_.has_election()) Needed("election");
    if (!vote && ballot_.columns().empty()) Needed("columns");
    if (conduct && ballot_.bands().empty()) Needed("bands");
  }

 private:
  void Only(bool fits, bool given, const char* field) {
    if (fits || !given) return;
    faults_.Add(Joined(path_, field), FaultCode::kContradiction,
                {"这类票（{0}）用不到这一项，请删去。",
                 "a ballot of the kind {0} does not use this; leave it out."},
                {Ballot::Kind_Name(ballot_.kind())});
  }

  void Needed(const char* field) {
    faults_.Add(Joined(path_, field), FaultCode::kMissing,
                {"这类票（{0}）必须有这一项。", "a ballot of the kind {0} needs this."},
                {Ballot::Kind_Name(ballot_.kind())});
  }

  const Ballot& ballot_;
  std::string path_;
  FaultList& faults_;
};

void CheckColumns(const Ballot& ballot, const std::string& base, FaultList& faults) {
  const std::string columns = Joined(base, "columns");
  CheckIds(ballot.columns(), columns, faults);
  const Ids scales = IdsOf(ballot.scales(), Joined(base, "scales"), faults);
  const bool conduct = ballot.kind() == Ballot::CONDUCT;
  for (int i = 0; i < ballot.columns_size(); ++i) {
    const pb::Column& column = ballot.columns(i);
    const std::string path = At(columns, i);
    if (!column.scale().empty() && scales.Lacks(column.scale())) {
      AddNoSuch(Joined(path, "scale"), "scales", column.scale(), faults);
    }
    if (conduct == !column.points().empty() || faults.Spoiled(Joined(path, "points"))) continue;
    faults.Add(Joined(path, "points"), conduct ? FaultCode::kMissing : FaultCode::kContradiction,
               {"德行考核的每一栏要有分值，其他票没有。",
                "each column of a CONDUCT form has points; those of others have none."});
  }
}

void SayColumns(const BallotTeller& teller) {
  std::vector<pb::Text> columns;
  for (const pb::Column& column : teller.ballot().columns()) {
    const std::string& points = column.points();
    columns.push_back(points.empty() ? column.title()
                                     : Said(column.title().zh() + " " + points + " 分",
                                            EnglishOf(column.title()) + " " + points));
  }
  teller.Say({"{0}的栏目：{1}。", "{0} has the columns {1}."}, {Listed(columns)}, {"columns"});
}

void SayForm(const BallotTeller& teller) {
  switch (teller.ballot().kind()) {
    case Ballot::CONDUCT:
      teller.Say({"{0}：每人逐栏选一个等次，折算成分数。",
                  "{0}: each person gets one grade in each column, worth points."},
                 {}, {"kind"});
      break;
    case Ballot::VOTE:
      teller.Say(
          {"{0}：差额票决，每张票选的人数不得多于职数。",
           "{0}: among more people than seats, each ballot marks at most as many as there are "
           "seats."},
          {}, {"kind"});
      break;
    case Ballot::RECOMMENDATION:
      teller.Say({"{0}：只计票排序，供参考，不直接产生结果。",
                  "{0}: counted and put in order for reference; nothing follows by itself."},
                 {}, {"kind"});
      break;
    default:
      teller.Say({"{0}：每人逐栏选一个选项。", "{0}: each person gets one option in each column."},
                 {}, {"kind"});
  }
  if (teller.ballot().secret()) {
    teller.Say({"{0}采用无记名方式。", "{0} is by secret ballot."}, {}, {"secret"});
  }
  if (teller.ballot().has_voters()) {
    const pb::Text generally =
        teller.VotersAreSoft() ? Said("一般由", "generally by") : Said("由", "by");
    const pb::Text how = teller.ballot().kind() == Ballot::VOTE ? Said("投票", "voted on")
                                                                : Said("填写", "filled in");
    teller.Say({"{0}{1}{2}{3}。", "{0} is {3} {1} {2}."},
               {generally, teller.ballot().voters(), how}, {"voters"});
  }
  if (!teller.ballot().attendance_at_least().empty()) {
    teller.Say(
        {"{0}：实到人数须达到应到人数的{1}。", "{0}: at least {1} of those expected are there."},
        {Spaced(ShareWords(teller.ballot().attendance_at_least()))}, {"attendance_at_least"});
  }
  if (!teller.ballot().columns().empty()) SayColumns(teller);
}

void SayReverse(const BallotTeller& teller, const pb::Column& column, int index) {
  if (column.reverse().empty()) return;
  teller.Say(
      {"{0}：{1}一栏出现反向指标（{2}）的，该栏得 0 分，并写明具体事由。",
       "{0}: an indicator ticked in the column {1} ({2}) makes it 0; the reason is asked for."},
      {column.title(), Strung({column.reverse().begin(), column.reverse().end()}, "；", "; ")},
      {Joined(At("columns", index), "reverse")});
}

void SayBallot(const BallotTeller& teller) {
  const Ballot& ballot = teller.ballot();
  SayForm(teller);
  ExplainScales(teller);
  for (int i = 0; i < ballot.columns_size(); ++i) SayReverse(teller, ballot.columns(i), i);
  ExplainQuotas(teller);
  ExplainOutcomes(teller);
  if (ballot.replacements() == Ballot::APPRAISED_SEPARATELY) {
    teller.Say({"{0}：替补上来的人另行测评。", "{0}: who moves up is appraised separately."}, {},
               {"replacements"});
  }
}

}  // namespace

void CheckBallots(const pb::Plan& plan, FaultList& faults) {
  CheckIds(plan.ballots(), "ballots", faults);
  for (int i = 0; i < plan.ballots_size(); ++i) {
    const Ballot& ballot = plan.ballots(i);
    const std::string path = At("ballots", i);
    CheckScales(ballot, path, faults);
    FittingCheck(ballot, path, faults).Run();
    CheckColumns(ballot, path, faults);
    CheckQuotas(ballot, path, faults);
    CheckOutcomes(ballot, path, faults);
  }
}

void ExplainBallots(Teller& teller) {
  for (int i = 0; i < teller.plan().ballots_size(); ++i) {
    SayBallot(BallotTeller(teller, teller.plan().ballots(i), At("ballots", i)));
  }
}

}  // namespace tingfen::plan
