// That the check of refusals finds what is wrong about one. That it finds nothing in what the
// server does is for the days of simulation_test.cpp.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sim/checks/checks.h"

namespace tingfen::sim {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::StartsWith;

// A day on which somebody was refused, by the end of the check without a fault.
Day DayWithARefusal() {
  for (std::uint64_t seed = 1;; ++seed) {
    Day day = World({.seed = seed}).Run();
    if (!day.refusals.empty()) return day;
  }
}

// A sheet that was taken at once.
const Issued& TakenSheet(const Day& day) {
  for (const auto& [id, issued] : day.book.issued) {
    if (issued.command.has_submit_sheet() && !issued.receipts.empty()) return issued;
  }
  std::abort();
}

TEST(RefusalCheck, FindsNothingWrongWithThoseThatAreExplained) {
  Day day = DayWithARefusal();
  CheckRefusals(day);
  EXPECT_THAT(day.book.faults, IsEmpty());
}

TEST(RefusalCheck, FindsARefusalOfWhatCouldBeDoneInEveryStateSinceItWasOffered) {
  Day day = DayWithARefusal();
  const Issued& sheet = TakenSheet(day);
  SentRefusal& planted = day.refusals.emplace_back();
  planted.refusal.set_command_id(sheet.command.id());
  planted.refusal.set_code(pb::Refusal::NOT_NOW);
  planted.refusal.set_what("stage");
  planted.durable = sheet.receipts.front().seq() - 1;
  CheckRefusals(day);
  EXPECT_THAT(day.book.faults, Contains(StartsWith("refused for no reason: submit_sheet")));
}

TEST(RefusalCheck, FindsAReasonThatIsNotTheOneThereWas) {
  Day day = DayWithARefusal();
  day.refusals.front().refusal.set_what("weather");
  CheckRefusals(day);
  EXPECT_THAT(day.book.faults, Contains(StartsWith("refused for no reason")));
}

TEST(RefusalCheck, FindsAnOfferThatWasRefusedAlreadyInTheStateItWasMadeIn) {
  Day day = DayWithARefusal();
  const SentRefusal& sent = day.refusals.front();
  day.book.issued.at(sent.refusal.command_id()).acted_on = sent.durable;
  CheckRefusals(day);
  EXPECT_THAT(day.book.faults, Contains(StartsWith("offered what is refused")));
}

}  // namespace
}  // namespace tingfen::sim
