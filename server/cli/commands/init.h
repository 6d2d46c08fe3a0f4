// tingfen init: checks plan and roll (or leaves the roll to be brought in later), makes the ledger,
// locks the plan or leaves it open, issues the seats' codes.
#pragma once

namespace CLI {
class App;
}

namespace tingfen::cli {

// As commands.h says.
void AddInit(CLI::App& app, int& exit_status);

}  // namespace tingfen::cli
