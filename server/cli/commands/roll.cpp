#include "server/cli/commands/roll.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "server/cli/files/faults.h"
#include "server/cli/files/table_file.h"
#include "server/offline/csv.h"
#include "server/offline/report.h"
#include "server/plan/tables/roll_table.h"

namespace tingfen::cli {
namespace {

struct RollOptions {
  std::string plan;
  std::string posts;
  std::string people;
  std::vector<std::string> rooms;
};

// Parted where known titles come out; separators inside the cells below say nothing.
offline::Csv ReadParted(const std::string& text, const pb::Plan& plan) {
  offline::Csv best = offline::ReadCsv(text, ',');
  const auto known = [&](const offline::Csv& csv) {
    return csv.rows.empty() ? 0 : plan::KnownTitles(csv.rows.front().fields, plan);
  };
  for (const char separator : {'\t', ';'}) {
    offline::Csv other = offline::ReadCsv(text, separator);
    if (known(other) > known(best)) best = std::move(other);
  }
  return best;
}

// The rows of one file; none: what was wrong has been printed.
std::optional<pb::Table> ReadTable(const std::string& path, const pb::Plan& plan) {
  const auto read = ReadTableText(path);
  if (const auto* problem = std::get_if<Problem>(&read)) {
    std::cerr << problem->words << "\n";
    return std::nullopt;
  }
  const offline::Csv csv = ReadParted(std::get<std::string>(read), plan);
  offline::PaperFaults faults;
  for (const offline::CsvFault& fault : csv.faults) {
    const offline::CsvWords words = offline::WordsOf(fault.kind);
    faults.push_back({path, fault.line, "", words.zh, words.en});
  }
  std::cerr << offline::FaultText(faults);
  if (!faults.empty()) return std::nullopt;
  pb::Table table;
  table.set_name(std::filesystem::path(path).filename().string());  // Long names are cut in faults.
  for (const offline::CsvRow& row : csv.rows) {
    pb::Table::Row& entry = *table.add_rows();
    entry.set_number(row.line);
    for (const std::string& field : row.fields) entry.add_cells(field);
  }
  return table;
}

void PrintRollFaults(const plan::TableFaults& faults) {
  offline::PaperFaults lines;
  for (const pb::RollFault& fault : faults.listed) {
    const std::string have = fault.have().empty() ? "" : "[" + fault.have() + "] ";
    lines.push_back(
        {fault.table(), fault.row(), fault.column(), have + fault.says().zh(), fault.says().en()});
  }
  std::cerr << offline::FaultText(lines);
  if (faults.more == 0) return;
  std::cerr << "另有 " << faults.more << " 处问题没有列出。 / " << faults.more
            << " more faults are not listed.\n";
}

int Check(const RollOptions& options) {
  const auto the_plan = ReadChecked<pb::Plan>(options.plan, plan::ReadPlan);
  if (!the_plan) return 1;
  const auto present = plan::EmptyRoll(options.rooms, *the_plan);
  if (const auto* faults = std::get_if<plan::Faults>(&present)) {
    PrintFaults(std::cerr, "--room", *faults);
    return 1;
  }
  auto posts = ReadTable(options.posts, *the_plan);
  auto people = ReadTable(options.people, *the_plan);
  if (!posts || !people) return 1;
  pb::EnterRoll tables;
  *tables.mutable_posts() = std::move(*posts);
  *tables.mutable_people() = std::move(*people);
  const auto roll = plan::ReadRollTables(tables, *the_plan, std::get<pb::Roll>(present));
  if (const auto* faults = std::get_if<plan::TableFaults>(&roll)) {
    PrintRollFaults(*faults);
    return 1;
  }
  const auto& sound = std::get<pb::Roll>(roll);
  std::cout << "名单没有错误：" << sound.posts_size() << " 个岗位，" << sound.candidates_size()
            << " 人。 / No faults: " << sound.posts_size() << " posts, " << sound.candidates_size()
            << " people.\n";
  return 0;
}

}  // namespace

void AddRoll(CLI::App& app, int& exit_status) {
  auto options = std::make_shared<RollOptions>();
  CLI::App* roll = app.add_subcommand("roll", "The roll from tables, before it is brought in");
  roll->require_subcommand(1);
  CLI::App* check = roll->add_subcommand("check", "Name every fault of the tables of a roll");
  check->add_option("PLAN", options->plan, "The plan, JSON")->required();
  check->add_option("POSTS", options->posts, "The posts, CSV")->required();
  check->add_option("PEOPLE", options->people, "The people, CSV: one application a row")
      ->required();
  check->add_option("--room", options->rooms, "A room's title, once for each room")
      ->allow_extra_args(false);
  check->callback([options, &exit_status] { exit_status = Check(*options); });
}

}  // namespace tingfen::cli
