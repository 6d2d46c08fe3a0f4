#include "tests/kit/room.h"

#include <gtest/gtest.h>

#include "server/bank/bank.h"
#include "server/competition/decide.h"
#include "server/competition/evolve.h"
#include "server/competition/opening/plan.h"
#include "server/competition/state/competition.h"
#include "server/competition/state/draws.h"
#include "server/competition/state/people.h"
#include "server/competition/state/request.h"
#include "server/competition/state/rules_version.h"
#include "server/competition/verify.h"
#include "server/crypto/crypto.h"
#include "server/engine/entered.h"
#include "tests/kit/pictures.h"

namespace tingfen::competition {
namespace {

constexpr std::string_view kPassphrase = "春江潮水连海平";

pb::Stage& AddStage(pb::Plan& plan, const std::string& id, const std::string& weight,
                    const std::vector<std::pair<std::string, std::string>>& criteria) {
  pb::Stage& stage = *plan.add_stages();
  stage.set_id(id);
  stage.mutable_title()->set_zh(id);
  stage.set_weight(weight);
  stage.set_full_mark("100");
  stage.set_step("0.5");
  for (const auto& [criterion, max] : criteria) {
    stage.add_criteria()->set_id(criterion);
    stage.mutable_criteria()->rbegin()->set_max(max);
  }
  stage.set_limit_seconds(420);
  stage.set_scoring_opens(pb::Stage::WITH_STAGE);
  return stage;
}

pb::Plan Framed() {
  pb::Plan plan;
  plan.set_format(1);
  plan.set_id("test");
  plan.mutable_title()->set_zh("演练");
  plan.add_components()->set_id("interview");
  plan.mutable_components(0)->set_weight("100");
  plan.mutable_rounding()->set_mode(pb::Rounding::HALF_UP);
  plan.mutable_rounding()->set_published(2);
  plan.mutable_shortlist()->set_per_vacancy(1);
  plan.mutable_shortlist()->set_cut_ties(pb::Shortlist::RESOLVE);
  plan.mutable_announcement()->set_when(pb::Announcement::AT_ONCE);
  for (const auto by :
       {pb::ReleaseStep::VERIFIER, pb::ReleaseStep::CHIEF, pb::ReleaseStep::SUPERVISOR}) {
    plan.add_release()->set_by(by);
  }
  plan.mutable_hall()->set_theme(pb::HallLook::BLUE);
  plan.mutable_hall()->set_reveal(pb::HallLook::BY_SEAT);
  plan.mutable_identify()->set_by(pb::Identify::NUMBER);
  return plan;
}

void AddPanel(pb::Plan& plan, const std::string& id, pb::Panel::Kind kind, std::uint32_t seats) {
  pb::Panel& panel = *plan.add_panels();
  panel.set_id(id);
  panel.set_kind(kind);
  panel.set_seats(seats);
}

}  // namespace

pb::Plan TwoStagePlan(std::uint32_t judges) {
  pb::Plan plan = Framed();
  AddPanel(plan, "panel", pb::Panel::EXPERT, judges);
  plan.mutable_panels(0)->set_chief_seat(1);
  AddStage(plan, "speech", "50", {{"content", "60"}, {"manner", "40"}});
  AddStage(plan, "defense", "50", {{"overall", "100"}});
  for (pb::Stage& stage : *plan.mutable_stages()) {
    stage.add_panels()->set_panel("panel");
    stage.mutable_panels(0)->set_weight("100");
    stage.mutable_panels(0)->set_min_sheets(2);
  }
  return plan;
}

pb::Plan LeadersAndMassPlan(std::uint32_t leaders, std::uint32_t mass) {
  pb::Plan plan = Framed();
  AddPanel(plan, "leaders", pb::Panel::EXPERT, leaders);
  plan.mutable_panels(0)->set_chief_seat(1);
  AddPanel(plan, "mass", pb::Panel::MASS, mass);
  pb::Stage& stage = AddStage(plan, "speech", "100", {{"overall", "100"}});
  for (const char* id : {"leaders", "mass"}) {
    pb::StagePanel& panel = *stage.add_panels();
    panel.set_panel(id);
    panel.set_weight(id == std::string("leaders") ? "70" : "30");
    panel.set_min_sheets(3);
    panel.mutable_trim()->set_high(1);
    panel.mutable_trim()->set_low(1);
    panel.mutable_trim()->set_at_least(3);
    panel.mutable_trim()->set_scope(pb::Trim::SHEET);
  }
  stage.mutable_panels(1)->set_close_at("80");
  return plan;
}

pb::Roll RollOf(int candidates) {
  pb::Roll roll;
  roll.set_format(1);
  roll.add_posts()->set_id("p1");
  roll.mutable_posts(0)->set_title("部长");
  roll.mutable_posts(0)->set_vacancies(1);
  for (int i = 1; i <= candidates; ++i) {
    pb::Candidate& candidate = *roll.add_candidates();
    candidate.set_id("c" + std::to_string(i));
    candidate.set_name("王某" + std::to_string(i));
    candidate.add_posts("p1");
  }
  return roll;
}

Room Room::Open(pb::Plan plan, pb::Roll roll) {
  Room room(std::move(plan), std::move(roll), {}, true);
  return room;
}

Room::Room(pb::Plan plan, pb::Roll roll, const std::vector<std::string>& questions, bool open) {
  now_.set_wall_ms(1'700'000'000'000);
  now_.set_boot_id("boot-1");
  now_.set_boot_ms(5000);
  pb::Event event;
  pb::CompetitionLocked& fact = *event.mutable_competition_locked();
  fact = LockedUnder(plan, roll);
  fact.set_open(open);
  if (!questions.empty()) {
    constexpr std::uint32_t kQuick = 10;
    fact.set_bank(
        bank::Seal(questions, kPassphrase, crypto::RandomBytes, kQuick).SerializeAsString());
  }
  Fold(std::move(event));
}

void Room::Fold(pb::Event event) {
  *event.mutable_at() = now_;
  Evolve(state_, event, state_.seq + 1);
  events_.push_back(std::move(event));
}

std::optional<pb::Refusal> Room::Send(const std::string& seat, pb::Command command) {
  command.set_id("command-" + std::to_string(++commands_));
  if (command.has_check_in_seat()) {
    command.mutable_check_in_seat()->set_check_code(state_.check_code);
  }
  Request request{&command, "digest", seat, now_};
  if (command.has_open_draw()) {
    request.random = crypto::Sha256("secret " + std::to_string(commands_));
  }
  if (command.has_open_questions()) {
    const pb::OpenQuestions& open = command.open_questions();
    request.question_keys = bank::UnwrapKeys(
        *state_.bank, QuestionsDrawn(state_, open.candidate(), open.stage()), kPassphrase);
  }
  for (const std::string& issued : command.issue_codes().seats()) {
    request.code_macs[issued] = crypto::Sha256("code " + issued + std::to_string(commands_));
  }
  if (command.assign_screen().code() == kScreenCode) {
    request.token_mac = crypto::Sha256("screen " + std::to_string(commands_));
  }
  engine::ReadEntered(state_, request);
  Decision decision = Decide(state_, request);
  if (auto* refusal = std::get_if<pb::Refusal>(&decision)) return *refusal;
  for (pb::Event& event : std::get<Events>(decision)) Fold(std::move(event));
  return std::nullopt;
}

void Room::RestartServer(const std::string& boot_id, std::uint32_t rules) {
  now_.set_boot_id(boot_id);
  pb::Event event;
  event.mutable_server_started()->set_rules(rules);
  Fold(std::move(event));
}

void Room::CheckJudgesIn() {
  for (const auto& [id, seat] : state_.seats) {
    if (seat.seat.panel().empty()) continue;
    ASSERT_FALSE(Send(id, [](auto& command) { command.mutable_check_in_seat(); }));
  }
}

void Room::CheckEverybodyIn() {
  CheckJudgesIn();
  std::vector<std::string> ids;
  for (const pb::Candidate& entry : state_.roll->candidates()) ids.push_back(entry.id());
  CheckIn(ids);
}

void Room::CheckIn(const std::vector<std::string>& candidates) {
  for (const std::string& id : candidates) {
    ASSERT_FALSE(Send("operator", [&](auto& command) {
      command.mutable_check_in_candidate()->set_candidate(id);
      command.mutable_check_in_candidate()->set_arrival(pb::Arrival::PRESENT);
      command.mutable_check_in_candidate()->set_identity_checked(true);
    }));
  }
}

void Room::DrawLots() {
  ASSERT_FALSE(Send("operator", [&](auto& command) {
    command.mutable_record_lots()->set_room("room1");
    std::uint32_t number = 0;
    for (const std::string& id : TakingPart(state_, state_.rooms.at("room1"))) {
      pb::Lot& lot = *command.mutable_record_lots()->add_lots();
      lot.set_candidate(id);
      lot.set_number(++number);
    }
  }));
  ASSERT_FALSE(
      Send("supervisor", [](auto& command) { command.mutable_witness_lots()->set_room("room1"); }));
}

void Room::Call(const std::string& candidate) {
  ASSERT_FALSE(Send("operator", [&](auto& command) {
    command.mutable_call_candidate()->set_candidate(candidate);
  }));
}

void Room::DrawQuestions(const std::string& candidate, const std::string& stage) {
  ASSERT_FALSE(Send("operator", [&](auto& command) {
    pb::Draw& draw = *command.mutable_open_draw()->mutable_draw();
    draw.set_of(pb::Draw::QUESTIONS);
    draw.set_room("room1");
    draw.set_candidate(candidate);
    draw.set_stage(stage);
  }));
  const std::string id = state_.draws.back().draw.id();
  ASSERT_FALSE(Send("supervisor", [&](auto& command) {
    command.mutable_contribute_to_draw()->set_draw(id);
    command.mutable_contribute_to_draw()->set_words(candidate);
  }));
  ASSERT_FALSE(
      Send("operator", [&](auto& command) { command.mutable_complete_draw()->set_draw(id); }));
  ASSERT_FALSE(Send("operator", [&](auto& command) {
    command.mutable_open_questions()->set_candidate(candidate);
    command.mutable_open_questions()->set_stage(stage);
  }));
}

void Room::Start(const std::string& candidate, const std::string& stage) {
  if (QuestionsNeeded(state_, state_.rooms.at("room1"))) DrawQuestions(candidate, stage);
  ASSERT_FALSE(Send("operator", [&](auto& command) {
    command.mutable_start_stage()->set_candidate(candidate);
    command.mutable_start_stage()->set_stage(stage);
  }));
}

void Room::End(const std::string& candidate, const std::string& stage) {
  ASSERT_FALSE(Send("operator", [&](auto& command) {
    command.mutable_end_stage()->set_candidate(candidate);
    command.mutable_end_stage()->set_stage(stage);
  }));
}

std::optional<pb::Refusal> Room::Submit(const std::string& seat, const std::string& candidate,
                                        const std::string& stage,
                                        const std::vector<std::string>& marks,
                                        std::uint32_t version) {
  return Send(seat, [&](auto& command) {
    pb::SubmitSheet& sheet = *command.mutable_submit_sheet();
    sheet.set_candidate(candidate);
    sheet.set_stage(stage);
    sheet.set_version(version);
    const pb::Stage& rules = state_.plan->stages(stage.starts_with("defense") ? 1 : 0);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const int at = static_cast<int>(i);
      sheet.add_marks()->set_criterion(at < rules.criteria_size() ? rules.criteria(at).id() : "x");
      sheet.mutable_marks(at)->set_mark(marks[i]);
    }
  });
}

