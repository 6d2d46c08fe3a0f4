// The seats' codes as they are handed out: a table to read and a file for other programs. Codes are
// secrets; nothing here logs them.
#pragma once

#include <string>
#include <vector>

#include "proto/plan.pb.h"
#include "proto/seats.pb.h"

namespace tingfen::cli {

struct SeatCard {
  pb::Seat seat;
  std::string code;  // "7K3M-9QXT"
};

// What people call a role, and the path of its page.
struct RoleWords {
  const char* zh;
  const char* en;
  const char* page;
};
RoleWords WordsFor(pb::Role::Id role);

// The path of the page that seats of this role use: "/judge".
std::string PagePath(pb::Role::Id role);

// One line a seat, both languages.
std::string CardTable(const std::vector<SeatCard>& cards);

// {"seats": [{"seat", "role", "panel", "number", "page", "code"}, …]}
std::string CardJson(const std::vector<SeatCard>& cards);

}  // namespace tingfen::cli
