// Appraisals, conduct forms, recommendations and votes.
#include "server/plan/explain_parts.h"

namespace tingfen::plan {
namespace {

using pb::Ballot;
using pb::Threshold;

pb::Text BaseWords(Ballot::Base base) {
  switch (base) {
    case Ballot::EXPECTED:
      return Said("应到人数", "those expected");
    case Ballot::PRESENT:
      return Said("实到人数", "those present");
    case Ballot::RETURNED:
      return Said("收回的票", "the ballots returned");
    case Ballot::MARKED:
      return Said("填写了该栏的有效票", "the valid ballots that marked the column");
    default:
      return Said("有效票", "the valid ballots");
  }
}

pb::Text EffectWords(Threshold::Effect effect) {
  switch (effect) {
    case Threshold::INSPECT:
      return Said("进行组织考核，经考核确实如此的，取消资格",
                  "an inspection follows, and if it finds so the person is out");
    case Threshold::APPOINT:
      return Said("通过任免", "the appointment is made");
    default:
      return Said("取消资格", "the person is out");
  }
}

// "在 20% 及以上的"
pb::Text CompareWords(Threshold::Compare compare, const pb::Text& bound) {
  switch (compare) {
    case Threshold::BELOW:
      return Said("达不到" + bound.zh() + "的", "do not reach " + bound.en());
    case Threshold::AT_MOST:
      return Said("不超过 " + bound.zh() + " 的", "are at most " + bound.en());
    case Threshold::ABOVE:
      return Said("超过" + bound.zh() + "的", "are over " + bound.en());
    default:
      return Said("在 " + bound.zh() + " 及以上的", "are " + bound.en() + " or more");
  }
}

class BallotTeller {
 public:
  BallotTeller(Teller& teller, const Ballot& ballot, std::string path)
      : teller_(teller), ballot_(ballot), path_(std::move(path)) {}

  void Run() {
    Form();
    for (int i = 0; i < ballot_.scales_size(); ++i) Scale(ballot_.scales(i), i);
    for (int i = 0; i < ballot_.columns_size(); ++i) Reverse(ballot_.columns(i), i);
    for (int i = 0; i < ballot_.quotas_size(); ++i) Quota(ballot_.quotas(i), i);
    for (int i = 0; i < ballot_.thresholds_size(); ++i) Limit(ballot_.thresholds(i), i);
    Conduct();
    Election();
    if (ballot_.replacements() == Ballot::APPRAISED_SEPARATELY) {
      Say({"{0}：替补上来的人另行测评。", "{0}: who moves up is appraised separately."}, {},
          {"replacements"});
    }
  }

 private:
  // "{0}" is the ballot's title; `filled` begins at "{1}". Paths are those in the ballot.
  void Say(Words words, std::vector<pb::Text> filled, std::vector<std::string> paths) {
    filled.insert(filled.begin(), ballot_.title());
    for (std::string& path : paths) path = Joined(path_, path);
    teller_.Say(Heading::kBallots, words, filled, std::move(paths));
  }

  void Form() {
    switch (ballot_.kind()) {
      case Ballot::CONDUCT:
        Say({"{0}：每人逐栏选一个等次，折算成分数。",
             "{0}: each person gets one grade in each column, worth points."},
            {}, {"kind"});
        break;
      case Ballot::VOTE:
        Say({"{0}：差额票决，每张票选的人数不得多于职数。",
             "{0}: among more people than seats, each ballot marks at most as many as there are "
             "seats."},
            {}, {"kind"});
        break;
      case Ballot::RECOMMENDATION:
        Say({"{0}：只计票排序，供参考，不直接产生结果。",
             "{0}: counted and put in order for reference; nothing follows by itself."},
            {}, {"kind"});
        break;
      default:
        Say({"{0}：每人逐栏选一个选项。", "{0}: each person gets one option in each column."}, {},
            {"kind"});
    }
    if (ballot_.secret()) Say({"{0}采用无记名方式。", "{0} is by secret ballot."}, {}, {"secret"});
    if (ballot_.has_voters()) {
      const pb::Text generally = teller_.Soft(Joined(path_, "voters")) == nullptr
                                     ? Said("由", "by")
                                     : Said("一般由", "generally by");
      const pb::Text how =
          ballot_.kind() == Ballot::VOTE ? Said("投票", "voted on") : Said("填写", "filled in");
      Say({"{0}{1}{2}{3}。", "{0} is {3} {1} {2}."}, {generally, ballot_.voters(), how},
          {"voters"});
    }
    if (!ballot_.attendance_at_least().empty()) {
      Say({"{0}：实到人数须达到应到人数的{1}。", "{0}: at least {1} of those expected are there."},
          {Spaced(ShareWords(ballot_.attendance_at_least()))}, {"attendance_at_least"});
    }
    if (!ballot_.columns().empty()) ColumnsIn();
  }