std::optional<pb::Refusal> Room::Close(const std::string& candidate, const std::string& stage) {
  return Send("operator", [&](auto& command) {
    command.mutable_close_stage()->set_candidate(candidate);
    command.mutable_close_stage()->set_stage(stage);
  });
}

void Room::RunTurn(const std::string& candidate, const std::vector<std::string>& speech,
                   const std::string& defense) {
  Call(candidate);
  for (const char* stage : {"speech", "defense"}) {
    Start(candidate, stage);
    End(candidate, stage);
    for (std::uint32_t number = 1; number <= state_.plan->panels(0).seats(); ++number) {
      const auto marks =
          stage == std::string("speech") ? speech : std::vector<std::string>{defense};
      ASSERT_FALSE(Submit("panel_" + std::to_string(number), candidate, stage, marks));
    }
    ASSERT_FALSE(Close(candidate, stage));
  }
}

std::string Room::NewestDigestOf(const std::string& candidate) const {
  const CandidateRecord& record = state_.candidates.at(candidate);
  return record.run_offs.empty() ? record.digest : record.run_offs.rbegin()->second.digest;
}

void Room::RunDay(const std::vector<std::string>& defenses) {
  CheckEverybodyIn();
  DrawLots();
  for (std::size_t i = 0; i < defenses.size(); ++i) {
    const std::string id = "c" + std::to_string(i + 1);
    RunTurn(id, {"50", "30"}, defenses[i]);
    Release(id);
    ASSERT_FALSE(Announce(id));
    ASSERT_FALSE(Sign(id));
  }
  ASSERT_FALSE(AnnounceResults());
}

