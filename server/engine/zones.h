// Time zones by their IANA names, from the machine's tables (tzdata). One thread, the engine's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "proto/text.pb.h"

namespace tingfen::engine {

inline constexpr const char* kUsualZone = "Asia/Shanghai";

// The zone with its offsets from 2020 to three years after `wall_ms` (Unix time); none: this
// machine knows no zone of that name.
std::optional<pb::Zone> ZoneNamed(const std::string& name, std::uint64_t wall_ms);

}  // namespace tingfen::engine
