#include "server/access/enrolments.h"

#include <algorithm>

#include "server/competition/state/competition.h"
#include "server/competition/state/rules_version.h"
#include "server/competition/state/seats.h"

namespace tingfen::access {
namespace {

constexpr std::uint64_t kMinuteMs = 60ULL * 1000;

}  // namespace

void Enrolments::Evolve(const pb::Event& event) {
  ages_.Evolve(event);
  switch (event.fact_case()) {
    case pb::Event::kCompetitionLocked:
      NameRules(event.competition_locked().rules());
      return Take(event.competition_locked().seats());
    case pb::Event::kServerStarted:
      return NameRules(event.server_started().rules());
    case pb::Event::kPlanEntered:
      return Take(event.plan_entered().seats());
    case pb::Event::kSeatCodeIssued:
      return Issue(event);
    case pb::Event::kDeviceEnrolled:
      return Enrol(event);
    case pb::Event::kTokenKept:
      return Keep(event);
    case pb::Event::kDeviceFrozen:
      return Shut(event.device_frozen().seat(), Token::kFrozen);
    case pb::Event::kSeatVacated:
      return Vacate(event.seat_vacated().seat());
    case pb::Event::kSeatFilled:
      left_.erase(event.seat_filled().seat());
      return;
    case pb::Event::kDeviceSignedOut:
      return LetGo(event.device_signed_out().token_mac());
    case pb::Event::kScreenAssigned:
      return Assign(event);
    case pb::Event::kScreenRemoved:
      return Remove(event.screen_removed().screen());
    default:
      return;
  }
}

// A plan that takes another's place may have other seats; what opened those that are gone opens
// nothing any more.
void Enrolments::Take(const Seats& seats) {
  roles_.clear();
  for (const pb::Seat& seat : seats) roles_[seat.id()] = seat.role();
  std::erase_if(codes_, [this](const auto& code) { return !roles_.contains(code.second.seat); });
  std::erase_if(tokens_, [this](const auto& token) { return !roles_.contains(token.second.seat); });
  std::erase_if(retired_,
                [this](const auto& token) { return !roles_.contains(token.second.first); });
  std::erase_if(devices_, [this](const auto& entry) { return !roles_.contains(entry.first); });
  std::erase_if(retired_of_, [this](const auto& entry) { return !roles_.contains(entry.first); });
}

void Enrolments::Issue(const pb::Event& event) {
  const pb::SeatCodeIssued& fact = event.seat_code_issued();
  std::erase_if(codes_, [&](const auto& code) { return code.second.seat == fact.seat(); });
  Code& code = codes_[fact.code_mac()];
  code.seat = fact.seat();
  code.reusable = fact.reusable() || OnlyShows(fact.seat());
  code.valid_ms = fact.valid_minutes() * kMinuteMs;
  code.issued = ages_.Now();
}

void Enrolments::Enrol(const pb::Event& event) {
  const pb::DeviceEnrolled& fact = event.device_enrolled();
  // What was frozen or given up before the new code is of no interest any more.
  for (const std::string& mac : retired_of_[fact.seat()]) {
    Token& state = retired_.at(mac).second;
    if (state != Token::kLeft) state = Token::kReplaced;
  }
  Hold(fact.seat(), fact.token_mac(), {fact.seat(), fact.code_mac(), ages_.Now()},
       fact.replaces());
}

void Enrolments::Keep(const pb::Event& event) {
  const pb::TokenKept& fact = event.token_kept();
  if (fact.earlier_mac().empty()) {
    const auto held = tokens_.find(fact.token_mac());
    if (held == tokens_.end()) return;
    const std::string code_mac = std::exchange(held->second.code_mac, {});
    if (!OnlyShows(fact.seat())) UseUp(code_mac, fact);
    return;
  }
  const auto held = tokens_.find(fact.earlier_mac());
  if (held == tokens_.end()) return;
  std::vector<std::string>& devices = devices_[fact.seat()];
  std::replace(devices.begin(), devices.end(), fact.earlier_mac(), fact.token_mac());
  tokens_.erase(held);
  tokens_[fact.token_mac()] = {fact.seat(), {}, ages_.Now()};
  Retire(fact.earlier_mac(), fact.seat(), Token::kGivenUp);
}

// Where the code was shown several times until an answer came through, one token of those remains.
void Enrolments::UseUp(const std::string& code_mac, const pb::TokenKept& kept) {
  const auto code = codes_.find(code_mac);
  if (code != codes_.end()) code->second.used = !code->second.reusable;
  for (const std::string& mac : std::exchange(devices_[kept.seat()], {kept.token_mac()})) {
    if (mac == kept.token_mac()) continue;
    tokens_.erase(mac);
    Retire(mac, kept.seat(), Token::kReplaced);
  }
}

// A seat that was left before an upgrade is shut by the first start under the newer rules.
void Enrolments::NameRules(std::uint32_t rules) {
  rules_ = competition::RulesNamed(rules);
  if (rules_ < competition::kRulesOfOccupants) return;
  for (const std::string& seat : std::exchange(left_, {})) Shut(seat, Token::kLeft);
}

void Enrolments::Vacate(const std::string& seat) {
  if (rules_ >= competition::kRulesOfOccupants) return Shut(seat, Token::kLeft);
  left_.insert(seat);
}

// The outstanding code goes too: it may be where the device is.
void Enrolments::Shut(const std::string& seat, Token state) {
  std::erase_if(codes_, [&](const auto& code) { return code.second.seat == seat; });
  for (const std::string& mac : retired_of_[seat]) {
    Token& earlier = retired_.at(mac).second;
    if (earlier != Token::kLeft) earlier = state;
  }
  for (const std::string& mac : std::exchange(devices_[seat], {})) {
    tokens_.erase(mac);
    Retire(mac, seat, state);
  }
}

void Enrolments::Assign(const pb::Event& event) {
  const pb::ScreenAssigned& fact = event.screen_assigned();
  if (!fact.token_mac().empty()) screens_[fact.screen()] = fact.token_mac();
  const auto screen = screens_.find(fact.screen());
  if (screen == screens_.end()) return;
  LetGo(screen->second);
  Hold(fact.seat(), screen->second, {fact.seat(), {}, ages_.Now()});
}

void Enrolments::Remove(const std::string& screen) {
  const auto found = screens_.find(screen);
  if (found == screens_.end()) return;
  LetGo(found->second);
  screens_.erase(found);
}

void Enrolments::Hold(const std::string& seat, const std::string& token_mac, Held held,
                      const std::string& replaces) {
  std::vector<std::string>& devices = devices_[seat];
  if (std::erase(devices, replaces) > 0) tokens_.erase(replaces);
  // The answer to the same code may have been lost: until one token is kept, each may yet be.
  const bool again = !held.code_mac.empty() && !devices.empty() &&
                     tokens_.at(devices.back()).code_mac == held.code_mac;
  const std::size_t kept = OnlyShows(seat) || again ? kScreensMax : 1;
  while (devices.size() >= kept) {
    const std::string mac = devices.front();
    devices.erase(devices.begin());
    tokens_.erase(mac);
    // A screen that was paired is not told of another: it pairs anew.
    if (kept == 1 && ScreenOfToken(mac) == nullptr) Retire(mac, seat, Token::kReplaced);
  }
  devices.push_back(token_mac);
  tokens_[token_mac] = std::move(held);
}

void Enrolments::LetGo(const std::string& token_mac) {
  const auto found = tokens_.find(token_mac);
  if (found == tokens_.end()) return;
  std::erase(devices_[found->second.seat], token_mac);
  tokens_.erase(found);
}

void Enrolments::Retire(const std::string& token_mac, const std::string& seat, Token state) {
  retired_[token_mac] = {seat, state};
  std::deque<std::string>& retired = retired_of_[seat];
  retired.push_back(token_mac);
  if (retired.size() <= kGivenUpMax) return;
  retired_.erase(retired.front());
  retired.pop_front();
}

bool Enrolments::OnlyShows(const std::string& seat) const {
  return competition::OnlyShows(roles_.at(seat));
}

const Enrolments::Code* Enrolments::FindCode(const std::string& mac) const {
  const auto found = codes_.find(mac);
  return found == codes_.end() ? nullptr : &found->second;
}

Enrolments::Token Enrolments::StateOf(const std::string& mac, std::string* seat) const {
  const auto held = tokens_.find(mac);
  if (held != tokens_.end()) {
    if (seat != nullptr) *seat = held->second.seat;
    return Token::kHolds;
  }
  const auto retired = retired_.find(mac);
  if (retired == retired_.end()) return Token::kUnknown;
  if (seat != nullptr) *seat = retired->second.first;
  return retired->second.second;
}

const std::string* Enrolments::SeatOfToken(const std::string& mac) const {
  const auto held = tokens_.find(mac);
  return held == tokens_.end() ? nullptr : &held->second.seat;
}

bool Enrolments::Expired(const Code& code, const pb::Stamp& now) const {
  return code.valid_ms != 0 && ages_.AgeMs(code.issued, now) >= code.valid_ms;
}

bool Enrolments::TooOld(const std::string& mac, const pb::Stamp& now) const {
  const auto held = tokens_.find(mac);
  return held != tokens_.end() && ages_.AgeMs(held->second.since, now) > kTokenLifetimeMs;
}

const std::string* Enrolments::ScreenOfToken(const std::string& mac) const {
  const auto found = std::find_if(screens_.begin(), screens_.end(),
                                  [&](const auto& screen) { return screen.second == mac; });
  return found == screens_.end() ? nullptr : &found->first;
}

const std::vector<std::string>& Enrolments::TokensOf(const std::string& seat) const {
  static const std::vector<std::string> kNone;
  const auto devices = devices_.find(seat);
  return devices == devices_.end() ? kNone : devices->second;
}

bool Enrolments::IsHeld(const std::string& seat) const {
  const auto devices = devices_.find(seat);
  return devices != devices_.end() &&
         std::any_of(devices->second.begin(), devices->second.end(),
                     [&](const std::string& mac) { return tokens_.at(mac).code_mac.empty(); });
}

}  // namespace tingfen::access
