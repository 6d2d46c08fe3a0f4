// The program's commands. Each adds itself to the command line and, when it is the one asked for,
// runs and leaves the process's exit status in `exit_status`: 0 done, 1 it found or met a fault.
#pragma once

namespace CLI {
class App;
}

namespace tingfen::cli {

// All of them.
void AddCommands(CLI::App& app, int& exit_status);

}  // namespace tingfen::cli
