#include "server/competition/after/notice.h"

#include <algorithm>

#include "server/competition/state/entries.h"
#include "server/competition/state/hearing.h"
#include "server/competition/state/people.h"
#include "server/competition/state/posts.h"
#include "server/competition/state/seats.h"

namespace tingfen::competition {
namespace {

using std::chrono::sys_days;

constexpr int kDaysOffMax = 60;

using DayList = google::protobuf::RepeatedPtrField<std::string>;

std::variant<std::set<sys_days>, pb::Refusal> DaysOf(const DayList& list, const char* field) {
  if (list.size() > kDaysOffMax) {
    return Refuse(pb::Refusal::INVALID, field, std::to_string(list.size()),
                  "0–" + std::to_string(kDaysOffMax));
  }
  std::set<sys_days> days;
  for (const std::string& text : list) {
    const auto day = ParseDay(text);
    if (!day) return Refuse(pb::Refusal::INVALID, field, text.substr(0, 32), "2026-11-23");
    days.insert(*day);
  }
  return days;
}

std::variant<Calendar, pb::Refusal> CalendarOf(const DayList& off, const DayList& worked,
                                               const pb::PublicNotice& rule) {
  auto holidays = DaysOf(off, "holidays");
  if (auto* refusal = std::get_if<pb::Refusal>(&holidays)) return *refusal;
  auto workdays = DaysOf(worked, "workdays");
  if (auto* refusal = std::get_if<pb::Refusal>(&workdays)) return *refusal;
  Calendar calendar{rule.working_days(), std::get<std::set<sys_days>>(std::move(holidays)),
                    std::get<std::set<sys_days>>(std::move(workdays))};
  for (const sys_days day : calendar.holidays) {
    if (calendar.workdays.contains(day)) {
      return Refuse(pb::Refusal::INVALID, "workdays", DayText(day));
    }
  }
  return calendar;
}

bool NamedBefore(const Competition& head, pb::PublicNotice::Of of, const std::string& post) {
  return std::any_of(head.notices.begin(), head.notices.end(), [&](const auto& notice) {
    const auto& lines = notice.lines();
    return notice.of() == of && std::any_of(lines.begin(), lines.end(),
                                            [&](const auto& line) { return line.post() == post; });
  });
}

std::optional<pb::Refusal> WhyNotPosts(const Competition& head, const pb::OpenNotice& command) {
  if (command.posts().empty()) return Refuse(pb::Refusal::INVALID, "posts", "0");
  std::set<std::string> seen;
  bool again = false;
  for (const std::string& post : command.posts()) {
    if (FindPost(*head.roll, post) == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "post", post);
    if (!seen.insert(post).second) return Refuse(pb::Refusal::INVALID, "posts", post);
    if (command.of() == pb::PublicNotice::CHOSEN) {
      const pb::DecisionEntered* decision = DecisionOf(head, post);
      if (decision == nullptr || decision->vacant()) {
        return Refuse(pb::Refusal::NOT_NOW, pb::Refusal::DECISION, post);
      }
    }
    again = again || NamedBefore(head, command.of(), post);
  }
  if (!again || !command.reason().empty()) return std::nullopt;
  return WhyNotReason(command);
}

}  // namespace

void AddNoticeLines(const Competition& head, const pb::OpenNotice& command,
                    pb::NoticeOpened& fact) {
  for (const std::string& post : command.posts()) {
    pb::NoticeOpened::Line& line = *fact.add_lines();
    line.set_post(post);
    if (command.of() == pb::PublicNotice::CHOSEN) {
      *line.mutable_candidates() = DecisionOf(head, post)->chosen();
      continue;
    }
    for (const pb::Candidate& entry : head.roll->candidates()) {
      const auto& posts = entry.posts();
      const bool stands = std::find(posts.begin(), posts.end(), post) != posts.end();
      const bool out = head.candidates.at(entry.id()).outcome != pb::Outcome::OUTCOME_UNSPECIFIED;
      if (stands && !out) line.add_candidates(entry.id());
    }
  }
}

bool Notified(const Competition& state, pb::PublicNotice::Of of, const std::string& post) {
  const auto names = [&](const pb::NoticeOpened& notice) {
    return notice.of() == of &&
           std::any_of(notice.lines().begin(), notice.lines().end(), [&](const auto& line) {
             if (line.post() != post) return false;
             const pb::DecisionEntered* decision = DecisionOf(state, post);
             return of != pb::PublicNotice::CHOSEN ||
                    std::equal(line.candidates().begin(), line.candidates().end(),
                               decision->chosen().begin(), decision->chosen().end());
           });
  };
  return std::any_of(state.notices.begin(), state.notices.end(), names);
}

std::vector<std::string> PostsToNotify(const Competition& state, pb::PublicNotice::Of of) {
  std::vector<std::string> posts;
  if (NoticeRule(state, of) == nullptr) return posts;
  for (const pb::Post& post : state.roll->posts()) {
    const pb::DecisionEntered* decision = DecisionOf(state, post.id());
    if (FellAway(state, post.id())) continue;
    const bool due =
        of == pb::PublicNotice::CANDIDATES || (decision != nullptr && !decision->vacant());
    if (due && !Notified(state, of, post.id())) posts.push_back(post.id());
  }
  return posts;
}

std::optional<sys_days> ParseDay(std::string_view text) {
  using namespace std::chrono;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};  // Year, month, day.
  int part = 0;
  for (const char letter : text) {
    if (letter == '-') {
      if (++part > 2) return std::nullopt;
    } else if (letter < '0' || letter > '9') {
      return std::nullopt;
    } else {
      parts[part] = parts[part] * 10 + (letter - '0');
    }
  }
  const year_month_day day{year(parts[0]), month(static_cast<unsigned>(parts[1])),
                           std::chrono::day(static_cast<unsigned>(parts[2]))};
  if (!day.ok() || parts[0] < 2000 || parts[0] > 2099) return std::nullopt;
  return sys_days(day);
}

