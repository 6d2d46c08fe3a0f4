#include "server/offline/paper.h"

#include <gtest/gtest.h>

#include <sstream>

#include "server/competition/trace/text.h"
#include "server/offline/columns.h"
#include "server/offline/read_paper.h"
#include "server/offline/report.h"
#include "server/offline/score_paper.h"
#include "server/offline/whatif.h"
#include "server/text/characters.h"
#include "tests/unit/offline/small_plan.h"

namespace tingfen::offline {
namespace {

const std::string kSound = std::string(kSheetsHeader) + SpeechRows("甲", "50", "30") +
                           DefenseRows("甲", {"80", "81", "81"});

// "3 mark" for each fault: line and column.
std::vector<std::string> FaultsOf(const std::string& sheets, const pb::Plan& plan = SmallPlan(),
                                  const std::string& components = "",
                                  const std::string& adjustments = "") {
  Tables tables{{"sheets.csv", sheets}, {}, {}};
  if (!components.empty()) tables.components = Table{"components.csv", components};
  if (!adjustments.empty()) tables.adjustments = Table{"adjustments.csv", adjustments};
  const auto read = ReadPaper(plan, nullptr, tables);
  std::vector<std::string> places;
  if (const auto* faults = std::get_if<PaperFaults>(&read)) {
    for (const PaperFault& fault : *faults) {
      EXPECT_FALSE(fault.zh.empty() || fault.en.empty());
      places.push_back(std::to_string(fault.line) + " " + fault.column);
    }
  }
  return places;
}

using Places = std::vector<std::string>;

PaperInterview Read(const pb::Plan& plan, const std::string& sheets) {
  auto read = ReadPaper(plan, nullptr, {{"sheets.csv", sheets}, {}, {}});
  if (const auto* faults = std::get_if<PaperFaults>(&read)) {
    ADD_FAILURE() << FaultText(*faults);
    return {};
  }
  return std::get<PaperInterview>(std::move(read));
}

Scored ScoreOf(const pb::Plan& plan, const PaperInterview& interview) {
  auto scored = ScorePaper(plan, interview);
  if (const auto* faults = std::get_if<PaperFaults>(&scored)) {
    ADD_FAILURE() << FaultText(*faults);
    return {};
  }
  return std::get<Scored>(std::move(scored));
}

TEST(PaperFaults, AreNoneInASoundTable) {
  EXPECT_EQ(FaultsOf(kSound), Places());
}

TEST(PaperFaults, OfEveryKindAreAllNamedAtOnceWithLineAndColumn) {
  const std::string sheets = std::string(kSheetsHeader) +
                             "甲,dance,panel,1,overall,80\n"       // 2: no such stage
                             "甲,defense,crowd,1,overall,80\n"     // 3: no such panel
                             "甲,defense,panel,6,overall,80\n"     // 4: no such seat
                             "甲,defense,panel,1,charm,80\n"       // 5: no such criterion
                             "甲,defense,panel,2,overall,8O\n"     // 6: a letter
                             "甲,defense,panel,3,overall,80.3\n"   // 7: off step
                             "甲,defense,panel,4,overall,100.5\n"  // 8: above
                             "甲,defense,panel,5,overall,-1\n"     // 9: below
                             "甲,speech,panel,1,content,50\n"      // 10: the sheet lacks manner
                             "甲,speech,panel,2,content,50\n"
                             "甲,speech,panel,panel_2,content,51\n"  // 12: as line 11
                             "甲,speech,panel,2,manner,30\n"
                             "甲,speech,panel,2\n"           // 14: too few fields
                             ",speech,panel,3,manner,30\n";  // 15: nobody
  EXPECT_EQ(FaultsOf(sheets),
            (Places{"2 stage", "3 panel", "4 judge", "5 criterion", "6 mark", "7 mark", "8 mark",
                    "9 mark", "12 criterion", "14 criterion", "15 candidate", "10 criterion"}));
}

TEST(PaperFaults, OfTheHeaderStopTheTable) {
  EXPECT_EQ(FaultsOf("candidate,stage,panel,judge,criterion,score,mark,mark\n甲,,,,,,,\n"),
            (Places{"1 score", "1 mark"}));
  EXPECT_EQ(FaultsOf("candidate,stage,panel,judge,criterion\n").front(), "1 mark");
  EXPECT_EQ(FaultsOf("").front(), "1 ");
  EXPECT_EQ(FaultsOf(kSheetsHeader), Places{"0 "});
}

TEST(PaperFaults, OfComponentsAndAdjustmentsAreNamedToo) {
  pb::Plan plan = SmallPlan();
  pb::Component& written = *plan.add_components();
  written.set_id("written");
  written.set_full_mark("100");
  EXPECT_EQ(FaultsOf(kSound, plan,
                     "candidate,component,mark\n乙,written,80\n甲,interview,80\n甲,written,101\n"
                     "甲,written,80\n甲,written,81\n",
                     "candidate,stage,points,reason\n甲,speech,-0.5,\n甲,dance,-1,超时\n"
                     "甲,speech,one,超时\n"),
            (Places{"2 candidate", "3 component", "4 mark", "6 component", "2 reason", "3 stage",
                    "4 points"}));
}

TEST(PaperFaults, CandidatesOutsideTheRollAreUnknown) {
  pb::Roll roll;
  roll.add_posts()->set_id("p1");
  pb::Candidate& candidate = *roll.add_candidates();
  candidate.set_id("c1");
  candidate.set_name("甲");
  candidate.add_posts("p1");
  const std::string sheets = kSound + DefenseRows("丙", {"80"});
  const auto read = ReadPaper(SmallPlan(), &roll, {{"sheets.csv", sheets}, {}, {}});
  const auto* faults = std::get_if<PaperFaults>(&read);
  ASSERT_NE(faults, nullptr);
  ASSERT_EQ(faults->size(), 1U) << FaultText(*faults);
  EXPECT_EQ(faults->front().column, "candidate");
}

TEST(ScorePaper, NamesAMissingMarkByItsTitle) {
  pb::Plan plan = SmallPlan();
  plan.mutable_components(0)->set_weight("40");
  pb::Component& written = *plan.add_components();
  written.set_id("written");
  written.mutable_title()->set_zh("笔试成绩");
  written.mutable_title()->set_en("Written mark");
  written.set_weight("60");
  written.set_full_mark("100");
  const PaperInterview interview =
      Read(plan, std::string(kSheetsHeader) + SpeechRows("甲", "50", "30") +
                     DefenseRows("甲", {"80", "81", "82"}));
  const auto scored = ScorePaper(plan, interview);
  const auto* faults = std::get_if<PaperFaults>(&scored);
  ASSERT_NE(faults, nullptr);
  EXPECT_EQ(faults->front().zh, "甲 缺少笔试成绩");
  EXPECT_EQ(faults->front().en, "甲 has no mark: Written mark");
}

TEST(ScorePaper, RefusesTooFewSheetsByName) {
  const PaperInterview interview =
      Read(SmallPlan(), std::string(kSheetsHeader) + SpeechRows("甲", "50", "30") +
                            DefenseRows("甲", {"80", "81"}));
  const auto scored = ScorePaper(SmallPlan(), interview);
  const auto* faults = std::get_if<PaperFaults>(&scored);
  ASSERT_NE(faults, nullptr);
  EXPECT_NE(faults->front().en.find("2 sheets in defense/panel"), std::string::npos);
}

TEST(ScorePaper, NamesTheSheetsThatAreNotThere) {
  const PaperInterview interview = Read(SmallPlan(), kSound);
  const Scored scored = ScoreOf(SmallPlan(), interview);
  const pb::PanelFigure& panel = scored.figures.front().stages(1).panels(0);
  ASSERT_EQ(panel.missing_size(), 2);
  EXPECT_EQ(panel.missing(0), "panel_4");
}

TEST(ScorePaper, TracesEveryStepInBothLanguages) {
  const pb::Plan plan = SmallPlan();
  const PaperInterview interview = Read(plan, kSound);
  const Scored scored = ScoreOf(plan, interview);
  // Speech 80; defense 242 ÷ 3 = 80.6667; interview 80.3333 → 80.33.
  const auto text = [&](competition::Language language) {
    return ReportText({plan, interview, scored, language, true});
  };
  const std::string zh = text(competition::Language::kZh);
  for (const char* line : {"1号评委  50 + 30 = 80", "计入 3 份之和  80 + 81 + 81 = 242",
                           "平均分  242 ÷ 3 ≈ 80.6667（四舍五入保留4位）",
                           "面试成绩  80 × 50% + 80.6667 × 50% ≈ 80.33（四舍五入保留2位）"}) {
    EXPECT_NE(zh.find(line), std::string::npos) << line << "\n" << zh;
  }
  const std::string en = text(competition::Language::kEn);
  EXPECT_NE(en.find("242 ÷ 3 ≈ 80.6667 (rounded half up to 4 places)"), std::string::npos) << en;
}

TEST(Columns, CountAChineseCharacterTwice) {
  EXPECT_EQ(text::WidthOf("听分 a"), 6U);
  EXPECT_EQ(Aligned({{"甲", "1"}, {"abc", "22"}}, {1}), "甲    1\nabc  22\n");
}

TEST(Paper, WhoIsWrittenInTwoFormsIsOnePerson) {
  const PaperInterview interview =
      Read(SmallPlan(), std::string(kSheetsHeader) + SpeechRows("\uF92C明", "50", "30") +
                            DefenseRows("\u90CE明", {"80", "81", "81"}));
  ASSERT_EQ(interview.roll.candidates_size(), 1);
  EXPECT_EQ(interview.roll.candidates(0).name(), "\uF92C明");
}

// 甲: defense 80, 80, 98, mean 86. 乙: 85, 85, 85. Speech 80 each. So 甲 83.00, 乙 82.50.
const std::string kTwo = std::string(kSheetsHeader) + SpeechRows("甲", "50", "30") +
                         DefenseRows("甲", {"80", "80", "98"}) + SpeechRows("乙", "50", "30") +
                         DefenseRows("乙", {"85", "85", "85"});

TriedChoice TryOne(const std::string& path) {
  pb::Plan plan = SmallPlan();
  plan.add_open_choices()->set_path(path);
  const PaperInterview interview = Read(plan, kTwo);
  return WhatIf(plan, interview, ScoreOf(plan, interview)).front();
}

TEST(WhatIf, DroppingTheExtremesPutsTheOtherFirst) {
  const TriedChoice choice = TryOne("stages[1].panels[0].trim");
  // 1 + 1: 甲 80, 乙 85. 2 + 2 needs five sheets and changes nothing.
  ASSERT_EQ(choice.tried.size(), 2U);
  ASSERT_EQ(choice.tried[0].changes.size(), 1U);
  EXPECT_EQ(choice.tried[0].changes[0].enter, std::vector<std::string>{"乙"});
  EXPECT_EQ(choice.tried[0].changes[0].leave, std::vector<std::string>{"甲"});
  EXPECT_TRUE(choice.tried[1].changes.empty());
}

TEST(WhatIf, OfCoarserFiguresATieTakesBothIn) {
  // 83.00 and 82.50 are both 83 at no place.
  const TriedChoice choice = TryOne("rounding.published");
  ASSERT_EQ(choice.tried.size(), 4U);  // 0, 1 and 3 places, and truncation.
  ASSERT_EQ(choice.tried[0].changes.size(), 1U);
  EXPECT_EQ(choice.tried[0].changes[0].enter, std::vector<std::string>{"乙"});
  EXPECT_TRUE(choice.tried[0].changes[0].leave.empty());
  for (std::size_t i = 1; i < 4; ++i) EXPECT_TRUE(choice.tried[i].changes.empty()) << i;
}

TEST(WhatIf, ARatioOfTwoTakesTheSecondIn) {
  const TriedChoice choice = TryOne("shortlist.per_vacancy");
  ASSERT_EQ(choice.tried.size(), 2U);
  EXPECT_EQ(choice.tried[0].changes[0].enter, std::vector<std::string>{"乙"});
}

TEST(WhatIf, MoreSheetsThanThereAreCannotBeScored) {
  const TriedChoice choice = TryOne("stages[1].panels[0].min_sheets");
  ASSERT_EQ(choice.tried.size(), 2U);
  EXPECT_FALSE(choice.tried[1].faults.empty());
}

TEST(WhatIf, WhatIsNoRuleOfCalculationIsListedAsSuch) {
  EXPECT_TRUE(TryOne("stages[0].limit_seconds").tried.empty());
  EXPECT_TRUE(TryOne("hall.reveal").tried.empty());
}

}  // namespace
}  // namespace tingfen::offline
