#include "tests/sim/world.h"

#include <algorithm>

#include "server/access/tokens.h"
#include "server/competition/opening/plan.h"
#include "server/competition/state/phase.h"
#include "server/competition/views/moment.h"
#include "tests/sim/checks/state_text.h"

namespace tingfen::sim {
namespace {

constexpr const char* kLedgerId = "00112233445566778899aabbccddeeff";
constexpr std::size_t kStepsMax = 2'000'000;
constexpr Micros kDayMax = 72ULL * 3600 * kSecond;
constexpr std::size_t kCrashesMax = 8;

// Some days are quiet, some are bad.
Network::Faults FaultsOf(std::uint64_t seed) {
  Random random(seed, "faults");
  return {.breaks_per_mille = static_cast<unsigned>(random.Between(0, 25)),
          .slow_per_mille = static_cast<unsigned>(random.Between(0, 150))};
}

}  // namespace

pb::Event EventOf(const ledger::Record& row) {
  pb::Event event;
  if (!event.ParseFromString(row.bytes)) std::abort();
  return event;
}

World::World(const DayOptions& options)
    : options_(options),
      competition_(CompetitionOf(options.seed)),
      marks_(options.seed, options.difference),
      chance_(options.seed, "world"),
      jumps_(options.seed, "clock"),
      disk_random_(options.seed, "disk"),
      randomness_(options.seed),
      clock_(scheduler_),
      disk_(kLedgerId),
      network_(scheduler_, options.seed, FaultsOf(options.seed),
               [this](const ClientEnd* client, const engine::Frame& frame) {
                 OnSent(static_cast<const Device&>(*client), frame);
               }),
      key_(chance_.Bytes(access::kServerKeyBytes)) {
  crashes_per_mille_ = static_cast<unsigned>(chance_.Between(0, 60));
  // On some days the engine is easily too busy.
  if (chance_.Chance(200)) limits_.commands_pending_max = chance_.Between(1, 2);
}

// As `tingfen init` does, before any server runs.
void World::Lock() {
  pb::Event locked;
  *locked.mutable_competition_locked() =
      competition::LockedUnder(competition_.plan, competition_.roll);
  locked.mutable_competition_locked()->mutable_zone()->set_name("Asia/Shanghai");
  const auto seats = locked.competition_locked().seats();
  WriteEvent(std::move(locked));
  const access::ServerKey key(key_);
  const unsigned restarts_per_mille = static_cast<unsigned>(chance_.Between(0, 4));
  for (const pb::Seat& seat : seats) {
    const std::string code = access::CodeFrom(chance_.Bytes(access::kCodeRandomBytes));
    pb::Event issued;
    issued.mutable_seat_code_issued()->set_seat(seat.id());
    issued.mutable_seat_code_issued()->set_code_mac(key.MacOfCode(code));
    issued.mutable_seat_code_issued()->set_valid_minutes(30 * 24 * 60);
    WriteEvent(std::move(issued));
    devices_[seat.id()] =
        std::make_unique<Device>(Device::Parts{scheduler_, network_, day_.book, restarts_per_mille},
                                 seat, code, marks_, options_.seed);
  }
}

void World::WriteEvent(pb::Event event) {
  event.set_salt(chance_.Bytes(16));
  *event.mutable_at() = clock_.Now();
  disk_.Write(event.SerializeAsString());
}

void World::StartServer() {
  crash_ahead_ = false;
  server_ =
      std::make_unique<Server>(Server::Machine{scheduler_, disk_, clock_, randomness_, disk_random_,
                                               key_, kLedgerId, limits_, options_.log_lies},
                               [this](Micros commit) { OnAppend(commit); });
  network_.Serve(&server_->Hub());
}

void World::OnSent(const Device& device, const engine::Frame& frame) {
  const std::uint64_t durable = server_ ? server_->Engine().Durable().seq : 0;
  day_.frames.push_back({scheduler_.Now(), device.seat().id(), durable, frame});
  const auto refusal = RefusalIn(*frame);
  if (!refusal || refusal->code() == pb::Refusal::BUSY) return;
  day_.refusals.push_back({*refusal, durable, clock_.Now()});
}

// Crashes strike where it matters: while something is on its way to the disk or just there.
void World::OnAppend(Micros commit) {
  const bool strikes = chance_.Chance(crashes_per_mille_);
  const bool machine_too = chance_.Chance(300);
  const Micros when = chance_.Between(0, commit + commit / 2 + 5 * kMillisecond);
  if (!strikes || calm_ || crash_ahead_ || day_.book.coverage.crashes >= kCrashesMax) return;
  crash_ahead_ = true;
  scheduler_.After(when, [this, machine_too] { Crash(machine_too); });
}

void World::Crash(bool machine_too) {
  ++day_.book.coverage.crashes;
  if (machine_too) ++day_.book.coverage.reboots;
  CompareWithRefold();
  if (disk_.Tail().seq > server_->Engine().DurableTail().seq) {
    ++day_.book.coverage.unheard_batches;
  }
  network_.CutAll(machine_too);
  server_.reset();
  if (machine_too) {
    clock_.Reboot();
    if (jumps_.Chance(500)) clock_.Jump(SomeJump());
  }
  scheduler_.After(chance_.Between(200, 20'000) * kMillisecond, [this] { StartServer(); });
}

// Seconds, hours or months, forward or back.
std::int64_t World::SomeJump() {
  constexpr std::uint64_t kMost_ms[] = {30'000, 5ULL * 3600 * 1000, 200ULL * 24 * 3600 * 1000};
  const auto ms = static_cast<std::int64_t>(jumps_.Between(1, kMost_ms[jumps_.Between(0, 2)]));
  return jumps_.Chance(500) ? ms : -ms;
}

// By the hour of the day, so that twins have the same.
void World::PlanJumps() {
  constexpr Micros kWithin = 3ULL * 3600 * kSecond;
  for (std::uint64_t left = jumps_.Between(0, 4); left > 0; --left) {
    scheduler_.At(jumps_.Between(0, kWithin), [this, ms = SomeJump()] {
      ++day_.book.coverage.jumps;
      clock_.Jump(ms);
    });
  }
}

// The durable state, folded step by step as things happened, is what the disk's rows fold into.
void World::CompareWithRefold() {
  if (options_.difference) return;  // Its twin has done that.
  const auto& live = server_->Engine().Durable();
  if (live.seq > disk_.Tail().seq) {
    return day_.book.Fault("the engine takes for durable what is not on the disk");
  }
  const engine::History folded = FoldRows(disk_, live.seq);
  if (StateText(live) != StateText(folded.competition)) {
    day_.book.Fault("the durable state differs from the fold of the ledger");
  }
  const competition::Moment moment{clock_.Now(), 0};
  if (ViewsText(live, moment) != ViewsText(folded.competition, moment)) {
    day_.book.Fault("views of the durable state differ from those of the fold");
  }
}

// Every post is decided.
bool World::Finished() {
  if (!server_) return false;
  const auto& posts = server_->Engine().Durable().posts;
  return std::all_of(posts.begin(), posts.end(),
                     [](const auto& entry) { return !entry.second.decisions.empty(); });
}

void World::Calm() {
  calm_ = true;
  network_.Calm();
  for (auto& [seat, device] : devices_) device->Calm();
}

std::string World::Phases() {
  if (!server_) return "server down";
  std::string phases;
  const auto& state = server_->Engine().Durable();
  for (const auto& [id, room] : state.rooms) {
    phases += pb::Phase::Id_Name(competition::PhaseOf(state, room)) + " ";
  }
  return phases;
}

// What happened last, for whoever looks for the reason why nothing follows.
std::string World::LastFacts() {
  constexpr std::size_t kFacts = 12;
  const auto rows = disk_.Rows();
  std::string facts;
  for (std::size_t i = rows.size() - std::min(rows.size(), kFacts); i < rows.size(); ++i) {
    pb::Event event = EventOf(rows[i]);
    event.clear_salt();
    event.mutable_cause()->clear_command_id();
    event.mutable_cause()->clear_command_digest();
    facts += "\n  " + std::to_string(rows[i].seq) + " " + event.ShortDebugString().substr(0, 300);
  }
  return facts;
}

void World::CheckEnd() {
  if (!calm_)
    return day_.book.Fault("the day does not end; it is stuck at " + Phases() + LastFacts());
  CompareWithRefold();
  if (disk_.Tail() != server_->Engine().DurableTail()) day_.book.Fault("the engine lags behind");
  for (const auto& [seat, device] : devices_) {
    if (!device->Settled()) day_.book.Fault(seat + " is still waiting for an answer");
    if (!device->Out() && device->version() != disk_.Tail().seq)
      day_.book.Fault(seat + " shows an old view");
  }
}

Day World::Run() {
  Lock();
  StartServer();
  PlanJumps();
  for (auto& [seat, device] : devices_) device->SwitchOn();
  for (std::size_t step = 0; step < kStepsMax && scheduler_.Now() < kDayMax; ++step) {
    if (!calm_ && Finished()) Calm();
    if (!scheduler_.Step()) break;
  }
  CheckEnd();
  day_.book.coverage.breaks = network_.Breaks();
  day_.rows = disk_.Rows();
  return std::move(day_);
}

}  // namespace tingfen::sim
