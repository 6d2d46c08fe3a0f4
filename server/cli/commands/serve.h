// tingfen serve: opens a competition and serves it until SIGTERM or SIGINT.
#pragma once

#include <functional>
#include <memory>

namespace CLI {
class App;
}
namespace tingfen::engine {
class Clock;
}

namespace tingfen::cli {

// As commands.h says.
void AddServe(CLI::App& app, int& exit_status);
// The same by another clock than the machine's, made when the competition is opened.
void AddServeByClock(CLI::App& app, int& exit_status,
                     std::function<std::unique_ptr<engine::Clock>()> clock);

}  // namespace tingfen::cli
