#include "judge_client/headless/people/progress.h"

#include <algorithm>

namespace tingfen::headless {
namespace {

struct Page {
  const pb::Header* header = nullptr;
  const pb::Turn* turn = nullptr;
};

Page PageOf(const pb::View& view) {
  switch (view.of_case()) {
    case pb::View::kHall:
      return {&view.hall().header(), view.hall().has_turn() ? &view.hall().turn() : nullptr};
    case pb::View::kJudge:
      return {&view.judge().header(), view.judge().has_turn() ? &view.judge().turn() : nullptr};
    case pb::View::kDesk:
      return {&view.desk().header(), view.desk().has_turn() ? &view.desk().turn() : nullptr};
    default:
      return {};  // The kiosk follows nobody's turn.
  }
}

std::string Zh(const pb::Text& text) {
  return text.zh().empty() ? text.en() : text.zh();
}

std::string En(const pb::Text& text) {
  return text.en().empty() ? text.zh() : text.en();
}

std::string TurnLine(pb::Phase::Id phase, const pb::Turn& turn) {
  const std::string number = std::to_string(turn.person().number());
  const std::string who_zh = "第" + number + "号 ";
  const std::string who_en = " / No. " + number + ": ";
  const std::string zh = Zh(turn.stage().title());
  const std::string en = En(turn.stage().title());
  switch (phase) {
    case pb::Phase::CALLED:
      return who_zh + "入场" + who_en + "called";
    case pb::Phase::PRESENTING:
      return who_zh + zh + "开始" + who_en + en + " begins";
    case pb::Phase::SCORING:
      return who_zh + zh + "结束，评委评分" + who_en + en + " over, judges score";
    case pb::Phase::STAGE_CLOSED:
      return who_zh + "上一环节已封分，下一环节：" + zh + who_en + "stage closed, next: " + en;
    case pb::Phase::RELEASING:
      return who_zh + "已封分，核分确认中" + who_en + "closed, figures being confirmed";
    case pb::Phase::RELEASED:
      return who_zh + "成绩已确认" + who_en + "figures confirmed";
    case pb::Phase::ANNOUNCED:
      return who_zh + "宣布成绩" + who_en + "announced";
    default:
      return {};
  }
}

std::string SceneLine(const pb::Header& header, const pb::Turn* turn) {
  switch (header.phase()) {
    case pb::Phase::CHECK_IN:
      return "报到 / check-in";
    case pb::Phase::LOTS:
      return "抽签已登记，等待见证 / lots recorded, to be witnessed";
    case pb::Phase::READY:
      return "可以请下一位入场 / ready for the next";
    case pb::Phase::FINISHED:
      return "全部结束，等待宣布结果 / all have been heard, results to come";
    case pb::Phase::RESULTS:
      return "结果已宣布 / results announced";
    case pb::Phase::EQUALISING:
      return "全部面试结束，等待各考场成绩平衡 / all are through, the rooms are to be equalised";
    default:
      return turn == nullptr ? std::string() : TurnLine(header.phase(), *turn);
  }
}

bool IsJudgeToWrite(const pb::SeatState& state) {
  return state.work() == pb::SeatState::AWAITED || state.work() == pb::SeatState::RETURNED;
}

// The chief judge's seat, by the panel that says which it is.
bool IsChief(const pb::Seat& seat, const pb::Legend& legend) {
  return std::any_of(legend.panels().begin(), legend.panels().end(), [&](const pb::Panel& panel) {
    return panel.id() == seat.panel() && panel.chief_seat() != 0 &&
           panel.chief_seat() == seat.number();
  });
}

// The chief's confirmation is awaited: of the turn's figures, or of the equalising.
bool ChiefIsAwaited(const pb::DeskView& desk) {
  const auto awaits = [](const auto& awaited) {
    return std::find(awaited.begin(), awaited.end(), pb::ReleaseStep::CHIEF) != awaited.end();
  };
  const auto& rooms = desk.equalisation().rooms();
  return awaits(desk.closed().awaited()) ||
         std::any_of(rooms.begin(), rooms.end(), [&](const auto& room) {
           return room.room() == desk.header().room() && awaits(room.awaited());
         });
}

bool IsWaitedFor(const pb::SeatState& state, const pb::DeskView& desk) {
  const pb::Seat& seat = state.seat();
  if (desk.header().phase() == pb::Phase::SCORING && IsJudgeToWrite(state)) return true;
  if (IsChief(seat, desk.legend())) return ChiefIsAwaited(desk);
  if (seat.role() == pb::Role::KIOSK) return desk.header().phase() == pb::Phase::ANNOUNCED;
  return std::any_of(desk.steps().begin(), desk.steps().end(), [&](const pb::Step& step) {
    return step.role() == seat.role() && step.recommended();
  });
}

bool AllDecided(const pb::DeskView& desk) {
  const bool asked = std::any_of(
      desk.steps().begin(), desk.steps().end(),
      [](const pb::Step& step) { return step.role() == pb::Role::OPERATOR && step.recommended(); });
  return !asked && desk.header().phase() == pb::Phase::RESULTS &&
         std::all_of(desk.after().begin(), desk.after().end(),
                     [](const pb::AfterPost& post) { return !post.decisions().empty(); });
}

// A batch after the open one has posts.
bool BatchesToCome(const pb::DeskView& desk) {
  bool after = false;
  for (const pb::Batches::Batch& batch : desk.batches()) {
    const bool has_posts =
        std::any_of(desk.posts().begin(), desk.posts().end(),
                    [&](const pb::Post& post) { return post.batch() == batch.id(); });
    if (after && has_posts) return true;
    after = after || batch.id() == desk.batch();
  }
  return false;
}

}  // namespace

Progress::News Progress::Look(const pb::View& view) {
  News news;
  const Page page = PageOf(view);
  if (page.header == nullptr) return news;
  Scene& scene = scenes_[page.header->room()];
  if (view.version() >= scene.version) {
    const std::string candidate = page.turn == nullptr ? "" : page.turn->person().candidate();
    const std::string stage = page.turn == nullptr ? "" : page.turn->stage().stage();
    const bool changed =
        scene.phase != page.header->phase() || scene.candidate != candidate || scene.stage != stage;
    scene = {view.version(), page.header->phase(), candidate, stage};
    const std::string line = changed ? SceneLine(*page.header, page.turn) : "";
    const std::string& room = page.header->room_title();
    if (!line.empty()) news.lines.push_back(room.empty() ? line : room + "：" + line);
    if (scene.phase == pb::Phase::ANNOUNCED) announced_.insert(candidate);
  }
  if (view.has_hall()) LookAtHall(view.hall(), news);
  if (view.has_desk()) {
    decided_ = AllDecided(view.desk());
    batches_to_come_ = BatchesToCome(view.desk());
  }
  for (const pb::DeskView::Line& line : view.desk().lines()) {
    if (line.announced()) announced_.insert(line.person().candidate());
  }
  const auto& rankings = view.has_hall() ? view.hall().rankings() : view.desk().rankings();
  // After a run-off a ranking takes the place of the first; a batch has rankings of its own.
  if (!rankings.empty() && view.version() >= rankings_version_) {
    rankings_.assign(rankings.begin(), rankings.end());
    rankings_version_ = view.version();
  }
  return news;
}

void Progress::LookAtHall(const pb::HallView& hall, News& news) {
  if (hall.header().phase() == pb::Phase::RESULTS) hall_results_.insert(hall.header().room());
  for (const pb::HallView::QueueLine& line : hall.queue()) {
    if (line.total().empty()) continue;
    const pb::Person& person = line.person();
    announced_.insert(person.candidate());
    if (!totals_told_.insert(person.candidate()).second) continue;
    news.totals.push_back({person.candidate(), person.number(), line.total()});
    const std::string number = std::to_string(person.number());
    news.lines.push_back("第" + number + "号 得分 " + line.total() + " / No. " + number +
                         ": total " + line.total());
  }
  for (const pb::HallView::Ranking& ranking : hall.rankings()) {
    // Two units may have posts of one title.
    std::string post = ranking.post_title();
    for (const auto& line : ranking.lines()) post += "\n" + line.person().candidate();
    if (rankings_told_.insert(post).second) news.rankings.push_back(ranking);
  }
}

bool Progress::ResultsInHallOf(const std::string& room) const {
  return !batches_to_come_ && hall_results_.contains(room);
}

bool Progress::ResultsIn(const std::string& room) const {
  if (batches_to_come_) return false;
  const auto scene = scenes_.find(room);
  return scene != scenes_.end() && scene->second.phase == pb::Phase::RESULTS;
}

std::vector<std::string> RankingLines(const pb::HallView::Ranking& ranking) {
  std::vector<std::string> lines = {ranking.post_title()};
  for (const pb::HallView::Ranking::Line& line : ranking.lines()) {
    std::string text = "  " + std::to_string(line.rank().rank()) + ".  第" +
                       std::to_string(line.person().number()) + "号 " + line.person().name() +
                       "  " + line.rank().total();
    if (line.rank().tied()) text += "  并列 / tied";
    if (line.shortlisted()) text += "  建议考察 / proposed";
    if (line.to_resolve()) text += "  并列待定 / tied, open";
    lines.push_back(std::move(text));
  }
  return lines;
}

std::vector<std::string> WaitedFor(const pb::DeskView& desk, const std::set<std::string>& played) {
  std::vector<std::string> seats;
  for (const pb::SeatState& state : desk.seats()) {
    const std::string& id = state.seat().id();
    if (!played.contains(id) && IsWaitedFor(state, desk)) seats.push_back(id);
  }
  return seats;
}

}  // namespace tingfen::headless
