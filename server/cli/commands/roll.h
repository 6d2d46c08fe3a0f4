// tingfen roll: reads the tables of a roll as the administrator's page does, without taking it
// over.
#pragma once

namespace CLI {
class App;
}

namespace tingfen::cli {

// As commands.h says.
void AddRoll(CLI::App& app, int& exit_status);

}  // namespace tingfen::cli
