// Every case of the vectors folder as a test of its own. See vector_folder.h for the folder.
#include <gtest/gtest.h>

#include <cstdio>
#include <exception>
#include <utility>

#include "tests/vectors/scoring_case.h"
#include "tests/vectors/vector_folder.h"

namespace tingfen::vectors {
namespace {

class ScoringCase : public testing::Test {
 public:
  explicit ScoringCase(VectorCase vector_case) : case_(std::move(vector_case)) {}

  void TestBody() override {
    for (const std::string& difference : CheckScoring(case_.content)) {
      ADD_FAILURE() << case_.file << " / " << case_.name << ": " << difference;
    }
  }

 private:
  VectorCase case_;
};

class ScoringCount : public testing::Test {
 public:
  explicit ScoringCount(std::size_t count) : count_(count) {}

  void TestBody() override {
    EXPECT_GT(count_, 0U) << "no scoring case found in " << VectorsFolder();
  }

 private:
  std::size_t count_;
};

// Returns how many cases there are.
std::size_t RegisterScoringCases() {
  std::size_t count = 0;
  for (VectorCase& vector_case : ReadVectors(VectorsFolder())) {
    if (!IsScoringCase(vector_case.content)) continue;
    ++count;
    const std::string name = vector_case.file + "/" + vector_case.name;
    testing::RegisterTest(
        "Scoring", name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
        [held = std::move(vector_case)]() -> testing::Test* { return new ScoringCase(held); });
  }
  return count;
}

}  // namespace
}  // namespace tingfen::vectors

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  try {
    const std::size_t count = tingfen::vectors::RegisterScoringCases();
    testing::RegisterTest(
        "ScoringVectors", "TheFolderHoldsACase", nullptr, nullptr, __FILE__, __LINE__,
        [count]() -> testing::Test* { return new tingfen::vectors::ScoringCount(count); });
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
  return RUN_ALL_TESTS();
}
