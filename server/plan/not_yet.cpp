// Rules that are sound, explained and scored, but that the day in the room is not run by yet.
#include "server/plan/check_parts.h"
#include "server/plan/plan.h"

namespace tingfen::plan {
namespace {

constexpr Words kNotYet = {"{0}；本程序的现场流程目前还不支持。",
                           "{1}; the program cannot run a room by this yet."};

class NotYetList {
 public:
  void Add(const std::string& path, std::string zh, std::string en) {
    faults_.Visit(path);
    faults_.Add(path, FaultCode::kNotYet, kNotYet, {std::move(zh), std::move(en)});
  }
  Faults Take() && { return std::move(faults_).InDocumentOrder(); }

 private:
  FaultList faults_;
};

}  // namespace

Faults NotYet(const pb::Plan& plan) {
  NotYetList list;
  if (plan.turns().order() == pb::Turns::STAGE_BY_STAGE) {
    list.Add("turns.order", "按环节轮流进行", "everybody goes through one stage, then the next");
  }
  if (plan.turns().sheets_final() == pb::Turns::WITH_TURN) {
    list.Add("turns.sheets_final", "评分表到全部环节结束才定稿",
             "sheets stay open until all stages are over");
  }
  if (plan.calibrate_first() > 0 && plan.stages_size() > 1) {
    list.Add("calibrate_first", "多个环节时，前几位之后合议",
             "the panel confers after the first ones though there are several stages");
  }
  return std::move(list).Take();
}

}  // namespace tingfen::plan
