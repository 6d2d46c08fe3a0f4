// What a page lets its person do, read from the newest view alone. Pure.
#pragma once

#include <vector>

#include "proto/frames.pb.h"

namespace tingfen::sim {

struct Offer {
  pb::Command command;  // Without its id, and without what the person has to add.
  pb::Step::Needs needs = pb::Step::NOTHING;
  bool recommended = true;
};

std::vector<Offer> OffersTo(const pb::Seat& seat, const pb::View& view);

}  // namespace tingfen::sim
