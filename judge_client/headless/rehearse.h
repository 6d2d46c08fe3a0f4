// The command `tingfen rehearse`: people's parts played by the program, over real connections.
//
//   tingfen rehearse --plan FILE --roll FILE               a server of its own, flat out, thrown
//   away tingfen rehearse --connect HOST:PORT --codes FILE      a running server, at people's pace
#pragma once

namespace CLI {
class App;
}

namespace tingfen {

// Adds the subcommand. It exits through CLI::RuntimeError: 0 when the rehearsal got where it
// should, 1 when it could not, 2 for options that make no sense, 130 when interrupted.
void AddRehearse(CLI::App& app);

}  // namespace tingfen
