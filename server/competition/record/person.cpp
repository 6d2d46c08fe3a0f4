#include "server/competition/record/person.h"

#include "server/competition/state/entries.h"
#include "server/competition/state/posts.h"

namespace tingfen::competition {

pb::Person PersonOf(const Competition& state, const std::string& candidate, Names names) {
  const pb::Candidate& entry = RollEntry(*state.roll, candidate);
  pb::Person person;
  person.set_candidate(candidate);
  person.set_number(state.candidates.at(candidate).number);
  const bool named = names == Names::kAlways || state.plan->identify().by() == pb::Identify::NAME ||
                     AllResultsOut(state, candidate);
  if (named) person.set_name(entry.name());
  const auto posts = PostsOf(state, candidate);
  const std::string& first = posts.empty() ? entry.posts(0) : posts.front();
  if (const pb::Post* post = FindPost(*state.roll, first)) person.set_post(post->title());
  return person;
}

}  // namespace tingfen::competition
