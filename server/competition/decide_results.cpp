#include <algorithm>

#include "server/competition/announcing.h"
#include "server/competition/decide_parts.h"
#include "server/competition/equalise.h"
#include "server/competition/figures.h"
#include "server/competition/roll.h"
#include "server/competition/run_off.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kSignatureBytesMin = 200;
constexpr std::size_t kSignatureBytesMax = 256 * 1024;
constexpr std::size_t kScanBytesMin = 1024;
constexpr std::size_t kScanBytesMax = 384 * 1024;
constexpr std::string_view kPngMagic = "\x89PNG\r\n\x1a\n";
constexpr std::string_view kJpegMagic = "\xff\xd8\xff";

// The candidate, if the asking seat's room hears them; else NOT_FOUND.
const CandidateRecord* CandidateOf(const Competition& head, const Request& request,
                                   const std::string& id) {
  const CandidateRecord* candidate = FindCandidate(head, id);
  if (candidate == nullptr) return nullptr;
  return FindSeat(head, request.seat)->seat.room() == RoomOf(head, id) ? candidate : nullptr;
}

// Announced, shown with this very digest, and not signed yet.
std::optional<pb::Refusal> WhyNotSignable(const Competition& head, const Request& request,
                                          const std::string& id, const std::string& digest) {
  const CandidateRecord* candidate = CandidateOf(head, request, id);
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", id);
  if (!candidate->announced) return Refuse(pb::Refusal::NOT_NOW, "candidate");
  const FiguresRecord* figures = FindFigures(*candidate, digest);
  if (figures == nullptr) {
    return Refuse(candidate->signed_ ? pb::Refusal::ALREADY : pb::Refusal::FIGURES_CHANGED);
  }
  if (!figures->announced) return Refuse(pb::Refusal::NOT_NOW, "candidate");
  if (figures->signed_) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

// An objection is answered first.
std::optional<pb::Refusal> WhyNotSigned(const Competition& head, const Request& request,
                                        const std::string& id, const std::string& digest) {
  if (auto refusal = WhyNotSignable(head, request, id, digest)) return refusal;
  const FiguresRecord& figures = *FindFigures(head.candidates.at(id), digest);
  const bool waits = !figures.objection.empty() && figures.answer.empty();
  if (waits) return Refuse(pb::Refusal::NOT_NOW, "objection");
  return std::nullopt;
}

pb::ResultSigned SignedFact(const Competition& head, const std::string& id,
                            const std::string& digest) {
  pb::ResultSigned fact;
  fact.set_candidate(id);
  fact.set_digest(digest);
  fact.set_declaration(kDeclaration);
  const FiguresRecord& figures = *FindFigures(head.candidates.at(id), digest);
  for (const std::string& seat : figures.confirmed_by) fact.add_present(seat);
  return fact;
}

bool IsScan(const std::string& bytes) {
  return bytes.size() >= kScanBytesMin && bytes.size() <= kScanBytesMax &&
         (bytes.starts_with(kPngMagic) || bytes.starts_with(kJpegMagic));
}

bool IsPng(const std::string& bytes) {
  return bytes.size() >= kSignatureBytesMin && bytes.size() <= kSignatureBytesMax &&
         bytes.starts_with(kPngMagic);
}

}  // namespace

pb::ReleaseStep::By ReleaseStepOf(const SeatRecord& seat) {
  if (seat.chief) return pb::ReleaseStep::CHIEF;
  switch (seat.seat.role()) {
    case pb::Role::VERIFIER:
      return pb::ReleaseStep::VERIFIER;
    case pb::Role::SUPERVISOR:
      return pb::ReleaseStep::SUPERVISOR;
    default:
      return pb::ReleaseStep::BY_UNSPECIFIED;
  }
}

bool IsReleaseStep(const pb::Plan& plan, pb::ReleaseStep::By step) {
  return std::any_of(plan.release().begin(), plan.release().end(),
                     [&](const pb::ReleaseStep& entry) { return entry.by() == step; });
}

Decision DecideConfirmFigures(const Competition& head, const Request& request) {
  const pb::ConfirmFigures& command = request.command->confirm_figures();
  if (const auto refusal = WhyNotTurn(head, command.candidate())) return *refusal;
  const CandidateRecord* candidate = CandidateOf(head, request, command.candidate());
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  const FiguresRecord& figures =
      FiguresInTurn(head, RoomById(head, RoomOf(head, command.candidate())));
  if (!figures.figures) return Refuse(pb::Refusal::NOT_NOW, "figures");
  if (AreEqualised(figures)) return Refuse(pb::Refusal::NOT_NOW, "equalise");
  if (figures.digest != command.digest()) return Refuse(pb::Refusal::FIGURES_CHANGED);
  const pb::ReleaseStep::By step = ReleaseStepOf(*FindSeat(head, request.seat));
  if (!IsReleaseStep(*head.plan, step)) return Refuse(pb::Refusal::NOT_YOUR_ROLE);
  const auto awaited = AwaitedRelease(head, figures);
  if (std::find(awaited.begin(), awaited.end(), step) == awaited.end()) {
    return Refuse(pb::Refusal::ALREADY);
  }
  pb::Event event = NewEvent(request);
  pb::FiguresConfirmed& fact = *event.mutable_figures_confirmed();
  fact.set_candidate(command.candidate());
  fact.set_step(step);
  fact.set_digest(command.digest());
  return Events{event};
}

