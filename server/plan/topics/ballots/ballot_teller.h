// The sentences of one ballot, each with its title before it. Internal to server/plan. Pure.
#pragma once

#include <string>
#include <vector>

#include "server/plan/telling/teller.h"

namespace tingfen::plan {

class BallotTeller {
 public:
  // `path` is the ballot's.
  BallotTeller(Teller& teller, const pb::Ballot& ballot, std::string path)
      : teller_(teller), ballot_(ballot), path_(std::move(path)) {}

  // "{0}" is the ballot's title; `filled` begins at "{1}". Paths are those in the ballot.
  void Say(Words words, std::vector<pb::Text> filled, std::vector<std::string> paths) const;

  // The id itself where there is no such option.
  pb::Text OptionTitle(const std::string& id) const;

  template <typename List>
  std::vector<pb::Text> OptionTitles(const List& ids) const {
    std::vector<pb::Text> titles;
    for (const std::string& id : ids) titles.push_back(OptionTitle(id));
    return titles;
  }

  // Whether a clause softens who votes.
  bool VotersAreSoft() const;

  const Teller& whole() const { return teller_; }
  const pb::Ballot& ballot() const { return ballot_; }

 private:
  Teller& teller_;
  const pb::Ballot& ballot_;
  std::string path_;
};

}  // namespace tingfen::plan
