#include <gmock/gmock.h>

#include "tests/unit/plan/planted.h"

namespace tingfen::plan {
namespace {

using ::testing::ElementsAre;

class RollFault : public ::testing::TestWithParam<Planted> {};

TEST_P(RollFault, IsRefusedAtItsPath) {
  const Planted& planted = GetParam();
  const std::string text = FileText("tests/rolls/" + planted.file + ".json");
  ExpectOnly(RollFaults(Edited(text, planted.edits), planted.file), planted.path, planted.code);
}

// `count` times the character 名.
std::string Name(int count) {
  std::string name;
  for (int i = 0; i < count; ++i) name += "名";
  return "\"" + name + "\"";
}

std::string Rooms(int count) {
  std::string rooms;
  for (int i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    rooms += (i == 1 ? "" : ",") + std::string(R"({"id": "r)") + number + R"(", "title": "第)" +
             number + "考场\"}";
  }
  return "[" + rooms + "]";
}

INSTANTIATE_TEST_SUITE_P(
    Roll, RollFault,
    ::testing::Values(
        Planted{
            "NoCandidates", "benxi", {{"/candidates", "[]"}}, "candidates", FaultCode::kOutOfRange},
        Planted{"NoPosts", "benxi", {{"/posts", "[]"}}, "posts", FaultCode::kOutOfRange},
        Planted{"ANameTooLong",
                "benxi",
                {{"/candidates/0/name", Name(61)}},
                "candidates[0].name",
                FaultCode::kTooLong},
        Planted{"AnEmptyName",
                "benxi",
                {{"/candidates/1/name", "\"\""}},
                "candidates[1].name",
                FaultCode::kMissing},
        Planted{"ANameWithASpaceBehind",
                "benxi",
                {{"/candidates/1/name", "\"钱静 \""}},
                "candidates[1].name",
                FaultCode::kBadForm},
        Planted{"ANameWithAZeroWidthSpace",
                "benxi",
                {{"/candidates/1/name", "\"钱\\u200b静\""}},
                "candidates[1].name",
                FaultCode::kBadForm},
        Planted{"TwoCandidatesOfOneId",
                "benxi",
                {{"/candidates/2/id", "\"c1\""}},
                "candidates[2].id",
                FaultCode::kNotUnique},
        Planted{"ACandidateForNothing",
                "benxi",
                {{"/candidates/0/posts", "[]"}},
                "candidates[0].posts",
                FaultCode::kOutOfRange},
        Planted{"ACandidateForAnUnknownPost",
                "benxi",
                {{"/candidates/0/posts/-", "\"p2\""}},
                "candidates[0].posts[1]",
                FaultCode::kNotFound},
        Planted{"ACandidateForAPostTwice",
                "benxi",
                {{"/candidates/0/posts/-", "\"p1\""}},
                "candidates[0].posts[1]",
                FaultCode::kNotUnique},
        Planted{"TwoPostsOfOneId",
                "benxi",
                {{"/posts/-", R"({"id": "p1", "title": "x", "vacancies": 1})"}},
                "posts[1].id",
                FaultCode::kNotUnique},
        Planted{"APostWithoutVacancies",
                "benxi",
                {{"/posts/0/vacancies", "0"}},
                "posts[0].vacancies",
                FaultCode::kOutOfRange},
        Planted{"ATitleTooLong",
                "benxi",
                {{"/posts/0/title", Name(61)}},
                "posts[0].title",
                FaultCode::kTooLong},
        Planted{"AnUnknownRoom",
                "benxi",
                {{"/candidates/0/room", "\"room2\""}},
                "candidates[0].room",
                FaultCode::kNotFound},
        Planted{"ARoomThatIsNotAmongTheRooms",
                "benxi",
                {{"/rooms", Rooms(2)}, {"/candidates/0/room", "\"room1\""}},
                "candidates[0].room",
                FaultCode::kNotFound},
        Planted{"TwoRoomsOfOneId",
                "benxi",
                {{"/rooms", Rooms(2)}, {"/rooms/1/id", "\"r1\""}},
                "rooms[1].id",
                FaultCode::kNotUnique},
        Planted{"TooManyRooms", "benxi", {{"/rooms", Rooms(21)}}, "rooms", FaultCode::kOutOfRange},
        Planted{"UnknownField",
                "benxi",
                {{"/candidates/0/age", "40"}},
                "candidates[0].age",
                FaultCode::kUnknownField},
        Planted{"NullForAUnit",
                "benxi",
                {{"/candidates/0/unit", "null"}},
                "candidates[0].unit",
                FaultCode::kNull}),
    SentenceOf);

TEST(Roll, ANameOfTwentyCharactersIsKeptWhateverItsBytes) {
  const std::string text = FileText("tests/rolls/benxi.json");
  EXPECT_TRUE(RollFaults(Edited(text, {{"/candidates/0/name", Name(60)}})).empty());
  EXPECT_TRUE(RollFaults(Edited(text, {{"/candidates/0/name", "\"𠮷\""}})).empty());
}

TEST(Roll, TwoPeopleMayHaveOneName) {
  const std::string text = FileText("tests/rolls/benxi.json");
  EXPECT_TRUE(RollFaults(Edited(text, {{"/candidates/0/name", "\"钱静\""}})).empty());
}

TEST(Roll, TheOnlyRoomMayBeNamed) {
  const std::string text = FileText("tests/rolls/benxi.json");
  EXPECT_TRUE(RollFaults(Edited(text, {{"/candidates/0/room", "\"room1\""}})).empty());
}

TEST(Roll, CandidatesMayBeSpreadOverRooms) {
  const std::string text = FileText("tests/rolls/benxi.json");
  EXPECT_TRUE(
      RollFaults(Edited(text, {{"/rooms", Rooms(2)}, {"/candidates/1/room", "\"r2\""}})).empty());
}

TEST(Roll, RoomsTimesSeatsHaveALimit) {
  const pb::Plan plan = std::get<pb::Plan>(
      ReadPlan(Edited(FileText("plans/tongxiang.json"), {{"/panels/1/seats", "400"}})));
  const std::string text = FileText("tests/rolls/tongxiang.json");
  EXPECT_TRUE(
      std::holds_alternative<pb::Roll>(ReadRoll(Edited(text, {{"/rooms", Rooms(4)}}), plan)));
  ExpectOnly(std::get<Faults>(ReadRoll(Edited(text, {{"/rooms", Rooms(5)}}), plan)), "rooms",
             FaultCode::kOutOfRange);
}

TEST(Roll, FaultsAreToldTogetherAndNothingFollowsFromUnreadPosts) {
  const std::string text = FileText("tests/rolls/benxi.json");
  const Faults faults = RollFaults(Edited(
      text,
      {{"/posts", "7"}, {"/candidates/2/name", "3"}, {"/candidates/0/posts", "[\"nowhere\"]"}}));
  std::vector<std::string> paths;
  for (const Fault& fault : faults) paths.push_back(fault.path);
  EXPECT_THAT(paths, ElementsAre("posts", "candidates[2].name"));
}

INSTANTIATE_TEST_SUITE_P(Entering, RollFault,
                         ::testing::Values(Planted{"TwoPostsWhereOneIsAllowed",
                                                   "fenghua",
                                                   {{"/candidates/0/posts", R"(["p1", "p2"])"}},
                                                   "candidates[0].posts[1]",
                                                   FaultCode::kOutOfRange},
                                           Planted{"APostOfTheOwnUnit",
                                                   "fenghua",
                                                   {{"/candidates/0/unit", "\"民政局\""}},
                                                   "candidates[0].posts[0]",
                                                   FaultCode::kContradiction},
                                           Planted{"APostOfTheOwnUnitInAnotherForm",
                                                   "fenghua",
                                                   {{"/candidates/0/unit", "\"⺠政局\""}},
                                                   "candidates[0].posts[0]",
                                                   FaultCode::kContradiction},
                                           Planted{"APostWithTooFew",
                                                   "fenghua",
                                                   {{"/candidates/0/posts", R"(["p2"])"}},
                                                   "posts[0]",
                                                   FaultCode::kOutOfRange},
                                           Planted{"APostOfNoBatch",
                                                   "wunvshan",
                                                   {{"/posts/0/batch", ""}},
                                                   "posts[0].batch",
                                                   FaultCode::kMissing},
                                           Planted{"APostOfAnUnknownBatch",
                                                   "wunvshan",
                                                   {{"/posts/0/batch", "\"drivers\""}},
                                                   "posts[0].batch",
                                                   FaultCode::kNotFound},
                                           Planted{"AMarkBroughtInThatIsMissing",
                                                   "wuzhong",
                                                   {{"/candidates/0/imported", "[]"}},
                                                   "candidates[0].imported",
                                                   FaultCode::kMissing},
                                           Planted{"AMarkBroughtInAboveItsFullMark",
                                                   "wuzhong",
                                                   {{"/candidates/0/imported/0/mark", "\"100.5\""}},
                                                   "candidates[0].imported[0].mark",
                                                   FaultCode::kOutOfRange}),
                         SentenceOf);

constexpr const char* kUnqualified = "\"UNQUALIFIED\"";
constexpr const char* kReason = "\"学历不符\"";

// Of Fenghua's first post one applicant is left, and so it falls away.
std::vector<Edit> FirstPostFellAway(std::vector<Edit> more) {
  std::vector<Edit> edits = {{"/posts/0/fell_away", "\"合格的不足两人\""},
                             {"/candidates/1/standing", kUnqualified},
                             {"/candidates/1/reason", kReason}};
  edits.insert(edits.end(), more.begin(), more.end());
  return edits;
}

INSTANTIATE_TEST_SUITE_P(
    Standing, RollFault,
    ::testing::Values(Planted{"UnqualifiedWithoutAReason",
                              "tongxiang",
                              {{"/candidates/0/standing", kUnqualified}},
                              "candidates[0].reason",
                              FaultCode::kMissing},
                      Planted{"NotPreSelectedWhereThePlanSelectsNobody",
                              "fenghua",
                              {{"/candidates/0/standing", "\"NOT_PRESELECTED\""},
                               {"/candidates/0/reason", kReason}},
                              "candidates[0].standing",
                              FaultCode::kContradiction},
                      Planted{"NotPreSelectedThoughFewQualified",
                              "tongxiang",
                              {{"/candidates/0/standing", "\"NOT_PRESELECTED\""},
                               {"/candidates/0/reason", kReason}},
                              "candidates[0].standing",
                              FaultCode::kContradiction},
                      Planted{"APostThatFellAwayWithEnough",
                              "fenghua",
                              {{"/posts/0/fell_away", "\"不足两人\""}},
                              "posts[0].fell_away",
                              FaultCode::kContradiction},
                      Planted{"AStandingThatThePostsDoNotBearOut",
                              "fenghua",
                              {{"/candidates/0/standing", "\"POST_FELL_AWAY\""}},
                              "candidates[0].standing",
                              FaultCode::kContradiction},
                      Planted{"TakingPartForAPostThatFellAway", "fenghua", FirstPostFellAway({}),
                              "candidates[0].posts", FaultCode::kContradiction},
                      Planted{"ChoosingAgainWhereThePlanLetsNobody", "fenghua",
                              FirstPostFellAway({{"/candidates/0/posts", R"(["p2"])"},
                                                 {"/candidates/0/first_posts", R"(["p1"])"}}),
                              "candidates[0].first_posts", FaultCode::kContradiction},
                      Planted{"EnteringAgainOnARoll",
                              "fenghua",
                              {{"/candidates/0/again_of", "\"c9\""}},
                              "candidates[0].again_of",
                              FaultCode::kContradiction},
                      Planted{"AnUnknownStanding",
                              "fenghua",
                              {{"/candidates/0/standing", "\"ABSENT\""}},
                              "candidates[0].standing",
                              FaultCode::kUnknownValue}),
    SentenceOf);

INSTANTIATE_TEST_SUITE_P(
    Judges, RollFault,
    ::testing::Values(
        Planted{"AJudgeOfAnUnknownPanel",
                "benxi",
                {{"/judges", R"([{"id": "j1", "name": "周", "panel": "mass"}])"}},
                "judges[0].panel",
                FaultCode::kNotFound},
        Planted{"AJudgeOfAnUnknownRoom",
                "benxi",
                {{"/judges", R"([{"id": "j1", "name": "周", "panel": "panel", "room": "r7"}])"}},
                "judges[0].room",
                FaultCode::kNotFound},
        Planted{"TwoJudgesOfOneId",
                "benxi",
                {{"/judges", R"([{"id": "j1", "name": "周", "panel": "panel"},
                                 {"id": "j1", "name": "吴", "panel": "panel"}])"}},
                "judges[1].id",
                FaultCode::kNotUnique},
        Planted{"AJudgesNameTooLong",
                "benxi",
                {{"/judges", R"([{"id": "j1", "panel": "panel", "name": )" + Name(61) + "}]"}},
                "judges[0].name",
                FaultCode::kTooLong}),
    SentenceOf);

TEST(Roll, WhoStandsForAPostThatFellAwayStaysOnIt) {
  const std::string text = FileText("tests/rolls/fenghua.json");
  EXPECT_TRUE(RollFaults(Edited(text, FirstPostFellAway(
                                          {{"/candidates/0/standing", "\"POST_FELL_AWAY\""}})),
                         "fenghua")
                  .empty());
}

TEST(Roll, TakingPartMayBeWrittenDown) {
  const std::string text = FileText("tests/rolls/benxi.json");
  EXPECT_TRUE(RollFaults(Edited(text, {{"/candidates/0/standing", "\"TAKES_PART\""}})).empty());
}

TEST(Roll, TooFewAreCountedByApplicationOrByQualificationAsThePlanSays) {
  const std::string text =
      Edited(FileText("tests/rolls/fenghua.json"),
             {{"/candidates/1/standing", kUnqualified}, {"/candidates/1/reason", kReason}});
  ExpectOnly(RollFaults(text, "fenghua"), "posts[0]", FaultCode::kOutOfRange);
  pb::Plan plan = ReadyPlan("fenghua");
  plan.mutable_applications()->set_count(pb::Applications::APPLIED);
  EXPECT_TRUE(std::holds_alternative<pb::Roll>(ReadRoll(text, plan)));
}

TEST(Roll, AnApplicationThatWentToAnotherPostStillCountsForTheFirst) {
  const std::string text =
      Edited(FileText("tests/rolls/wunvshan.json"),
             {{"/candidates/1/posts", R"(["p2"])"},
              {"/candidates/1/first_posts", R"(["p3"])"},
              {"/posts/-", R"({"id": "p3", "title": "司机班长", "vacancies": 1, "batch": "chiefs",
                               "fell_away": "只有一人报名"})"}});
  EXPECT_TRUE(RollFaults(text, "wunvshan").empty());
}

TEST(Roll, MoreThanThePlanTakesArePreSelectedFirst) {
  std::string candidates;
  for (int i = 1; i <= 11; ++i) {
    candidates += (i == 1 ? "" : ",") + std::string(R"({"id": "c)") + std::to_string(i) +
                  R"(", "name": "某人", "unit": "乙局", "posts": ["p1"]})";
  }
  const std::string roll =
      Edited(FileText("tests/rolls/tongxiang.json"), {{"/candidates", "[" + candidates + "]"}});
  ExpectOnly(RollFaults(roll, "tongxiang"), "posts[0]", FaultCode::kOutOfRange);
}

TEST(Roll, WhereNobodyMayStandInTheOwnUnitEveryUnitIsGiven) {
  const std::string roll = FileText("tests/rolls/tongxiang.json");
  ExpectOnly(RollFaults(Edited(roll, {{"/candidates/1/unit", "\"\""}}), "tongxiang"),
             "candidates[1].unit", FaultCode::kMissing);
  ExpectOnly(RollFaults(Edited(roll, {{"/posts/0/unit", "\"\""}}), "tongxiang"), "posts[0].unit",
             FaultCode::kMissing);
  ExpectOnly(RollFaults(Edited(roll, {{"/candidates/1/unit", "\"某 局\""}}), "tongxiang"),
             "candidates[1].posts[0]", FaultCode::kContradiction);
}

TEST(Roll, NobodyStandsInTwoBatchesAtOnce) {
  const std::string text =
      Edited(FileText("tests/rolls/wunvshan.json"),
             {{"/posts/1/batch", "\"deputies\""}, {"/candidates/0/posts", "[\"p1\", \"p2\"]"}});
  const Faults faults = std::get<Faults>(ReadRoll(text, ReadyPlan("wunvshan")));
  EXPECT_EQ(faults[0].path, "candidates[0].posts[1]");
}

}  // namespace
}  // namespace tingfen::plan
