// A whole server for the benchmark: a ledger on disk, engine and hub, and the gateway on a free
// port of the loopback, all on a loop of their own thread. Operators act from inside; judges
// connect.
//
// Threads: everything from the one that made it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "server/engine/hub/hub.h"
#include "server/gateway/gateway.h"
#include "server/ledger/sqlite_log.h"
#include "tests/bench/measured_log.h"

namespace tingfen::bench {

inline constexpr int kStages = 8;
inline constexpr int kCandidates = 12;

class ServedRoom {
 public:
  // `directory` must not hold a ledger yet. Everybody is checked in, the lots are drawn.
  ServedRoom(const std::filesystem::path& directory, std::uint32_t judges);
  ~ServedRoom();
  ServedRoom(const ServedRoom&) = delete;
  ServedRoom& operator=(const ServedRoom&) = delete;

  std::string Port() const { return std::to_string(gateway_->Port()); }
  static std::string SeatOf(std::uint32_t judge);  // From 1.
  static std::string CodeOf(const std::string& seat);

  // Judges promise, candidates arrive, lots are drawn: once the judges' devices are in, since no
  // device comes to a seat that has promised by its code alone.
  void CheckEverybodyIn(std::uint32_t judges);

  // Calls the candidate where the stage is the first, and starts and ends the stage, so that its
  // sheets may come.
  void OpenForSheets(int candidate, int stage);
  void CloseStage(int candidate, int stage);

  // From here to Measured, what is appended is measured.
  void Measure();
  std::vector<BatchSizes> Measured();

 private:
  void Do(const std::string& seat, const std::function<void(pb::Command&)>& fill);
  void OnLoop(const std::function<void()>& work);

  std::unique_ptr<ledger::SqliteLog> ledger_;
  std::optional<MeasuredLog> log_;
  net::Loop loop_;
  engine::SystemClock clock_;
  engine::SystemRandomSource randomness_;
  std::optional<engine::Engine> engine_;
  std::optional<engine::Hub> hub_;
  std::unique_ptr<gateway::Gateway> gateway_;
  std::thread thread_;
};

// One stage's marks, as a judge sends them.
pb::Command SheetFor(int candidate, int stage);

}  // namespace tingfen::bench
