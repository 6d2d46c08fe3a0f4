// tingfen plan: checks a plan, or tells it in sentences, without making anything.
#pragma once

namespace CLI {
class App;
}

namespace tingfen::cli {

// As commands.h says.
void AddPlan(CLI::App& app, int& exit_status);

}  // namespace tingfen::cli
