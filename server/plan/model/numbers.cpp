#include "server/plan/model/numbers.h"

namespace tingfen::plan {
namespace {

constexpr std::size_t kPlacesMax = 4;

}  // namespace

std::optional<scoring::Exact> PlanDecimal(std::string_view text) {
  const std::size_t point = text.find('.');
  const bool too_fine = point != std::string_view::npos && text.size() - point - 1 > kPlacesMax;
  if (text.starts_with('-') || too_fine) return std::nullopt;
  return scoring::ParseDecimal(text);
}

std::optional<scoring::Exact> PlanShare(std::string_view text) {
  if (text.ends_with('%')) return std::nullopt;
  return scoring::ParseWeight(text);
}

}  // namespace tingfen::plan
