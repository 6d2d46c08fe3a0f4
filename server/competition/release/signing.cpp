#include "server/competition/release/signing.h"

#include <memory>

#include "server/competition/record/notes.h"
#include "server/competition/release/confirming.h"
#include "server/competition/release/to_sign.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"
#include "server/pictures/pictures.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kSignatureBytesMin = 200;

constexpr std::size_t kSignatureBytesMax = 256 * 1024;

constexpr std::size_t kScanBytesMin = 1024;

constexpr std::size_t kScanBytesMax = 384 * 1024;

// A kiosk's canvas at twice its pixels; a page photographed or scanned at 300 dots an inch.
constexpr pictures::Bounds kSignatureBounds{.side_max = 4096, .pixels_max = 4'000'000};

constexpr pictures::Bounds kScanBounds{.side_max = 8192, .pixels_max = 13'000'000};

// Announced, shown with this very digest, and not signed yet.
std::optional<pb::Refusal> WhyNotSignable(const Competition& head, const std::string& id,
                                          const std::string& digest) {
  const CandidateRecord* candidate = FindCandidate(head, id);
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", id);
  if (!candidate->announced) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::CANDIDATE);
  const FiguresRecord* figures = FindFigures(*candidate, digest);
  if (figures == nullptr) {
    return Refuse(candidate->signed_ ? pb::Refusal::ALREADY : pb::Refusal::FIGURES_CHANGED);
  }
  if (!figures->announced) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::CANDIDATE);
  if (figures->signed_) return Refuse(pb::Refusal::ALREADY);
  return std::nullopt;
}

// An objection is answered first.
std::optional<pb::Refusal> WhyNotSigned(const Competition& head, const std::string& id,
                                        const std::string& digest) {
  if (auto refusal = WhyNotSignable(head, id, digest)) return refusal;
  const bool waits = AwaitsAnswer(*FindFigures(head.candidates.at(id), digest));
  if (waits) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::OBJECTION);
  return std::nullopt;
}

std::optional<pb::Refusal> WhyNotLanguage(const std::string& language) {
  if (language.empty() || language == "zh" || language == "en") return std::nullopt;
  return Refuse(pb::Refusal::INVALID, "language", language.substr(0, 16), "zh, en");
}

pb::ResultSigned SignedFact(const Competition& head, const std::string& id,
                            const std::string& digest, const std::string& language) {
  pb::ResultSigned fact;
  fact.set_candidate(id);
  fact.set_digest(digest);
  fact.set_declaration(language == "en" ? Declaration().en() : Declaration().zh());
  fact.set_language(language.empty() ? "zh" : language);
  const FiguresRecord& figures = *FindFigures(head.candidates.at(id), digest);
  for (const std::string& seat : figures.confirmed_by) fact.add_present(seat);
  return fact;
}

// A page signed by pen may follow a signature at the kiosk.
std::optional<pb::Refusal> WhyNotAttached(const Competition& head, const std::string& id,
                                          const std::string& digest) {
  auto refusal = WhyNotSigned(head, id, digest);
  if (!refusal || refusal->code() != pb::Refusal::ALREADY) return refusal;
  const FiguresRecord* figures = FindFigures(head.candidates.at(id), digest);
  if (figures == nullptr) return refusal;
  if (figures->signatures.size() < kSignaturesMax) return std::nullopt;
  return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::FULL);
}

bool IsScan(const std::string& bytes) {
  return bytes.size() >= kScanBytesMin && bytes.size() <= kScanBytesMax &&
         (pictures::IsPng(bytes, kScanBounds) || pictures::IsJpeg(bytes, kScanBounds));
}

bool IsSignature(const std::string& bytes) {
  return bytes.size() >= kSignatureBytesMin && bytes.size() <= kSignatureBytesMax &&
         pictures::IsPng(bytes, kSignatureBounds);
}

}  // namespace

pb::Text Declaration() {
  pb::Text text;
  text.set_zh("本人已听取并核对以上成绩，确认无误。");
  text.set_en("I have heard and checked the figures above and confirm them.");
  return text;
}

bool IsAsShown(const pb::ResultSigned& fact) {
  const pb::Text words = Declaration();
  return (fact.language() == "zh" && fact.declaration() == words.zh()) ||
         (fact.language() == "en" && fact.declaration() == words.en());
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::SignResult& command) {
  return WhyNotSigned(head, command.candidate(), command.digest());
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::AttachSignature& command) {
  return WhyNotAttached(head, command.candidate(), command.digest());
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::ObjectToResult& command) {
  if (auto refusal = WhyNotSignable(head, command.candidate(), command.digest())) return refusal;
  const auto& candidate = head.candidates.at(command.candidate());
  if (!AwaitsAnswer(*FindFigures(candidate, command.digest()))) return std::nullopt;
  return Refuse(pb::Refusal::ALREADY);
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord&,
                                  const pb::AnswerObjection& command) {
  const CandidateRecord* candidate = FindCandidate(head, command.candidate());
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  if (OpenObjection(*candidate) != nullptr) return std::nullopt;
  return candidate->objection.empty() ? Refuse(pb::Refusal::NOT_NOW, pb::Refusal::OBJECTION)
                                      : Refuse(pb::Refusal::ALREADY);
}