  // Chinese sets figures off with spaces, and words not.
  static pb::Text Spaced(pb::Text share) {
    if (share.zh().find('%') != std::string::npos) share.set_zh(" " + share.zh());
    return share;
  }

  void ColumnsIn() {
    std::vector<pb::Text> columns;
    for (const pb::Column& column : ballot_.columns()) {
      const std::string& points = column.points();
      columns.push_back(points.empty() ? column.title()
                                       : Said(column.title().zh() + " " + points + " 分",
                                              EnglishOf(column.title()) + " " + points));
    }
    Say({"{0}的栏目：{1}。", "{0} has the columns {1}."}, {Listed(columns)}, {"columns"});
  }

  void Scale(const pb::Scale& scale, int index) {
    const std::string options = Joined(At("scales", index), "options");
    std::vector<pb::Text> titles;
    std::vector<pb::Text> shares;
    std::vector<pb::Text> columns;
    std::vector<std::string> title_paths;
    std::vector<std::string> share_paths;
    for (const pb::Column& column : ballot_.columns()) {
      if (column.scale() == scale.id()) columns.push_back(column.title());
    }
    for (int i = 0; i < scale.options_size(); ++i) {
      const pb::Scale::Option& option = scale.options(i);
      titles.push_back(option.title());
      title_paths.push_back(Joined(At(options, i), "title"));
      if (option.share().empty()) continue;
      const pb::Text share = ShareWords(option.share());
      shares.push_back(Said(option.title().zh() + " " + share.zh(),
                            EnglishOf(option.title()) + " " + share.en()));
      share_paths.push_back(Joined(At(options, i), "share"));
    }
    Say({"{0}的选项：{1}（{2}）。", "{0}: the options are {1} ({2})."},
        {Listed(titles), Listed(columns)}, title_paths);
    if (shares.empty()) return;
    Say({"{0}：各等次得该栏分值的比例为{1}。", "{0}: of the column's points a grade gets: {1}."},
        {Listed(shares)}, share_paths);
  }

  void Reverse(const pb::Column& column, int index) {
    if (column.reverse().empty()) return;
    Say({"{0}：{1}一栏出现反向指标（{2}）的，该栏得 0 分，并写明具体事由。",
         "{0}: an indicator ticked in the column {1} ({2}) makes it 0; the reason is asked for."},
        {column.title(), Strung({column.reverse().begin(), column.reverse().end()}, "；", "; ")},
        {Joined(At("columns", index), "reverse")});
  }

  pb::Text OptionTitle(const std::string& id) const {
    for (const pb::Scale& scale : ballot_.scales()) {
      for (const pb::Scale::Option& option : scale.options()) {
        if (option.id() == id) return option.title();
      }
    }
    return Both(id);
  }

  template <typename List>
  std::vector<pb::Text> OptionTitles(const List& ids) const {
    std::vector<pb::Text> titles;
    for (const std::string& id : ids) titles.push_back(OptionTitle(id));
    return titles;
  }

  void Quota(const pb::Quota& quota, int index) {
    const std::string path = At("quotas", index);
    const pb::Text option = InQuotes(OptionTitle(quota.option()));
    const pb::Text share = ShareWords(quota.share());
    const bool soft = quota.enforce() == pb::Quota::SOFT;
    const bool most = quota.kind() == pb::Quota::AT_MOST;
    Say({"{0}：每一栏中，{1}的比例{2}{3} {4}。",
         "{0}: in each column by itself {1} is {2}{3} {4}."},
        {option, soft ? Said("原则上", "in principle ") : Said("", ""),
         most ? Said("不高于", "at most") : Said("不少于", "at least"), share},
        {Joined(path, "share"), Joined(path, "option"), Joined(path, "kind"),
         Joined(path, "scale")});
    const pb::Text round = quota.round() == pb::Quota::DOWN ? Said("向下取整", "rounded down")
                           : quota.round() == pb::Quota::UP ? Said("向上取整", "rounded up")
                                                            : Said("四舍五入", "rounded half up");
    Say({"{0}：{1}的比例折算成人数时{2}。", "{0}: the share of {1} makes whole people, {2}."},
        {option, round}, {Joined(path, "round")});
    if (soft) {
      Say({"{0}：{1}不合比例的，填写时提醒，该栏照样有效。",
           "{0}: a wrong share of {1} is pointed out, and the column counts all the same."},
          {option}, {Joined(path, "enforce")});
    } else {
      Say({"{0}：{1}不合比例的，该栏无效。", "{0}: a wrong share of {1} makes the column void."},
          {option}, {Joined(path, "enforce")});
    }
    if (!quota.reason_asked()) return;
    Say({"{0}：评为{1}的，写明具体事由。", "{0}: {1} asks for the reason."}, {option},
        {Joined(path, "reason_asked")});
  }

