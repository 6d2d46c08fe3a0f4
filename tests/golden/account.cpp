#include "tests/golden/account.h"

#include "server/competition/state/phase.h"

namespace tingfen::competition {
namespace {

std::string Figures(const FiguresRecord& figures) {
  std::string text = " confirmed by";
  for (const std::string& seat : figures.confirmed_by) text += " " + seat;
  if (figures.figures) text += ", total " + figures.figures->total();
  if (figures.announced) text += ", announced";
  if (figures.signed_) text += ", signed";
  if (!figures.objection.empty()) text += ", objected and answered: " + figures.answer;
  return text + "\n";
}

std::string Sheets(const std::string& stage, const StageRecord& record) {
  std::string text;
  for (const auto& [seat, history] : record.sheets) {
    text += "  " + stage + " " + seat + ":";
    for (const Sheet& sheet : history.versions) {
      text += " " + sheet.total + " (" + sheet.receipt + ")";
      if (sheet.returned) text += " returned";
    }
    if (history.late) text += " late " + history.late->total;
    if (history.excluded) text += " excluded";
    text += "\n";
  }
  return text;
}

std::string Of(const std::string& id, const CandidateRecord& candidate) {
  std::string text = id + " number " + std::to_string(candidate.number) + " " +
                     pb::Outcome::Id_Name(candidate.outcome) + Figures(candidate);
  for (const auto& [post, figures] : candidate.run_offs)
    text += "  run-off " + post + Figures(figures);
  for (const auto& [stage, record] : candidate.stages) text += Sheets(stage, record);
  for (const auto& [seat, reason] : candidate.recused) text += "  recused " + seat + "\n";
  return text;
}

std::string Of(const Competition& state, const std::string& id, const PostRecord& post) {
  std::string text = id + " ranking";
  const auto result = state.results.find(id);
  if (result != state.results.end()) {
    for (const pb::RankLine& line : result->second.ranking()) {
      text += " " + std::to_string(line.rank()) + " " + line.candidate() + " " + line.total();
    }
  }
  for (const PostRecord::Decision& decision : post.decisions) {
    text += "; decided";
    for (const std::string& chosen : decision.fact.chosen()) text += " " + chosen;
  }
  return text + "\n";
}

}  // namespace

std::string AccountOf(const Competition& state) {
  std::string text =
      "check code " + state.check_code + ", " + std::to_string(state.seq) + " events\n";
  for (const auto& [id, room] : state.rooms) {
    text += id + " " + pb::Phase::Id_Name(PhaseOf(state, room)) + ", order";
    for (const std::string& candidate : room.order) text += " " + candidate;
    text += room.day_ended ? ", ended\n" : "\n";
  }
  for (const auto& [id, candidate] : state.candidates) text += Of(id, candidate);
  for (const auto& [id, post] : state.posts) text += Of(state, id, post);
  text += std::to_string(state.corrections.size()) + " corrections, " +
          std::to_string(state.draws.size()) + " draws, " + std::to_string(state.notices.size()) +
          " notices, " + std::to_string(state.finished.size()) + " commands\n";
  return text;
}

}  // namespace tingfen::competition
