#include "judge_client/headless/people/acting.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "judge_client/headless/people/marks.h"
#include "judge_client/headless/people/seeded_random.h"
#include "judge_client/headless/people/signature.h"
#include "server/vocabulary/commands.h"
#include "server/vocabulary/fields.h"

namespace tingfen::headless {
namespace {

constexpr const char* kReason = "演练：按会议意见";
constexpr const char* kSoleReason = "演练：仅剩一名竞聘者";
constexpr const char* kFirstDay = "2026-11-23";
constexpr const char* kDeviceReason = "演练：真人坐到这个席位";
constexpr const char* kOpinion = "演练：全程监督，程序规范，未发现问题。";
constexpr const char* kAnswer = "已当场复核评分表和计算过程，成绩无误。";

template <typename Steps>
const pb::Step* RecommendedTo(pb::Role::Id role, const Steps& steps) {
  const auto step = std::find_if(steps.begin(), steps.end(), [role](const pb::Step& entry) {
    return entry.role() == role && entry.recommended();
  });
  return step == steps.end() ? nullptr : &*step;
}

// Whoever has arrived draws; the numbers are 1 to their count.
void DrawLots(const pb::DeskView& desk, std::uint64_t seed, pb::RecordLots& lots) {
  std::vector<std::string> order;
  for (const pb::DeskView::Line& line : desk.lines()) {
    if (line.outcome() == pb::Outcome::OUTCOME_UNSPECIFIED)
      order.push_back(line.person().candidate());
  }
  for (std::size_t i = order.size(); i > 1; --i) {
    const std::uint64_t random = SeededRandom(seed, {"lots", lots.room(), std::to_string(i)});
    std::swap(order[i - 1], order[Below(random, static_cast<std::uint32_t>(i))]);
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    pb::Lot& lot = *lots.add_lots();
    lot.set_candidate(order[i]);
    lot.set_number(static_cast<std::uint32_t>(i + 1));
  }
}

bool AllJudgesAreIn(const pb::DeskView& desk) {
  return std::all_of(desk.seats().begin(), desk.seats().end(), [](const pb::SeatState& state) {
    return state.seat().panel().empty() || state.checked_in();
  });
}

ActionKind KindOf(pb::Command::ActionCase action, const pb::DeskView& desk) {
  switch (action) {
    case pb::Command::kCheckInCandidate:
      return ActionKind::kReceive;
    case pb::Command::kRecordLots:
      return ActionKind::kDrawLots;
    case pb::Command::kCallCandidate:
      return AllJudgesAreIn(desk) ? ActionKind::kCall : ActionKind::kCallBeforeAllJudgesAreIn;
    case pb::Command::kEndStage:
      return ActionKind::kEnd;
    case pb::Command::kCloseStage:
      return desk.progress().submitted() >= desk.progress().expected()
                 ? ActionKind::kClose
                 : ActionKind::kCloseBeforeAllSheetsAreIn;
    default:
      return ActionKind::kOther;
  }
}

// As proposed; where a tie was left open, the meeting takes the first of those tied.
Action Decided(const pb::DeskView& desk, Action action) {
  pb::EnterDecision& decision = *action.command.mutable_enter_decision();
  if (!decision.vacant() && decision.chosen().empty()) {
    for (const pb::AfterPost& post : desk.after()) {
      if (post.post() != decision.post()) continue;
      for (const auto& person : post.proposal()) decision.add_chosen(person.candidate());
      if (post.to_resolve_size() > 0) decision.add_chosen(post.to_resolve(0).candidate());
    }
    decision.set_vacant(decision.chosen().empty());
  }
  return action;
}

// For the first post of the open batch.
Action Entered(const pb::DeskView& desk, Action action) {
  for (const pb::Post& post : desk.posts()) {
    if (post.batch() != desk.batch() || !post.fell_away().empty()) continue;
    action.command.mutable_enter_again()->add_posts(post.id());
    break;
  }
  return action;
}

// What is said wherever the person is asked for words.
std::string WordsFor(const pb::Command& command, std::uint64_t seed) {
  switch (command.action_case()) {
    case pb::Command::kAnswerObjection:
      return kAnswer;
    case pb::Command::kContributeToDraw: {
      const std::string& draw = command.contribute_to_draw().draw();
      return std::to_string(SeededRandom(seed, {"words", draw}) % 1000);
    }
    case pb::Command::kGiveOpinion:
      return kOpinion;
    case pb::Command::kProposeDevice:
      return kDeviceReason;
    case pb::Command::kStopPost:
      return kSoleReason;
    default:
      return kReason;
  }
}

// Whether the step needs nothing that has not been added.
bool IsComplete(const pb::Step& step) {
  return step.needs() == pb::Step::NOTHING || step.needs() == pb::Step::REASON ||
         step.needs() == pb::Step::TEXT || step.needs() == pb::Step::WORDS;
}

// The step with what its person has to add.
std::optional<Action> ActionOf(const pb::Step& step, const pb::DeskView& desk, std::uint64_t seed) {
  Action action{.command = step.command(), .kind = KindOf(step.command().action_case(), desk)};
  vocabulary::FillTexts(vocabulary::MutableActionOf(action.command),
                        WordsFor(action.command, seed));
  switch (action.command.action_case()) {
    case pb::Command::kCheckInCandidate:
      action.command.mutable_check_in_candidate()->set_arrival(pb::Arrival::PRESENT);
      return action;
    case pb::Command::kRecordLots:
      DrawLots(desk, seed, *action.command.mutable_record_lots());
      return action;
    case pb::Command::kEnterAgain:
      return Entered(desk, std::move(action));
    case pb::Command::kDecideDevice:
      action.command.mutable_decide_device()->set_accept(true);
      return action;
    case pb::Command::kEnterDecision:
      return Decided(desk, std::move(action));
    case pb::Command::kOpenNotice:
      action.command.mutable_open_notice()->set_first_day(kFirstDay);
      return action;
    default:
      if (!IsComplete(step)) return std::nullopt;  // Nothing a rehearsal decides.
      return action;
  }
}

std::optional<Action> AtDesk(const pb::Seat& who, const pb::DeskView& desk, std::uint64_t seed) {
  // Whoever may enter the open batch does, before anybody is received; and whoever asks for a
  // judge's seat is waiting.
  for (const pb::Step& step : desk.steps()) {
    const pb::Command& command = step.command();
    const bool first =
        command.has_enter_again() || command.has_propose_device() || command.has_decide_device();
    if (first && step.role() == who.role()) return ActionOf(step, desk, seed);
  }
  const pb::Step* step = RecommendedTo(who.role(), desk.steps());
  return step == nullptr ? std::nullopt : ActionOf(*step, desk, seed);
}

std::optional<Action> AsChief(const pb::ChiefDesk& desk) {
  const pb::Step* step = RecommendedTo(pb::Role::CHIEF, desk.steps());
  if (step == nullptr || step->needs() != pb::Step::NOTHING) return std::nullopt;
  return Action{.command = step->command(), .kind = ActionKind::kOther};
}

bool SheetIsAskedFor(const pb::JudgeView& view) {
  const pb::OwnSeat& own = view.own();
  return view.writable() && own.checked_in() && !own.on_paper() &&
         (own.state() == pb::OwnSeat::NONE || own.state() == pb::OwnSeat::RETURNED);
}

Action SheetFor(const pb::Seat& who, const pb::JudgeView& view, std::uint64_t seed) {
  const bool speaking = view.header().phase() == pb::Phase::PRESENTING;
  Action action{.command = {}, .kind = speaking ? ActionKind::kMarkEarly : ActionKind::kMark};
  pb::SubmitSheet& sheet = *action.command.mutable_submit_sheet();
  sheet.set_candidate(view.turn().person().candidate());
  sheet.set_stage(view.turn().stage().stage());
  sheet.set_version(view.own().version());
  for (pb::Mark& mark :
       MarksFor(seed, sheet.candidate(), view.turn().stage(), who.id(), sheet.version())) {
    *sheet.add_marks() = std::move(mark);
  }
  return action;
}

std::optional<Action> AsJudge(const pb::Seat& who, const pb::JudgeView& view, std::uint64_t seed) {
  const pb::Phase::Id phase = view.header().phase();
  const bool over = phase == pb::Phase::FINISHED || phase == pb::Phase::RESULTS;
  if (view.own().vacated() || view.own().checked_out()) return std::nullopt;
  if (!view.own().checked_in() && !over) {
    Action action{.command = {}, .kind = ActionKind::kCheckIn};
    action.command.mutable_check_in_seat()->set_check_code(view.header().check_code());
    return action;
  }
  if (SheetIsAskedFor(view)) return SheetFor(who, view, seed);
  return AsChief(view.own().chief_desk());
}

std::optional<Action> AtKiosk(const pb::KioskView& view, std::uint64_t seed) {
  if (view.state() != pb::KioskView::SIGN) return std::nullopt;
  Action action{.command = {}, .kind = ActionKind::kSign};
  pb::SignResult& sign = *action.command.mutable_sign_result();
  sign.set_candidate(view.result().person().candidate());
  sign.set_digest(view.result().digest());
  sign.set_signature_png(SignaturePng(SeededRandom(seed, {"signature", sign.candidate()})));
  return action;
}

}  // namespace

std::optional<Action> NextAction(const pb::Seat& who, const pb::View& view, std::uint64_t seed) {
  switch (who.role()) {
    case pb::Role::JUDGE:
    case pb::Role::MASS_JUDGE:
      return view.has_judge() ? AsJudge(who, view.judge(), seed) : std::nullopt;
    case pb::Role::KIOSK:
      return view.has_kiosk() ? AtKiosk(view.kiosk(), seed) : std::nullopt;
    case pb::Role::OPERATOR:
    case pb::Role::VERIFIER:
    case pb::Role::SUPERVISOR:
      return view.has_desk() ? AtDesk(who, view.desk(), seed) : std::nullopt;
    default:
      return std::nullopt;  // The hall only watches.
  }
}

}  // namespace tingfen::headless
