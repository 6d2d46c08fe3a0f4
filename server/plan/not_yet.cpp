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
  for (int i = 0; i < plan.stages_size(); ++i) {
    const std::string path = At("stages", i);
    if (plan.stages(i).prepare_seconds() > 0) {
      list.Add(Joined(path, "prepare_seconds"), "有单独计时的准备时间",
               "preparing has a clock of its own");
    }
  }
  if (plan.turns().order() == pb::Turns::STAGE_BY_STAGE) {
    list.Add("turns.order", "按环节轮流进行", "everybody goes through one stage, then the next");
  }
  if (plan.turns().sheets_final() == pb::Turns::WITH_TURN) {
    list.Add("turns.sheets_final", "评分表到全部环节结束才定稿",
             "sheets stay open until all stages are over");
  }
  if (plan.lots().by() == pb::Lots::SERVER) {
    list.Add("lots.by", "由服务器抽签", "the server draws lots");
  }
  if (plan.calibrate_first() > 0) {
    list.Add("calibrate_first", "前几位之后合议", "the panel confers after the first ones");
  }
  return std::move(list).Take();
}

Faults NotYet(const pb::Roll& roll) {
  NotYetList list;
  for (int i = 1; i < roll.posts_size(); ++i) {
    if (roll.posts(i).batch() == roll.posts(0).batch()) continue;
    list.Add(Joined(At("posts", i), "batch"),
             "名单里有两个批次，请每个批次用自己的名单，前一批次决定之后再开下一批次",
             "two batches are on one roll; give each batch a roll of its own, the next once the "
             "one before is decided");
    break;
  }
  return std::move(list).Take();
}

}  // namespace tingfen::plan
