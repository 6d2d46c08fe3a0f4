#include "server/plan/telling/teller.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "server/plan/model/paths.h"
#include "server/plan/model/standing.h"
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

constexpr char kOtherRuleZh[] = "已改动，与所引条款不同，由本方案选定";
constexpr char kOtherRuleEn[] = "changed, its clause says otherwise; chosen by this plan";
constexpr char kOtherDocumentZh[] = "所引条款出自另一份文件，由本方案选定";
constexpr char kOtherDocumentEn[] = "its clause is another document's; chosen by this plan";

Basis DocumentBasis(const pb::Text& sections) {
  return {Basis::Kind::kDocument,
          Said("（依据：" + sections.zh() + "）", " (basis: " + sections.en() + ")")};
}

Basis OwnChoice(std::string_view zh, std::string_view en) {
  return {Basis::Kind::kOpenChoice,
          Said("（" + std::string(zh) + "）", " (" + std::string(en) + ")")};
}

Basis RemarkBasis(const pb::Plan& plan, std::string_view path) {
  for (int i = 0; i < plan.remarks_size(); ++i) {
    if (path != At("remarks", i)) continue;
    const pb::Remark& remark = plan.remarks(i);
    if (!Stands(plan, remark)) return OwnChoice(kOtherDocumentZh, kOtherDocumentEn);
    if (!remark.section().empty()) return DocumentBasis(Both(remark.section()));
    const pb::Text& title = plan.document().title();
    return DocumentBasis(Said("《" + title.zh() + "》", EnglishOf(title)));
  }
  std::abort();
}

// What a clause said that stands no more is this plan's own; the rest may still be the document's.
Basis FallenBasis(const pb::Plan& plan, const pb::Clause& fallen,
                  const std::vector<const pb::Clause*>& standing) {
  const bool moved = StandingOf(plan, fallen) == Standing::kOtherDocument;
  std::string zh = moved ? kOtherDocumentZh : kOtherRuleZh;
  std::string en = moved ? kOtherDocumentEn : kOtherRuleEn;
  if (!standing.empty()) {
    const pb::Text sections = Sections(standing);
    zh += "；其余依据：" + sections.zh();
    en += "; the rest rests on: " + sections.en();
  }
  return OwnChoice(zh, en);
}

pb::Text TermOr(const pb::Text& term, bool given, const char* zh, const char* en) {
  if (!given) return Said(zh, en);
  return Said(term.zh(), term.en().empty() ? en : term.en());
}

}  // namespace

Teller::Teller(const pb::Plan& plan) : plan_(plan), fallen_(FallenClauses(plan)) {
  for (const pb::Clause& clause : plan.clauses()) {
    if (StandingOf(plan, clause) == Standing::kStands) standing_.push_back(&clause);
  }
}

Basis Teller::BasisOf(const Sentence& sentence) const {
  const std::string& first = sentence.paths.front();
  if (PathWithin(first, "document")) return {};
  if (PathWithin(first, "remarks")) return RemarkBasis(plan_, first);
  const auto speaks = [&](const auto* one) { return SpeaksOf(sentence, one->path()); };
  std::vector<const pb::Clause*> clauses;
  std::ranges::copy_if(standing_, std::back_inserter(clauses), speaks);
  const auto fallen = std::ranges::find_if(fallen_, speaks);
  if (fallen != fallen_.end()) return FallenBasis(plan_, **fallen, clauses);
  if (!clauses.empty()) return DocumentBasis(Sections(clauses));
  for (const pb::OpenChoice& choice : plan_.open_choices()) {
    if (!SpeaksOf(sentence, choice.path())) continue;
    return OwnChoice("文件未规定，本方案选定",
                     "the document leaves this open; chosen by this plan");
  }
  return {Basis::Kind::kSetting, Said("（系统设置）", " (setting of the system)")};
}

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
  sentence.basis = BasisOf(sentence);
  sentences_.push_back(std::move(sentence));
}

const pb::Clause* Teller::Soft(const std::string& path) const {
  const auto clause = std::ranges::find_if(
      standing_, [&](const pb::Clause* one) { return one->soft() && one->path() == path; });
  return clause == standing_.end() ? nullptr : *clause;
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
