#include "server/competition/sheets/returning.h"

#include "server/competition/state/entries.h"
#include "server/competition/state/people.h"
#include "server/competition/state/seats.h"
#include "server/competition/state/sheets.h"
#include "server/competition/state/turns.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::ReturnSheet& command) {
  if (auto refusal = WhyNotTurn(head, command.candidate(), command.stage())) return refusal;
  if (StageRecordOf(head.candidates.at(command.candidate()), command.stage()).closed) {
    return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::STAGE);
  }
  const SheetHistory* history =
      SheetsOf(head.candidates.at(command.candidate()), command.stage(), command.seat());
  if (history == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "seat", command.seat());
  if (!history->Counts()) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

Decision Decide(const Competition& head, const Request& request, const pb::ReturnSheet& command) {
  const SheetHistory* history =
      SheetsOf(head.candidates.at(command.candidate()), command.stage(), command.seat());
  pb::Event event = NewEvent(request);
  pb::SheetReturned& fact = *event.mutable_sheet_returned();
  fact.set_candidate(command.candidate());
  fact.set_stage(command.stage());
  fact.set_seat(command.seat());
  fact.set_version(history->versions.back().version);
  fact.set_reason(command.reason());
  return Events{event};
}

void OfferReturns(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kReturnSheet)) return;
  for (const SeatRecord* seat : ExpertSeatsOfTurn(steps.state(), steps.room())) {
    pb::Command command;
    pb::ReturnSheet& sheet = *command.mutable_return_sheet();
    sheet.set_candidate(steps.room().turn);
    sheet.set_stage(steps.StageNow());
    sheet.set_seat(seat->seat.id());
    steps.Offer(command, pb::Step::REASON);
  }
}

void Fold(Competition& state, const pb::SheetReturned& fact, const Context&) {
  Sheet& sheet =
      StageIn(state, fact.candidate(), fact.stage()).sheets.at(fact.seat()).versions.back();
  sheet.returned = true;
  sheet.return_reason = fact.reason();
}

}  // namespace tingfen::competition