std::optional<pb::Refusal> Room::AnnounceResults(const std::string& post) {
  return Send("operator",
              [&](auto& command) { command.mutable_announce_results()->set_post(post); });
}

std::optional<pb::Refusal> Room::EnterDecision(const std::vector<std::string>& chosen,
                                               const std::string& reason) {
  return Send("operator", [&](auto& command) {
    pb::EnterDecision& decision = *command.mutable_enter_decision();
    decision.set_post("p1");
    for (const std::string& id : chosen) decision.add_chosen(id);
    decision.set_vacant(chosen.empty());
    decision.set_reason(reason);
  });
}

std::optional<pb::Refusal> Room::DropOut(const std::string& candidate) {
  return Send("operator", [&](auto& command) {
    command.mutable_drop_out()->set_post("p1");
    command.mutable_drop_out()->set_candidate(candidate);
    command.mutable_drop_out()->set_reason("本人放弃");
  });
}

std::optional<pb::Refusal> Room::Confirm(const std::string& seat, const std::string& candidate) {
  return Send(seat, [&](auto& command) {
    command.mutable_confirm_figures()->set_candidate(candidate);
    command.mutable_confirm_figures()->set_digest(NewestDigestOf(candidate));
  });
}

void Room::Release(const std::string& candidate) {
  const std::string chief = state_.plan->panels(0).id() + "_1";
  for (const std::string& seat : {std::string("verifier"), chief, std::string("supervisor")}) {
    ASSERT_FALSE(Confirm(seat, candidate));
  }
}

