#include "judge_client/headless/rehearsal.h"

#include <algorithm>
#include <ctime>
#include <utility>

namespace tingfen::headless {
namespace {

constexpr std::uint32_t kFirstLineMs = 30'000;
constexpr std::uint32_t kLastAnswersMs = 5'000;
constexpr std::uint32_t kWaitedForMs = 10'000;

std::string LocalTime() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char text[16];
  std::strftime(text, sizeof text, "%H:%M:%S", &local);
  return text;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string ActionName(const pb::Command& command) {
  const auto* field = pb::Command::descriptor()->FindFieldByNumber(command.action_case());
  return field == nullptr ? "nothing" : field->name();
}

}  // namespace

Rehearsal::Rehearsal(Environment& environment, RehearsalOptions options, std::ostream& out,
                     std::function<void(int)> end)
    : environment_(environment),
      options_(std::move(options)),
      out_(out),
      end_(std::move(end)),
      tokens_(options_.tokens_path),
      record_(options_.record_path) {
  for (const SeatCode& seat : options_.seats) {
    played_.insert(seat.seat);
    players_.push_back(std::make_unique<Player>(environment_, *this, seat, tokens_.Of(seat.seat),
                                                options_.player));
  }
}

void Rehearsal::Begin() {
  if (!record_.Good()) {
    Say("不能写入 / cannot write: " + options_.record_path);
    return End(1);
  }
  for (const auto& player : players_) player->Begin();
  environment_.After(kFirstLineMs, [this] {
    if (!seats_.empty()) return;
    Say("30 秒内没有连上服务器 / no server answered within 30 seconds");
    End(1);
  });
  environment_.After(kWaitedForMs, [this] { TellWaitedForRegularly(); });
}

void Rehearsal::OnWelcome(const std::string& seat, const pb::Welcome& welcome) {
  if (seats_.emplace(seat, welcome.seat()).second && seats_.size() == players_.size()) {
    Say("全部席位已就位：" + std::to_string(seats_.size()) + " / all seats taken");
  }
  rooms_.insert(welcome.seat().room());
  if (welcome.seat().role() == pb::Role::HALL) rooms_with_hall_.insert(welcome.seat().room());
  if (lost_.erase(seat) > 0 && lost_.empty()) Say("已重新连接 / connected again");
  if (!welcome.token().empty() && !tokens_.Keep(seat, welcome.token())) {
    Say("不能写入 / cannot write: " + options_.tokens_path);
    End(1);
  }
}

void Rehearsal::OnView(const std::string& seat, const pb::View& view) {
  const Progress::News news = progress_.Look(view);
  for (const std::string& line : news.lines) Say(line);
  for (const AnnouncedTotal& total : news.totals) record_.Announced(total);
  for (const pb::HallView::Ranking& ranking : news.rankings) record_.Ranking(ranking);
  if (view.has_desk() && seats_.at(seat).role() == pb::Role::OPERATOR) desk_ = view.desk();
  if (view.has_desk() && !desk_.has_header()) desk_ = view.desk();
  if (!result_.has_example() && !view.desk().closed().digest().empty()) {
    *result_.mutable_example() = view.desk().closed();
    *result_.mutable_legend() = view.desk().legend();
  }
  EndWhereItShould();
}

void Rehearsal::OnConfirmed(const std::string& seat, const pb::Command& command,
                            const pb::Receipt& receipt) {
  if (command.has_submit_sheet()) {
    result_.set_sheets(result_.sheets() + 1);
    record_.Sheet(seats_.at(seat), command.submit_sheet(), receipt);
    if (receipt.late()) Say(seat + "：评分表在封分后到达，不计入 / a sheet came after closing");
  }
  if (!record_.Good()) {
    Say("不能写入 / cannot write: " + options_.record_path);
    return End(1);
  }
  EndWhereItShould();
}

void Rehearsal::OnRefused(const std::string& seat, const pb::Command& command,
                          const pb::Refusal& refusal) {
  std::string why = pb::Refusal::Code_Name(refusal.code());
  for (const std::string& part : {refusal.what(), refusal.have(), refusal.need()}) {
    if (!part.empty()) why += " " + part;
  }
  Say(seat + "：未被接受 / refused: " + ActionName(command) + ", " + why);
  EndWhereItShould();
}

void Rehearsal::OnLost(const std::string& seat, const std::string& why) {
  if (ended_) return;
  if (lost_.empty()) Say("连接中断，正在重连 / connection lost, trying again: " + why);
  lost_.insert(seat);
}

void Rehearsal::OnTakenOver(const std::string& seat) {
  lost_.erase(seat);
  played_.erase(seat);
  Say(seat + "：已由真人接手 / taken over by a person");
  if (played_.empty()) {
    Say("没有席位可演练了 / nothing left to play");
    End(1);
  }
}

void Rehearsal::OnGivenUp(const std::string& seat, const std::string& why) {
  Say(seat + "：无法继续 / cannot go on: " + why);
  End(1);
}

pb::Rehearsed Rehearsal::Result() const {
  pb::Rehearsed result = result_;
  for (const pb::HallView::Ranking& ranking : Rankings()) *result.add_rankings() = ranking;
  return result;
}

void Rehearsal::Say(const std::string& line) {
  if (!ended_) out_ << LocalTime() << "  " << line << std::endl;
}

void Rehearsal::End(int code) {
  if (!std::exchange(ended_, true)) end_(code);
}

// Where a hall is played, what counts is what it shows: other pages may be a moment ahead of it.
bool Rehearsal::Reached() const {
  if (seats_.size() < players_.size()) return false;
  if (options_.until_announced > 0) {
    const bool halls_everywhere = rooms_with_hall_ == rooms_;
    const std::size_t shown =
        halls_everywhere ? progress_.AnnouncedInHalls() : progress_.Announced();
    return shown >= options_.until_announced;
  }
  if (options_.until_decided) return progress_.Decided();
  return std::all_of(rooms_.begin(), rooms_.end(), [this](const std::string& room) {
    return rooms_with_hall_.contains(room) ? progress_.ResultsInHallOf(room)
                                           : progress_.ResultsIn(room);
  });
}

bool Rehearsal::Unanswered() const {
  return std::any_of(players_.begin(), players_.end(),
                     [](const auto& player) { return player->Unanswered(); });
}

// What is on its way is waited for, so that the record is whole; but not for ever.
void Rehearsal::EndWhereItShould() {
  if (!reached_ && Reached()) {
    reached_ = true;
    environment_.After(kLastAnswersMs, [this] { End(0); });
  }
  if (reached_ && !Unanswered()) End(0);
}

// Only once the same people have been waited for a while, and once.
void Rehearsal::TellWaitedForRegularly() {
  const std::vector<std::string> now = WaitedFor(desk_, played_);
  if (now != waited_for_) {
    waited_for_ = now;
    waited_for_told_ = false;
  } else if (!now.empty() && !waited_for_told_) {
    waited_for_told_ = true;
    Say("等待真人操作 / waiting for people: " + Joined(now));
  }
  environment_.After(kWaitedForMs, [this] { TellWaitedForRegularly(); });
}

}  // namespace tingfen::headless
