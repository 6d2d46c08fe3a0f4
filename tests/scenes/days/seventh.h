// The marks that the five judges give the seventh in both stages.
#pragma once

#include <string>
#include <vector>

#include "tests/scenes/day.h"

namespace tingfen::scenes {

void GiveSpeech(Day& day, int from = 1, int to = 5);
void GiveDefense(Day& day);

const std::vector<std::string>& SpeechOfThird();

}  // namespace tingfen::scenes
