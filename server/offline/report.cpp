#include "server/offline/report.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cstdlib>

#include "server/competition/trace/trace.h"
#include "server/offline/by_id.h"
#include "server/offline/columns.h"
#include "server/scoring/rules.h"

namespace tingfen::offline {
namespace {

using competition::Language;

class Report {
 public:
  explicit Report(const ReportRequest& request) : request_(request) {}

  std::string Text() const {
    std::string text;
    for (const pb::PostResult& result : request_.scored.results) {
      if (!text.empty()) text += "\n";
      text += PostTable(result);
    }
    text += WithoutSheets() + MissingSheets();
    if (!request_.trace) return text;
    for (const pb::CandidateFigures& figures : request_.scored.figures) {
      text += "\n" + Say("计分明细", "Trace") + " · " + NameOf(figures.candidate()) + "\n" +
              competition::TraceText(TraceOf(figures), request_.language);
    }
    return text;
  }

  std::vector<competition::TraceLine> TraceOf(const pb::CandidateFigures& figures) const {
    competition::TraceRequest trace{.plan = request_.plan, .figures = figures};
    if (request_.scored.equalisation) trace.equalisation = &*request_.scored.equalisation;
    for (const pb::PostResult& result : request_.scored.results) trace.results.push_back(&result);
    trace.person = [this](const std::string& id) { return NameOf(id); };
    trace.post = [this](const std::string& id) { return PostTitle(id); };
    return competition::Trace(trace);
  }

 private:
  std::string Say(const char* zh, const char* en) const {
    return request_.language == Language::kZh ? zh : en;
  }

  std::string Say(const pb::Text& text) const {
    return request_.language == Language::kZh || text.en().empty() ? text.zh() : text.en();
  }

  std::string NameOf(const std::string& id) const {
    const pb::Candidate* candidate = FindById(request_.interview.roll.candidates(), id);
    return candidate == nullptr || candidate->name().empty() ? id : candidate->name();
  }

  std::string PostTitle(const std::string& id) const {
    const pb::Post* post = FindById(request_.interview.roll.posts(), id);
    return post == nullptr || post->title().empty() ? Say("岗位", "Post") : post->title();
  }

  const pb::CandidateFigures& FiguresOf(const std::string& candidate) const {
    for (const pb::CandidateFigures& figures : request_.scored.figures) {
      if (figures.candidate() == candidate) return figures;
    }
    std::abort();
  }

  std::vector<std::string> Header() const {
    std::vector<std::string> header = {Say("名次", "Rank"), Say("竞聘者", "Candidate")};
    for (const pb::Stage& stage : request_.plan.stages()) header.push_back(Say(stage.title()));
    for (const pb::Component& component : request_.plan.components()) {
      header.push_back(Say(component.title()));
    }
    header.push_back(Say("总成绩", "Total"));
    header.push_back(Say("合格", "Passes"));
    header.push_back(Say("建议", "Proposed"));
    return header;
  }

  std::string Proposed(const pb::PostResult& result, const std::string& candidate) const {
    const auto named = [&](const auto& ids) {
      return std::find(ids.begin(), ids.end(), candidate) != ids.end();
    };
    if (named(result.shortlist())) return Say("列入", "yes");
    if (!named(result.to_resolve())) return "";
    return request_.plan.has_run_off() ? Say("待加试", "run-off") : Say("并列待定", "tied, open");
  }

  std::vector<std::string> Row(const pb::PostResult& result, const pb::RankLine& line) const {
    const pb::CandidateFigures& figures = FiguresOf(line.candidate());
    std::vector<std::string> row = {std::to_string(line.rank()) + (line.tied() ? "=" : ""),
                                    NameOf(line.candidate())};
    for (const pb::StageFigure& stage : figures.stages()) row.push_back(stage.shown());
    for (const pb::ComponentFigure& component : figures.components()) {
      row.push_back(component.published());
    }
    row.push_back(figures.total());
    row.push_back(line.passes() ? Say("是", "yes") : Say("否", "no"));
    row.push_back(Proposed(result, line.candidate()));
    return row;
  }

