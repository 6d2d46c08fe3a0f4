// tingfen verify: reads the whole ledger, checks the chain and recomputes every figure.
#include <CLI/CLI.hpp>
#include <iostream>

#include "server/cli/commands.h"
#include "server/cli/opened.h"
#include "server/competition/check.h"
#include "server/ledger/chain.h"

namespace tingfen::cli {
namespace {

struct Counts {
  std::size_t sheets = 0;
  std::size_t stages = 0;
  std::size_t figures = 0;
  std::size_t announced = 0;
  std::size_t signatures = 0;
  std::size_t draws = 0;
};

void Count(const pb::Event& event, Counts& counts) {
  counts.sheets += event.has_sheet_submitted();
  counts.stages += event.has_stage_closed();
  counts.figures += event.has_figures_computed();
  counts.announced += event.has_figures_announced();
  counts.signatures += event.has_result_signed();
  counts.draws += event.has_draw_completed();
}

// Recomputes what the row carries from the fold of the rows before it.
std::optional<std::string> Check(const engine::History& before, const ledger::Record& row,
                                 Counts& counts) {
  const auto event = engine::ReadEvent(row.bytes);
  if (!event) return std::nullopt;  // The fold tells.
  Count(*event, counts);
  const auto fault = competition::CheckFigures(before.competition, *event);
  if (!fault) return std::nullopt;
  return "event " + std::to_string(row.seq) + ": " + *fault;
}

int Verify(const std::string& directory) {
  Counts counts;
  const auto opened = OpenCompetition(
      directory, [&counts](const engine::History& before, const ledger::Record& row) {
        return Check(before, row, counts);
      });
  if (const auto* problem = std::get_if<Problem>(&opened)) {
    const char* verdict = problem->of_the_record ? "不符 · Not sound: " : "未核 · Not checked: ";
    std::cerr << verdict << problem->words << "\n";
    return 1;
  }
  const auto& [log, history] = std::get<OpenedCompetition>(opened);
  const ledger::Tail tail = log->Durable();
  std::cout << "相符 · Sound: " << history.competition.plan->title().zh() << "\n"
            << "校验码 · Check code  " << history.competition.check_code << "\n"
            << "账本 · Ledger        " << log->LedgerId() << "\n"
            << "事件 · Events        " << tail.seq << ", " << ledger::Hex(tail.hash) << "\n"
            << "评分表 · Sheets      " << counts.sheets << "\n"
            << "封分 · Closed stages " << counts.stages << ", recomputed\n"
            << "成绩 · Figures       " << counts.figures << ", recomputed; " << counts.announced
            << " announced, " << counts.signatures << " signed\n"
            << "抽签 · Draws         " << counts.draws << ", recomputed\n"
            << "结果 · Results       " << history.competition.results.size() << ", recomputed\n";
  return 0;
}

}  // namespace

void AddVerify(CLI::App& app, int& exit_status) {
  auto directory = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(
      "verify", "Check a competition's whole ledger and recompute every figure in it");
  command->add_option("DIR", *directory, "The competition's directory")->required();
  command->callback([directory, &exit_status] { exit_status = Verify(*directory); });
}

}  // namespace tingfen::cli
