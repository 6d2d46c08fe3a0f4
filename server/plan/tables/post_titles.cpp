#include "server/plan/tables/post_titles.h"

#include <set>

#include "server/plan/reading/suggest.h"
#include "server/plan/tables/roll_cells.h"

namespace tingfen::plan {

PostTitles::PostTitles(const Posts& posts) {
  std::set<std::string> seen;
  for (const pb::Post& post : posts) {
    const bool is_new = seen.insert(CellKey(post.unit()) + "\n" + CellKey(post.title())).second;
    if (post.title().empty() || !is_new) continue;
    by_key_[CellKey(post.title())].push_back(&post);
    if (!post.unit().empty()) by_key_[CellKey(post.unit() + post.title())].push_back(&post);
    titles_.push_back(post.title());
  }
}

PostTitles::Found PostTitles::Find(const std::string& title) const {
  const auto found = by_key_.find(CellKey(title));
  if (found == by_key_.end()) return {};
  const auto& posts = found->second;
  return {static_cast<int>(posts.size()), posts.front()->id(),
          posts.front()->unit() + posts.front()->title()};
}

std::vector<std::string> PostTitles::EntriesOf(const std::string& cell) const {
  const auto parts = Entries(cell);
  std::vector<std::string> entries;
  for (std::size_t first = 0; first < parts.size();) {
    std::size_t last = parts.size() - 1;
    const auto joined = [&] {
      const char* end = parts[last].data() + parts[last].size();
      return CellText({parts[first].data(), static_cast<std::size_t>(end - parts[first].data())});
    };
    while (last > first && Find(joined()).count == 0) --last;
    entries.push_back(joined());
    first = last + 1;
  }
  return entries;
}

std::optional<std::string> PostTitles::NearestTo(const std::string& title) const {
  return Nearest(CellText(title), titles_);
}

}  // namespace tingfen::plan
