#include "server/plan/topics/ballots/ballot_teller.h"

#include "server/plan/model/paths.h"
#include "server/plan/telling/words.h"

namespace tingfen::plan {

void BallotTeller::Say(Words words, std::vector<pb::Text> filled,
                       std::vector<std::string> paths) const {
  filled.insert(filled.begin(), ballot_.title());
  for (std::string& path : paths) path = Joined(path_, path);
  teller_.Say(Heading::kBallots, words, filled, std::move(paths));
}

pb::Text BallotTeller::OptionTitle(const std::string& id) const {
  for (const pb::Scale& scale : ballot_.scales()) {
    for (const pb::Scale::Option& option : scale.options()) {
      if (option.id() == id) return option.title();
    }
  }
  return Both(id);
}

bool BallotTeller::VotersAreSoft() const {
  return teller_.Soft(Joined(path_, "voters")) != nullptr;
}

}  // namespace tingfen::plan
