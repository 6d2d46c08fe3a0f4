// Handing in a sheet, from a tablet or read from paper. Internal to server/competition. Pure.
#pragma once

#include <optional>
#include <string>

#include "server/competition/state/competition.h"
#include "server/competition/state/request.h"

namespace tingfen::competition {

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::SubmitSheet& command);

Decision Decide(const Competition& head, const Request& request, const pb::SubmitSheet& command);

enum class From { kTablet, kPaper };

// No other version of it is taken: it is in, and the stage is closed or nobody confers. Who confers
// changes what they wrote themselves (`occupant`, of the seat), never what a predecessor did.
bool IsSettled(const SheetHistory& history, std::uint32_t occupant, bool closed, bool conferring);

// Why this sheet of `seat` cannot be taken now; none: it can. A judge who left sends none, and what
// they had written on paper by then can still be read. `late` tells that the stage is closed
// already: the sheet is kept and does not count.
std::optional<pb::Refusal> WhyNotScorable(const Competition& head, const std::string& seat,
                                          const pb::SubmitSheet& sheet, From from, bool& late);

// The fact of a sheet that can be taken.
pb::SheetSubmitted SubmittedSheet(const Competition& head, const std::string& seat,
                                  const pb::SubmitSheet& sheet, bool late);

void Fold(Competition& state, const pb::SheetSubmitted& fact, const Context& context);

}  // namespace tingfen::competition
