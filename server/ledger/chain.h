// The hash chain, format 1. Enough is said here to write a verifier without this code.
//
// The ledger id is 16 random bytes, made when the ledger is created and written everywhere as 32
// lower-case hexadecimal digits. With || joining bytes and BE64 a number as 8 bytes, most
// significant first:
//
//   hash(0) = SHA-256("tingfen-ledger-1" || 32 zero bytes || BE64(0) || ledger id, 32 ASCII digits)
//   hash(n) = SHA-256("tingfen-ledger-1" || hash(n-1)     || BE64(n) || bytes of event n)   n >= 1
//
// The prefix is its 16 ASCII characters without a terminator; an event's bytes are hashed as they
// are stored, never re-encoded. Everything before the event's bytes has a fixed length, so no two
// inputs run together.
//
// What the chain shows: any change, removal, insertion or exchange before its last link, by the
// first seq that no longer fits. What it cannot show: a tail cut off, or a whole chain recomputed.
// Those are noticed only by whoever kept a later (ledger id, seq, hash) elsewhere, a witness.
//
// Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "server/ledger/log.h"

namespace tingfen::ledger {

inline constexpr std::string_view kChainPrefix = "tingfen-ledger-1";

// The tail of an empty ledger: seq 0, hash(0).
Tail Genesis(std::string_view ledger_id);

// The tail after one more event.
Tail Extend(const Tail& tail, std::string_view bytes);

// Lower-case hexadecimal digits, two a byte.
std::string Hex(std::span<const std::uint8_t> bytes);

}  // namespace tingfen::ledger
