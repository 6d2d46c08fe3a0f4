#include "server/cli/commands/archive.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "server/cli/files/verified.h"
#include "server/cli/version.h"
#include "server/competition/state/competition.h"
#include "server/crypto/crypto.h"
#include "server/ledger/chain.h"
#include "server/ledger/ledger_file.h"
#include "server/text/characters.h"

namespace tingfen::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kManifest = "MANIFEST.txt";

// Rooms whose day nobody has ended, by title or id.
std::vector<std::string> StillOpen(const competition::Competition& state) {
  std::vector<std::string> open;
  for (const auto& [id, room] : state.rooms) {
    if (!room.day_ended) open.push_back(room.title.empty() ? id : room.title);
  }
  return open;
}

std::optional<Problem> Copy(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (!fs::create_directory(to, error)) {
    return Problem{to.string() + (error ? ": " + error.message() : " is there already") +
                   "; name a directory that is not there yet"};
  }
  fs::permissions(to, fs::perms::owner_all, error);
  fs::copy_file(from / ledger::kFileName, to / ledger::kFileName, error);
  if (error) return Problem{"cannot copy the ledger: " + error.message()};
  return std::nullopt;
}

std::string Digest(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return crypto::Hex(crypto::Sha256(bytes.str()));
}

// `sha256sum -c` reads its last line; the others begin with "#".
std::string ManifestOf(const Verified& verified, const std::string& digest) {
  std::ostringstream checked;
  PrintVerified(checked, verified);
  std::istringstream lines(checked.str());
  std::string manifest = "# 听分 Tingfen " + ProgramVersion() + " archive\n";
  for (std::string line; std::getline(lines, line);) manifest += "# " + line + "\n";
  for (const auto& [id, room] : verified.opened.history.competition.rooms) {
    if (!room.opinion.empty())
      manifest += "# 监督意见 · Opinion " + id + ": " + text::OneLine(room.opinion) + "\n";
  }
  return manifest + digest + "  " + ledger::kFileName + "\n";
}

// Its ledger is closed, and whole in its file, once this returns.
std::variant<ledger::Tail, Problem> VerifiedTail(const fs::path& directory, bool tell) {
  const auto verified = VerifyCompetition(directory);
  if (const auto* problem = std::get_if<Problem>(&verified)) return *problem;
  const auto& sound = std::get<Verified>(verified);
  if (tell) {
    for (const std::string& room : StillOpen(sound.opened.history.competition)) {
      std::cout << "注意：" << room << "尚未结束当天工作 · Note: the day of " << room
                << " has not been ended\n";
    }
  }
  return sound.opened.log->Durable();
}

std::optional<Problem> Archive(const fs::path& from, const fs::path& to) {
  const auto before = VerifiedTail(from, true);
  if (const auto* problem = std::get_if<Problem>(&before)) return *problem;
  if (auto problem = Copy(from, to)) return problem;
  std::string manifest;
  {
    const auto copy = VerifyCompetition(to);
    if (const auto* problem = std::get_if<Problem>(&copy)) return *problem;
    const auto& sound = std::get<Verified>(copy);
    if (sound.opened.log->Durable().hash != std::get<ledger::Tail>(before).hash) {
      return Problem{"the competition went on while it was copied; stop the server and try again"};
    }
    manifest = ManifestOf(sound, "");
  }
  // The digest is of the file as it lies there now that it is closed.
  manifest.insert(manifest.rfind("  "), Digest(to / ledger::kFileName));
  if (auto problem = WriteSecretFile(to / kManifest, manifest)) return problem;
  std::cout << manifest;
  return std::nullopt;
}

}  // namespace

void AddArchive(CLI::App& app, int& exit_status) {
  struct Options {
    std::string from;
    std::string to;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "archive",
      "Verify a finished competition and put a copy of its record with a manifest aside");
  command->add_option("DIR", options->from, "The competition's directory; no server holds it")
      ->required();
  command->add_option("TO", options->to, "The directory to make")->required();
  command->callback([options, &exit_status] {
    const auto problem = Archive(options->from, options->to);
    if (problem) PrintProblem(std::cerr, *problem);
    exit_status = problem ? 1 : 0;
  });
}

}  // namespace tingfen::cli
