// Every vector, typed as tables: the published figures come out, and every line of every trace can
// be redone by hand.
#include <gtest/gtest.h>

#include <algorithm>

#include "server/competition/trace/text.h"
#include "server/competition/trace/trace.h"
#include "server/offline/read_paper.h"
#include "server/offline/score_paper.h"
#include "tests/unit/offline/vector_tables.h"
#include "tests/vectors/scoring_case.h"
#include "tests/vectors/scoring_rules.h"
#include "tests/vectors/vector_folder.h"

namespace tingfen::offline {
namespace {

namespace json = boost::json;
using competition::TraceLine;

// The candidates who, as the case expects, have too few sheets.
std::set<std::string> Refused(const json::value& content) {
  std::set<std::string> refused;
  for (const auto& [id, figures] : content.at("expected").at("candidates").as_object()) {
    if (figures.as_object().contains("error")) refused.insert(std::string(id));
  }
  return refused;
}

template <typename Each>
void ForEachVector(const Each& each) {
  unsigned count = 0;
  for (const vectors::VectorCase& one : vectors::ReadVectors(vectors::VectorsFolder())) {
    if (!vectors::IsScoringCase(one.content)) continue;
    SCOPED_TRACE(one.file + "/" + one.name);
    each(one.content);
    ++count;
  }
  EXPECT_GT(count, 90U);
}

TEST(VectorsOnPaper, PublishTheirFiguresRankingsAndProposals) {
  ForEachVector([](const json::value& content) {
    const Scored scored = ScoredFrom(TablesOf(content, Refused(content)));
    const json::object& expected = content.at("expected").as_object();
    for (const pb::CandidateFigures& figures : scored.figures) {
      const json::value& due = expected.at("candidates").at(figures.candidate());
      EXPECT_EQ(figures.interview(), vectors::Text(due.at("interview").at("published")));
      EXPECT_EQ(figures.total(), vectors::Text(due.at("total").at("published")));
      EXPECT_EQ(figures.passes(), due.at("passes").as_bool());
    }
    for (const pb::PostResult& result : scored.results) {
      const json::object& due = expected.at("posts").at(result.post()).as_object();
      const json::array& ranking = due.at("ranking").as_array();
      ASSERT_EQ(static_cast<std::size_t>(result.ranking_size()), ranking.size());
      for (int i = 0; i < result.ranking_size(); ++i) {
        const json::value& line = ranking[static_cast<std::size_t>(i)];
        EXPECT_EQ(result.ranking(i).rank(), line.at("rank").to_number<unsigned>());
        EXPECT_EQ(result.ranking(i).candidate(), vectors::Text(line.at("candidate")));
      }
      if (!due.contains("shortlist")) continue;
      std::vector<std::string> proposed;
      for (const json::value& id : due.at("shortlist").as_array()) {
        proposed.push_back(vectors::Text(id));
      }
      EXPECT_EQ(std::vector<std::string>(result.shortlist().begin(), result.shortlist().end()),
                proposed);
    }
  });
}

TEST(VectorsOnPaper, WithTooFewSheetsAreRefused) {
  ForEachVector([](const json::value& content) {
    const std::set<std::string> refused = Refused(content);
    if (refused.empty()) return;
    const VectorTables tables = TablesOf(content);
    const auto read = ReadPaper(tables.plan, &tables.roll, tables.AsTables());
    const auto* interview = std::get_if<PaperInterview>(&read);
    if (interview == nullptr) return;
    EXPECT_TRUE(std::holds_alternative<PaperFaults>(ScorePaper(tables.plan, *interview)) ||
                !interview->without_sheets.empty());
  });
}

TEST(Trace, OfEveryVectorCanBeRedoneByHand) {
  std::size_t lines = 0;
  ForEachVector([&lines](const json::value& content) {
    const VectorTables tables = TablesOf(content, Refused(content));
    const Scored scored = ScoredFrom(tables);
    const Constants constants = ConstantsOf(tables, scored);
    for (const pb::CandidateFigures& figures : scored.figures) {
      const auto trace = TraceOf(tables, scored, figures);
      lines += trace.size();
      for (const std::string& wrong : RedoByHand(trace, constants)) {
        ADD_FAILURE() << figures.candidate() << ": " << wrong;
      }
    }
  });
  RecordProperty("lines", static_cast<int>(lines));
  EXPECT_GT(lines, 5000U);
}

// Every digit of the line, each turned into the next one.
std::vector<TraceLine> Altered(const TraceLine& line) {
  std::vector<TraceLine> altered;
  const auto alter = [&](std::string TraceLine::*part) {
    for (std::size_t i = 0; i < (line.*part).size(); ++i) {
      const char digit = (line.*part)[i];
      if (digit < '0' || digit > '9') continue;
      TraceLine other = line;
      (other.*part)[i] = digit == '9' ? '0' : static_cast<char>(digit + 1);
      altered.push_back(std::move(other));
    }
  };
  alter(&TraceLine::left);
  alter(&TraceLine::result);
  return altered;
}

TEST(Trace, WithAnAlteredDigitIsFoundOut) {
  std::size_t altered = 0;
  ForEachVector([&altered](const json::value& content) {
    const VectorTables tables = TablesOf(content, Refused(content));
    const Scored scored = ScoredFrom(tables);
    const Constants constants = ConstantsOf(tables, scored);
    if (altered > 2000 || scored.figures.empty()) return;
    const auto trace = TraceOf(tables, scored, scored.figures.front());
    for (std::size_t i = 0; i < trace.size(); ++i) {
      if (trace[i].left.empty() || trace[i].kind == TraceLine::Kind::kCheck) continue;
      for (const TraceLine& other : Altered(trace[i])) {
        std::vector<TraceLine> forged = trace;
        forged[i] = other;
        // A figure taken over that becomes another printed one is no slip that arithmetic can find.
        const auto is_printed = [&](const TraceLine& line) { return line.result == other.left; };
        if (std::any_of(trace.begin(), trace.end(), is_printed)) continue;
        EXPECT_FALSE(RedoByHand(forged, constants).empty())
            << LineText(trace[i], competition::Language::kEn) << " became "
            << LineText(other, competition::Language::kEn);
        ++altered;
      }
    }
  });
  EXPECT_GT(altered, 1000U);
}

}  // namespace
}  // namespace tingfen::offline
