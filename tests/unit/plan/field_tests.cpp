// Single fields: their names, types, ranges and forms.
#include <gmock/gmock.h>

#include "server/plan/reading/field_rules.h"
#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

using ::testing::HasSubstr;

class FieldFault : public ::testing::TestWithParam<Planted> {};

TEST_P(FieldFault, IsRefusedAtItsPath) {
  const Planted& planted = GetParam();
  const std::string text = FileText("plans/" + planted.file + ".json");
  ExpectOnly(PlanFaults(Edited(text, planted.edits)), planted.path, planted.code);
}

const std::string kLong60(61, 'x');

INSTANTIATE_TEST_SUITE_P(
    Plan, FieldFault,
    ::testing::Values(
        Planted{"UnknownFieldAtTheTop",
                "benxi",
                {{"/colour", "1"}},
                "colour",
                FaultCode::kUnknownField},
        Planted{"UnknownFieldDeepDown",
                "tongxiang",
                {{"/stages/0/panels/1/trim/highest", "1"}},
                "stages[0].panels[1].trim.highest",
                FaultCode::kUnknownField},
        Planted{"CamelCaseIsNotAFieldsName",
                "benxi",
                {{"/openChoices", "[]"}},
                "openChoices",
                FaultCode::kUnknownField},
        Planted{"MissingRequiredField",
                "benxi",
                {{"/stages/1/full_mark", ""}},
                "stages[1].full_mark",
                FaultCode::kMissing},
        Planted{"MissingObject", "benxi", {{"/hall", ""}}, "hall", FaultCode::kMissing},
        Planted{"MissingEnumeration",
                "benxi",
                {{"/identify/by", ""}},
                "identify.by",
                FaultCode::kMissing},
        Planted{"MissingPlaces",
                "benxi",
                {{"/rounding/published", ""}},
                "rounding.published",
                FaultCode::kMissing},
        Planted{"MissingChineseWords",
                "benxi",
                {{"/stages/0/criteria/1/title/zh", ""}},
                "stages[0].criteria[1].title.zh",
                FaultCode::kMissing},
        Planted{
            "EmptyChineseWords", "benxi", {{"/title/zh", "\"\""}}, "title.zh", FaultCode::kMissing},
        Planted{"NullInsteadOfText",
                "benxi",
                {{"/may_stay_vacant_below", "null"}},
                "may_stay_vacant_below",
                FaultCode::kNull},
        Planted{"NullInsteadOfAnObject", "benxi", {{"/terms", "null"}}, "terms", FaultCode::kNull},
        Planted{"NullInAList",
                "benxi",
                {{"/open_choices/0", "null"}},
                "open_choices[0]",
                FaultCode::kNull},
        Planted{"ADecimalWithoutQuotes",
                "benxi",
                {{"/stages/0/full_mark", "100"}},
                "stages[0].full_mark",
                FaultCode::kWrongType},
        Planted{"ANumberInQuotes",
                "benxi",
                {{"/panels/0/seats", "\"5\""}},
                "panels[0].seats",
                FaultCode::kWrongType},
        Planted{"TextInsteadOfTrueOrFalse",
                "benxi",
                {{"/hall/show_progress", "\"true\""}},
                "hall.show_progress",
                FaultCode::kWrongType},
        Planted{"AnObjectInsteadOfAList",
                "tongxiang",
                {{"/ties", "{}"}},
                "ties",
                FaultCode::kWrongType},
        Planted{"AListInsteadOfText", "benxi", {{"/id", "[]"}}, "id", FaultCode::kWrongType},
        Planted{"AnEnumerationByNumber",
                "benxi",
                {{"/hall/theme", "1"}},
                "hall.theme",
                FaultCode::kWrongType},
        Planted{"AnUnknownEnumerationValue",
                "benxi",
                {{"/panels/0/kind", "\"CROWD\""}},
                "panels[0].kind",
                FaultCode::kUnknownValue},
        Planted{"TheValueThatSaysNotGiven",
                "benxi",
                {{"/rounding/mode", "\"MODE_UNSPECIFIED\""}},
                "rounding.mode",
                FaultCode::kUnknownValue},
        Planted{"AnnouncingLaterIsNotKnownYet",
                "benxi",
                {{"/announcement/when", "\"AT_THE_END\""}},
                "announcement.when",
                FaultCode::kUnknownValue},
        Planted{"AnotherFormat", "benxi", {{"/format", "2"}}, "format", FaultCode::kOutOfRange},
        Planted{"NoSeats",
                "benxi",
                {{"/panels/0/seats", "0"}},
                "panels[0].seats",
                FaultCode::kOutOfRange},
        Planted{"TooManySeats",
                "tongxiang",
                {{"/panels/1/seats", "401"}},
                "panels[1].seats",
                FaultCode::kOutOfRange},
        Planted{"ANegativeNumber",
                "benxi",
                {{"/stages/0/limit_seconds", "-1"}},
                "stages[0].limit_seconds",
                FaultCode::kOutOfRange},
        Planted{"ANumberWithAPoint",
                "benxi",
                {{"/stages/0/limit_seconds", "420.5"}},
                "stages[0].limit_seconds",
                FaultCode::kOutOfRange},
        Planted{"ANumberBeyondSixtyFourBits",
                "benxi",
                {{"/stages/0/limit_seconds", "18446744073709551617"}},
                "stages[0].limit_seconds",
                FaultCode::kOutOfRange},
        Planted{"ANumberThatWouldWrapAround",
                "benxi",
                {{"/panels/0/seats", "4294967301"}},
                "panels[0].seats",
                FaultCode::kOutOfRange},
        Planted{"ALimitAboveTwoHours",
                "benxi",
                {{"/stages/0/limit_seconds", "7201"}},
                "stages[0].limit_seconds",
                FaultCode::kOutOfRange},
        Planted{"FivePlaces",
                "benxi",
                {{"/rounding/stage", "5"}},
                "rounding.stage",
                FaultCode::kOutOfRange},
        Planted{"ThreeHighestDropped",
                "tongxiang",
                {{"/stages/0/panels/1/trim/high", "3"}},
                "stages[0].panels[1].trim.high",
                FaultCode::kOutOfRange},
        Planted{"AShortlistOfNobody",
                "benxi",
                {{"/shortlist/per_vacancy", "0"}},
                "shortlist.per_vacancy",
                FaultCode::kOutOfRange},
        Planted{"AnEmptyListOfCriteria",
                "tongxiang",
                {{"/stages/0/criteria", "[]"}},
                "stages[0].criteria",
                FaultCode::kOutOfRange},
        Planted{"FiveWarnings",
                "benxi",
                {{"/stages/0/warn_seconds_left", "[50, 40, 30, 20, 10]"}},
                "stages[0].warn_seconds_left",
                FaultCode::kOutOfRange},
        Planted{"FourReleaseSteps",
                "benxi",
                {{"/release/-", "{\"by\": \"CHIEF\"}"}},
                "release",
                FaultCode::kOutOfRange},
        Planted{"WordsTooLong",
                "benxi",
                {{"/title/en", "\"" + std::string(401, 'x') + "\""}},
                "title.en",
                FaultCode::kTooLong},
        Planted{"ASectionTooLong",
                "benxi",
                {{"/clauses/0/section", "\"" + kLong60 + "\""}},
                "clauses[0].section",
                FaultCode::kTooLong},
        Planted{"ALineBreakInWords",
                "benxi",
                {{"/title/zh", "\"a\\nb\""}},
                "title.zh",
                FaultCode::kBadForm},
        Planted{"ATurnOfDirectionInWords",
                "benxi",
                {{"/title/zh", "\"a\\u202eb\""}},
                "title.zh",
                FaultCode::kBadForm},
        Planted{"ASpaceAtTheEndOfWords",
                "benxi",
                {{"/title/zh", "\"方案\\u3000\""}},
                "title.zh",
                FaultCode::kBadForm},
        Planted{"AnIdWithACapital", "benxi", {{"/id", "\"Benxi\""}}, "id", FaultCode::kBadForm},
        Planted{
            "AnIdThatBeginsWithADigit", "benxi", {{"/id", "\"1x\""}}, "id", FaultCode::kBadForm},
        Planted{"AnIdOfThirtyThreeCharacters",
                "benxi",
                {{"/id", "\"" + std::string(33, 'a') + "\""}},
                "id",
                FaultCode::kBadForm},
        Planted{"ADecimalWithASign",
                "benxi",
                {{"/may_stay_vacant_below", "\"-80\""}},
                "may_stay_vacant_below",
                FaultCode::kBadForm},
        Planted{"ADecimalWithFivePlaces",
                "benxi",
                {{"/may_stay_vacant_below", "\"80.00001\""}},
                "may_stay_vacant_below",
                FaultCode::kBadForm},
        Planted{"ADecimalWithTenDigits",
                "benxi",
                {{"/may_stay_vacant_below", "\"1000000000\""}},
                "may_stay_vacant_below",
                FaultCode::kBadForm},
        Planted{"AMaximumOfZero",
                "benxi",
                {{"/stages/0/criteria/0/max", "\"0\""}},
                "stages[0].criteria[0].max",
                FaultCode::kBadForm},
        Planted{"AnotherStep",
                "benxi",
                {{"/stages/0/step", "\"0.25\""}},
                "stages[0].step",
                FaultCode::kBadForm},
        Planted{"AWeightWithAPerCentSign",
                "benxi",
                {{"/stages/0/weight", "\"50%\""}},
                "stages[0].weight",
                FaultCode::kBadForm},
        Planted{"AWeightOfZero",
                "benxi",
                {{"/stages/0/weight", "\"0\""}},
                "stages[0].weight",
                FaultCode::kBadForm},
        Planted{"AWeightAboveOne",
                "benxi",
                {{"/stages/0/weight", "\"3/2\""}},
                "stages[0].weight",
                FaultCode::kBadForm},
        Planted{"AWeightDividedByZero",
                "benxi",
                {{"/stages/0/weight", "\"1/0\""}},
                "stages[0].weight",
                FaultCode::kBadForm}),
    SentenceOf);

