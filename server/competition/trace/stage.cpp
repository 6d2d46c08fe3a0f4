#include "server/competition/trace/stage.h"

#include <algorithm>
#include <cstdlib>

#include "server/competition/state/competition.h"
#include "server/competition/state/entries.h"

namespace tingfen::competition {
namespace {

using Kind = TraceLine::Kind;

constexpr unsigned kPanelLevel = 1;

constexpr unsigned kSheetLevel = 2;

std::optional<unsigned> Places(bool has, std::uint32_t places) {
  return has ? std::optional<unsigned>(places) : std::nullopt;
}

// One panel of one stage: what its lines need to know of the plan.
class PanelTrace {
 public:
  PanelTrace(const pb::Plan& plan, const pb::Stage& stage, const pb::PanelFigure& panel,
             TraceLines& lines)
      : plan_(plan), stage_(stage), panel_(panel), lines_(lines) {}

  void Write() {
    lines_.Heading(kPanelLevel, PanelById(plan_, panel_.panel()).title());
    NoteAbsent();
    if (panel_.criteria().empty()) {
      WholeSheets();
    } else {
      EachCriterion();
    }
  }

 private:
  pb::Text Seat(const std::string& seat) const { return SeatWords(plan_, panel_.panel(), seat); }

  void NoteSeats(const google::protobuf::RepeatedPtrField<std::string>& seats, const char* zh,
                 const char* en) {
    if (seats.empty()) return;
    pb::Text note = Words(zh, en);
    for (const std::string& seat : seats) {
      const bool first = &seat == &seats.Get(0);
      note.mutable_zh()->append(first ? "" : "、").append(Seat(seat).zh());
      note.mutable_en()->append(first ? "" : ", ").append(Seat(seat).en());
    }
    lines_.Note(kSheetLevel, std::move(note));
  }

  void NoteAbsent() {
    NoteSeats(panel_.recused(), "回避：", "Recused: ");
    NoteSeats(panel_.missing(), "未交评分表：", "No sheet: ");
    NoteSeats(panel_.excluded(), "经更正不计入：", "Excluded by a correction: ");
    for (const pb::SheetFigure& sheet : panel_.sheets()) {
      if (sheet.corrected_from().empty()) continue;
      const pb::Text seat = Seat(sheet.seat());
      lines_.Note(kSheetLevel,
                  Words(seat.zh() + "经更正，原合计 " + sheet.corrected_from(),
                        seat.en() + " corrected; the total was " + sheet.corrected_from()));
    }
    const pb::StagePanel& rule = *FindStagePanel(stage_, panel_.panel());
    if (panel_.trimmed() || rule.trim().high() + rule.trim().low() == 0) return;
    const std::string least = std::to_string(rule.trim().at_least());
    lines_.Note(kSheetLevel, Words("不足 " + least + " 份，不去最高分、最低分",
                                   "Fewer than " + least + " sheets: nothing is dropped"));
  }

  const pb::Criterion& CriterionById(const std::string& id) const {
    for (const pb::Criterion& criterion : stage_.criteria()) {
      if (criterion.id() == id) return criterion;
    }
    std::abort();
  }

  static std::string FactorOf(const pb::Criterion& criterion) {
    return criterion.weight().empty() ? "1" : criterion.weight();
  }

  void NameCriteria() {
    if (stage_.criteria_size() == 1) return;
    pb::Text note = Words("各项次序：", "Order of the criteria: ");
    for (const pb::Criterion& criterion : stage_.criteria()) {
      const bool first = &criterion == &stage_.criteria(0);
      note.mutable_zh()->append(first ? "" : "、").append(criterion.title().zh());
      note.mutable_en()->append(first ? "" : ", ").append(criterion.title().en());
    }
    lines_.Note(kSheetLevel, std::move(note));
  }

  void Sheet(const pb::SheetFigure& sheet) {
    const std::optional<unsigned> places =
        Places(plan_.rounding().has_sheet(), plan_.rounding().sheet());
    const std::string& sum = sheet.sum().empty() ? sheet.total() : sheet.sum();
    LeftSide left;
    for (const pb::Mark& mark : sheet.marks()) {
      left.AddTimes(mark.mark(), FactorOf(CriterionById(mark.criterion())));
    }
    if (left.text() == sum) {
      lines_.Given(Kind::kMark, kSheetLevel, Seat(sheet.seat()), sum);
    } else {
      lines_.Sum(Kind::kSheet, kSheetLevel, Seat(sheet.seat()), left, sum);
    }
    if (sheet.sum().empty()) return;
    LeftSide unrounded;
    unrounded.Add(sum);
    lines_.Sum(Kind::kRounded, kSheetLevel, Words("每份取整", "The sheet rounded"), unrounded,
               sheet.total(), places);
  }

  void StruckOut(unsigned level, const std::string& seat, bool highest, const std::string& number) {
    const pb::Text who = Seat(seat);
    lines_.Given(Kind::kStruckOut, level,
                 highest ? Words("去掉最高分 " + who.zh(), "Highest dropped: " + who.en())
                         : Words("去掉最低分 " + who.zh(), "Lowest dropped: " + who.en()),
                 number);
  }

