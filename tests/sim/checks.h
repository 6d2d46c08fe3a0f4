// What must hold of a day's end, whatever happened in it. Each check adds its faults to the book.
#pragma once

#include "tests/sim/world.h"

namespace tingfen::sim {

// Every receipt anybody saw is of a command that stands in the ledger once, as it was sent, under
// the number it was told; nothing else stands there; everything was answered one way only.
void CheckReceipts(Day& day);

// Every figure in the ledger is what the rules give.
void CheckFiguresOf(Day& day);

// Nobody was refused in a way that people who follow their pages never should be.
void CheckRefusals(Day& day);

// No draw was made twice; no secret of a draw was sent to anybody before it was completed or given
// up.
void CheckDraws(Day& day);

// Where the plan gives numbers, no name was sent to judges, hall, clock or waiting room before the
// results.
void CheckNames(Day& day);

}  // namespace tingfen::sim