TEST(Field, ADuplicateKeyIsRefusedEvenWithTheSameValue) {
  const std::string text =
      Replaced(FileText("plans/benxi.json"), "\"format\": 1,", "\"format\": 1, \"format\": 1,");
  ExpectOnly(PlanFaults(text), "format", FaultCode::kDuplicateKey);
}

TEST(Field, ADuplicateKeyDeepDownHasItsPath) {
  const std::string text = Replaced(FileText("plans/tongxiang.json"), "\"close_at\": \"80\"",
                                    "\"close_at\": \"80\", \"close_at\": \"90\"");
  ExpectOnly(PlanFaults(text), "stages[0].panels[1].close_at", FaultCode::kDuplicateKey);
}

TEST(Field, ANearMissIsToldWhatWasMeant) {
  const std::string text = Edited(FileText("plans/benxi.json"), {{"/stages/0/limit_second", "1"},
                                                                 {"/mayStayVacantBelow", "\"1\""}});
  const Faults faults = PlanFaults(text);
  ASSERT_EQ(faults.size(), 2U) << ::testing::PrintToString(faults);
  EXPECT_THAT(faults[0].message_zh, HasSubstr("是否要写 “limit_seconds”"));
  EXPECT_THAT(faults[1].message_en, HasSubstr("did you mean “may_stay_vacant_below”?"));
}

