#include "server/competition/verify.h"

#include <algorithm>

#include "server/competition/after/notice.h"
#include "server/competition/correction/correction.h"
#include "server/competition/draw/draw.h"
#include "server/competition/draw/questions.h"
#include "server/competition/figures/compute.h"
#include "server/competition/figures/digest.h"
#include "server/competition/figures/equalisation.h"
#include "server/competition/figures/proposal.h"
#include "server/competition/release/signing.h"
#include "server/competition/state/draws.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"
#include "server/competition/state/rules_version.h"
#include "server/crypto/crypto.h"

namespace tingfen::competition {
namespace {

template <typename Message>
std::optional<std::string> Compare(const std::string& bytes, const Message& computed,
                                   const std::string& name) {
  Message recorded;
  if (!recorded.ParseFromString(bytes)) return name + ": not readable";
  // Bytes of an older program may be laid out otherwise; what they say must be the same.
  if (recorded.SerializeAsString() == computed.SerializeAsString()) return std::nullopt;
  return name + ": recorded\n" + recorded.DebugString() + "computed\n" + computed.DebugString();
}

std::optional<std::string> CheckStage(const Competition& before, const pb::StageClosed& fact) {
  const pb::Stage* stage = FindStage(before, fact.stage());
  const auto computed = ComputeStage(before, fact.candidate(), *stage);
  const std::string name = "stage " + fact.stage() + " of " + fact.candidate();
  if (std::holds_alternative<pb::Refusal>(computed)) return name + ": too few sheets";
  return Compare(fact.figure(), std::get<pb::StageFigure>(computed), name);
}

bool IsIn(const std::optional<pb::Equalisation>& equalisation, const std::string& candidate) {
  if (!equalisation) return false;
  const auto& rooms = equalisation->rooms();
  return std::any_of(rooms.begin(), rooms.end(), [&](const auto& room) {
    const auto& interviews = room.interviews();
    return std::any_of(interviews.begin(), interviews.end(),
                       [&](const auto& interview) { return interview.candidate() == candidate; });
  });
}

std::optional<std::string> CheckTotal(const Competition& before, const pb::FiguresComputed& fact) {
  const std::string name = "figures of " + fact.candidate();
  if (DigestOf(fact.figures()) != fact.digest()) return name + ": digest differs";
  const pb::Stage& last = fact.run_off().empty() ? *before.plan->stages().rbegin()
                                                 : RunOffStage(before, fact.run_off());
  const auto& record = StageRecordOf(before.candidates.at(fact.candidate()), last.id());
  if (!record.closed) return name + ": a stage is not closed";
  if (!fact.run_off().empty()) {
    return Compare(fact.figures(), ComputeRunOff(before, fact.candidate(), *record.closed), name);
  }
  // A second time they are computed because the rooms have been equalised.
  if (!before.candidates.at(fact.candidate()).figures) {
    return Compare(fact.figures(), ComputeFigures(before, fact.candidate(), *record.closed), name);
  }
  if (!IsIn(before.equalisation, fact.candidate())) return name + ": computed twice";
  return Compare(fact.figures(), ComputeEqualised(before, fact.candidate(), *before.equalisation),
                 name);
}

std::optional<std::string> CheckEqualisation(const Competition& before,
                                             const pb::RoomsEqualised& fact) {
  const std::string name = "equalising of the rooms";
  if (DigestOf(fact.equalisation()) != fact.digest()) return name + ": digest differs";
  if (!before.plan->has_equalise()) return name + ": the plan has none";
  const auto computed = ComputeEqualisation(before);
  if (std::holds_alternative<pb::Refusal>(computed)) return name + ": the mean of a room is zero";
  return Compare(fact.equalisation(), std::get<pb::Equalisation>(computed), name);
}

std::optional<std::string> CheckDrawOpened(const Competition& before, const pb::DrawOpened& fact) {
  const std::string name = "draw " + fact.draw().id();
  if (crypto::Sha256(fact.secret()) != fact.commitment()) return name + ": commitment differs";
  const auto listed = ToDrawFrom(before, RoomById(before, fact.draw().room()), fact.draw());
  const auto& from = fact.draw().from();
  if (std::equal(listed.begin(), listed.end(), from.begin(), from.end())) return std::nullopt;
  return name + ": drawn from another list";
}

std::optional<std::string> CheckDrawn(const Competition& before, const pb::DrawCompleted& fact) {
  const auto drawn = OutcomeOf(*FindDraw(before, fact.draw()));
  const auto& outcome = fact.outcome();
  if (std::equal(drawn.begin(), drawn.end(), outcome.begin(), outcome.end())) return std::nullopt;
  return "draw " + fact.draw() + ": the outcome does not follow from its secret and words";
}

// Where the server draws, the order is what was drawn.
std::optional<std::string> CheckLots(const Competition& before, const pb::LotsRecorded& fact) {
  if (before.plan->lots().by() != pb::Lots::SERVER || fact.lots().empty()) return std::nullopt;
  pb::Draw order;
  order.set_of(pb::Draw::ORDER);
  order.set_room(fact.room());
  const DrawRecord* draw = CompletedDraw(before, order);
  const auto follows = [&](const pb::Lot& lot) {
    return lot.number() >= 1 && lot.number() <= draw->outcome.size() &&
           draw->outcome[lot.number() - 1] == lot.candidate();
  };
  if (draw != nullptr && static_cast<std::size_t>(fact.lots_size()) == draw->outcome.size() &&
      std::all_of(fact.lots().begin(), fact.lots().end(), follows)) {
    return std::nullopt;
  }
  return "lots of " + fact.room() + ": not those drawn";
}

// What is confirmed, announced or signed must be the figures as computed.
std::optional<std::string> CheckDigest(const Competition& before, const std::string& candidate,
                                       const std::string& digest, const char* what) {
  if (FindFigures(before.candidates.at(candidate), digest) != nullptr) return std::nullopt;
  return std::string(what) + " of " + candidate + ": not the figures computed";
}

std::optional<std::string> CheckSignature(const Competition& before, const pb::ResultSigned& fact) {
  if (auto fault = CheckDigest(before, fact.candidate(), fact.digest(), "signature")) return fault;
  if (before.rules < kRulesOfDeclarations || IsAsShown(fact)) return std::nullopt;
  return "signature of " + fact.candidate() + ": not under the declaration that is shown";
}

// What follows a ranking carries what was worked out from it.
std::optional<std::string> CheckProposal(const Competition& before,
                                         const pb::CandidateDroppedOut& fact) {
  const PostRecord& record = before.posts.at(fact.post());
  auto dropped_out = record.dropped_out;
  dropped_out.push_back(NewDropOut(record, fact.candidate(), fact.reason()));
  return Compare(fact.proposal().SerializeAsString(),
                 ProposalOf(before, before.results.at(fact.post()), dropped_out),
                 "proposal for " + fact.post());
}

std::optional<std::string> CheckPeriod(const Competition& before, const pb::NoticeOpened& fact) {
  const auto counted = DaysOfNotice(before, fact);
  if (counted.size() == static_cast<std::size_t>(fact.counted_size()) && !counted.empty() &&
      std::equal(counted.begin(), counted.end(), fact.counted().begin()) &&
      counted.back() == fact.last_day()) {
    return std::nullopt;
  }
  return "notice from " + fact.first_day() + ": the days are not those of the plan";
}

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

// It was made before the people of the list in force.
std::optional<std::string> CheckPromise(const Competition& before, const pb::SeatCheckedIn& fact) {
  if (before.rules < kRulesOfPromises || fact.check_code() == before.check_code) {
    return std::nullopt;
  }
  return "promise of " + fact.seat() + ": for another list";
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

std::optional<std::string> CheckFigures(const Competition& before, const pb::Event& event) {
  switch (event.fact_case()) {
    case pb::Event::kCompetitionLocked: {
      const pb::CompetitionLocked& fact = event.competition_locked();
      if (CheckCode(fact.plan(), fact.roll()) == fact.check_code()) return std::nullopt;
      return "check code: not that of the plan and the roll";
    }
    case pb::Event::kRollEntered: {
      const pb::RollEntered& fact = event.roll_entered();
      const std::string plan = before.plan->SerializeAsString();
      if (CheckCode(plan, fact.roll()) == fact.check_code()) return std::nullopt;
      return "check code: not that of the plan and the roll entered";
    }
    case pb::Event::kPlanEntered: {
      const pb::PlanEntered& fact = event.plan_entered();
      const std::string roll = before.roll->SerializeAsString();
      if (CheckCode(fact.plan(), roll) == fact.check_code()) return std::nullopt;
      return "check code: not that of the plan entered and the roll";
    }
    case pb::Event::kPlanLocked:
      if (event.plan_locked().check_code() == before.check_code) return std::nullopt;
      return "check code: not that of the plan that was locked";
    case pb::Event::kStageClosed:
      return CheckStage(before, event.stage_closed());
    case pb::Event::kFiguresComputed:
      return CheckTotal(before, event.figures_computed());
    case pb::Event::kQuestionsOpened:
      return WhyNotOfBank(before, event.questions_opened());
    case pb::Event::kRoomsEqualised:
      return CheckEqualisation(before, event.rooms_equalised());
    case pb::Event::kEqualisationConfirmed:
      if (event.equalisation_confirmed().digest() == before.equalisation_digest) {
        return std::nullopt;
      }
      return "confirmation of the equalising: not the one computed";
    case pb::Event::kFiguresConfirmed:
      return CheckDigest(before, event.figures_confirmed().candidate(),
                         event.figures_confirmed().digest(), "confirmation");
    case pb::Event::kFiguresAnnounced:
      return CheckDigest(before, event.figures_announced().candidate(),
                         event.figures_announced().digest(), "announcement");
    case pb::Event::kResultSigned:
      return CheckSignature(before, event.result_signed());
    case pb::Event::kResultsAnnounced: {
      pb::PostResult recorded;
      if (!recorded.ParseFromString(event.results_announced().result())) {
        return "results: not readable";
      }
      return Compare(event.results_announced().result(), ComputeResult(before, recorded.post()),
                     "results of " + recorded.post());
    }
    case pb::Event::kCandidateDroppedOut:
      return CheckProposal(before, event.candidate_dropped_out());
    case pb::Event::kDrawOpened:
      return CheckDrawOpened(before, event.draw_opened());
    case pb::Event::kDrawCompleted:
      return CheckDrawn(before, event.draw_completed());
    case pb::Event::kLotsRecorded:
      return CheckLots(before, event.lots_recorded());
    case pb::Event::kNoticeOpened:
      return CheckPeriod(before, event.notice_opened());
    default:
      return CheckPeople(before, event);
  }
}

std::optional<std::string> CheckPeople(const Competition& before, const pb::Event& event) {
  const std::string& seat = event.cause().seat();
  switch (event.fact_case()) {
    case pb::Event::kCorrectionDecided:
      return CheckCorrection(before, event.correction_decided().id(), seat);
    case pb::Event::kCorrectionWitnessed:
      return CheckCorrection(before, event.correction_witnessed().id(), seat);
    case pb::Event::kSeatCheckedIn:
      return CheckPromise(before, event.seat_checked_in());
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
