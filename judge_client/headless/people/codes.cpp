#include "judge_client/headless/people/codes.h"

#include <fcntl.h>
#include <fnmatch.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>

namespace tingfen::headless {
namespace {

std::string TextOf(const boost::json::object& object, std::string_view key) {
  const boost::json::value* value = object.if_contains(key);
  if (value == nullptr || !value->is_string()) return {};
  return std::string(value->get_string());
}

std::string UpperCase(std::string text) {
  for (char& letter : text) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return text;
}

std::optional<SeatCode> SeatFrom(const boost::json::value& value) {
  if (!value.is_object()) return std::nullopt;
  const boost::json::object& object = value.get_object();
  SeatCode seat{.seat = TextOf(object, "seat"), .role = {}, .code = TextOf(object, "code")};
  const bool known = pb::Role::Id_Parse(UpperCase(TextOf(object, "role")), &seat.role);
  if (!known || seat.seat.empty() || seat.code.empty()) return std::nullopt;
  return seat;
}

}  // namespace

std::variant<std::vector<SeatCode>, std::string> ReadCodes(std::string_view json) {
  boost::json::error_code error;
  const boost::json::value root = boost::json::parse({json.data(), json.size()}, error);
  const boost::json::value* list =
      !error && root.is_object() ? root.get_object().if_contains("seats") : nullptr;
  if (list == nullptr || !list->is_array()) return std::string("no list \"seats\" in it");
  std::vector<SeatCode> seats;
  for (const boost::json::value& entry : list->get_array()) {
    auto seat = SeatFrom(entry);
    if (!seat) {
      return "seats[" + std::to_string(seats.size()) + "] lacks a seat, a known role or a code";
    }
    seats.push_back(std::move(*seat));
  }
  if (seats.empty()) return std::string("the list \"seats\" is empty");
  return seats;
}

std::variant<std::set<std::string>, std::string> TakeOut(const std::vector<std::string>& patterns,
                                                         std::vector<SeatCode>& seats) {
  std::set<std::string> taken;
  for (const std::string& pattern : patterns) {
    bool names_one = false;
    for (const SeatCode& seat : seats) {
      if (fnmatch(pattern.c_str(), seat.seat.c_str(), 0) != 0) continue;
      names_one = true;
      taken.insert(seat.seat);
    }
    if (!names_one) return pattern;
  }
  std::erase_if(seats, [&](const SeatCode& seat) { return taken.contains(seat.seat); });
  return taken;
}

Tokens::Tokens(std::string path) : path_(std::move(path)) {
  if (path_.empty()) return;
  std::ifstream file(path_, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  boost::json::error_code error;
  const boost::json::value root = boost::json::parse(text, error);
  if (error || !root.is_object()) return;
  for (const auto& entry : root.get_object()) {
    if (!entry.value().is_object()) continue;
    const boost::json::object& kept = entry.value().get_object();
    by_seat_[std::string(entry.key())] = {TextOf(kept, "token"), TextOf(kept, "before")};
  }
}

KeptToken Tokens::Of(const std::string& seat) const {
  const auto found = by_seat_.find(seat);
  return found == by_seat_.end() ? KeptToken() : found->second;
}

bool Tokens::Keep(const std::string& seat, const std::string& token) {
  by_seat_[seat].Take(token);
  return path_.empty() || Write();
}

// Whole or not at all: the new file takes the old one's place.
bool Tokens::Write() const {
  boost::json::object object;
  for (const auto& [seat, kept] : by_seat_) {
    object[seat] = boost::json::object{{"token", kept.token}, {"before", kept.before}};
  }
  const std::string text = boost::json::serialize(object) + "\n";
  const std::string beside = path_ + ".new";
  const int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool whole = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  return close(file) == 0 && whole && std::rename(beside.c_str(), path_.c_str()) == 0;
}

}  // namespace tingfen::headless
