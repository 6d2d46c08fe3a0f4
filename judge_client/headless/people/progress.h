// The progress of the competition as far as anybody in the room sees it: what there is to tell when
// a view shows something new, who has been announced, what is still waited for. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "proto/frames.pb.h"

namespace tingfen::headless {

// A candidate's total as the hall shows it.
struct AnnouncedTotal {
  std::string candidate;
  std::uint32_t number = 0;
  std::string total;
};

class Progress {
 public:
  struct News {
    std::vector<std::string> lines;               // For people, in Chinese and English.
    std::vector<AnnouncedTotal> totals;           // From hall views only.
    std::vector<pb::HallView::Ranking> rankings;  // From hall views only.
  };

  // What this view shows that no view of its room showed before. Views may come in any order and
  // skip; older ones tell nothing.
  News Look(const pb::View& view);

  // On anybody's page, and on a hall's.
  std::size_t Announced() const { return announced_.size(); }
  std::size_t AnnouncedInHalls() const { return totals_told_.size(); }
  // Of the last batch.
  bool ResultsIn(const std::string& room) const;
  // Every post is decided, and the operators are asked for nothing more.
  bool Decided() const { return decided_; }
  bool ResultsInHallOf(const std::string& room) const;
  // As the hall shows them, else as a desk does.
  const std::vector<pb::HallView::Ranking>& Rankings() const { return rankings_; }

 private:
  struct Scene {
    std::uint32_t version = 0;
    pb::Phase::Id phase = pb::Phase::PHASE_UNSPECIFIED;
    std::string candidate;
    std::string stage;
  };

  void LookAtHall(const pb::HallView& hall, News& news);

  bool decided_ = false;
  bool batches_to_come_ = false;
  std::map<std::string, Scene> scenes_;  // By room.
  std::set<std::string> announced_;
  std::set<std::string> totals_told_;    // Candidates.
  std::set<std::string> rankings_told_;  // Title and candidates of posts.
  std::set<std::string> hall_results_;   // Rooms.
  std::vector<pb::HallView::Ranking> rankings_;
  std::uint32_t rankings_version_ = 0;
};

// "第3号 … 88.30", one line a candidate under one a post.
std::vector<std::string> RankingLines(const pb::HallView::Ranking& ranking);

// Seats, not among `played`, whose turn it is to do something; in the desk's order.
std::vector<std::string> WaitedFor(const pb::DeskView& desk, const std::set<std::string>& played);

}  // namespace tingfen::headless
