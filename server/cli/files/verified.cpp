#include "server/cli/files/verified.h"

#include <iostream>

#include "server/cli/files/private_files.h"
#include "server/competition/verify.h"
#include "server/ledger/chain.h"

namespace tingfen::cli {
namespace {

void Count(const pb::Event& event, Verified& counts) {
  counts.sheets += event.has_sheet_submitted();
  counts.stages += event.has_stage_closed();
  counts.figures += event.has_figures_computed();
  counts.announced += event.has_figures_announced();
  counts.signatures += event.has_result_signed();
  counts.draws += event.has_draw_completed();
}

// Recomputes what the event carries from the fold of those before it.
std::optional<std::string> Check(const engine::History& before, const pb::Event& event,
                                 std::uint64_t seq, Verified& counts) {
  Count(event, counts);
  const auto fault = competition::CheckFigures(before.competition, event);
  if (!fault) return std::nullopt;
  return "event " + std::to_string(seq) + ": " + *fault;
}

}  // namespace

std::variant<Verified, Problem> VerifyCompetition(const std::filesystem::path& directory) {
  NoteExposed(std::cerr, directory);
  Verified verified;
  auto opened = OpenCompetition(
      directory, [&verified](const engine::History& before, const pb::Event& event,
                             std::uint64_t seq) { return Check(before, event, seq, verified); });
  if (auto* problem = std::get_if<Problem>(&opened)) return *problem;
  verified.opened = std::move(std::get<OpenedCompetition>(opened));
  return verified;
}

void PrintVerified(std::ostream& out, const Verified& verified) {
  const auto& [log, history] = verified.opened;
  const ledger::Tail tail = log->Durable();
  out << "相符 · Sound: " << history.competition.plan->title().zh() << "\n"
      << "校验码 · Check code  " << history.competition.check_code << "\n"
      << "账本 · Ledger        " << log->LedgerId() << "\n"
      << "事件 · Events        " << tail.seq << ", " << ledger::Hex(tail.hash) << "\n"
      << "评分表 · Sheets      " << verified.sheets << "\n"
      << "封分 · Closed stages " << verified.stages << ", recomputed\n"
      << "成绩 · Figures       " << verified.figures << ", recomputed; " << verified.announced
      << " announced, " << verified.signatures << " signed\n"
      << "抽签 · Draws         " << verified.draws << ", recomputed\n"
      << "结果 · Results       " << history.competition.results.size() << ", recomputed\n";
}

void PrintProblem(std::ostream& out, const Problem& problem) {
  out << (problem.of_the_record ? "不符 · Not sound: " : "未核 · Not checked: ") << problem.words
      << "\n";
}

}  // namespace tingfen::cli