TEST(Field, AFarMissIsToldWhatThereMayBe) {
  const Faults faults = PlanFaults(Edited(FileText("plans/benxi.json"), {{"/hall/zzz", "1"}}));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_THAT(faults[0].message_zh, HasSubstr("theme、reveal、show_progress"));
}

TEST(Field, AnUnknownValueListsTheAllowedOnesAndNotTheUnspecified) {
  const Faults faults =
      PlanFaults(Edited(FileText("plans/benxi.json"), {{"/hall/reveal", "\"FIGURE\""}}));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_THAT(faults[0].message_en, HasSubstr("BY_SEAT, FIGURES, TOTAL"));
  EXPECT_THAT(faults[0].message_en, HasSubstr("did you mean “FIGURES”?"));
  EXPECT_THAT(faults[0].message_en, ::testing::Not(HasSubstr("UNSPECIFIED")));
}

TEST(Field, ADecimalWithoutQuotesIsToldHowToWriteIt) {
  const Faults faults =
      PlanFaults(Edited(FileText("plans/benxi.json"), {{"/may_stay_vacant_below", "80"}}));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_THAT(faults[0].message_zh, HasSubstr("写成 \"80\""));
}

TEST(Field, ALongKeyIsCutInPathAndMessage) {
  const Faults faults =
      PlanFaults(Edited(FileText("plans/benxi.json"), {{"/" + std::string(100'000, 'k'), "1"}}));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_LT(faults[0].path.size(), 100U);
  EXPECT_LT(faults[0].message_zh.size(), 1000U);
}

void ExpectRules(const google::protobuf::Descriptor& descriptor) {
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const auto& field = *descriptor.field(i);
    const FieldRule* rule = FindRule(field);
    ASSERT_NE(rule, nullptr) << field.full_name();
    if (field.is_repeated()) {
      EXPECT_GT(rule->list.max, 0U) << field.full_name();
    }
    const bool number = field.cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_UINT32;
    const bool text = field.cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_STRING;
    if (number || (text && rule->form == Form::kFree)) {
      EXPECT_GT(rule->each.max, 0U) << field.full_name();
    }
    if (field.message_type() != nullptr) ExpectRules(*field.message_type());
  }
}

TEST(Field, EveryFieldOfPlansAndRollsHasARuleWithLimits) {
  ExpectRules(*pb::Plan::descriptor());
  ExpectRules(*pb::Roll::descriptor());
}

}  // namespace
}  // namespace tingfen::plan
