// The program as it was built, read by binutils: what a slip with memory is met with is there.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "tests/kit/places.h"

namespace tingfen {
namespace {

std::string Program() {
  return BuiltProgram();
}

std::string Readelf(const std::string& options) {
  const std::string command = "LC_ALL=C readelf -W " + options + " '" + Program() + "' 2>&1";
  const std::unique_ptr<FILE, int (*)(FILE*)> output(popen(command.c_str(), "r"), pclose);
  std::string said;
  char some[4096];
  while (const std::size_t count = fread(some, 1, sizeof some, output.get())) {
    said.append(some, count);
  }
  return said;
}

std::size_t TimesInProgram(const std::string& bytes) {
  std::ifstream file(Program(), std::ios::binary);
  const std::string program{std::istreambuf_iterator<char>(file), {}};
  std::size_t times = 0;
  for (std::size_t at = program.find(bytes); at != std::string::npos;
       at = program.find(bytes, at + 1)) {
    ++times;
  }
  return times;
}

TEST(TheProgram, CanLieAnywhereInMemory) {
  EXPECT_NE(Readelf("-h").find("DYN (Position-Independent Executable file)"), std::string::npos)
      << Readelf("-h");
}

TEST(TheProgram, HasItsTableOfFunctionsClosedBeforeItRuns) {
  EXPECT_NE(Readelf("-l").find("GNU_RELRO"), std::string::npos);
  EXPECT_NE(Readelf("-d").find("NOW"), std::string::npos) << Readelf("-d");
}

TEST(TheProgram, RunsNothingThatLiesOnTheStack) {
  const std::string segments = Readelf("-l");
  const std::size_t stack = segments.find("GNU_STACK");
  ASSERT_NE(stack, std::string::npos);
  const std::string line = segments.substr(stack, segments.find('\n', stack) - stack);
  EXPECT_NE(line.find(" RW "), std::string::npos) << line;
}

TEST(TheProgram, LooksAfterItsStackItsCopiesAndItsContainers) {
  const std::string symbols = Readelf("--dyn-syms");
  EXPECT_NE(symbols.find("__stack_chk_fail"), std::string::npos);
  EXPECT_NE(symbols.find("__memcpy_chk"), std::string::npos);
  EXPECT_NE(symbols.find("glibcxx_assert_fail"), std::string::npos);
}

#if defined(__x86_64__)
TEST(TheProgram, IsEnteredWhereItSaysAndTouchesEachPageOfItsStack) {
  EXPECT_GT(TimesInProgram("\xf3\x0f\x1e\xfa"), 5'000U);                  // endbr64
  EXPECT_GT(TimesInProgram(std::string("\x48\x83\x0c\x24\x00", 5)), 0U);  // orq $0, (%rsp)
}
#endif

}  // namespace
}  // namespace tingfen
