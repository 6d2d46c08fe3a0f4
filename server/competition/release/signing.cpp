#include "server/competition/release/signing.h"

#include "server/competition/record/notes.h"
#include "server/competition/release/confirming.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kSignatureBytesMin = 200;

constexpr std::size_t kSignatureBytesMax = 256 * 1024;

constexpr std::size_t kScanBytesMin = 1024;

constexpr std::size_t kScanBytesMax = 384 * 1024;

constexpr std::string_view kPngMagic = "\x89PNG\r\n\x1a\n";

constexpr std::string_view kJpegMagic = "\xff\xd8\xff";

// Announced, shown with this very digest, and not signed yet.
std::optional<pb::Refusal> WhyNotSignable(const Competition& head, const Request& request,
                                          const std::string& id, const std::string& digest) {
  const CandidateRecord* candidate = CandidateOf(head, request, id);
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
std::optional<pb::Refusal> WhyNotSigned(const Competition& head, const Request& request,
                                        const std::string& id, const std::string& digest) {
  if (auto refusal = WhyNotSignable(head, request, id, digest)) return refusal;
  const FiguresRecord& figures = *FindFigures(head.candidates.at(id), digest);
  const bool waits = !figures.objection.empty() && figures.answer.empty();
  if (waits) return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::OBJECTION);
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

Decision Decide(const Competition& head, const Request& request, const pb::SignResult& command) {
  if (const auto refusal = WhyNotSigned(head, request, command.candidate(), command.digest())) {
    return *refusal;
  }
  if (!IsPng(command.signature_png())) return Refuse(pb::Refusal::INVALID, "signature_png");
  pb::Event event = NewEvent(request);
  *event.mutable_result_signed() = SignedFact(head, command.candidate(), command.digest());
  event.mutable_result_signed()->set_signature_png(command.signature_png());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request,
                const pb::AttachSignature& command) {
  if (const auto refusal = WhyNotSigned(head, request, command.candidate(), command.digest())) {
    return *refusal;
  }
  if (!IsScan(command.scan())) return Refuse(pb::Refusal::INVALID, "scan");
  pb::Event event = NewEvent(request);
  *event.mutable_result_signed() = SignedFact(head, command.candidate(), command.digest());
  event.mutable_result_signed()->set_scan(command.scan());
  return Events{event};
}

Decision Decide(const Competition& head, const Request& request,
                const pb::ObjectToResult& command) {
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

Decision Decide(const Competition& head, const Request& request,
                const pb::AnswerObjection& command) {
  const CandidateRecord* candidate = CandidateOf(head, request, command.candidate());
  if (candidate == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "candidate", command.candidate());
  if (OpenObjection(*candidate) == nullptr) {
    return candidate->objection.empty() ? Refuse(pb::Refusal::NOT_NOW, pb::Refusal::OBJECTION)
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

void Fold(Competition& state, const pb::ResultSigned& fact, const Context&) {
  FiguresIn(state, fact.candidate(), fact.digest()).signed_ = true;
}

}  // namespace tingfen::competition
