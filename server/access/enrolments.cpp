#include "server/access/enrolments.h"

#include <algorithm>

#include "server/competition/competition.h"

namespace tingfen::access {
namespace {

using Strings = std::map<std::string, std::string>;

const std::string* Find(const Strings& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

void Enrolments::Evolve(const pb::Event& event) {
  switch (event.fact_case()) {
    case pb::Event::kCompetitionLocked:
      return Take(event.competition_locked().seats());
    case pb::Event::kPlanEntered:
      return Take(event.plan_entered().seats());
    case pb::Event::kSeatCodeIssued:
      return Issue(event.seat_code_issued());
    case pb::Event::kDeviceEnrolled:
      return Hold(event.device_enrolled().seat(), event.device_enrolled().token_mac());
    case pb::Event::kScreenAssigned:
      return Assign(event.screen_assigned());
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
  const auto gone = [this](const auto& entry) { return !roles_.contains(entry.second); };
  std::erase_if(codes_, gone);
  std::erase_if(tokens_, gone);
  std::erase_if(replaced_, gone);
  std::erase_if(devices_, [this](const auto& entry) { return !roles_.contains(entry.first); });
}

void Enrolments::Issue(const pb::SeatCodeIssued& fact) {
  std::erase_if(codes_, [&](const auto& code) { return code.second == fact.seat(); });
  codes_[fact.code_mac()] = fact.seat();
}

void Enrolments::Assign(const pb::ScreenAssigned& fact) {
  if (!fact.token_mac().empty()) screens_[fact.screen()] = fact.token_mac();
  const std::string* mac = Find(screens_, fact.screen());
  if (mac == nullptr) return;
  LetGo(*mac);
  Hold(fact.seat(), *mac);
}

void Enrolments::Remove(const std::string& screen) {
  const auto found = screens_.find(screen);
  if (found == screens_.end()) return;
  LetGo(found->second);
  screens_.erase(found);
}

void Enrolments::Hold(const std::string& seat, const std::string& token_mac) {
  std::vector<std::string>& devices = devices_[seat];
  const std::size_t kept = competition::OnlyShows(roles_[seat]) ? kScreensMax : 1;
  while (devices.size() >= kept) {
    tokens_.erase(devices.front());
    // A screen that was paired is not told of another: it pairs anew.
    if (kept == 1 && ScreenOfToken(devices.front()) == nullptr) replaced_[devices.front()] = seat;
    devices.erase(devices.begin());
  }
  devices.push_back(token_mac);
  tokens_[token_mac] = seat;
}

void Enrolments::LetGo(const std::string& token_mac) {
  const auto found = tokens_.find(token_mac);
  if (found == tokens_.end()) return;
  std::erase(devices_[found->second], token_mac);
  tokens_.erase(found);
}

const std::string* Enrolments::SeatOfCode(const std::string& mac) const {
  return Find(codes_, mac);
}

const std::string* Enrolments::SeatOfToken(const std::string& mac) const {
  return Find(tokens_, mac);
}

const std::string* Enrolments::ScreenOfToken(const std::string& mac) const {
  const auto found = std::find_if(screens_.begin(), screens_.end(),
                                  [&](const auto& screen) { return screen.second == mac; });
  return found == screens_.end() ? nullptr : &found->first;
}

bool Enrolments::IsReplaced(const std::string& mac) const {
  return replaced_.contains(mac);
}

bool Enrolments::HasDevice(const std::string& seat) const {
  const auto devices = devices_.find(seat);
  return devices != devices_.end() && !devices->second.empty();
}

}  // namespace tingfen::access
