#include "server/cli/files/seat_cards.h"

#include <gtest/gtest.h>

namespace tingfen::cli {
namespace {

std::vector<SeatCard> OneJudge() {
  SeatCard card;
  card.seat.set_id("panel_3");
  card.seat.set_role(pb::Role::JUDGE);
  card.seat.set_room("room1");
  card.seat.set_panel("panel");
  card.seat.set_number(3);
  card.code = "7K3M-9QXT";
  return {card};
}

TEST(SeatCards, AreWrittenAsJson) {
  EXPECT_EQ(CardJson(OneJudge()),
            "{\"seats\": [\n"
            "  {\"seat\": \"panel_3\", \"role\": \"JUDGE\", \"room\": \"room1\", "
            "\"panel\": \"panel\", \"number\": 3, \"page\": \"/judge\", \"code\": "
            "\"7K3M-9QXT\"}\n]}\n");
}

TEST(SeatCards, AreReadInBothLanguages) {
  const std::string table = CardTable(OneJudge());
  EXPECT_NE(table.find("panel_3  7K3M-9QXT  /judge"), std::string::npos) << table;
  EXPECT_NE(table.find("评委 judge"), std::string::npos) << table;
}

TEST(SeatCards, EveryRoleHasItsPage) {
  for (int role = pb::Role::OPERATOR; role <= pb::Role::Id_MAX; ++role) {
    EXPECT_GT(PagePath(static_cast<pb::Role::Id>(role)).size(), 1U) << role;
  }
}

}  // namespace
}  // namespace tingfen::cli
