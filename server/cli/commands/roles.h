// Who may do what, and when, as a page to read: made from the table that is asked at each command
// (server/vocabulary/allowed.h), so that it cannot say anything else.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace tingfen::cli {

// docs/roles.md: Markdown, both languages.
std::string RolesPage();

// tingfen roles prints it; as commands.h says.
void AddRoles(CLI::App& app, int& exit_status);

}  // namespace tingfen::cli
