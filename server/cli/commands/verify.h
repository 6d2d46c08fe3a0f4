// tingfen verify: reads the whole ledger, checks the chain and recomputes every figure.
#pragma once

namespace CLI {
class App;
}

namespace tingfen::cli {

// As commands.h says.
void AddVerify(CLI::App& app, int& exit_status);

}  // namespace tingfen::cli
