// Plays the days of this folder and compares what readers are shown with views/, or writes it there
// (--write). Clock, secrets and the time zone are always the same.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <time.h>

#include <exception>
#include <iostream>
#include <string_view>

#include "tests/kit/places.h"
#include "tests/scenes/book.h"
#include "tests/scenes/days.h"

namespace tingfen::scenes {
namespace {

constexpr std::string_view kFolder = "tests/scenes/views";

int Run(bool write) {
  Book book;
  PlayEveryDay(book);
  const std::filesystem::path folder = SourceFile(kFolder);
  if (write) {
    book.Write(folder);
    return 0;
  }
  const std::vector<std::string> faults = book.Faults(folder);
  for (const std::string& fault : faults) std::cerr << kFolder << '/' << fault << '\n';
  if (faults.empty()) return 0;
  std::cerr << "What readers are shown has changed. Run build/release/tingfen_scenes --write, look "
               "at the difference, and commit it.\n";
  return 1;
}

}  // namespace
}  // namespace tingfen::scenes

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  GTEST_FLAG_SET(throw_on_failure, true);  // The kit's rooms assert.
  setenv("TZ", "UTC0", 1);
  tzset();
  try {
    return tingfen::scenes::Run(argc == 2 && std::string_view(argv[1]) == "--write");
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
