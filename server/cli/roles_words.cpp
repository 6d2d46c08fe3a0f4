#include "server/cli/roles_words.h"

#include <array>
#include <cstdlib>

namespace tingfen::cli {
namespace {

using pb::Command;

constexpr std::array kPreparing = {
    CommandWords{Command::kEnterPlan, {"录入方案", "take over a plan"}},
    CommandWords{Command::kEnterBank, {"录入密封题库", "bring in the sealed question bank"}},
    CommandWords{Command::kLockPlan, {"锁定方案", "lock the plan"}},
    CommandWords{Command::kEnterRoll, {"导入名单", "bring in the roll"}},
    CommandWords{Command::kIssueCodes, {"发放席位代码", "issue seat codes"}},
    CommandWords{Command::kFreezeDevice, {"停用席位设备", "freeze a seat's device"}},
};

constexpr std::array kDevices = {
    CommandWords{Command::kAssignScreen, {"指定屏幕显示的内容", "say what a screen shows"}},
    CommandWords{Command::kReloadScreen, {"重新载入屏幕", "load a screen anew"}},
    CommandWords{Command::kRemoveScreen, {"移除屏幕", "let a screen go"}},
    CommandWords{Command::kProposeDevice,
                 {"提出更换评委设备", "propose another device for a seat"}},
    CommandWords{Command::kDecideDevice, {"决定更换评委设备", "decide about another device"}},
    CommandWords{Command::kSetPaper, {"改用纸质评分或改回", "change to paper sheets, or back"}},
};

constexpr std::array kArriving = {
    CommandWords{Command::kCheckInSeat, {"评委签到并承诺回避", "check in and promise"}},
    CommandWords{Command::kCheckInCandidate, {"登记报到", "check a candidate in"}},
    CommandWords{Command::kRecordLots, {"录入抽签结果", "record the lots"}},
    CommandWords{Command::kWitnessLots, {"见证抽签结果", "witness the lots"}},
    CommandWords{Command::kOpenDraw, {"由服务器抽签", "open a draw by the server"}},
    CommandWords{Command::kContributeToDraw, {"写入现场的一句话", "write down words for a draw"}},
    CommandWords{Command::kCompleteDraw, {"公布密值，得出抽签结果", "complete a draw"}},
    CommandWords{Command::kAbandonDraw, {"抽签作废", "abandon a draw"}},
    CommandWords{Command::kRecuseJudge, {"登记回避", "recuse a judge"}},
    CommandWords{Command::kVacateSeat, {"登记评委离席", "a judge leaves a seat"}},
    CommandWords{Command::kFillSeat, {"登记评委补位", "somebody takes a seat"}},
    CommandWords{Command::kSetOutcome,
                 {"登记缺考、放弃或取消资格", "absent, withdrawn or disqualified"}},
};

constexpr std::array kTurn = {
    CommandWords{Command::kCallCandidate, {"请入场", "call a candidate"}},
    CommandWords{Command::kOpenQuestions, {"用口令开启题目", "open the questions"}},
    CommandWords{Command::kStartPreparing, {"开始准备", "start preparing"}},
    CommandWords{Command::kStartStage, {"开始环节", "start a stage"}},
    CommandWords{Command::kPauseClock, {"暂停计时", "pause the clock"}},
    CommandWords{Command::kResumeClock, {"继续计时", "let the clock go on"}},
    CommandWords{Command::kEndStage, {"结束环节", "end a stage"}},
    CommandWords{Command::kSubmitSheet, {"提交评分", "submit a sheet"}},
    CommandWords{Command::kKeySheet, {"录入纸质评分表", "key a paper sheet"}},
    CommandWords{Command::kReturnSheet, {"退回评分表", "return a sheet"}},
    CommandWords{Command::kCloseStage, {"封分", "close a stage"}},
    CommandWords{Command::kSetAside, {"留待合议", "set a turn aside"}},
    CommandWords{Command::kUndoStep, {"撤回刚才的一步", "take the newest step back"}},
    CommandWords{Command::kStartBreak, {"宣布休息", "start a break"}},
    CommandWords{Command::kEndBreak, {"结束休息", "end a break"}},
};

constexpr std::array kReleasing = {
    CommandWords{Command::kConfirmFigures, {"确认成绩", "confirm the figures"}},
    CommandWords{Command::kAnnounceFigures, {"宣布成绩", "announce the figures"}},
    CommandWords{Command::kSignResult, {"签字确认", "sign the result"}},
    CommandWords{Command::kAttachSignature,
                 {"附上纸面签字的扫描件", "attach the page signed by pen"}},
    CommandWords{Command::kObjectToResult, {"提出异议", "object to the result"}},
    CommandWords{Command::kAnswerObjection, {"答复异议", "answer an objection"}},
    CommandWords{Command::kProposeCorrection, {"提出更正", "propose a correction"}},
    CommandWords{Command::kDecideCorrection, {"决定更正", "decide about a correction"}},
    CommandWords{Command::kWitnessCorrection, {"见证更正", "witness a correction"}},
    CommandWords{Command::kWithdrawCorrection, {"撤回更正", "withdraw a correction"}},
};

constexpr std::array kAfterwards = {
    CommandWords{Command::kEqualiseRooms, {"平衡各考场成绩", "equalise the rooms"}},
    CommandWords{Command::kConfirmEqualisation, {"确认平衡结果", "confirm the equalisation"}},
    CommandWords{Command::kAnnounceResults, {"公布排名", "announce a ranking"}},
    CommandWords{Command::kEnterDecision, {"录入会议决定", "enter the meeting's decision"}},
    CommandWords{Command::kDropOut, {"登记放弃考察资格", "somebody drops out"}},
    CommandWords{Command::kStopPost, {"终止竞聘", "stop a post"}},
    CommandWords{Command::kOpenNotice, {"开始公示", "open a public notice"}},
    CommandWords{Command::kOpenBatch, {"开始一批", "open a batch"}},
    CommandWords{Command::kEnterAgain, {"再次参加竞聘", "enter again"}},
    CommandWords{Command::kEndDay, {"结束当天工作", "end the day"}},
};

constexpr std::array kSupervising = {
    CommandWords{Command::kPlaceHold, {"暂停面试", "hold the interview"}},
    CommandWords{Command::kReleaseHold, {"解除暂停", "release the hold"}},
    CommandWords{Command::kRaiseFlag, {"提示工作台", "raise a flag"}},
    CommandWords{Command::kAcknowledgeTailLoss, {"知悉记录缺失", "acknowledge a lost tail"}},
    CommandWords{Command::kGiveOpinion, {"提交监督意见", "give an opinion"}},
};

constexpr std::array kGroups = {
    CommandGroup{{"准备", "Preparing"}, kPreparing},
    CommandGroup{{"设备", "Devices"}, kDevices},
    CommandGroup{{"报到和抽签", "Arriving, and the lots"}, kArriving},
    CommandGroup{{"面试", "The turn"}, kTurn},
    CommandGroup{{"成绩", "The figures"}, kReleasing},
    CommandGroup{{"结果", "The results"}, kAfterwards},
    CommandGroup{{"监督", "Supervising"}, kSupervising},
};

}  // namespace

std::span<const CommandGroup> AllCommands() {
  return kGroups;
}

Words WordsFor(pb::Phase::Id phase) {
  switch (phase) {
    case pb::Phase::PLANNING:
      return {"方案未锁定", "the plan is open"};
    case pb::Phase::CHECK_IN:
      return {"报到", "arriving"};
    case pb::Phase::LOTS:
      return {"等待见证抽签", "lots to be witnessed"};
    case pb::Phase::READY:
      return {"等待入场", "ready for the next"};
    case pb::Phase::CALLED:
      return {"已入场", "called"};
    case pb::Phase::PREPARING:
      return {"正在准备", "preparing"};
    case pb::Phase::PRESENTING:
      return {"进行中", "presenting"};
    case pb::Phase::SCORING:
      return {"评委评分", "scoring"};
    case pb::Phase::STAGE_CLOSED:
      return {"本环节已封分", "stage closed"};
    case pb::Phase::RELEASING:
      return {"核分确认", "to be confirmed"};
    case pb::Phase::RELEASED:
      return {"可以宣布成绩", "to be announced"};
    case pb::Phase::ANNOUNCED:
      return {"成绩已宣布", "announced"};
    case pb::Phase::EQUALISING:
      return {"各考场成绩平衡", "equalising"};
    case pb::Phase::FINISHED:
      return {"全部面试结束", "everybody heard"};
    case pb::Phase::RESULTS:
      return {"排名已公布", "ranking announced"};
    default:
      std::abort();  // No room has another phase.
  }
}

}  // namespace tingfen::cli
