// Whether what needs several people was done by several: corrections, second devices, paper sheets.
#include <algorithm>

#include "server/competition/check.h"
#include "server/competition/correction.h"
#include "server/competition/lookup.h"

namespace tingfen::competition {
namespace {

std::optional<std::string> CheckCorrection(const Competition& before, const std::string& id,
                                           const std::string& seat) {
  const CorrectionRecord* record = FindCorrection(before, id);
  if (record == nullptr) return "correction " + id + ": nobody proposed it";
  if (record->proposed_by == seat || record->decided_by == seat) {
    return "correction " + id + ": the same person twice";
  }
  return std::nullopt;
}

std::optional<std::string> CheckDevice(const Competition& before, const std::string& id,
                                       const std::string& seat) {
  const auto record = std::find_if(before.devices.begin(), before.devices.end(),
                                   [&](const DeviceRecord& entry) { return entry.id == id; });
  if (record == before.devices.end()) return "device " + id + ": nobody asked";
  if (record->proposed_by == seat) return "device " + id + ": the same person twice";
  return std::nullopt;
}

// Two people read it, each the same as what became the sheet.
std::optional<std::string> CheckPaperSheet(const Competition& before,
                                           const pb::SheetSubmitted& fact) {
  const std::string name = "paper sheet of " + fact.seat() + " for " + fact.candidate();
  const StageRecord& stage = StageRecordOf(before.candidates.at(fact.candidate()), fact.stage());
  const auto found = stage.keyed.find(fact.seat());
  if (found == stage.keyed.end() || found->second.size() != 2) return name + ": not read by two";
  const auto same_as_sheet = [&](const Reading& reading) {
    return reading.marks.size() == static_cast<std::size_t>(fact.marks_size()) &&
           std::all_of(reading.marks.begin(), reading.marks.end(), [&](const pb::Mark& mark) {
             return std::any_of(fact.marks().begin(), fact.marks().end(), [&](const auto& other) {
               return other.criterion() == mark.criterion() && other.mark() == mark.mark();
             });
           });
  };
  const auto& readings = found->second;
  const bool by_two = readings[0].by != readings[1].by && fact.keyed_by_size() == 2;
  if (by_two && std::all_of(readings.begin(), readings.end(), same_as_sheet)) return std::nullopt;
  return name + ": not what two people read";
}

}  // namespace

std::optional<std::string> CheckPeople(const Competition& before, const pb::Event& event) {
  const std::string& seat = event.cause().seat();
  switch (event.fact_case()) {
    case pb::Event::kCorrectionDecided:
      return CheckCorrection(before, event.correction_decided().id(), seat);
    case pb::Event::kCorrectionWitnessed:
      return CheckCorrection(before, event.correction_witnessed().id(), seat);
    case pb::Event::kDeviceDecided:
      return CheckDevice(before, event.device_decided().request(), seat);
    case pb::Event::kSheetSubmitted:
      if (event.sheet_submitted().keyed_by().empty()) return std::nullopt;
      return CheckPaperSheet(before, event.sheet_submitted());
    default:
      return std::nullopt;
  }
}

}  // namespace tingfen::competition
