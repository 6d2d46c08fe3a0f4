#include "server/competition/views/look_up.h"

#include "server/competition/record/person.h"
#include "server/competition/record/times.h"
#include "server/competition/state/entries.h"
#include "server/competition/state/figures.h"
#include "server/competition/state/people.h"

namespace tingfen::competition {
namespace {

void AddSignatures(const FiguresRecord& figures, pb::LookedUp::Result& result) {
  for (const FiguresRecord::Signature& signature : figures.signatures) {
    pb::LookedUp::Signature& line = *result.add_signatures();
    line.set_receipt(ReceiptNumber(signature.seq));
    line.set_at(UnixSeconds(signature.wall_ms));
    line.set_by_pen(signature.by_pen);
    line.set_language(signature.language);
    for (const std::string& seat : signature.present) line.add_present(seat);
  }
  if (figures.signatures.empty() || figures.signatures.back().picture == nullptr) return;
  result.mutable_signatures()->rbegin()->set_picture(*figures.signatures.back().picture);
}

void AddResult(const Competition& state, const std::string& candidate, const std::string& post,
               const FiguresRecord& figures, pb::LookedUp& found) {
  if (!figures.figures) return;
  pb::LookedUp::Result& result = *found.add_results();
  pb::Closed& closed = *result.mutable_closed();
  *closed.mutable_person() = PersonOf(state, candidate, Names::kAlways);
  *closed.mutable_figures() = *figures.figures;
  closed.set_digest(figures.digest);
  closed.set_corrected_from(figures.corrected_from);
  for (const pb::ReleaseStep::By step : figures.confirmed) closed.add_confirmed(step);
  for (const pb::ReleaseStep::By step : AwaitedRelease(state, figures)) closed.add_awaited(step);
  result.set_announced(figures.announced);
  result.set_signed_(figures.signed_);
  if (!post.empty()) result.set_run_off(FindPost(*state.roll, post)->title());
  result.set_objection(figures.objection);
  result.set_answer(figures.answer);
  AddSignatures(figures, result);
}

void AddReceipts(const CandidateRecord& candidate, pb::LookedUp& found) {
  for (const auto& [id, stage] : candidate.stages) {
    if (!stage.closed) continue;
    for (const auto& [seat, history] : stage.sheets) {
      if (!history.Counts()) continue;
      pb::LookedUp::Receipt& receipt = *found.add_receipts();
      receipt.set_stage(id);
      receipt.set_seat(seat);
      receipt.set_receipt(history.versions.back().receipt);
      receipt.set_version(history.versions.back().version);
    }
  }
}

}  // namespace

pb::LookedUp LookUp(const Competition& state, const std::string& room, const std::string& id) {
  pb::LookedUp found;
  const CandidateRecord* candidate = state.Locked() ? FindCandidate(state, id) : nullptr;
  if (candidate == nullptr || RoomOf(state, id) != room) return found;
  *found.mutable_person() = PersonOf(state, id, Names::kAlways);
  AddResult(state, id, "", *candidate, found);
  for (const auto& [post, figures] : candidate->run_offs) {
    AddResult(state, id, post, figures, found);
  }
  if (!found.results().empty()) AddReceipts(*candidate, found);
  return found;
}

}  // namespace tingfen::competition
