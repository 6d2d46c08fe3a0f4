#include "server/gateway/pages.h"

#include <algorithm>

namespace tingfen::gateway {

const Page* FindPage(std::string_view path) {
  const auto pages = AllPages();
  const auto found = std::lower_bound(
      pages.begin(), pages.end(), path,
      [](const Page& page, std::string_view wanted) { return page.path < wanted; });
  return found != pages.end() && found->path == path ? &*found : nullptr;
}

}  // namespace tingfen::gateway
