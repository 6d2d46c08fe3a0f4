// tingfen whatif: which open choices of the plan would change who is proposed.
#pragma once

namespace CLI {
class App;
}

namespace tingfen::cli {

// As commands.h says.
void AddWhatIf(CLI::App& app, int& exit_status);

}  // namespace tingfen::cli