std::string DayText(sys_days day) {
  const std::chrono::year_month_day date(day);
  const auto two = [](unsigned number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

bool Calendar::Counts(sys_days day) const {
  if (!working_days) return true;
  if (holidays.contains(day)) return false;
  const std::chrono::weekday weekday(day);
  const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
  return !weekend || workdays.contains(day);
}

std::vector<sys_days> CountedDays(const Calendar& calendar, sys_days first, std::uint32_t days) {
  std::vector<sys_days> counted;
  for (sys_days day = first; counted.size() < days; day += std::chrono::days(1)) {
    if (calendar.Counts(day)) counted.push_back(day);
  }
  return counted;
}

std::vector<std::string> DaysOfNotice(const Competition& state, const pb::NoticeOpened& notice) {
  const pb::PublicNotice* rule = NoticeRule(state, notice.of());
  const auto first = ParseDay(notice.first_day());
  if (rule == nullptr || !first) return {};
  const auto calendar = CalendarOf(notice.holidays(), notice.workdays(), *rule);
  if (std::holds_alternative<pb::Refusal>(calendar)) return {};
  std::vector<std::string> texts;
  for (const sys_days day : CountedDays(std::get<Calendar>(calendar), *first, rule->days())) {
    texts.push_back(DayText(day));
  }
  return texts;
}

std::optional<pb::Refusal> WhyNot(const Competition& head, const SeatRecord& who,
                                  const pb::OpenNotice& command) {
  if (NoticeRule(head, command.of()) == nullptr) return Refuse(pb::Refusal::NOT_FOUND, "notice");
  if (head.notices.size() >= kNoticesMax) {
    return Refuse(pb::Refusal::INVALID, "notices", std::to_string(kNoticesMax));
  }
  return WhyStopped(head, RoomById(head, who.seat.room()));
}

Decision Decide(const Competition& head, const Request& request, const pb::OpenNotice& command) {
  const pb::PublicNotice* rule = NoticeRule(head, command.of());
  if (const auto refusal = WhyNotPosts(head, command)) return *refusal;
  const auto first = ParseDay(command.first_day());
  if (!first) {
    return Refuse(pb::Refusal::INVALID, "first_day", command.first_day().substr(0, 32),
                  "2026-11-23");
  }
  const auto calendar = CalendarOf(command.holidays(), command.workdays(), *rule);
  if (const auto* refusal = std::get_if<pb::Refusal>(&calendar)) return *refusal;
  const auto counted = CountedDays(std::get<Calendar>(calendar), *first, rule->days());
  pb::Event event = NewEvent(request);
  pb::NoticeOpened& fact = *event.mutable_notice_opened();
  fact.set_of(command.of());
  AddNoticeLines(head, command, fact);
  fact.set_first_day(command.first_day());
  fact.set_last_day(DayText(counted.back()));
  for (const sys_days day : counted) fact.add_counted(DayText(day));
  fact.set_working_days(rule->working_days());
  *fact.mutable_holidays() = command.holidays();
  *fact.mutable_workdays() = command.workdays();
  fact.set_reason(command.reason());
  return Events{event};
}

void OfferNotice(Steps& steps, pb::PublicNotice::Of of, bool recommended) {
  const auto posts = PostsToNotify(steps.state(), of);
  if (posts.empty()) return;
  pb::Command command;
  command.mutable_open_notice()->set_of(of);
  *command.mutable_open_notice()->mutable_posts() = {posts.begin(), posts.end()};
  steps.Offer(command, pb::Step::NOTICE, recommended);
}

void OfferNoticeAgain(Steps& steps) {
  const auto& notices = steps.state().notices;
  if (notices.empty()) return;
  pb::Command command;
  pb::OpenNotice& notice = *command.mutable_open_notice();
  notice.set_of(notices.back().of());
  if (!PostsToNotify(steps.state(), notice.of()).empty()) return;
  for (const pb::NoticeOpened::Line& line : notices.back().lines()) {
    const pb::DecisionEntered* decision = DecisionOf(steps.state(), line.post());
    const bool chosen = notice.of() == pb::PublicNotice::CHOSEN;
    if (chosen && decision->vacant()) continue;
    notice.add_posts(line.post());
  }
  if (!notice.posts().empty()) steps.Offer(command, pb::Step::NOTICE);
}

void Fold(Competition& state, const pb::NoticeOpened& fact, const Context&) {
  state.notices.push_back(fact);
}

}  // namespace tingfen::competition
