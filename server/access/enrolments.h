// Which code opens which seat and which device holds it: a fold of the ledger's enrolment facts,
// beside the competition's.
//
//   code ─▶ token, told the device ─▶ the device keeps it ─▶ the code is used up
//   token ─▶ at each return the next one, kept by the device ─▶ the token is given up
//   a judge leaves ─▶ tokens and code of the seat are over, however old the device is
//
// One device holds a seat. A code opens its seat once, and as often as need be until its token is
// kept: on a bad network the answer may be lost. A token that was given up is never shown again by
// its own device; who shows it holds a copy, or was copied from. Halls, clocks and waiting rooms
// may have several screens, kScreensMax, by one code: they are told nothing secret, and their
// tokens stay; beyond that the enrolment names the one that goes, or else it is the oldest. A seat
// has one code, the newest. A screen that was paired keeps its token wherever it is sent. Threads:
// a plain value; the caller keeps it on one thread.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "proto/events.pb.h"
#include "server/access/ages.h"
#include "server/competition/record/time_gap.h"

namespace tingfen::access {

inline constexpr std::size_t kScreensMax = 16;
// A device that has not come back for so long needs a new code.
inline constexpr std::uint64_t kTokenLifetimeMs = 72ULL * 60 * 60 * 1000;
// No single gap that nobody was told of ends what devices hold.
static_assert(competition::kGapSuspectedMs < kTokenLifetimeMs);
// Of one seat, the newest tokens that were given up; an older one opens nothing, like any other.
inline constexpr std::size_t kGivenUpMax = 64;

class Enrolments {
 public:
  struct Code {
    std::string seat;
    std::uint64_t valid_ms = 0;  // 0: for ever.
    Ages::Since issued;
    bool reusable = false;
    bool used = false;
  };

  enum class Token {
    kUnknown,
    kHolds,
    kGivenUp,   // The next one was kept by whoever held it.
    kReplaced,  // Another device holds the seat.
    kFrozen,    // Nobody holds the seat until a new code is used.
    kLeft,      // Its judge left the seat.
  };

  void Evolve(const pb::Event& event);

  // By the MAC of what was shown; null: none, or not the seat's newest.
  const Code* FindCode(const std::string& mac) const;
  // `seat`, where not null, is set to the token's unless it is unknown.
  Token StateOf(const std::string& mac, std::string* seat = nullptr) const;
  // The seat that a token opens, by its MAC; null: none.
  const std::string* SeatOfToken(const std::string& mac) const;

  bool Expired(const Code& code, const pb::Stamp& now) const;
  // The token, by its MAC, was last told or kept too long ago; one that opens nothing was not.
  bool TooOld(const std::string& mac, const pb::Stamp& now) const;

  // The paired screen with this token, by its MAC; null: none.
  const std::string* ScreenOfToken(const std::string& mac) const;

  // The tokens of the seat's devices, by MAC, oldest first.
  const std::vector<std::string>& TokensOf(const std::string& seat) const;

  // A device holds the seat and has said that it kept its token.
  bool IsHeld(const std::string& seat) const;

 private:
  using Seats = google::protobuf::RepeatedPtrField<pb::Seat>;
  struct Held {
    std::string seat;
    std::string code_mac;  // By which it was got; empty once kept.
    Ages::Since since;     // Told or kept.
  };

  void Take(const Seats& seats);
  void Issue(const pb::Event& event);
  void Enrol(const pb::Event& event);
  void Keep(const pb::Event& event);
  void UseUp(const std::string& code_mac, const pb::TokenKept& kept);
  void NameRules(std::uint32_t rules);
  void Vacate(const std::string& seat);
  // Nothing opens the seat any more until a new code does; `state` says why.
  void Shut(const std::string& seat, Token state);
  void Assign(const pb::Event& event);
  void Remove(const std::string& screen);
  void Hold(const std::string& seat, const std::string& token_mac, Held held,
            const std::string& replaces = {});
  void LetGo(const std::string& token_mac);
  void Retire(const std::string& token_mac, const std::string& seat, Token state);
  bool OnlyShows(const std::string& seat) const;

  Ages ages_;
  std::uint32_t rules_ = 1;                                  // Of what is folded (rules_version.h)
  std::set<std::string> left_;                               // Seats left under older rules.
  std::map<std::string, pb::Role::Id> roles_;                // by seat
  std::map<std::string, Code> codes_;                        // by MAC
  std::map<std::string, Held> tokens_;                       // by MAC
  std::map<std::string, std::vector<std::string>> devices_;  // seat → MACs, oldest first
  std::map<std::string, std::string> screens_;               // screen → MAC of its token

  // What opened a seat once: MAC → its seat and why it does no more; by seat, oldest first.
  std::map<std::string, std::pair<std::string, Token>> retired_;
  std::map<std::string, std::deque<std::string>> retired_of_;
};

}  // namespace tingfen::access
