// The program's commands. Each adds itself to the command line and, when it is the one asked for,
// runs and leaves the process's exit status in `exit_status`: 0 done, 1 it found or met a fault.
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace CLI {
class App;
}
namespace tingfen::engine {
class Clock;
}

namespace tingfen::cli {

// Of the program: "0.1.0".
std::string ProgramVersion();

void AddArchive(CLI::App& app, int& exit_status);
void AddBank(CLI::App& app, int& exit_status);
void AddCodes(CLI::App& app, int& exit_status);
void AddInit(CLI::App& app, int& exit_status);
void AddPlan(CLI::App& app, int& exit_status);
void AddRoles(CLI::App& app, int& exit_status);
void AddRoll(CLI::App& app, int& exit_status);
void AddScore(CLI::App& app, int& exit_status);
void AddServe(CLI::App& app, int& exit_status);
// The same by another clock than the machine's, made when the competition is opened.
void AddServeByClock(CLI::App& app, int& exit_status,
                     std::function<std::unique_ptr<engine::Clock>()> clock);
void AddVerify(CLI::App& app, int& exit_status);
void AddWhatIf(CLI::App& app, int& exit_status);

}  // namespace tingfen::cli
