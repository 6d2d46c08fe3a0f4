// A room that scores on paper: what its tests do there.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "server/competition/paper/sheet_code.h"
#include "server/competition/state/competition.h"
#include "tests/kit/room.h"

namespace tingfen::competition {

inline std::optional<pb::Refusal> SetPaper(Room& room, bool paper, const std::string& seat = {}) {
  return room.Send("operator", [&](auto& command) {
    pb::SetPaper& set = *command.mutable_set_paper();
    set.set_room("room1");
    set.set_seat(seat);
    set.set_paper(paper);
    set.set_reason("平板故障");
  });
}

// Of the speech of c1, content and manner.
inline std::optional<pb::Refusal> Key(Room& room, const std::string& reader,
                                      const std::string& seat, const std::string& content,
                                      const std::string& manner, const std::string& code = {}) {
  return room.Send(reader, [&](auto& command) {
    pb::KeySheet& sheet = *command.mutable_key_sheet();
    sheet.set_candidate("c1");
    sheet.set_stage("speech");
    sheet.set_seat(seat);
    sheet.set_code(code.empty()
                       ? SheetCode(room.state(), "c1", "speech", room.state().seats.at(seat).seat)
                       : code);
    for (const auto& [criterion, mark] : {std::pair{"content", content}, {"manner", manner}}) {
      sheet.add_marks()->set_criterion(criterion);
      sheet.mutable_marks()->rbegin()->set_mark(mark);
    }
  });
}

// c1 has spoken; three judges are to score.
inline Room Spoken() {
  Room room(TwoStagePlan(3));
  room.CheckEverybodyIn();
  room.DrawLots();
  room.Call("c1");
  room.Start("c1", "speech");
  room.End("c1", "speech");
  return room;
}

inline const SheetHistory* SheetOf(const Room& room, const std::string& seat) {
  const auto& sheets = room.state().candidates.at("c1").stages.at("speech").sheets;
  const auto found = sheets.find(seat);
  return found == sheets.end() ? nullptr : &found->second;
}

}  // namespace tingfen::competition
