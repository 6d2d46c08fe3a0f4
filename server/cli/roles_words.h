// What people call commands and phases, in both languages.
#pragma once

#include <span>

#include "proto/commands.pb.h"
#include "proto/seats.pb.h"

namespace tingfen::cli {

struct Words {
  const char* zh;
  const char* en;
};

struct CommandWords {
  pb::Command::ActionCase action;
  Words words;
};

// Commands that belong together, in the order of the day.
struct CommandGroup {
  Words title;
  std::span<const CommandWords> commands;
};

// Every command once.
std::span<const CommandGroup> AllCommands();

Words WordsFor(pb::Phase::Id phase);

}  // namespace tingfen::cli
