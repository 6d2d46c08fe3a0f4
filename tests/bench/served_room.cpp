#include "tests/bench/served_room.h"

#include <cstdio>
#include <cstdlib>
#include <future>

#include "server/competition/opening/plan.h"
#include "server/crypto/crypto.h"

namespace tingfen::bench {
namespace {

constexpr const char* kVersion = "bench";
constexpr int kCriteria = 4;

std::string StageOf(int stage) {
  return "stage" + std::to_string(stage + 1);
}

std::string CandidateOf(int candidate) {
  return "c" + std::to_string(candidate + 1);
}

// Four criteria of 25 in each stage, one panel, nobody has to confirm.
pb::Plan PlanFor(std::uint32_t judges) {
  pb::Plan plan;
  plan.set_format(1);
  plan.set_id("bench");
  plan.mutable_title()->set_zh("测速");
  pb::Panel& panel = *plan.add_panels();
  panel.set_id("judge");
  panel.set_kind(pb::Panel::MASS);
  panel.set_seats(judges);
  for (int i = 0; i < kStages; ++i) {
    pb::Stage& stage = *plan.add_stages();
    stage.set_id(StageOf(i));
    stage.set_weight("1/8");
    stage.set_full_mark("100");
    stage.set_step("0.5");
    stage.set_scoring_opens(pb::Stage::AFTER_STAGE);
    for (int criterion = 0; criterion < kCriteria; ++criterion) {
      stage.add_criteria()->set_id("criterion" + std::to_string(criterion));
      stage.mutable_criteria()->rbegin()->set_max("25");
    }
    stage.add_panels()->set_panel("judge");
    stage.mutable_panels(0)->set_weight("100");
    stage.mutable_panels(0)->set_min_sheets(1);
  }
  plan.add_components()->set_id("interview");
  plan.mutable_components(0)->set_weight("100");
  plan.mutable_rounding()->set_mode(pb::Rounding::HALF_UP);
  plan.mutable_rounding()->set_published(2);
  plan.mutable_shortlist()->set_per_vacancy(1);
  plan.mutable_shortlist()->set_cut_ties(pb::Shortlist::INCLUDE);
  plan.mutable_announcement()->set_when(pb::Announcement::AT_ONCE);
  plan.mutable_hall()->set_reveal(pb::HallLook::TOTAL);
  plan.mutable_identify()->set_by(pb::Identify::NUMBER);
  return plan;
}

pb::Roll RollForAll() {
  pb::Roll roll;
  roll.set_format(1);
  roll.add_posts()->set_id("p1");
  roll.mutable_posts(0)->set_vacancies(1);
  for (int i = 0; i < kCandidates; ++i) {
    pb::Candidate& candidate = *roll.add_candidates();
    candidate.set_id(CandidateOf(i));
    candidate.set_name("王某" + std::to_string(i + 1));
    candidate.add_posts("p1");
  }
  return roll;
}

std::vector<std::string> FirstRows(std::uint32_t judges, const access::ServerKey& key) {
  pb::Event locked;
  *locked.mutable_competition_locked() = competition::LockedUnder(PlanFor(judges), RollForAll());
  std::vector<std::string> rows = {locked.SerializeAsString()};
  for (const pb::Seat& seat : locked.competition_locked().seats()) {
    pb::Event issued;
    issued.mutable_seat_code_issued()->set_seat(seat.id());
    issued.mutable_seat_code_issued()->set_code_mac(key.MacOfCode(ServedRoom::CodeOf(seat.id())));
    rows.push_back(issued.SerializeAsString());
  }
  return rows;
}

template <typename Wanted, typename Other>
Wanted Take(std::variant<Wanted, Other> opened, const char* what) {
  if (auto* wanted = std::get_if<Wanted>(&opened)) return std::move(*wanted);
  std::fprintf(stderr, "%s failed\n", what);
  std::exit(1);
}

}  // namespace

pb::Command SheetFor(int candidate, int stage) {
  pb::Command command;
  pb::SubmitSheet& sheet = *command.mutable_submit_sheet();
  sheet.set_candidate(CandidateOf(candidate));
  sheet.set_stage(StageOf(stage));
  sheet.set_version(1);
  for (int criterion = 0; criterion < kCriteria; ++criterion) {
    sheet.add_marks()->set_criterion("criterion" + std::to_string(criterion));
    sheet.mutable_marks()->rbegin()->set_mark("21.5");
  }
  command.set_id(crypto::Hex(crypto::RandomBytes(16)));
  return command;
}

std::string ServedRoom::SeatOf(std::uint32_t judge) {
  return "judge_" + std::to_string(judge);
}

std::string ServedRoom::CodeOf(const std::string& seat) {
  return access::CodeFrom(crypto::Sha256(seat).substr(0, access::kCodeRandomBytes));
}

ServedRoom::ServedRoom(const std::filesystem::path& directory, std::uint32_t judges)
    : ledger_(Take(ledger::SqliteLog::Create(directory), "creating the ledger")) {
  const access::ServerKey key(std::string(access::kServerKeyBytes, 'k'));
  engine::History history;
  ledger::Tail tail = ledger_->Durable();
  for (const std::string& row : FirstRows(judges, key)) {
    ledger_->Append({row}, [](ledger::Tail) {});
    if (history.Fold({++tail.seq, row, {}})) std::abort();
  }
  log_.emplace(*ledger_);
  engine_.emplace(
      engine::Engine::Parts{*log_, clock_, randomness_,
                            [this](std::function<void()> work) { loop_.Post(std::move(work)); }},
      std::move(history), kVersion);
  engine::HubLimits limits;
  limits.commands_at_once = 1e6;  // Judges of the benchmark are quicker than people.
  hub_.emplace(
      engine::Hub::Parts{*engine_, clock_, randomness_, key, ledger_->LedgerId(), kVersion},
      limits);
  gateway_ = Take(gateway::Gateway::Open(loop_, *hub_, {}), "listening");
  thread_ = std::thread([this] { loop_.Run(); });
}

ServedRoom::~ServedRoom() {
  std::promise<void> closed;
  OnLoop([&] { gateway_->Close([&closed] { closed.set_value(); }); });
  closed.get_future().wait();
  loop_.Stop();
  thread_.join();
}

void ServedRoom::OnLoop(const std::function<void()>& work) {
  std::promise<void> done;
  loop_.Post([&] {
    work();
    done.set_value();
  });
  done.get_future().wait();
}

void ServedRoom::Do(const std::string& seat, const std::function<void(pb::Command&)>& fill) {
  pb::Command command;
  command.set_id(crypto::Hex(crypto::RandomBytes(16)));
  fill(command);
  std::promise<engine::Answer> answer;
  loop_.Post([&] {
    engine_->Submit(seat, command.SerializeAsString(),
                    [&answer](const engine::Answer& given) { answer.set_value(given); });
  });
  const engine::Answer given = answer.get_future().get();
  const auto* refusal = std::get_if<pb::Refusal>(&given);
  if (refusal == nullptr) return;
  std::fprintf(stderr, "refused: %s%s\n", command.ShortDebugString().c_str(),
               refusal->ShortDebugString().c_str());
  std::exit(1);
}

void ServedRoom::CheckEverybodyIn(std::uint32_t judges) {
  std::string check_code;
  OnLoop([&] { check_code = engine_->Durable().check_code; });
  for (std::uint32_t judge = 1; judge <= judges; ++judge) {
    Do(SeatOf(judge),
       [&](pb::Command& command) { command.mutable_check_in_seat()->set_check_code(check_code); });
  }
  pb::RecordLots lots;
  lots.set_room("room1");
  for (int i = 0; i < kCandidates; ++i) {
    Do("operator", [&](pb::Command& command) {
      command.mutable_check_in_candidate()->set_candidate(CandidateOf(i));
      command.mutable_check_in_candidate()->set_arrival(pb::Arrival::PRESENT);
      command.mutable_check_in_candidate()->set_identity_checked(true);
    });
    lots.add_lots()->set_candidate(CandidateOf(i));
    lots.mutable_lots()->rbegin()->set_number(static_cast<std::uint32_t>(i + 1));
  }
  Do("operator", [&](pb::Command& command) { *command.mutable_record_lots() = lots; });
  Do("supervisor", [](pb::Command& command) { command.mutable_witness_lots()->set_room("room1"); });
}

void ServedRoom::OpenForSheets(int candidate, int stage) {
  if (stage == 0) {
    Do("operator", [&](pb::Command& command) {
      command.mutable_call_candidate()->set_candidate(CandidateOf(candidate));
    });
  }
  Do("operator", [&](pb::Command& command) {
    command.mutable_start_stage()->set_candidate(CandidateOf(candidate));
    command.mutable_start_stage()->set_stage(StageOf(stage));
  });
  Do("operator", [&](pb::Command& command) {
    command.mutable_end_stage()->set_candidate(CandidateOf(candidate));
    command.mutable_end_stage()->set_stage(StageOf(stage));
  });
}

void ServedRoom::CloseStage(int candidate, int stage) {
  Do("operator", [&](pb::Command& command) {
    command.mutable_close_stage()->set_candidate(CandidateOf(candidate));
    command.mutable_close_stage()->set_stage(StageOf(stage));
  });
  if (stage + 1 < kStages) return;
  std::string digest;
  OnLoop([&] { digest = engine_->Durable().candidates.at(CandidateOf(candidate)).digest; });
  Do("operator", [&](pb::Command& command) {
    command.mutable_announce_figures()->set_candidate(CandidateOf(candidate));
    command.mutable_announce_figures()->set_digest(digest);
  });
}

void ServedRoom::Measure() {
  OnLoop([this] { log_->Measure(true); });
}

std::vector<BatchSizes> ServedRoom::Measured() {
  std::vector<BatchSizes> batches;
  OnLoop([&] {
    log_->Measure(false);
    batches = log_->Take();
  });
  return batches;
}

}  // namespace tingfen::bench
