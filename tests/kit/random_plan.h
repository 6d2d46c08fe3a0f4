// Plans at random: sound ones, and sound ones with one fault planted.
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "proto/plan.pb.h"

namespace tingfen::plan {

using Dice = std::mt19937_64;

// A whole number from `low` to `high`.
std::uint32_t Roll(Dice& dice, std::uint32_t low, std::uint32_t high);
bool Chance(Dice& dice, std::uint32_t per_cent);

// Holds to every rule; of any shape the vocabulary has, small.
pb::Plan RandomPlan(Dice& dice);

// Breaks one rule of a sound plan. Returns the path at which that must be named.
std::string PlantFault(pb::Plan& plan, Dice& dice);

// As the file would have it.
std::string JsonOf(const pb::Plan& plan);

}  // namespace tingfen::plan
