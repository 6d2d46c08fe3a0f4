// Worked examples of a plan are recomputed, and refused where they do not come out.
#include <gmock/gmock.h>

#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

using ::testing::HasSubstr;

class ExampleFault : public ::testing::TestWithParam<Planted> {};

TEST_P(ExampleFault, IsRefusedAtItsPath) {
  const Planted& planted = GetParam();
  const std::string text = FileText("plans/" + planted.file + ".json");
  ExpectOnly(PlanFaults(Edited(text, planted.edits)), planted.path, planted.code);
}

INSTANTIATE_TEST_SUITE_P(Of, ExampleFault,
                         ::testing::Values(Planted{"ATotalWithAnotherDigit",
                                                   "benxi",
                                                   {{"/examples/0/figures/5/figure", "\"87.61\""}},
                                                   "examples[0].figures[5].figure",
                                                   FaultCode::kNotTheSum},
                                           Planted{"APublishedFigureWithTooFewPlaces",
                                                   "benxi",
                                                   {{"/examples/0/figures/4/figure", "\"87.6\""}},
                                                   "examples[0].figures[4].figure",
                                                   FaultCode::kNotTheSum},
                                           Planted{"AMeanThatWasRounded",
                                                   "fenghua",
                                                   {{"/examples/0/figures/0/figure", "\"84.17\""}},
                                                   "examples[0].figures[0].figure",
                                                   FaultCode::kNotTheSum},
                                           Planted{"AFigureThatIsNoNumber",
                                                   "wuzhong",
                                                   {{"/examples/0/figures/0/figure", "\"good\""}},
                                                   "examples[0].figures[0].figure",
                                                   FaultCode::kNotTheSum},
                                           Planted{"AFigureOfNothing",
                                                   "wuzhong",
                                                   {{"/examples/0/figures/0/of", "\"stage:exam\""}},
                                                   "examples[0].figures[0].of",
                                                   FaultCode::kNotFound},
                                           Planted{"ATotalWithoutTheMarksBroughtIn",
                                                   "wuzhong",
                                                   {{"/examples/0/components", ""}},
                                                   "examples[0].figures[2].of",
                                                   FaultCode::kNotFound},
                                           Planted{"AnUnknownStage",
                                                   "tongxiang",
                                                   {{"/examples/0/sheets/3/stage", "\"exam\""}},
                                                   "examples[0].sheets[3].stage",
                                                   FaultCode::kNotFound},
                                           Planted{"AnUnknownPanel",
                                                   "tongxiang",
                                                   {{"/examples/0/sheets/3/panel", "\"guests\""}},
                                                   "examples[0].sheets[3].panel",
                                                   FaultCode::kNotFound},
                                           Planted{"ASeatBeyondThePanel",
                                                   "tongxiang",
                                                   {{"/examples/0/sheets/6/seat", "8"}},
                                                   "examples[0].sheets[6].seat",
                                                   FaultCode::kOutOfRange},
                                           Planted{"ASeatTwice",
                                                   "tongxiang",
                                                   {{"/examples/0/sheets/6/seat", "1"}},
                                                   "examples[0].sheets[6].seat",
                                                   FaultCode::kNotUnique},
                                           Planted{"ACriterionLeftOut",
                                                   "benxi",
                                                   {{"/examples/0/sheets/2/marks/3", ""}},
                                                   "examples[0].sheets[2].marks",
                                                   FaultCode::kOutOfRange},
                                           Planted{"AMarkAboveItsMaximum",
                                                   "benxi",
                                                   {{"/examples/0/sheets/2/marks/1", "\"20.5\""}},
                                                   "examples[0].sheets[2].marks[1]",
                                                   FaultCode::kOutOfRange},
                                           Planted{"AMarkOffTheStep",
                                                   "benxi",
                                                   {{"/examples/0/sheets/2/marks/1", "\"16.3\""}},
                                                   "examples[0].sheets[2].marks[1]",
                                                   FaultCode::kOutOfRange},
                                           Planted{"ASheetTooFew",
                                                   "benxi",
                                                   {{"/examples/0/sheets/2", ""}},
                                                   "examples[0].sheets",
                                                   FaultCode::kOutOfRange},
                                           Planted{"MarksBroughtInAboveTheirFullMark",
                                                   "wuzhong",
                                                   {{"/examples/0/components/0/mark", "\"101\""}},
                                                   "examples[0].components[0].mark",
                                                   FaultCode::kOutOfRange},
                                           Planted{"MarksBroughtInOfNothing",
                                                   "wuzhong",
                                                   {{"/examples/0/components/0/component",
                                                     "\"interview\""}},
                                                   "examples[0].components[0].component",
                                                   FaultCode::kNotFound}),
                         SentenceOf);

TEST(Example, TellsWhatItSaysAndWhatComesOut) {
  const Faults faults =
      PlanFaults(Edited(FileText("plans/tongxiang.json"), {{"/stages/0/panels/0/weight", "\"60\""},
                                                           {"/stages/0/panels/1/weight", "\"40\""},
                                                           {"/examples/0/figures/3", ""},
                                                           {"/examples/0/figures/3", ""}}));
  ExpectOnly(faults, "examples[0].figures[2].figure", FaultCode::kNotTheSum);
  EXPECT_THAT(faults.front().message_zh, HasSubstr("“87.47”"));
  EXPECT_THAT(faults.front().message_zh, HasSubstr("87.26"));  // 0.6 × 88.1 + 0.4 × 86.
}

TEST(Example, OfTwoStagesOneIsEnoughForItsOwnFigures) {
  std::vector<Edit> edits(5, {"/examples/0/sheets/5", ""});
  for (int i = 0; i < 4; ++i) edits.push_back({"/examples/0/figures/2", ""});
  EXPECT_TRUE(PlanFaults(Edited(FileText("plans/benxi.json"), edits)).empty());
}

TEST(Example, WaitsUntilThePlanIsWithoutFault) {
  ExpectOnly(
      PlanFaults(Edited(FileText("plans/benxi.json"), {{"/stages/0/weight", "\"40\""},
                                                       {"/examples/0/figures/5/figure", "\"1\""}})),
      "stages", FaultCode::kWeightSum);
}

}  // namespace
}  // namespace tingfen::plan