std::optional<pb::Refusal> Room::Announce(const std::string& candidate) {
  return Send("operator", [&](auto& command) {
    command.mutable_announce_figures()->set_candidate(candidate);
    command.mutable_announce_figures()->set_digest(NewestDigestOf(candidate));
  });
}

std::optional<pb::Refusal> Room::Sign(const std::string& candidate) {
  return Send("kiosk", [&](auto& command) {
    pb::SignResult& sign = *command.mutable_sign_result();
    sign.set_candidate(candidate);
    sign.set_digest(NewestDigestOf(candidate));
    sign.set_signature_png(DrawnSignature());
  });
}

const CandidateRecord& FirstCandidate(const Room& room) {
  return room.state().candidates.at("c1");
}

std::optional<pb::Refusal> Withdraw(Room& room, const std::string& candidate) {
  return room.Send("operator", [&](auto& command) {
    command.mutable_set_outcome()->set_candidate(candidate);
    command.mutable_set_outcome()->set_outcome(pb::Outcome::WITHDRAWN);
    command.mutable_set_outcome()->set_reason("本人放弃");
  });
}

std::optional<std::string> FirstFault(const std::vector<pb::Event>& events) {
  Competition state;
  std::uint64_t seq = 0;
  for (const pb::Event& event : events) {
    if (auto fault = CheckFigures(state, event)) return fault;
    Evolve(state, event, ++seq);
  }
  return std::nullopt;
}

}  // namespace tingfen::competition
