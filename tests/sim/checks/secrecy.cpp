#include "tests/sim/checks/secrecy.h"

#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <limits>
#include <optional>

namespace tingfen::sim {
namespace {

constexpr std::uint64_t kNotYet = std::numeric_limits<std::uint64_t>::max();

// The first states in which the candidate's figures are known, to desks, to the chief judge and to
// everybody, and in which the rank is that follows from them.
struct Milestones {
  std::uint64_t closed = kNotYet;
  std::uint64_t computed = kNotYet;
  std::uint64_t announced = kNotYet;
  std::uint64_t ranked = kNotYet;
};

bool Ranks(const pb::Event& event, const std::string& candidate) {
  pb::PostResult result;
  if (!event.has_results_announced()) return false;
  if (!result.ParseFromString(event.results_announced().result())) std::abort();
  return std::any_of(result.ranking().begin(), result.ranking().end(),
                     [&](const auto& line) { return line.candidate() == candidate; });
}

Milestones MilestonesOf(const Day& day, const std::string& candidate) {
  Milestones milestones;
  for (const ledger::Record& row : day.rows) {
    pb::Event event;
    if (!event.ParseFromString(row.bytes)) std::abort();
    if (event.stage_closed().candidate() == candidate) {
      milestones.closed = std::min(milestones.closed, row.seq);
    }
    if (event.figures_computed().candidate() == candidate) {
      milestones.computed = std::min(milestones.computed, row.seq);
    }
    // After a correction they are announced again.
    if (event.figures_announced().candidate() == candidate) {
      milestones.announced = std::min(milestones.announced, row.seq);
    }
    if (Ranks(event, candidate)) milestones.ranked = std::min(milestones.ranked, row.seq);
  }
  return milestones;
}

void ForgetFigures(google::protobuf::RepeatedPtrField<pb::Step>& steps) {
  for (pb::Step& step : steps) {
    if (step.command().has_confirm_figures()) {
      step.mutable_command()->mutable_confirm_figures()->clear_digest();
    }
    if (step.command().has_announce_figures()) {
      step.mutable_command()->mutable_announce_figures()->clear_digest();
    }
  }
}

void ForgetFigures(pb::DeskView& desk) {
  desk.clear_closed();
  desk.clear_correctable();
  for (pb::DeskView::Line& line : *desk.mutable_lines()) line.clear_total();
  ForgetFigures(*desk.mutable_steps());
  if (!desk.has_watch()) return;
  desk.mutable_watch()->clear_histories();
  desk.mutable_watch()->clear_distributions();
}

// Whoever has read a paper sheet knows what stands on it.
void ForgetReadings(pb::DeskView& desk, const Difference& difference) {
  if (!desk.has_keying()) return;
  for (pb::Keying::Line& line : *desk.mutable_keying()->mutable_lines()) {
    if (line.seat() != difference.seat) continue;
    for (pb::Keying::Entry& entry : *line.mutable_entries()) entry.clear_marks();
  }
}

void ForgetFigures(pb::ChiefDesk& desk) {
  desk.clear_closed();
  ForgetFigures(*desk.mutable_steps());
}

void ForgetMarks(pb::OwnSeat::Sheet& sheet) {
  sheet.clear_marks();
  sheet.clear_total();
}

// The view without what this reader may know of the difference.
std::string PublicPart(const SentFrame& sent, const Milestones& milestones,
                       const Difference& difference) {
  google::protobuf::Arena arena;
  pb::View view = ReadView(*sent.frame, arena);
  view.clear_witness();
  const bool closed = view.version() >= milestones.closed;
  if (view.has_desk() && closed) ForgetFigures(*view.mutable_desk());
  if (view.has_desk()) ForgetReadings(*view.mutable_desk(), difference);
  if (view.has_judge()) {
    pb::OwnSeat& own = *view.mutable_judge()->mutable_own();
    const bool computed = view.version() >= milestones.computed;
    if (own.has_chief_desk() && computed) ForgetFigures(*own.mutable_chief_desk());
    if (sent.seat == difference.seat) {
      if (own.has_current()) ForgetMarks(*own.mutable_current());
      for (pb::OwnSeat::Sheet& sheet : *own.mutable_earlier()) ForgetMarks(sheet);
    }
  }
  return view.SerializeAsString();
}

// What tells them apart, for whoever looks for the reason.
std::string WhereTheyDiffer(const SentFrame& one, const SentFrame& two,
                            const Milestones& milestones, const Difference& difference) {
  pb::ServerFrame frame;
  pb::ServerFrame other;
  if (!frame.ParseFromString(*one.frame) || !other.ParseFromString(*two.frame)) std::abort();
  if (!frame.has_view() || !other.has_view()) {
    return frame.ShortDebugString() + "\n" + other.ShortDebugString();
  }
  frame.mutable_view()->ParseFromString(PublicPart(one, milestones, difference));
  other.mutable_view()->ParseFromString(PublicPart(two, milestones, difference));
  std::string report;
  google::protobuf::util::MessageDifferencer differencer;
  differencer.ReportDifferencesToString(&report);
  differencer.Compare(frame, other);
  return report;
}

// Whether both left once the candidate's rank was out. Who comes next can follow from it, who runs
// off or enters the next batch, and an answer names them.
bool BothRanked(const SentFrame& one, const SentFrame& two, const Milestones& milestones) {
  return std::min(one.durable, two.durable) >= milestones.ranked;
}

// Whether the two frames tell the same to whoever may not know of the difference.
bool TellTheSame(const SentFrame& one, const SentFrame& two, const Milestones& milestones,
                 const Difference& difference) {
  if (one.frame == two.frame || *one.frame == *two.frame) return true;
  const auto view = ViewPartsOf(*one.frame);
  const auto other = ViewPartsOf(*two.frame);
  if (!view && !other) return BothRanked(one, two, milestones);
  if (!view || !other || view->outer.version() != other->outer.version()) return false;
  if (view->outer.version() >= milestones.announced || view->content == other->content) return true;
  return PublicPart(one, milestones, difference) == PublicPart(two, milestones, difference);
}

// The state from which on the days may differ in what happens, none if they already do before it:
// once the candidate's results are out, a tie in one of them is run off. `kNotYet`: they never do.
std::optional<std::uint64_t> AlikeUpTo(const Day& day, const Day& other,
                                       const std::string& candidate) {
  std::optional<std::uint64_t> out;
  for (std::size_t i = 0; i < std::max(day.rows.size(), other.rows.size()); ++i) {
    const bool both = i < day.rows.size() && i < other.rows.size();
    if (!both) return out;
    const pb::Event event = EventOf(day.rows[i]);
    if (event.fact_case() != EventOf(other.rows[i]).fact_case()) return out;
    if (!out && Ranks(event, candidate)) out = day.rows[i].seq;
  }
  return kNotYet;
}

// A view is of the state it names; an answer of what was durable when it left.
bool Shows(const SentFrame& sent, std::uint64_t seq) {
  const auto view = ViewPartsOf(*sent.frame);
  return (view ? view->outer.version() : sent.durable) >= seq;
}

}  // namespace

Difference DifferenceFor(std::uint64_t seed) {
  Random random(seed, "difference");
  const Competition competition = CompetitionOf(seed);
  const pb::Panel& panel = competition.plan.panels(
      static_cast<int>(random.Between(0, competition.plan.panels_size() - 1)));
  const auto candidate = random.Between(0, competition.roll.candidates_size() - 1);
  return {panel.id() + "_" + std::to_string(random.Between(1, panel.seats())),
          competition.roll.candidates(static_cast<int>(candidate)).id()};
}

void CompareSecrecy(Day& day, const Day& other, const Difference& difference) {
  const auto alike = AlikeUpTo(day, other, difference.candidate);
  if (!alike) return day.book.Fault("secrecy: the kinds of events depend on marks");
  if (*alike == kNotYet && day.frames.size() != other.frames.size()) {
    return day.book.Fault("secrecy: the number of frames depends on marks");
  }
  const Milestones milestones = MilestonesOf(day, difference.candidate);
  for (std::size_t i = 0; i < day.frames.size(); ++i) {
    if (i >= other.frames.size()) {
      return day.book.Fault("secrecy: the number of frames depends on marks");
    }
    const SentFrame& one = day.frames[i];
    const SentFrame& two = other.frames[i];
    if (Shows(one, *alike) && Shows(two, *alike)) return;
    if (one.when != two.when || one.seat != two.seat) {
      return day.book.Fault("secrecy: when frames are sent depends on marks");
    }
    if (TellTheSame(one, two, milestones, difference)) continue;
    return day.book.Fault("secrecy: frame " + std::to_string(i) + " to " + one.seat +
                          " tells the marks of " + difference.seat + " for " +
                          difference.candidate + ":\n" +
                          WhereTheyDiffer(one, two, milestones, difference));
  }
}

}  // namespace tingfen::sim
