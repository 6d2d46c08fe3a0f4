// tingfen score: recomputes a finished paper interview from its marks, without a ledger.
#pragma once

namespace CLI {
class App;
}

namespace tingfen::cli {

// As commands.h says.
void AddScore(CLI::App& app, int& exit_status);

}  // namespace tingfen::cli
