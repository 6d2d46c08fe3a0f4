// tingfen archive: at the end of the day a verified copy of the record, with a manifest, for the
// files. The copy is verified again; it holds no key, so it can be checked and never served.
#pragma once

namespace CLI {
class App;
}

namespace tingfen::cli {

// As commands.h says.
void AddArchive(CLI::App& app, int& exit_status);

}  // namespace tingfen::cli