  // "保留 5 份之和" and the mean that follows from it.
  void SumAndMean(unsigned level, const LeftSide& kept, const std::string& sum, unsigned count,
                  const std::string& mean, std::optional<unsigned> places) {
    const std::string number = std::to_string(count);
    lines_.Sum(Kind::kSum, level,
               Words("计入 " + number + " 份之和", "Sum of the " + number + " kept"), kept, sum);
    LeftSide left;
    left.Add(sum);
    left.DivideBy({number});
    lines_.Sum(Kind::kMean, level, Words("平均分", "Mean"), left, mean, places);
  }

  void WholeSheets() {
    NameCriteria();
    for (const pb::SheetFigure& sheet : panel_.sheets()) Sheet(sheet);
    LeftSide kept;
    for (const auto dropped : {pb::SheetFigure::HIGHEST, pb::SheetFigure::LOWEST}) {
      for (const pb::SheetFigure& sheet : panel_.sheets()) {
        if (sheet.dropped() != dropped) continue;
        StruckOut(kSheetLevel, sheet.seat(), dropped == pb::SheetFigure::HIGHEST, sheet.total());
      }
    }
    for (const pb::SheetFigure& sheet : panel_.sheets()) {
      if (sheet.dropped() == pb::SheetFigure::KEPT) kept.Add(sheet.total());
    }
    SumAndMean(kSheetLevel, kept, panel_.sum(), panel_.count(), panel_.shown(),
               Places(plan_.rounding().has_panel(), plan_.rounding().panel()));
  }

  const std::string& MarkOf(const std::string& seat, const std::string& criterion) const {
    for (const pb::SheetFigure& sheet : panel_.sheets()) {
      if (sheet.seat() != seat) continue;
      for (const pb::Mark& mark : sheet.marks()) {
        if (mark.criterion() == criterion) return mark.mark();
      }
    }
    std::abort();
  }

  void Criterion(const pb::CriterionFigure& criterion) {
    constexpr unsigned kLevel = kSheetLevel + 1;
    lines_.Heading(kSheetLevel, CriterionById(criterion.criterion()).title());
    const auto& high = criterion.dropped_high();
    const auto& low = criterion.dropped_low();
    LeftSide kept;
    for (const pb::SheetFigure& sheet : panel_.sheets()) {
      const std::string& mark = MarkOf(sheet.seat(), criterion.criterion());
      lines_.Given(Kind::kMark, kLevel, Seat(sheet.seat()), mark);
      if (std::find(high.begin(), high.end(), sheet.seat()) != high.end()) continue;
      if (std::find(low.begin(), low.end(), sheet.seat()) != low.end()) continue;
      kept.Add(mark);
    }
    for (const std::string& seat : high) {
      StruckOut(kLevel, seat, true, MarkOf(seat, criterion.criterion()));
    }
    for (const std::string& seat : low) {
      StruckOut(kLevel, seat, false, MarkOf(seat, criterion.criterion()));
    }
    SumAndMean(kLevel, kept, criterion.sum(), criterion.count(), criterion.shown(),
               Places(plan_.rounding().has_criterion(), plan_.rounding().criterion()));
  }

  void EachCriterion() {
    LeftSide left;
    for (const pb::CriterionFigure& criterion : panel_.criteria()) {
      Criterion(criterion);
      left.AddTimes(criterion.shown(), criterion.weight());
    }
    lines_.Sum(Kind::kWeighted, kSheetLevel, Words("各项合计", "The criteria together"), left,
               panel_.shown(), Places(plan_.rounding().has_panel(), plan_.rounding().panel()));
  }

  const pb::Plan& plan_;
  const pb::Stage& stage_;
  const pb::PanelFigure& panel_;
  TraceLines& lines_;
};

pb::Text AdjustmentWords(const pb::Adjustment& adjustment) {
  const std::string seconds = std::to_string(adjustment.seconds());
  pb::Text words = Words("加减分", "Adjustment");
  if (adjustment.kind() == pb::TimeBand::OVER) {
    words = Words("超时 " + seconds + " 秒", seconds + " s over the limit");
  } else if (adjustment.kind() == pb::TimeBand::UNDER) {
    words = Words("剩余 " + seconds + " 秒", seconds + " s left of the limit");
  }
  if (adjustment.reason().empty()) return words;
  return Words(words.zh() + "：" + adjustment.reason(), words.en() + ": " + adjustment.reason());
}

}  // namespace

void TraceStage(const pb::Plan& plan, const pb::StageFigure& stage, TraceLines& lines) {
  const pb::Stage* rule = FindStage(plan, PlanStageOf(stage.stage()));
  if (rule == nullptr) std::abort();
  lines.Heading(0, rule->title());
  LeftSide left;
  for (const pb::PanelFigure& panel : stage.panels()) {
    PanelTrace(plan, *rule, panel, lines).Write();
    left.AddWeighted(panel.shown(), panel.weight());
  }
  for (const pb::Adjustment& adjustment : stage.adjustments()) {
    lines.Given(Kind::kAdjustment, kPanelLevel, AdjustmentWords(adjustment), adjustment.points());
    left.Add(adjustment.points());
  }
  lines.Sum(Kind::kWeighted, kPanelLevel, Words("环节得分", "Stage"), left, stage.shown(),
            Places(plan.rounding().has_stage(), plan.rounding().stage()));
}

}  // namespace tingfen::competition
