// The plans and rolls of the days: ready plans (plans/) with a few things said otherwise. Sound
// plans all.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proto/plan.pb.h"
#include "proto/roll.pb.h"

namespace tingfen::scenes {

// plans/NAME.json as it is.
pb::Plan ReadyPlan(const std::string& name);

// Throws where the plan breaks a rule.
pb::Plan Sound(pb::Plan plan);

pb::Plan SevenJudges();  // wunvshan: highest and lowest dropped, seven minutes.
pb::Plan Judges(std::uint32_t count);
pb::Plan TwoStages();        // benxi: speech and defense; three questions, ten minutes before.
pb::Plan LeadersAndMass();   // tongxiang: 70 to 30, overtime costs half a point.
pb::Plan SpeechAlone();      // The first of the two stages.
pb::Plan ByCriterion();      // Highest and lowest dropped inside each criterion.
pb::Plan WithWrittenTest();  // wuzhong: 40 to 60.

// One post; `people` with the names of the fixtures, one after the other.
pb::Roll People(int people);

// And nine judges to draw from.
pb::Roll WithPool(pb::Roll roll);

// Of the sealed bank.
const std::vector<std::string>& Questions();

}  // namespace tingfen::scenes