Decision DecideAnnounceFigures(const Competition& head, const Request& request) {
  const pb::AnnounceFigures& command = request.command->announce_figures();
  if (CandidateOf(head, request, command.candidate()) == nullptr) {
    return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  }
  const RoomRecord& room = RoomById(head, RoomOf(head, command.candidate()));
  const FiguresRecord& figures = FiguresToHear(head, room, command.candidate());
  if (figures.announced) return Refuse(pb::Refusal::ALREADY);
  if (!figures.figures) return Refuse(pb::Refusal::NOT_NOW, "figures");
  if (figures.digest != command.digest()) return Refuse(pb::Refusal::FIGURES_CHANGED);
  if (const auto awaited = AwaitedRelease(head, figures); !awaited.empty()) {
    return Refuse(pb::Refusal::NOT_CONFIRMED, pb::ReleaseStep::By_Name(awaited.front()));
  }
  if (!figures.figures->raw().empty() && !EqualisationIsConfirmed(head)) {
    return Refuse(pb::Refusal::NOT_CONFIRMED, "equalise");
  }
  if (const std::string next = NextToHear(head, room); next != command.candidate()) {
    return Refuse(pb::Refusal::OTHER_TURN, "candidate", command.candidate(), next);
  }
  if (const auto refusal = WhyStopped(head, room)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_figures_announced()->set_candidate(command.candidate());
  event.mutable_figures_announced()->set_digest(command.digest());
  return Events{event};
}

Decision DecideSignResult(const Competition& head, const Request& request) {
  const pb::SignResult& command = request.command->sign_result();
  if (const auto refusal = WhyNotSigned(head, request, command.candidate(), command.digest())) {
    return *refusal;
  }
  if (!IsPng(command.signature_png())) return Refuse(pb::Refusal::INVALID, "signature_png");
  pb::Event event = NewEvent(request);
  *event.mutable_result_signed() = SignedFact(head, command.candidate(), command.digest());
  event.mutable_result_signed()->set_signature_png(command.signature_png());
  return Events{event};
}

Decision DecideAttachSignature(const Competition& head, const Request& request) {
  const pb::AttachSignature& command = request.command->attach_signature();
  if (const auto refusal = WhyNotSigned(head, request, command.candidate(), command.digest())) {
    return *refusal;
  }
  if (!IsScan(command.scan())) return Refuse(pb::Refusal::INVALID, "scan");
  pb::Event event = NewEvent(request);
  *event.mutable_result_signed() = SignedFact(head, command.candidate(), command.digest());
  event.mutable_result_signed()->set_scan(command.scan());
  return Events{event};
}

Decision DecideObjectToResult(const Competition& head, const Request& request) {
  const pb::ObjectToResult& command = request.command->object_to_result();
  if (const auto refusal = WhyNotSignable(head, request, command.candidate(), command.digest())) {
    return *refusal;
  }
  if (const auto refusal = WhyNotText("reason", command.reason(), kStatementCharactersMax)) {
    return *refusal;
  }
  const FiguresRecord& figures =
      *FindFigures(head.candidates.at(command.candidate()), command.digest());
  if (!figures.objection.empty() && figures.answer.empty()) {
    return Refuse(pb::Refusal::ALREADY);
  }
  pb::Event event = NewEvent(request);
  pb::ResultObjected& fact = *event.mutable_result_objected();
  fact.set_candidate(command.candidate());
  fact.set_digest(command.digest());
  fact.set_reason(command.reason());
  return Events{event};
}

Decision DecideAnswerObjection(const Competition& head, const Request& request) {
  const pb::AnswerObjection& command = request.command->answer_objection();
  const CandidateRecord* candidate = CandidateOf(head, request, command.candidate());
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  if (OpenObjection(*candidate) == nullptr) {
    return candidate->objection.empty() ? Refuse(pb::Refusal::NOT_NOW, "objection")
                                        : Refuse(pb::Refusal::ALREADY);
  }
  if (const auto refusal = WhyNotText("answer", command.answer(), kStatementCharactersMax)) {
    return *refusal;
  }
  pb::Event event = NewEvent(request);
  event.mutable_objection_answered()->set_candidate(command.candidate());
  event.mutable_objection_answered()->set_answer(command.answer());
  return Events{event};
}

Decision DecideAnnounceResults(const Competition& head, const Request& request) {
  const std::string& post = request.command->announce_results().post();
  if (FindPost(*head.roll, post) == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "post", post);
  if (head.results.contains(post) && !RunOffHeard(head, post)) {
    return Refuse(pb::Refusal::ALREADY);
  }
  if (!PostInOpenBatch(head, post)) return Refuse(pb::Refusal::NOT_NOW, "batch");
  const bool settled = PostSettled(head, post) && !FellAway(head, post);
  if (!settled) return Refuse(pb::Refusal::NOT_NOW, "post");
  const RoomRecord& room = RoomById(head, FindSeat(head, request.seat)->seat.room());
  if (const auto refusal = WhyStopped(head, room)) return *refusal;
  pb::Event event = NewEvent(request);
  event.mutable_results_announced()->set_result(ComputeResult(head, post).SerializeAsString());
  return Events{event};
}

}  // namespace tingfen::competition
