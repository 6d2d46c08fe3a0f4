#include "tests/scenes/days/seventh.h"

namespace tingfen::scenes {
namespace {

using Rows = std::vector<std::vector<std::string>>;

const Rows kSpeech = {{"27.5", "18", "17.5", "26.5"},
                      {"26", "17.5", "17", "25.5"},
                      {"28.5", "18.5", "18", "27"},
                      {"25", "17", "16.5", "25"},
                      {"27", "18", "17.5", "26"}};
const Rows kDefense = {{"13", "22", "17.5", "21.5", "13"},
                       {"12.5", "21", "17", "21", "12.5"},
                       {"13.5", "22.5", "18", "22", "13.5"},
                       {"12", "20.5", "16.5", "20", "12"},
                       {"13", "21.5", "17.5", "21.5", "13"}};

void Give(Day& day, const Rows& rows, int from, int to) {
  for (int judge = from; judge <= to; ++judge) {
    day.Give("panel_" + std::to_string(judge), rows[static_cast<std::size_t>(judge) - 1]);
  }
}

}  // namespace

void GiveSpeech(Day& day, int from, int to) {
  Give(day, kSpeech, from, to);
}

void GiveDefense(Day& day) {
  Give(day, kDefense, 1, 5);
}

const std::vector<std::string>& SpeechOfThird() {
  return kSpeech[2];
}

}  // namespace tingfen::scenes
