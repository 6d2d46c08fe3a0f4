#include "judge_client/headless/people/record.h"

#include <fcntl.h>
#include <unistd.h>

#include <boost/json.hpp>

namespace tingfen::headless {

using boost::json::array;
using boost::json::object;

Record::Record(const std::string& path) {
  if (path.empty()) return;
  file_ = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  good_ = file_ >= 0;
}

Record::~Record() {
  if (file_ >= 0) close(file_);
}

void Record::Sheet(const pb::Seat& seat, const pb::SubmitSheet& sheet, const pb::Receipt& receipt) {
  if (file_ < 0) return;
  object marks;
  for (const pb::Mark& mark : sheet.marks()) marks[mark.criterion()] = mark.mark();
  object entry;
  entry["candidate"] = sheet.candidate();
  entry["stage"] = sheet.stage();
  entry["panel"] = seat.panel();
  entry["seat"] = seat.id();
  entry["version"] = sheet.version();
  entry["marks"] = std::move(marks);
  entry["receipt"] = receipt.number();
  entry["late"] = receipt.late();
  Write(boost::json::serialize(object{{"sheet", std::move(entry)}}));
}

void Record::Announced(const AnnouncedTotal& total) {
  if (file_ < 0) return;
  Write(boost::json::serialize(object{
      {"announced",
       {{"candidate", total.candidate}, {"number", total.number}, {"total", total.total}}}}));
}

void Record::Ranking(const pb::HallView::Ranking& ranking) {
  if (file_ < 0) return;
  array lines;
  for (const pb::HallView::Ranking::Line& line : ranking.lines()) {
    lines.push_back({{"rank", line.rank().rank()},
                     {"candidate", line.person().candidate()},
                     {"total", line.rank().total()},
                     {"shortlisted", line.shortlisted()}});
  }
  object entry;
  entry["post"] = ranking.post_title();
  entry["lines"] = std::move(lines);
  Write(boost::json::serialize(object{{"ranking", std::move(entry)}}));
}

// One write a line: whoever reads along sees whole lines.
void Record::Write(std::string line) {
  line += '\n';
  if (write(file_, line.data(), line.size()) != static_cast<ssize_t>(line.size())) good_ = false;
}

}  // namespace tingfen::headless
