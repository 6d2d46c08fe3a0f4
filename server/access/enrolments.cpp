#include "server/access/enrolments.h"

namespace tingfen::access {
namespace {

const std::string* Find(const std::map<std::string, std::string>& map, const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

bool IsScreen(pb::Role::Id role) {
  return role == pb::Role::HALL || role == pb::Role::CLOCK || role == pb::Role::WAITING;
}

void Enrolments::Evolve(const pb::Event& event) {
  switch (event.fact_case()) {
    case pb::Event::kCompetitionLocked:
      for (const pb::Seat& seat : event.competition_locked().seats()) {
        roles_[seat.id()] = seat.role();
      }
      return;
    case pb::Event::kSeatCodeIssued:
      codes_[event.seat_code_issued().code_mac()] = event.seat_code_issued().seat();
      return;
    case pb::Event::kDeviceEnrolled:
      return Enrol(event.device_enrolled());
    default:
      return;
  }
}

void Enrolments::Enrol(const pb::DeviceEnrolled& fact) {
  std::vector<std::string>& devices = devices_[fact.seat()];
  const std::size_t kept = IsScreen(roles_[fact.seat()]) ? kScreensMax : 1;
  while (devices.size() >= kept) {
    tokens_.erase(devices.front());
    devices.erase(devices.begin());
  }
  devices.push_back(fact.token_mac());
  tokens_[fact.token_mac()] = fact.seat();
}

const std::string* Enrolments::SeatOfCode(const std::string& mac) const {
  return Find(codes_, mac);
}

const std::string* Enrolments::SeatOfToken(const std::string& mac) const {
  return Find(tokens_, mac);
}

}  // namespace tingfen::access
