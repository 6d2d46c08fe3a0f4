// Whatever the file holds, reading it ends in a sound plan or in faults, never in a crash.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <random>

#include "server/plan/model/numbers.h"
#include "server/text/characters.h"
#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

namespace json = boost::json;

class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}
  std::size_t Below(std::size_t bound) { return engine_() % bound; }

 private:
  std::mt19937 engine_;
};

// What the rest of the program relies on without asking again.
void ExpectSound(const pb::Plan& plan) {
  ASSERT_FALSE(plan.stages().empty());
  scoring::Exact stages;
  for (const pb::Stage& stage : plan.stages()) {
    stages += PlanShare(stage.weight()).value();
    scoring::Exact panels;
    for (const pb::StagePanel& panel : stage.panels()) {
      panels += PlanShare(panel.weight()).value();
      ASSERT_GE(panel.min_sheets(), 1U);
      if (panel.has_trim()) {
        ASSERT_GT(panel.trim().at_least(), panel.trim().high() + panel.trim().low());
      }
    }
    ASSERT_TRUE(panels == 1);
    scoring::Exact full;
    for (const pb::Criterion& criterion : stage.criteria()) {
      const auto factor =
          criterion.weight().empty() ? scoring::Exact(1) : PlanDecimal(criterion.weight()).value();
      full += PlanDecimal(criterion.max()).value() * factor;
    }
    ASSERT_TRUE(full == PlanDecimal(stage.full_mark()).value());
  }
  ASSERT_TRUE(stages == 1);
}

void ExpectAnAnswer(const std::string& text) {
  const auto read = ReadPlan(text);
  if (const auto* plan = std::get_if<pb::Plan>(&read)) return ExpectSound(*plan);
  const auto& faults = std::get<Faults>(read);
  ASSERT_FALSE(faults.empty());
  ASSERT_LE(faults.size(), kFaultsMax + 1);
  for (const Fault& fault : faults) {
    ASSERT_FALSE(fault.message_zh.empty());
    ASSERT_FALSE(fault.message_en.empty());
    ASSERT_FALSE(text::FindNotUtf8(fault.path + fault.message_zh + fault.message_en));
  }
}

constexpr std::array<std::string_view, 22> kScraps = {
    "null",    "true",    "{",       "}",       "[",
    "]",       ",",       ":",       "\"",      "\\",
    "-",       "1e9",     "1e400",   "{\"a\":", "0",
    "\"70\"",  "\"1/3\"", "\\ud83d", "\xFF",    "18446744073709551616",
    "\"id\":", "\n"};

// Cuts, repeats, flips and inserts, a few times.
std::string Scrambled(std::string text, Chance& chance) {
  for (std::size_t i = 1 + chance.Below(4); i > 0 && !text.empty(); --i) {
    const std::size_t at = chance.Below(text.size());
    const std::size_t length = std::min(chance.Below(40), text.size() - at);
    switch (chance.Below(5)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, text.substr(chance.Below(text.size()), length));
        break;
      case 2:
        text[at] = static_cast<char>(chance.Below(256));
        break;
      case 3:
        text.insert(at, kScraps[chance.Below(kScraps.size())]);
        break;
      default:
        if (chance.Below(8) == 0) text.resize(at);
    }
  }
  return text;
}

std::vector<json::value*> AllValues(json::value& root) {
  std::vector<json::value*> values = {&root};
  for (std::size_t i = 0; i < values.size(); ++i) {
    json::value* value = values[i];
    if (auto* object = value->if_object()) {
      for (auto& member : *object) values.push_back(&member.value());
    } else if (auto* array = value->if_array()) {
      for (auto& element : *array) values.push_back(&element);
    }
  }
  return values;
}

// Well-formed JSON of the wrong shape: values moved, emptied, doubled, changed.
std::string Reshaped(const json::value& original, Chance& chance) {
  static const json::array kValues = {nullptr,
                                      true,
                                      0,
                                      1,
                                      2,
                                      3,
                                      400,
                                      401,
                                      -1,
                                      1.5,
                                      "",
                                      "0",
                                      "1",
                                      "1/3",
                                      "100",
                                      "50",
                                      "speech",
                                      "x",
                                      "EXPERT",
                                      "MASS",
                                      "CHIEF",
                                      "exact",
                                      "panel:speech/panel",
                                      "stages[0]",
                                      json::array(),
                                      json::object()};
  json::value root = original;
  for (std::size_t i = 1 + chance.Below(5); i > 0; --i) {
    const auto values = AllValues(root);
    json::value& value = *values[chance.Below(values.size())];
    const json::value other = *values[chance.Below(values.size())];
    auto* array = value.if_array();
    auto* object = value.if_object();
    switch (chance.Below(4)) {
      case 0:
        value = other;
        break;
      case 1:
        if (array != nullptr && !array->empty()) array->push_back((*array)[0]);
        break;
      case 2:
        if (object != nullptr && !object->empty()) object->erase(object->begin());
        break;
      default:
        value = kValues[chance.Below(kValues.size())];
    }
  }
  return json::serialize(root);
}

TEST(Robustness, ScrambledTextIsAnsweredAndNeverCrashes) {
  for (const char* file : {"plans/benxi.json", "plans/tongxiang.json"}) {
    const std::string text = FileText(file);
    Chance chance(20240601);
    for (int round = 0; round < 1500; ++round) {
      SCOPED_TRACE(std::string(file) + ", round " + std::to_string(round));
      ExpectAnAnswer(Scrambled(text, chance));
      if (HasFatalFailure()) return;
    }
  }
}

TEST(Robustness, ReshapedJsonIsAnsweredAndNeverCrashes) {
  for (const char* file : {"plans/benxi.json", "plans/tongxiang.json"}) {
    const json::value root = json::parse(FileText(file));
    Chance chance(7);
    for (int round = 0; round < 1500; ++round) {
      SCOPED_TRACE(std::string(file) + ", round " + std::to_string(round));
      ExpectAnAnswer(Reshaped(root, chance));
      if (HasFatalFailure()) return;
    }
  }
}

TEST(Robustness, ScrambledRollsAreAnsweredAndNeverCrash) {
  const pb::Plan plan = ReadyPlan("tongxiang");
  const std::string text = FileText("tests/rolls/tongxiang.json");
  Chance chance(99);
  for (int round = 0; round < 1500; ++round) {
    const auto read = ReadRoll(Scrambled(text, chance), plan);
    if (const auto* roll = std::get_if<pb::Roll>(&read)) {
      ASSERT_FALSE(roll->candidates().empty()) << round;
    } else {
      ASSERT_FALSE(std::get<Faults>(read).empty()) << round;
    }
  }
}

}  // namespace
}  // namespace tingfen::plan
