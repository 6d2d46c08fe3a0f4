// What the fields of ballots mean together.
#include <set>

#include "server/plan/check.h"
#include "server/plan/check_parts.h"

namespace tingfen::plan {
namespace {

using pb::Ballot;
using scoring::Exact;

const pb::Scale* FindScale(const Ballot& ballot, std::string_view id) {
  for (const pb::Scale& scale : ballot.scales()) {
    if (scale.id() == id) return &scale;
  }
  return nullptr;
}

bool HasOption(const pb::Scale& scale, std::string_view id) {
  for (const pb::Scale::Option& option : scale.options()) {
    if (option.id() == id) return true;
  }
  return false;
}

void NoSuch(const std::string& path, const char* list, const std::string& id, FaultList& faults) {
  faults.Add(path, FaultCode::kNotFound,
             {"{1} 里没有标识为 {0} 的一项。", "{1} has none with the id {0}."},
             {Quoted(id), list});
}

void CheckOption(const pb::Scale* scale, const std::string& option, const std::string& path,
                 FaultList& faults) {
  if (scale == nullptr || option.empty() || HasOption(*scale, option)) return;
  NoSuch(path, "options", option, faults);
}

class BallotCheck {
 public:
  BallotCheck(const Ballot& ballot, std::string path, FaultList& faults)
      : ballot_(ballot), path_(std::move(path)), faults_(faults) {}

  void Run() {
    CheckIds(ballot_.scales(), Joined(path_, "scales"), faults_);
    for (int i = 0; i < ballot_.scales_size(); ++i) {
      CheckIds(ballot_.scales(i).options(), Joined(At(Joined(path_, "scales"), i), "options"),
               faults_);
    }
    Fitting();
    Columns();
    Quotas();
    Thresholds();
    if (ballot_.kind() == Ballot::CONDUCT) Conduct();
  }

 private:
  // What belongs to another kind of ballot has no effect, and so is refused.
  void Fitting() {
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

  void Columns() {
    const std::string columns = Joined(path_, "columns");
    CheckIds(ballot_.columns(), columns, faults_);
    const Ids scales = IdsOf(ballot_.scales(), Joined(path_, "scales"), faults_);
    const bool conduct = ballot_.kind() == Ballot::CONDUCT;
    for (int i = 0; i < ballot_.columns_size(); ++i) {
      const pb::Column& column = ballot_.columns(i);
      const std::string path = At(columns, i);
      if (!column.scale().empty() && scales.Lacks(column.scale())) {
        NoSuch(Joined(path, "scale"), "scales", column.scale(), faults_);
      }
      if (conduct == !column.points().empty() || faults_.Spoiled(Joined(path, "points"))) continue;
      faults_.Add(Joined(path, "points"), conduct ? FaultCode::kMissing : FaultCode::kContradiction,
                  {"德行考核的每一栏要有分值，其他票没有。",
                   "each column of a CONDUCT form has points; those of others have none."});
    }
  }

  void Quotas() {
    const std::string quotas = Joined(path_, "quotas");
    for (int i = 0; i < ballot_.quotas_size(); ++i) {
      const pb::Quota& quota = ballot_.quotas(i);
      const std::string path = At(quotas, i);
      const pb::Scale* scale = FindScale(ballot_, quota.scale());
      if (scale == nullptr && !quota.scale().empty()) {
        NoSuch(Joined(path, "scale"), "scales", quota.scale(), faults_);
      }
      CheckOption(scale, quota.option(), Joined(path, "option"), faults_);
    }
  }

  void Thresholds() {
    const std::string thresholds = Joined(path_, "thresholds");
    CheckIds(ballot_.thresholds(), thresholds, faults_);
    const Ids columns = IdsOf(ballot_.columns(), Joined(path_, "columns"), faults_);
    for (int i = 0; i < ballot_.thresholds_size(); ++i) {
      const pb::Threshold& threshold = ballot_.thresholds(i);
      const std::string path = At(thresholds, i);
      const auto column = columns.index.find(threshold.column());
      if (column == columns.index.end()) {
        if (!threshold.column().empty() && columns.complete) {
          NoSuch(Joined(path, "column"), "columns", threshold.column(), faults_);
        }
        continue;
      }
      const pb::Scale* scale = FindScale(ballot_, ballot_.columns(column->second).scale());
      Options(threshold.options(), scale, Joined(path, "options"));
    }
  }

  template <typename List>
  void Options(const List& options, const pb::Scale* scale, const std::string& path) {
    std::set<std::string> seen;
    for (int i = 0; i < options.size(); ++i) {
      CheckOption(scale, options[i], At(path, i), faults_);
      if (options[i].empty() || seen.insert(options[i]).second) continue;
      faults_.Add(At(path, i), FaultCode::kNotUnique, {"{0} 写了两次。", "{0} is there twice."},
                  {Quoted(options[i])});
    }
  }

  void Conduct() {
    if (ballot_.scales().empty()) return;
    const pb::Scale& scale = ballot_.scales(0);
    for (int s = 0; s < ballot_.scales_size(); ++s) {
      const std::string options = Joined(At(Joined(path_, "scales"), s), "options");
      for (int i = 0; i < ballot_.scales(s).options_size(); ++i) {
        const std::string share = Joined(At(options, i), "share");
        if (faults_.Spoiled(share) || !ballot_.scales(s).options(i).share().empty()) continue;
        faults_.Add(share, FaultCode::kMissing,
                    {"德行考核的每个等次要写明得该栏分值的多少。",
                     "each option of a CONDUCT form needs its share of the points."});
      }
    }
    Bands(scale);
    for (int i = 0; i < ballot_.level_rules_size(); ++i) {
      Options(ballot_.level_rules(i).options(), &scale,
              Joined(At(Joined(path_, "level_rules"), i), "options"));
    }
  }

  void Bands(const pb::Scale& scale) {
    const std::string bands = Joined(path_, "bands");
    std::optional<Exact> above;
    for (int i = 0; i < ballot_.bands_size(); ++i) {
      const pb::Band& band = ballot_.bands(i);
      CheckOption(&scale, band.option(), Joined(At(bands, i), "option"), faults_);
      const auto from = PlanDecimal(band.from());
      if (!from) return;
      if (above && *from >= *above) {
        faults_.Add(Joined(At(bands, i), "from"), FaultCode::kContradiction,
                    {"{0} 分起，须低于前一档（由高到低排列）。",
                     "from {0} must be below the band before (bands fall)."},
                    {band.from()});
      }
      above = from;
    }
    if (!above || *above == 0) return;
    faults_.Add(bands, FaultCode::kContradiction,
                {"最后一档从 {0} 分起，更低的总分没有等次；最后一档应从 0 分起。",
                 "the last band begins at {0}: a lower total would have no level; it must begin "
                 "at 0."},
                {ballot_.bands().rbegin()->from()});
  }

  const Ballot& ballot_;
  std::string path_;
  FaultList& faults_;
};

}  // namespace

void CheckBallots(const pb::Plan& plan, FaultList& faults) {
  CheckIds(plan.ballots(), "ballots", faults);
  for (int i = 0; i < plan.ballots_size(); ++i) {
    BallotCheck(plan.ballots(i), At("ballots", i), faults).Run();
  }
}

}  // namespace tingfen::plan
