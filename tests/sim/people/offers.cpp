#include "tests/sim/people/offers.h"

namespace tingfen::sim {
namespace {

void AddSteps(const google::protobuf::RepeatedPtrField<pb::Step>& steps, pb::Role::Id role,
              std::vector<Offer>& offers) {
  for (const pb::Step& step : steps) {
    if (step.role() == role) offers.push_back({step.command(), step.needs(), step.recommended()});
  }
}

std::vector<Offer> ToJudge(const pb::JudgeView& view) {
  std::vector<Offer> offers;
  const pb::OwnSeat& own = view.own();
  if (own.vacated()) return offers;
  if (!own.checked_in()) {
    pb::CheckInSeat& check_in = *offers.emplace_back().command.mutable_check_in_seat();
    check_in.set_check_code(view.header().check_code());
    offers.back().recommended = !own.checked_out();
    return offers;
  }
  AddSteps(own.chief_desk().steps(), pb::Role::CHIEF, offers);
  const bool asked = own.state() == pb::OwnSeat::NONE || own.state() == pb::OwnSeat::RETURNED;
  if (!view.writable() || !asked || own.on_paper()) return offers;
  pb::SubmitSheet& sheet = *offers.emplace_back().command.mutable_submit_sheet();
  sheet.set_candidate(view.turn().person().candidate());
  sheet.set_stage(view.turn().stage().stage());
  sheet.set_version(own.version());
  return offers;
}

std::vector<Offer> ToKiosk(const pb::KioskView& view) {
  std::vector<Offer> offers;
  if (view.state() != pb::KioskView::SIGN) return offers;
  pb::ObjectToResult& objection = *offers.emplace_back().command.mutable_object_to_result();
  objection.set_candidate(view.result().person().candidate());
  objection.set_digest(view.result().digest());
  offers.back().recommended = false;
  pb::SignResult& sign = *offers.emplace_back().command.mutable_sign_result();
  sign.set_candidate(objection.candidate());
  sign.set_digest(objection.digest());
  return offers;
}

// Cards for those who have sat down after somebody, until they are in.
std::vector<Offer> ToAdministrator(const pb::PrepareView& view) {
  std::vector<Offer> offers;
  for (const pb::SeatState& state : view.seats()) {
    if (state.occupant() == 0 || state.vacated() || state.enrolled()) continue;
    offers.emplace_back().command.mutable_issue_codes()->add_seats(state.seat().id());
  }
  return offers;
}

}  // namespace

std::vector<Offer> OffersTo(const pb::Seat& seat, const pb::View& view) {
  if (view.has_judge()) return ToJudge(view.judge());
  if (view.has_kiosk()) return ToKiosk(view.kiosk());
  if (view.has_prepare()) return ToAdministrator(view.prepare());
  std::vector<Offer> offers;
  if (view.has_desk()) AddSteps(view.desk().steps(), seat.role(), offers);
  return offers;
}

}  // namespace tingfen::sim
