#include "server/plan/reading/fault_list.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "server/text/characters.h"

namespace tingfen::plan {
namespace {

constexpr std::size_t kFaultsKeptMax = 2000;
constexpr std::size_t kQuotedCharactersMax = 40;

// The path one level up; empty at the top.
std::string_view Parent(std::string_view path) {
  const std::size_t cut = path.find_last_of(".[");
  return cut == std::string_view::npos ? std::string_view() : path.substr(0, cut);
}

}  // namespace

std::string Filled(std::string_view pattern, const std::vector<std::string>& filled) {
  std::string text;
  while (!pattern.empty()) {
    const bool slot = pattern.size() >= 3 && pattern[0] == '{' && pattern[2] == '}';
    const std::size_t index = slot ? static_cast<std::size_t>(pattern[1] - '0') : filled.size();
    if (index < filled.size()) {
      text += filled[index];
      pattern.remove_prefix(3);
    } else {
      text += pattern.front();
      pattern.remove_prefix(1);
    }
  }
  return text;
}

void FaultList::Visit(const std::string& path) {
  places_.emplace(path, places_.size());
}

void FaultList::Add(const std::string& path, FaultCode code, Words words,
                    std::initializer_list<std::string> filled) {
  if (Spoiled(path)) return;
  if (faults_.size() == kFaultsKeptMax) {
    ++more_;
    return;
  }
  faults_.push_back({path, code, Filled(words.zh, filled), Filled(words.en, filled)});
}

void FaultList::AddAndSpoil(const std::string& path, FaultCode code, Words words,
                            std::initializer_list<std::string> filled) {
  Add(path, code, words, filled);
  spoiled_.insert(path);
}

bool FaultList::Spoiled(std::string_view path) const {
  for (;; path = Parent(path)) {
    if (spoiled_.contains(path)) return true;
    if (path.empty()) return false;
  }
}

std::size_t FaultList::PlaceOf(std::string_view path) const {
  for (; !path.empty(); path = Parent(path)) {
    const auto place = places_.find(path);
    if (place != places_.end()) return place->second + 1;
  }
  return 0;
}

FaultList::Sorted FaultList::Sort() && {
  std::vector<std::pair<std::size_t, Fault>> placed;
  for (Fault& fault : faults_) placed.emplace_back(PlaceOf(fault.path), std::move(fault));
  std::ranges::stable_sort(placed, {}, &std::pair<std::size_t, Fault>::first);
  Sorted sorted;
  sorted.more = more_;
  for (auto& [place, fault] : placed) {
    if (sorted.listed.size() < kFaultsMax) {
      sorted.listed.push_back(std::move(fault));
    } else {
      ++sorted.more;
    }
  }
  return sorted;
}

Faults FaultList::InDocumentOrder() && {
  Sorted sorted = std::move(*this).Sort();
  if (sorted.more > 0) {
    const std::string more = std::to_string(sorted.more);
    sorted.listed.push_back({"", FaultCode::kMore, Filled("另有 {0} 处问题没有列出。", {more}),
                             Filled("{0} more faults are not listed.", {more})});
  }
  return std::move(sorted.listed);
}

void AddNotYet(const std::string& path, std::string zh, std::string en, FaultList& faults) {
  faults.Visit(path);
  faults.Add(
      path, FaultCode::kNotYet,
      {"{0}；本程序的现场流程目前还不支持。", "{1}; the program cannot run a room by this yet."},
      {std::move(zh), std::move(en)});
}

std::string Quoted(std::string_view text) {
  std::string quoted = "“";
  std::size_t count = 0;
  while (!text.empty()) {
    const std::string_view rest = text;
    const auto character = text::DecodeOne(text);
    if (!character) break;
    if (++count > kQuotedCharactersMax) {
      quoted += "…";
      break;
    }
    if (text::IsUnseen(*character)) {
      quoted += "�";
    } else {
      quoted += rest.substr(0, rest.size() - text.size());
    }
  }
  return quoted + "”";
}

}  // namespace tingfen::plan
