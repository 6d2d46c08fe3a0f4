#include "server/plan/telling/teller.h"

#include <algorithm>
#include <cstdlib>

#include "server/plan/model/paths.h"
#include "server/plan/telling/words.h"

namespace tingfen::plan {
namespace {

// "三（五）1（1）、四（二）", each once.
pb::Text Sections(const std::vector<const pb::Clause*>& clauses) {
  std::vector<std::string> seen;
  pb::Text list;
  for (const pb::Clause* clause : clauses) {
    const std::string& section = clause->section();
    if (std::ranges::find(seen, section) != seen.end()) continue;
    const bool first = seen.empty();
    seen.push_back(section);
    list.set_zh(list.zh() + (first ? "" : "、") + section);
    list.set_en(list.en() + (first ? "" : ", ") + section);
  }
  return list;
}

Basis DocumentBasis(const pb::Text& sections) {
  return {Basis::Kind::kDocument,
          Said("（依据：" + sections.zh() + "）", " (basis: " + sections.en() + ")")};
}

Basis RemarkBasis(const pb::Plan& plan, std::string_view path) {
  for (int i = 0; i < plan.remarks_size(); ++i) {
    if (path != At("remarks", i)) continue;
    if (!plan.remarks(i).section().empty()) return DocumentBasis(Both(plan.remarks(i).section()));
    const pb::Text& title = plan.document().title();
    return DocumentBasis(Said("《" + title.zh() + "》", EnglishOf(title)));
  }
  std::abort();
}

Basis BasisOf(const pb::Plan& plan, const Sentence& sentence) {
  const std::string& first = sentence.paths.front();
  if (PathWithin(first, "document")) return {};
  if (PathWithin(first, "remarks")) return RemarkBasis(plan, first);
  std::vector<const pb::Clause*> clauses;
  for (const pb::Clause& clause : plan.clauses()) {
    if (SpeaksOf(sentence, clause.path())) clauses.push_back(&clause);
  }
  if (!clauses.empty()) return DocumentBasis(Sections(clauses));
  for (const pb::OpenChoice& choice : plan.open_choices()) {
    if (!SpeaksOf(sentence, choice.path())) continue;
    return {Basis::Kind::kOpenChoice,
            Said("（文件未规定，本方案选定）",
                 " (the document leaves this open; chosen by this plan)")};
  }
  return {Basis::Kind::kSetting, Said("（系统设置）", " (setting of the system)")};
}

pb::Text TermOr(const pb::Text& term, bool given, const char* zh, const char* en) {
  if (!given) return Said(zh, en);
  return Said(term.zh(), term.en().empty() ? en : term.en());
}

}  // namespace

void Teller::Say(Heading heading, Words words, const std::vector<pb::Text>& filled,
                 std::vector<std::string> paths) {
  std::vector<std::string> in_zh;
  std::vector<std::string> in_en;
  for (const pb::Text& text : filled) {
    in_zh.push_back(text.zh());
    in_en.push_back(EnglishOf(text));
  }
  Sentence sentence{
      heading, Said(Filled(words.zh, in_zh), Filled(words.en, in_en)), std::move(paths), {}};
  sentence.says = Capital(std::move(sentence.says));
  sentence.basis = BasisOf(plan_, sentence);
  sentences_.push_back(std::move(sentence));
}

const pb::Clause* Teller::Soft(const std::string& path) const {
  const auto clause = std::ranges::find_if(
      plan_.clauses(), [&](const pb::Clause& one) { return one.soft() && one.path() == path; });
  return clause == plan_.clauses().end() ? nullptr : &*clause;
}

pb::Text Teller::Candidate() const {
  return TermOr(plan_.terms().candidate(), plan_.terms().has_candidate(), "竞聘者", "candidate");
}

pb::Text Teller::Post() const {
  return TermOr(plan_.terms().post(), plan_.terms().has_post(), "岗位", "post");
}

pb::Text Teller::Chief() const {
  return TermOr(plan_.terms().chief(), plan_.terms().has_chief(), "主考官", "chief judge");
}

}  // namespace tingfen::plan
