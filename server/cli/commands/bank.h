// tingfen bank: seals a question bank.
#pragma once

namespace CLI {
class App;
}

namespace tingfen::cli {

// As commands.h says.
void AddBank(CLI::App& app, int& exit_status);

}  // namespace tingfen::cli
