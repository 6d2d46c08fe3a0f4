// Where the tests find what lies in the source folder, and the program that was built. Here alone,
// so that only one unit is compiled anew in another clone.
#pragma once

#include <string>
#include <string_view>

namespace tingfen {

// The absolute path of a file of the project, "plans/benxi.json".
std::string SourceFile(std::string_view path);

// The absolute path of the program `tingfen` of this build.
std::string BuiltProgram();

}  // namespace tingfen
