#include "tests/scenes/book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

#include "tests/kit/scratch_directory.h"

namespace tingfen::scenes {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Book TwoMoments() {
  Book book;
  book.Add("day/called", "{\n \"hall\": 7\n}\n");
  book.Add("day/announced", "{\n \"hall\": 8\n}\n");
  return book;
}

class Views : public testing::Test {
 protected:
  Views() { TwoMoments().Write(folder_.path()); }

  ledger::ScratchDirectory folder_;
};

TEST_F(Views, ThatAreWhatTheCodeMakesAreNoFault) {
  EXPECT_THAT(TwoMoments().Faults(folder_.path()), IsEmpty());
}

TEST_F(Views, ThatDifferAreToldWithTheFirstLineThatDoes) {
  std::ofstream(folder_.path() / "day/called.json") << "{\n \"hall\": 6\n}\n";
  EXPECT_THAT(TwoMoments().Faults(folder_.path()),
              ElementsAre(testing::AllOf(HasSubstr("day/called.json"), HasSubstr("line 2"),
                                         HasSubstr("\"hall\": 6"), HasSubstr("\"hall\": 7"))));
}

TEST_F(Views, ThatAreMissingOrOfNoMomentAreTold) {
  std::filesystem::rename(folder_.path() / "day/called.json", folder_.path() / "day/gone.json");
  EXPECT_THAT(TwoMoments().Faults(folder_.path()),
              ElementsAre("day/called.json is missing", "day/gone.json is of no moment"));
}

TEST_F(Views, OfNoMomentAreTakenAwayWhenTheyAreWrittenAnew) {
  std::filesystem::rename(folder_.path() / "day/called.json", folder_.path() / "day/gone.json");
  TwoMoments().Write(folder_.path());
  EXPECT_THAT(TwoMoments().Faults(folder_.path()), IsEmpty());
}

TEST(ABook, TakesEveryNameOnce) {
  Book book = TwoMoments();
  EXPECT_THROW(book.Add("day/called", ""), std::runtime_error);
}

}  // namespace
}  // namespace tingfen::scenes
