// Faults planted into the ready plans and sample rolls.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <ostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/plan/plan.h"
#include "tests/kit/places.h"

namespace tingfen::plan {

inline std::string FileText(const std::string& path) {
  std::ifstream file(SourceFile(path), std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

inline Faults PlanFaults(std::string_view json) {
  auto read = ReadPlan(json);
  return std::holds_alternative<Faults>(read) ? std::get<Faults>(read) : Faults{};
}

inline pb::Plan ReadyPlan(const std::string& name) {
  return std::get<pb::Plan>(ReadPlan(FileText("plans/" + name + ".json")));
}

inline Faults RollFaults(std::string_view json, const std::string& plan = "benxi") {
  auto read = ReadRoll(json, ReadyPlan(plan));
  return std::holds_alternative<Faults>(read) ? std::get<Faults>(read) : Faults{};
}

// The one place in `text` where `from` stands becomes `to`.
inline std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  EXPECT_EQ(text.find(from, at + 1), std::string::npos) << from << " is there twice";
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// An edit of a file's JSON: the value at `pointer` ("/stages/0/weight") becomes `value`, or goes
// where `value` is empty; "/stages/-" appends.
struct Edit {
  std::string pointer;
  std::string value;
};

std::string Edited(const std::string& text, const std::vector<Edit>& edits);

inline void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.path << " (" << static_cast<int>(fault.code) << "): " << fault.message_en << " | "
       << fault.message_zh;
}

// Exactly one fault, there and of that kind, told in both languages.
inline void ExpectOnly(const Faults& faults, const std::string& path, FaultCode code) {
  ASSERT_EQ(faults.size(), 1U) << ::testing::PrintToString(faults);
  const Fault& fault = faults.front();
  EXPECT_EQ(fault.path, path) << ::testing::PrintToString(fault);
  EXPECT_EQ(fault.code, code) << ::testing::PrintToString(fault);
  for (const std::string& message : {fault.message_zh, fault.message_en}) {
    EXPECT_FALSE(message.empty());
    for (const char* slot : {"{0}", "{1}", "{2}", "{3}", "{4}"}) {
      EXPECT_EQ(message.find(slot), std::string::npos) << message;
    }
  }
}

struct Planted {
  std::string sentence;  // The test's name.
  std::string file;
  std::vector<Edit> edits;
  std::string path;
  FaultCode code;
};

inline void PrintTo(const Planted& planted, std::ostream* out) {
  *out << planted.sentence;
}

inline std::string SentenceOf(const ::testing::TestParamInfo<Planted>& info) {
  return info.param.sentence;
}

}  // namespace tingfen::plan