Decision Decide(const Competition& head, const Request& request, const pb::SignResult& command) {
  if (auto refusal = WhyNotLanguage(command.language())) return *refusal;
  if (!IsSignature(command.signature_png())) return Refuse(pb::Refusal::INVALID, "signature_png");
  pb::Event event = NewEvent(request);
  *event.mutable_result_signed() =
      SignedFact(head, command.candidate(), command.digest(), command.language());
  event.mutable_result_signed()->set_signature_png(command.signature_png());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request,
                const pb::AttachSignature& command) {
  if (auto refusal = WhyNotLanguage(command.language())) return *refusal;
  if (!IsScan(command.scan())) return Refuse(pb::Refusal::INVALID, "scan");
  pb::Event event = NewEvent(request);
  *event.mutable_result_signed() =
      SignedFact(head, command.candidate(), command.digest(), command.language());
  event.mutable_result_signed()->set_scan(command.scan());
  return Events{event};
}

Decision Decide(const Competition&, const Request& request, const pb::ObjectToResult& command) {
  pb::Event event = NewEvent(request);
  pb::ResultObjected& fact = *event.mutable_result_objected();
  fact.set_candidate(command.candidate());
  fact.set_digest(command.digest());
  fact.set_reason(command.reason());
  return Events{event};
}

Decision Decide(const Competition&, const Request& request, const pb::AnswerObjection& command) {
  pb::Event event = NewEvent(request);
  event.mutable_objection_answered()->set_candidate(command.candidate());
  event.mutable_objection_answered()->set_answer(command.answer());
  return Events{event};
}

void OfferAnswers(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kAnswerObjection)) return;
  for (const std::string& id : HeardIn(steps.state(), steps.room())) {
    pb::Command command;
    command.mutable_answer_objection()->set_candidate(id);
    steps.Recommend(command, pb::Step::REASON);
  }
}

void OfferSignaturesByPen(Steps& steps) {
  if (!steps.MayAsk(pb::Command::kAttachSignature)) return;
  const auto offer = [&](const std::string& id, const FiguresRecord& figures) {
    if (!figures.announced) return;
    pb::Command command;
    command.mutable_attach_signature()->set_candidate(id);
    command.mutable_attach_signature()->set_digest(figures.digest);
    steps.Offer(command, pb::Step::SCAN);
  };
  for (const std::string& id : HeardIn(steps.state(), steps.room())) {
    const CandidateRecord& candidate = steps.state().candidates.at(id);
    offer(id, candidate);
    for (const auto& [post, figures] : candidate.run_offs) offer(id, figures);
  }
}

void Fold(Competition& state, const pb::ResultObjected& fact, const Context& context) {
  FiguresRecord& figures = FiguresIn(state, fact.candidate(), fact.digest());
  figures.objection = fact.reason();
  figures.answer.clear();
  NoteLine note;
  note.kind = pb::DeskView::Note::OBJECTION;
  note.candidate = fact.candidate();
  note.text = fact.reason();
  AddNote(state, context.event, note);
}

void Fold(Competition& state, const pb::ObjectionAnswered& fact, const Context&) {
  CandidateRecord& candidate = CandidateIn(state, fact.candidate());
  const FiguresRecord* open = OpenObjection(candidate);
  if (open == &candidate) candidate.answer = fact.answer();
  for (auto& [post, figures] : candidate.run_offs) {
    if (open == &figures) figures.answer = fact.answer();
  }
}

void Fold(Competition& state, const pb::ResultSigned& fact, const Context& context) {
  FiguresRecord& figures = FiguresIn(state, fact.candidate(), fact.digest());
  figures.signed_ = true;
  FiguresRecord::Signature& signature = figures.signatures.emplace_back();
  signature.seq = context.seq;
  signature.wall_ms = context.event.at().wall_ms();
  signature.by_pen = !fact.scan().empty();
  signature.language = fact.language();
  signature.present.assign(fact.present().begin(), fact.present().end());
  const std::string& picture = signature.by_pen ? fact.scan() : fact.signature_png();
  if (state.picture_bytes + picture.size() > kPictureBytesMax) return;
  state.picture_bytes += picture.size();
  signature.picture = std::make_shared<const std::string>(picture);
}

}  // namespace tingfen::competition