  void Limit(const Threshold& threshold, int index) {
    const std::string path = At("thresholds", index);
    std::vector<pb::Text> quoted;
    for (const pb::Text& title : OptionTitles(threshold.options())) {
      quoted.push_back(InQuotes(title));
    }
    const pb::Text list = Listed(quoted);
    const pb::Text share = Said(list.zh() + (quoted.size() > 1 ? "合计的比率" : "的比率"),
                                list.en() + (quoted.size() > 1 ? " together" : ""));
    const pb::Text bound = ShareWords(threshold.bound());
    std::vector<std::string> paths = {Joined(path, "options"), Joined(path, "compare"),
                                      Joined(path, "bound"), Joined(path, "effect")};
    if (ballot_.columns_size() == 1) paths.push_back(Joined(path, "column"));
    Say({"{0}：{1}{2}，{3}。", "{0}: where {1} {2}, {3}."},
        {share, CompareWords(threshold.compare(), bound), EffectWords(threshold.effect())}, paths);
    if (ballot_.columns_size() > 1) {
      Say({"{0}：{1}看“{2}”一栏。", "{0}: for {1} the column “{2}” decides."},
          {share, ColumnTitle(threshold.column())}, {Joined(path, "column")});
    }
    Say({"{0}：{1}按{2}计算。", "{0}: the share of {1} is of {2}."},
        {share, BaseWords(threshold.base())}, {Joined(path, "base")});
  }

  pb::Text ColumnTitle(const std::string& id) const {
    for (const pb::Column& column : ballot_.columns()) {
      if (column.id() == id) return column.title();
    }
    return Both(id);
  }

  void Conduct() {
    std::vector<pb::Text> bands;
    for (const pb::Band& band : ballot_.bands()) {
      const pb::Text option = OptionTitle(band.option());
      const bool last = band.from() == "0";
      bands.push_back(
          Said(last ? "更低的为" + option.zh() : band.from() + " 分及以上为" + option.zh(),
               last ? "below that " + EnglishOf(option)
                    : "from " + band.from() + " on " + EnglishOf(option)));
    }
    if (!bands.empty()) {
      Say({"{0}：按总分定等次，{1}。", "{0}: the total makes the level, {1}."},
          {Strung(bands, "，", ", ")}, {"bands"});
    }
    for (int i = 0; i < ballot_.level_rules_size(); ++i) {
      const pb::LevelRule& rule = ballot_.level_rules(i);
      Say({"{0}：等次为{1}的，{2}。", "{0}: at the level {1} {2}."},
          {EitherOf(OptionTitles(rule.options())), EffectWords(rule.effect())},
          {At("level_rules", i)});
    }
  }

  void Election() {
    if (!ballot_.has_election()) return;
    const pb::Election& rule = ballot_.election();
    Say({"{0}：得票超过{1}的，按得票从多到少产生人选。",
         "{0}: who has over {1} is chosen, the most votes first."},
        {Spaced(ShareWords(rule.over()))}, {"election.over"});
    Say({"{0}：得票率按{1}计算。", "{0}: the share of votes is of {1}."}, {BaseWords(rule.base())},
        {"election.base"});
    if (rule.vacant_if_nobody()) {
      Say({"{0}：没有人得票超过{1}的，{2}空缺。",
           "{0}: where nobody has over {1}, the {2} stays vacant."},
          {Spaced(ShareWords(rule.over())), teller_.Post()}, {"election.vacant_if_nobody"});
    }
  }

  Teller& teller_;
  const Ballot& ballot_;
  std::string path_;
};

}  // namespace

void ExplainBallots(Teller& teller) {
  for (int i = 0; i < teller.plan().ballots_size(); ++i) {
    BallotTeller(teller, teller.plan().ballots(i), At("ballots", i)).Run();
  }
}

}  // namespace tingfen::plan
