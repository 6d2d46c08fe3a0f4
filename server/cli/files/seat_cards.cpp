#include "server/cli/files/seat_cards.h"

namespace tingfen::cli {
namespace {

std::string Padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

// Ids, codes and names of roles have no character that JSON would escape.
std::string Quoted(const std::string& text) {
  return "\"" + text + "\"";
}

}  // namespace

RoleWords WordsFor(pb::Role::Id role) {
  switch (role) {
    case pb::Role::OPERATOR:
      return {"考务员", "operator", "/desk"};
    case pb::Role::VERIFIER:
      return {"核分员", "verifier", "/verify"};
    case pb::Role::JUDGE:
      return {"评委", "judge", "/judge"};
    case pb::Role::MASS_JUDGE:
      return {"群众评委", "mass judge", "/judge"};
    case pb::Role::SUPERVISOR:
      return {"监督员", "supervisor", "/supervise"};
    case pb::Role::HALL:
      return {"大屏", "hall screen", "/hall"};
    case pb::Role::KIOSK:
      return {"签字台", "signing kiosk", "/kiosk"};
    case pb::Role::CHIEF:
      return {"主评委", "chief judge", "/judge"};
    case pb::Role::ADMINISTRATOR:
      return {"管理员", "administrator", "/prepare"};
    case pb::Role::CLOCK:
      return {"计时屏", "clock screen", "/clock"};
    case pb::Role::WAITING:
      return {"候考室屏", "waiting-room screen", "/waiting"};
    case pb::Role::TIMEKEEPER:
      return {"计时员", "timekeeper", "/timer"};
    case pb::Role::SCREEN:
      return {"待指定的屏幕", "screen to be assigned", "/screen"};
    default:
      return {"", "", "/"};
  }
}

std::string PagePath(pb::Role::Id role) {
  return WordsFor(role).page;
}

std::string CardTable(const std::vector<SeatCard>& cards) {
  std::size_t seat_width = 4;
  for (const SeatCard& card : cards) seat_width = std::max(seat_width, card.seat.id().size());
  std::string table = "席位和代码 · Seats and codes\n";
  for (const SeatCard& card : cards) {
    const RoleWords words = WordsFor(card.seat.role());
    table += "  " + Padded(card.seat.id(), seat_width) + "  " + card.code + "  " +
             Padded(words.page, 10) + "  " + words.zh + " " + words.en + "\n";
  }
  return table;
}

std::string CardJson(const std::vector<SeatCard>& cards) {
  std::string json = "{\"seats\": [";
  const char* separator = "\n";
  for (const SeatCard& card : cards) {
    json += separator;
    json += "  {\"seat\": " + Quoted(card.seat.id()) +
            ", \"role\": " + Quoted(pb::Role::Id_Name(card.seat.role())) +
            ", \"room\": " + Quoted(card.seat.room()) +
            ", \"panel\": " + Quoted(card.seat.panel()) +
            ", \"number\": " + std::to_string(card.seat.number()) +
            ", \"page\": " + Quoted(PagePath(card.seat.role())) +
            ", \"code\": " + Quoted(card.code) + "}";
    separator = ",\n";
  }
  return json + "\n]}\n";
}

}  // namespace tingfen::cli
