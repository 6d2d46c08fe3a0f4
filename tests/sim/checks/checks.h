// What must hold of a day's end, whatever happened in it. Each check adds its faults to the book.
#pragma once

#include "tests/sim/world.h"

namespace tingfen::sim {

// Every receipt anybody saw is of a command that stands in the ledger once, as it was sent, under
// the number it was told; nothing else stands there; everything was answered one way only.
void CheckReceipts(Day& day);

// Every sheet in the ledger is of who sat on its seat then: one occupant is one person.
void CheckOccupants(Day& day);

// Every figure in the ledger is what the rules give.
void CheckFiguresOf(Day& day);

// Whoever was refused had been offered what they asked for, and something had happened since that
// explains it: in the state whose view they acted on it could be done, and in one between that and
// the one durable when the refusal left it is refused in the very same words.
void CheckRefusals(Day& day);

// Whatever a desk could have been granted stood on its run sheet, in states along the day; the few
// things that are left out on purpose are told there.
void CheckOffered(Day& day);

// No draw was made twice; no secret of a draw was sent to anybody before it was completed or given
// up.
void CheckDraws(Day& day);

// Where the plan gives numbers, no name was sent to judges, hall, clock or waiting room before the
// results.
void CheckNames(Day& day);

// For the checks themselves.
std::vector<pb::Event> EventsOf(const Day& day);
std::string ActionOf(const Issued& issued);  // "submit_sheet of panel_2"

}  // namespace tingfen::sim