  std::string PostTable(const pb::PostResult& result) const {
    std::vector<std::vector<std::string>> rows = {Header()};
    for (const pb::RankLine& line : result.ranking()) rows.push_back(Row(result, line));
    std::vector<std::size_t> right = {0};
    for (std::size_t i = 2; i + 2 < rows.front().size(); ++i) right.push_back(i);
    std::string text = PostTitle(result.post()) + "\n" + Aligned(rows, right);
    if (result.may_stay_vacant()) {
      text += Say("该岗位可以空缺", "The post may stay vacant") + "\n";
    }
    return text;
  }

  std::string WithoutSheets() const {
    std::string text;
    for (const std::string& id : request_.interview.without_sheets) {
      text +=
          (text.empty() ? Say("没有评分表：", "Without a sheet: ") : Say("、", ", ")) + NameOf(id);
    }
    return text.empty() ? "" : text + "\n";
  }

  std::string MissingSheets() const {
    std::string text;
    for (const pb::CandidateFigures& figures : request_.scored.figures) {
      for (const pb::StageFigure& stage : figures.stages()) {
        for (const pb::PanelFigure& panel : stage.panels()) {
          for (const std::string& seat : panel.missing()) {
            text += Say("缺评分表：", "Missing sheet: ") + NameOf(figures.candidate()) + " " +
                    stage.stage() + " " + seat + "\n";
          }
        }
      }
    }
    return text;
  }

  const ReportRequest& request_;
};

std::string JsonOf(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  if (!google::protobuf::util::MessageToJsonString(message, &json, options).ok()) std::abort();
  return json;
}

template <typename Messages>
std::string ListOf(const Messages& messages) {
  std::string json;
  for (const auto& message : messages) json += (json.empty() ? "\n  " : ",\n  ") + JsonOf(message);
  return "[" + json + "]";
}

std::string TextsOf(const std::vector<std::string>& texts) {
  std::string json;
  for (const std::string& text : texts) {
    json += (json.empty() ? "" : ", ") + boost::json::serialize(boost::json::string(text));
  }
  return "[" + json + "]";
}

}  // namespace

std::string ReportText(const ReportRequest& request) {
  return Report(request).Text();
}

std::string ReportJson(const ReportRequest& request) {
  std::string json =
      "{\"plan\": " + boost::json::serialize(boost::json::string(request.plan.id())) +
      ",\n\"candidates\": " + ListOf(request.scored.figures) +
      ",\n\"results\": " + ListOf(request.scored.results);
  if (request.scored.equalisation) {
    json += ",\n\"equalisation\": " + JsonOf(*request.scored.equalisation);
  }
  json += ",\n\"without_sheets\": " + TextsOf(request.interview.without_sheets);
  if (request.trace) {
    std::string traces;
    for (const pb::CandidateFigures& figures : request.scored.figures) {
      std::vector<std::string> lines;
      for (const auto& line : Report(request).TraceOf(figures)) {
        lines.push_back(LineText(line, request.language));
      }
      traces += (traces.empty() ? "\n  " : ",\n  ") +
                boost::json::serialize(boost::json::string(figures.candidate())) + ": " +
                TextsOf(lines);
    }
    json += ",\n\"traces\": {" + traces + "}";
  }
  return json + "}\n";
}

std::string FaultText(const PaperFaults& faults) {
  std::string text;
  for (const PaperFault& fault : faults) {
    if (!fault.table.empty()) {
      text += fault.table + ":" + (fault.line == 0 ? "" : std::to_string(fault.line) + ":") + " ";
    }
    if (!fault.column.empty()) text += fault.column + ": ";
    text += fault.zh + " / " + fault.en + "\n";
  }
  return text;
}

}  // namespace tingfen::offline
