// Several faults at once: all are told, in the order of the file, and none twice.
#include <gmock/gmock.h>

#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> Paths(const Faults& faults) {
  std::vector<std::string> paths;
  for (const Fault& fault : faults) paths.push_back(fault.path);
  return paths;
}

std::vector<std::string> PathsWith(const std::string& plan, const std::vector<Edit>& edits) {
  return Paths(PlanFaults(Edited(FileText("plans/" + plan + ".json"), edits)));
}

TEST(SeveralFaults, FormAndMeaningAreToldTogetherInTheOrderOfTheFile) {
  EXPECT_THAT(PathsWith("benxi", {{"/identify/by", "\"FACE\""},
                                  {"/stages/1/criteria/0/max", "\"14\""},
                                  {"/stages/0/limit_seconds", "\"420\""},
                                  {"/panels/0/seats", "4"},
                                  {"/rounding/published", "9"},
                                  {"/ties/-", "\"stage:none\""}}),
              ElementsAre("stages[0].panels[0].min_sheets", "stages[0].limit_seconds",
                          "stages[1].criteria", "stages[1].panels[0].min_sheets",
                          "rounding.published", "ties[0]", "identify.by"));
}

TEST(SeveralFaults, WhatIsMissingStandsWhereItIsMissingFrom) {
  EXPECT_THAT(PathsWith("benxi", {{"/stages/1/step", ""},
                                  {"/stages/0/limit_seconds", "9999"},
                                  {"/hall/theme", "\"PINK\""}}),
              ElementsAre("stages[0].limit_seconds", "stages[1].step", "hall.theme"));
}

TEST(SeveralFaults, AMisspeltFieldIsAlsoMissing) {
  const std::string text =
      Replaced(FileText("plans/tongxiang.json"), "\"close_at\"", "\"clsoe_at\"");
  EXPECT_THAT(Paths(PlanFaults(text)), ElementsAre("stages[0].panels[1].clsoe_at"));
  const std::string required =
      Replaced(FileText("plans/tongxiang.json"), "\"full_mark\"", "\"fullmark\"");
  EXPECT_THAT(Paths(PlanFaults(required)),
              ElementsAre("stages[0].full_mark", "stages[0].fullmark"));
}

TEST(SeveralFaults, NothingFollowsFromAListThatCouldNotBeRead) {
  EXPECT_THAT(PathsWith("tongxiang", {{"/stages", "{}"}}), ElementsAre("stages"));
  EXPECT_THAT(PathsWith("tongxiang", {{"/panels", "null"}}), ElementsAre("panels"));
  EXPECT_THAT(PathsWith("tongxiang", {{"/panels", ""}}), ElementsAre("panels"));
  EXPECT_THAT(PathsWith("tongxiang", {{"/stages/0/panels", "[]"}}),
              ElementsAre("stages[0].panels"));
}

TEST(SeveralFaults, NothingFollowsFromAnElementThatCouldNotBeRead) {
  EXPECT_THAT(PathsWith("benxi", {{"/stages/0", "null"}}), ElementsAre("stages[0]"));
  EXPECT_THAT(PathsWith("benxi", {{"/stages/0/criteria/1", "7"}}),
              ElementsAre("stages[0].criteria[1]"));
  EXPECT_THAT(PathsWith("tongxiang", {{"/panels/0/id", "7"}}), ElementsAre("panels[0].id"));
  EXPECT_THAT(PathsWith("benxi", {{"/stages/0/warn_seconds_left", "[60, null, 30]"}}),
              ElementsAre("stages[0].warn_seconds_left[1]"));
}

TEST(SeveralFaults, NothingFollowsFromAMarkThatCouldNotBeRead) {
  EXPECT_THAT(PathsWith("benxi", {{"/stages/0/full_mark", "\"0\""}}),
              ElementsAre("stages[0].full_mark"));
  EXPECT_THAT(PathsWith("benxi", {{"/stages/0/weight", "\"20\""}}), ElementsAre("stages"));
  EXPECT_THAT(PathsWith("benxi", {{"/stages/0/criteria/0/max", "\"-5\""}}),
              ElementsAre("stages[0].criteria[0].max"));
}

TEST(SeveralFaults, AnEmptyObjectTellsEverythingItNeeds) {
  EXPECT_THAT(Paths(PlanFaults("{}")),
              ElementsAre("format", "id", "title", "panels", "stages", "components", "rounding",
                          "shortlist", "announcement", "release", "hall", "identify"));
}

TEST(SeveralFaults, AfterTwoHundredTheRestIsCounted) {
  std::string text = "{";
  for (int i = 0; i < 9000; ++i) text += "\"x" + std::to_string(i) + "\": 0,";
  text.back() = '}';
  const Faults faults = PlanFaults(text);
  ASSERT_EQ(faults.size(), kFaultsMax + 1);
  EXPECT_EQ(faults.back().code, FaultCode::kMore);
  EXPECT_THAT(faults.back().message_en, HasSubstr("8812 more"));  // 9000 + 12 missing - 200.
}

}  // namespace
}  // namespace tingfen::plan
