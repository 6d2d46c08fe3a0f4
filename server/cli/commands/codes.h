// tingfen codes: new codes for seats while no server runs: for the administrator who lost the way
// in, or when the cards have expired.
#pragma once

namespace CLI {
class App;
}

namespace tingfen::cli {

// As commands.h says.
void AddCodes(CLI::App& app, int& exit_status);

}  // namespace tingfen::cli
