// The checker itself must notice whatever is wrong in a vector.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <functional>
#include <stdexcept>

#include "tests/kit/places.h"
#include "tests/vectors/json_difference.h"
#include "tests/vectors/scoring_case.h"
#include "tests/vectors/vector_folder.h"

namespace tingfen::vectors {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<VectorCase>& OwnCases() {
  static const std::vector<VectorCase> cases = ReadVectors(SourceFile("tests/vectors"));
  return cases;
}

const VectorCase& CaseNamed(const std::string& name) {
  for (const VectorCase& own : OwnCases()) {
    if (own.name == name) return own;
  }
  throw std::runtime_error("no case is named " + name);
}

// Calls `visit` with every value in the tree that holds no others.
void VisitLeaves(json::value& value, const std::function<void(json::value&)>& visit) {
  if (json::object* object = value.if_object()) {
    for (auto& member : *object) VisitLeaves(member.value(), visit);
  } else if (json::array* array = value.if_array()) {
    for (json::value& element : *array) VisitLeaves(element, visit);
  } else {
    visit(value);
  }
}

// Calls `visit` once for each way of making the leaf wrong by one character, and restores it.
void AlterEachCharacter(json::value& leaf, const std::function<void()>& visit) {
  const json::value original = leaf;
  if (original.is_bool()) {
    leaf = !original.get_bool();
    visit();
  } else if (original.is_string()) {
    for (std::size_t i = 0; i < original.get_string().size(); ++i) {
      char& character = leaf.get_string()[i];
      character = character == '7' ? '8' : '7';
      visit();
      leaf = original;
    }
  } else {
    leaf = original.to_number<int>() + 1;
    visit();
  }
  leaf = original;
}

TEST(VectorChecker, FindsEveryAlteredCharacterInEveryExpectedValue) {
  std::size_t altered = 0;
  for (const VectorCase& own : OwnCases()) {
    if (own.file != "named") continue;
    const json::value calculated = CalculateScoring(own.content);
    json::value expected = own.content.as_object().at("expected");
    VisitLeaves(expected, [&](json::value& leaf) {
      AlterEachCharacter(leaf, [&] {
        ++altered;
        EXPECT_THAT(Differences(expected, calculated, "expected"), SizeIs(1)) << own.name;
      });
    });
    EXPECT_THAT(Differences(expected, calculated, "expected"), IsEmpty()) << own.name;
  }
  EXPECT_GT(altered, 1000U);
}

TEST(VectorChecker, NamesThePathOfADifference) {
  const VectorCase& own = CaseNamed("seven_judges_drop_one_each");
  json::value content = own.content;
  content.at("expected").at("candidates").at("A").at("interview").at("published") = "88.51";
  EXPECT_THAT(CheckScoring(content),
              ElementsAre("expected.candidates.A.interview.published: expected \"88.51\", "
                          "calculated \"88.50\""));
}

TEST(VectorChecker, FindsWhatIsOnlyOnOneSide) {
  const json::value one = json::parse(R"({"a": [1, 2], "b": {}})");
  const json::value other = json::parse(R"({"a": [1], "c": 3})");
  EXPECT_THAT(Differences(one, other, "x"), ElementsAre("x.a[1]: expected 2, calculated nothing",
                                                        "x.b: expected {}, calculated nothing",
                                                        "x.c: expected nothing, calculated 3"));
}

TEST(VectorChecker, AChangedMarkChangesTheOutcome) {
  json::value content = CaseNamed("seven_judges_drop_one_each").content;
  json::value& mark = content.at("sheets").as_array()[0].at("scores").at("overall");
  ASSERT_EQ(mark, "88");
  mark = "89";
  EXPECT_THAT(CheckScoring(content), testing::Not(IsEmpty()));
}

TEST(VectorChecker, RefusesARuleItDoesNotKnow) {
  json::value content = CaseNamed("seven_judges_drop_one_each").content;
  content.at("plan").as_object()["bonus"] = "1";
  EXPECT_THROW(CheckScoring(content), std::runtime_error);
}

TEST(VectorChecker, AFolderThatIsNotThereHoldsNoCase) {
  EXPECT_THAT(ReadVectors(std::filesystem::path(SourceFile("tests/vectors")) / "absent"),
              IsEmpty());
}

}  // namespace
}  // namespace tingfen::vectors
