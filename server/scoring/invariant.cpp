#include "server/scoring/invariant.h"

#include <cstdio>
#include <cstdlib>

namespace tingfen::scoring {

void Require(bool holds, const char* invariant) {
  if (holds) return;
  std::fprintf(stderr, "tingfen scoring: broken invariant: %s\n", invariant);
  std::abort();
}

}  // namespace tingfen::scoring
