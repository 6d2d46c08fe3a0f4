#include "server/cli/commands/plan.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>
#include <memory>
#include <vector>

#include "server/cli/files/faults.h"
#include "server/plan/explain.h"
#include "server/plan/model/standing.h"

namespace tingfen::cli {
namespace {

enum class Language { kZh, kEn };

struct PlanOptions {
  std::string file;
  std::string language = "both";
};

const std::string& In(Language language, const pb::Text& text) {
  return language == Language::kZh || text.en().empty() ? text.zh() : text.en();
}

const char* Or(Language language, const char* zh, const char* en) {
  return language == Language::kZh ? zh : en;
}

class PlanPrinter {
 public:
  PlanPrinter(const pb::Plan& plan, Language language)
      : plan_(plan), language_(language), sentences_(plan::Explain(plan)) {}

  void Explanation() const {
    Line(In(language_, plan_.title()));
    std::optional<plan::Heading> heading;
    for (const plan::Sentence& sentence : sentences_) {
      if (heading != sentence.heading) {
        heading = sentence.heading;
        Line("\n" + In(language_, plan::TitleOf(*heading)));
      }
      Line("  " + Said(sentence) + In(language_, sentence.basis.words));
    }
  }

  void Check() const {
    Line(In(language_, plan_.title()) + Or(language_, "：没有错误。", ": no faults."));
    Examples();
    OpenChoices();
    Fallen();
    Settings();
    NotYet();
  }

 private:
  static void Line(const std::string& text) { std::cout << text << "\n"; }

  const std::string& Said(const plan::Sentence& sentence) const {
    return In(language_, sentence.says);
  }

  void Title(const char* zh, const char* en, std::size_t count) const {
    Line(std::string("\n") + Or(language_, zh, en) + Or(language_, "（", " (") +
         std::to_string(count) + Or(language_, "）", ")"));
  }

  // A plan whose examples do not come out is not read at all.
  void Examples() const {
    const std::string count = std::to_string(plan_.examples_size());
    Line(Or(language_, "算例重算相符：", "Worked examples that come out: ") + count + "/" + count);
    for (const pb::Example& example : plan_.examples()) Line("  " + In(language_, example.title()));
  }

  void OpenChoices() const {
    Title("文件没有规定、由本方案选定的事项", "What the document leaves open and this plan chose",
          static_cast<std::size_t>(plan_.open_choices_size()));
    for (const pb::OpenChoice& choice : plan_.open_choices()) {
      Line("  " + choice.path());
      Line(Or(language_, "    问：", "    Q: ") + In(language_, choice.question()));
      Chosen(choice.path());
    }
  }

  // What the plan cites and does otherwise, or of another document.
  void Fallen() const {
    const auto fallen = plan::FallenClauses(plan_);
    Title("所引条款已不适用、由本方案选定的事项",
          "Rules whose clause no longer stands, chosen by this plan", fallen.size());
    for (const pb::Clause* clause : fallen) {
      const bool moved = plan::StandingOf(plan_, *clause) == plan::Standing::kOtherDocument;
      Line("  " + clause->path());
      Line((moved ? Or(language_, "    另一份文件：", "    Another document: ")
                  : Or(language_, "    原条款：", "    Its clause: ")) +
           clause->section() + Or(language_, "　", " ") + In(language_, clause->says()));
      Chosen(clause->path());
    }
  }

  void Chosen(const std::string& path) const {
    for (const plan::Sentence* sentence : plan::SentencesAt(sentences_, path)) {
      Line(Or(language_, "    定：", "    A: ") + Said(*sentence));
    }
  }

  void Settings() const {
    std::vector<const plan::Sentence*> settings;
    for (const plan::Sentence& sentence : sentences_) {
      if (sentence.basis.kind == plan::Basis::Kind::kSetting) settings.push_back(&sentence);
    }
    Title("系统设置（不出自文件）", "Settings of the system, from no document", settings.size());
    for (const plan::Sentence* sentence : settings) {
      Line("  " + Said(*sentence) + " [" + sentence->paths.front() + "]");
    }
  }

  void NotYet() const {
    const plan::Faults faults = plan::NotYet(plan_);
    Title("现场流程目前还不支持的规则", "Rules that no room can be run by yet", faults.size());
    for (const plan::Fault& fault : faults) {
      Line("  " + fault.path + ": " +
           (language_ == Language::kZh ? fault.message_zh : fault.message_en));
    }
  }

  const pb::Plan& plan_;
  Language language_;
  std::vector<plan::Sentence> sentences_;
};

int Run(const PlanOptions& options, void (PlanPrinter::*print)() const) {
  const auto plan = ReadChecked<pb::Plan>(options.file, plan::ReadPlan);
  if (!plan) return 1;
  const bool both = options.language == "both";
  if (both || options.language == "zh") (PlanPrinter(*plan, Language::kZh).*print)();
  if (both) std::cout << "\n";
  if (both || options.language == "en") (PlanPrinter(*plan, Language::kEn).*print)();
  return 0;
}

void AddTo(CLI::App& group, const char* name, const char* what, int& exit_status,
           void (PlanPrinter::*print)() const) {
  auto options = std::make_shared<PlanOptions>();
  CLI::App* command = group.add_subcommand(name, what);
  command->add_option("FILE", options->file, "The plan, JSON")->required();
  command->add_option("--lang", options->language, "zh, en or both")
      ->check(CLI::IsMember({"zh", "en", "both"}))
      ->capture_default_str();
  command->callback([options, print, &exit_status] { exit_status = Run(*options, print); });
}

}  // namespace

void AddPlan(CLI::App& app, int& exit_status) {
  CLI::App* group = app.add_subcommand("plan", "Check a plan, or tell its rules in sentences");
  group->require_subcommand(1);
  AddTo(*group, "check",
        "Tell all faults of a plan at once, or what it chose where its document is silent",
        exit_status, &PlanPrinter::Check);
  AddTo(*group, "explain", "Tell the rules of a plan in sentences, each with its basis",
        exit_status, &PlanPrinter::Explanation);
}

}  // namespace tingfen::cli
