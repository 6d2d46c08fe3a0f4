#include "server/scoring/equalisation_shown.h"

#include <algorithm>

#include "server/scoring/invariant.h"
#include "server/scoring/shown.h"

namespace tingfen::scoring {
namespace {

constexpr unsigned kPlacesOfMeansBeyondTheBase = 2;

using Places = std::optional<unsigned>;

// A figure as it is printed, and what it was rounded to in doing so; none: it is shown whole.
struct Printed {
  Exact value;
  std::string text;
  Places places;
};

Printed Print(const Exact& figure, Places rounded_to, Places places, RoundingMode mode) {
  if (rounded_to) return {figure, FormatFixed(figure, *rounded_to), rounded_to};
  const Shown shown = Show(figure, places, mode);
  return {shown.value, shown.text, shown.value == figure ? std::nullopt : places};
}

// The fewest places, from `from` on, that `suffice`; none: only the exact figures do.
template <typename Suffice>
Places Fewest(Places from, const Suffice& suffice) {
  if (!from) return std::nullopt;
  for (unsigned places = *from; places <= kShownPlacesMax; ++places) {
    if (suffice(places)) return places;
  }
  return std::nullopt;
}

// Everything printed of one batch, line by line.
class BatchOnPaper {
 public:
  BatchOnPaper(const EqualiseRule& rule, const Rounding& rounding,
               const std::vector<RoomInterview>& interviews, Equalisation& equalisation)
      : rule_(rule), rounding_(rounding), interviews_(interviews), equalisation_(equalisation) {}

  void Fill() {
    const unsigned places_min = rounding_.published + kPlacesBeyondPublished;
    const Places coefficients = Fewest(places_min, [&](unsigned places) {
      PrintCoefficients(places);
      PrintRaws(places);
      return AnnouncedComesOut();
    });
    PrintCoefficients(coefficients);
    const Places base = Fewest(places_min, [&](unsigned places) {
      PrintBase(places);
      return CoefficientsComeOut();
    });
    PrintBase(base);
    const Places sums = Fewest(places_min, [&](unsigned places) {
      PrintSums(places);
      return MeansComeOut();
    });
    PrintSums(sums);
    PrintRaws(Fewest(places_min, [&](unsigned places) {
      PrintRaws(places);
      return SumsComeOut() && AnnouncedComesOut();
    }));
    if (!AnnouncedComesOut()) PrintExactly();
    Write();
  }

 private:
  void PrintExactly() {
    PrintCoefficients(std::nullopt);
    PrintBase(std::nullopt);
    PrintSums(std::nullopt);
    PrintRaws(std::nullopt);
  }

  Exact Rounded(const Exact& value, Places places) const {
    return RoundTo(value, places, rounding_.mode);
  }

  std::size_t RoomOf(const RoomInterview& interview) const {
    const auto room =
        std::ranges::find(equalisation_.rooms, interview.room, &RoomCoefficient::room);
    Require(room != equalisation_.rooms.end(), "every interview is of a room");
    return static_cast<std::size_t>(room - equalisation_.rooms.begin());
  }

  void PrintCoefficients(Places places) {
    coefficients_.clear();
    for (const RoomCoefficient& room : equalisation_.rooms) {
      coefficients_.push_back(
          Print(room.coefficient, rule_.coefficient_places, places, rounding_.mode));
    }
  }

  void PrintBase(Places places) {
    base_ = Print(equalisation_.base, rule_.mean_places, places, rounding_.mode);
    Places of_means = places;
    if (places && rule_.base == EqualiseBase::kMeanOfMeans) {
      of_means = *places + kPlacesOfMeansBeyondTheBase;
    }
    means_.clear();
    for (const RoomCoefficient& room : equalisation_.rooms) {
      means_.push_back(Print(room.mean, rule_.mean_places, of_means, rounding_.mode));
    }
  }

  void PrintSums(Places places) {
    sums_.clear();
    for (const RoomCoefficient& room : equalisation_.rooms) {
      sums_.push_back(Print(room.sum, std::nullopt, places, rounding_.mode));
    }
  }

  void PrintRaws(Places places) {
    raws_.clear();
    for (const RoomInterview& interview : interviews_) {
      raws_.push_back(Print(interview.interview, std::nullopt, places, rounding_.mode));
    }
  }

  bool AnnouncedComesOut() const {
    for (std::size_t i = 0; i < interviews_.size(); ++i) {
      const std::size_t room = RoomOf(interviews_[i]);
      const Exact exact = interviews_[i].interview * equalisation_.rooms[room].coefficient;
      const Exact redone = raws_[i].value * coefficients_[room].value;
      if (Rounded(redone, rounding_.published) != Rounded(exact, rounding_.published)) return false;
    }
    return true;
  }

  bool CoefficientsComeOut() const {
    Exact sum;
    for (std::size_t i = 0; i < means_.size(); ++i) {
      if (means_[i].value == 0) return false;
      const Exact redone = base_.value / means_[i].value;
      if (Rounded(redone, coefficients_[i].places) != coefficients_[i].value) return false;
      sum += means_[i].value;
    }
    if (rule_.base == EqualiseBase::kPooled) return true;
    return Rounded(sum / means_.size(), base_.places) == base_.value;
  }

  bool MeansComeOut() const {
    Exact sum;
    unsigned count = 0;
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      const unsigned of_room = equalisation_.rooms[i].count;
      if (Rounded(sums_[i].value / of_room, means_[i].places) != means_[i].value) return false;
      sum += sums_[i].value;
      count += of_room;
    }
    if (rule_.base == EqualiseBase::kMeanOfMeans) return true;
    return Rounded(sum / count, base_.places) == base_.value;
  }

  bool SumsComeOut() const {
    std::vector<Exact> kept(sums_.size());
    for (std::size_t i = 0; i < interviews_.size(); ++i) {
      const std::size_t at = RoomOf(interviews_[i]);
      const RoomCoefficient& room = equalisation_.rooms[at];
      const std::string& candidate = interviews_[i].candidate;
      if (std::ranges::find(room.best_out, candidate) != room.best_out.end()) continue;
      if (std::ranges::find(room.worst_out, candidate) != room.worst_out.end()) continue;
      kept[at] += raws_[i].value;
    }
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      if (Rounded(kept[i], sums_[i].places) != sums_[i].value) return false;
    }
    return true;
  }

  void Write() {
    equalisation_.base_shown = base_.text;
    for (std::size_t i = 0; i < equalisation_.rooms.size(); ++i) {
      equalisation_.rooms[i].sum_shown = sums_[i].text;
      equalisation_.rooms[i].mean_shown = means_[i].text;
      equalisation_.rooms[i].coefficient_shown = coefficients_[i].text;
    }
    equalisation_.raw_shown.clear();
    for (const Printed& raw : raws_) equalisation_.raw_shown.push_back(raw.text);
  }

  const EqualiseRule& rule_;
  const Rounding& rounding_;
  const std::vector<RoomInterview>& interviews_;
  Equalisation& equalisation_;
  std::vector<Printed> raws_;
  std::vector<Printed> sums_;
  std::vector<Printed> means_;
  Printed base_;
  std::vector<Printed> coefficients_;
};

}  // namespace

void ShowEqualisation(const EqualiseRule& rule, const Rounding& rounding,
                      const std::vector<RoomInterview>& interviews, Equalisation& equalisation) {
  if (equalisation.rooms.empty()) return;
  BatchOnPaper(rule, rounding, interviews, equalisation).Fill();
}

}  // namespace tingfen::scoring
