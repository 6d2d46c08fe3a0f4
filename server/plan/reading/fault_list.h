// Collects faults while a file is walked and checked. Internal to server/plan.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/plan/reading/fault.h"

namespace tingfen::plan {

// The same message in both languages. "{0}", "{1}", … stand for what is filled in.
struct Words {
  std::string_view zh;
  std::string_view en;
};

// `pattern` with its slots filled.
std::string Filled(std::string_view pattern, const std::vector<std::string>& filled);

class FaultList {
 public:
  // Remembers the place of `path` in the file.
  void Visit(const std::string& path);

  // Nothing is added at or beneath a spoiled path: one fault at a time for one value.
  void Add(const std::string& path, FaultCode code, Words words,
           std::initializer_list<std::string> filled = {});

  // Adds, and spoils: the value at `path` could not be taken, so nothing follows from it.
  void AddAndSpoil(const std::string& path, FaultCode code, Words words,
                   std::initializer_list<std::string> filled = {});

  // Spoils without a word: what is wrong has been said elsewhere.
  void Spoil(const std::string& path) { spoiled_.insert(path); }

  // Whether the value at `path`, or one it lies in, could not be taken.
  bool Spoiled(std::string_view path) const;

  bool empty() const { return faults_.empty(); }

  // Sorted by place in the file (what is missing stands where it should be: at what it is missing
  // from), and cut to kFaultsMax.
  struct Sorted {
    Faults listed;
    std::size_t more = 0;  // Not listed.
  };
  Sorted Sort() &&;

  // As Sort, with a last one that tells how many more there are.
  Faults InDocumentOrder() &&;

 private:
  std::size_t PlaceOf(std::string_view path) const;

  Faults faults_;
  std::size_t more_ = 0;
  std::map<std::string, std::size_t, std::less<>> places_;
  std::set<std::string, std::less<>> spoiled_;
};

// A rule that is sound, explained and scored, but that the day in the room is not run by yet.
// Visits the path: called in the order of the plan.
void AddNotYet(const std::string& path, std::string zh, std::string en, FaultList& faults);

// “text”, cut where it is long, without characters that cannot be seen.
std::string Quoted(std::string_view text);

}  // namespace tingfen::plan
