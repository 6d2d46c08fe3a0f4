#include "server/plan/reading/field_rules.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace tingfen::plan {
namespace {

constexpr Need kRequired = Need::kRequired;
constexpr Need kOptional = Need::kOptional;
constexpr Bounds kTitle = {1, 60};
constexpr Bounds kPersonName = {1, 60};
constexpr Bounds kWords = {1, 200};
constexpr Bounds kPlaces = {0, 4};
constexpr Bounds kSeats = {1, 400};
constexpr Bounds kNothing = {};

constexpr std::array kRules = {
    FieldRule{"Text.zh", kRequired, Form::kFree, kWords},
    FieldRule{"Text.en", kOptional, Form::kFree, {0, 400}},

    FieldRule{"Plan.format", kRequired, Form::kFree, {1, 1}},
    FieldRule{"Plan.id", kRequired, Form::kId},
    FieldRule{"Plan.title", kRequired},
    FieldRule{"Plan.terms", kOptional},
    FieldRule{"Plan.panels", kRequired, Form::kFree, kNothing, {1, 8}},
    FieldRule{"Plan.stages", kRequired, Form::kFree, kNothing, {1, 8}},
    FieldRule{"Plan.components", kRequired, Form::kFree, kNothing, {1, 8}},
    FieldRule{"Plan.rounding", kRequired},
    FieldRule{"Plan.ties", kOptional, Form::kFree, {1, 80}, {0, 8}},
    FieldRule{"Plan.shortlist", kRequired},
    FieldRule{"Plan.may_stay_vacant_below", kOptional, Form::kDecimal},
    FieldRule{"Plan.equalise", kOptional},
    FieldRule{"Plan.announcement", kRequired},
    FieldRule{"Plan.release", kRequired, Form::kFree, kNothing, {0, 3}},
    FieldRule{"Plan.hall", kRequired},
    FieldRule{"Plan.identify", kRequired},
    FieldRule{"Plan.clauses", kOptional, Form::kFree, kNothing, {0, 200}},
    FieldRule{"Plan.open_choices", kOptional, Form::kFree, kNothing, {0, 200}},
    FieldRule{"Plan.document", kOptional},
    FieldRule{"Plan.applications", kOptional},
    FieldRule{"Plan.batches", kOptional},
    FieldRule{"Plan.sole", kOptional},
    FieldRule{"Plan.turns", kOptional},
    FieldRule{"Plan.lots", kOptional},
    FieldRule{"Plan.run_off", kOptional},
    FieldRule{"Plan.calibrate_first", kOptional, Form::kFree, {0, 20}},
    FieldRule{"Plan.deviation_from_median", kOptional, Form::kDecimal},
    FieldRule{"Plan.ballots", kOptional, Form::kFree, kNothing, {0, 12}},
    FieldRule{"Plan.notices", kOptional, Form::kFree, kNothing, {0, 4}},
    FieldRule{"Plan.remarks", kOptional, Form::kFree, kNothing, {0, 40}},
    FieldRule{"Plan.examples", kOptional, Form::kFree, kNothing, {0, 20}},

    FieldRule{"Document.file", kRequired, Form::kFree, kWords},
    FieldRule{"Document.title", kRequired},
    FieldRule{"Document.cited", kOptional, Form::kFree, {0, 200}},

    FieldRule{"Applications.posts_per_person", kRequired, Form::kFree, {1, 20}},
    FieldRule{"Applications.at_least", kOptional, Form::kFree, {0, 20}},
    FieldRule{"Applications.count", kOptional},
    FieldRule{"Applications.too_few", kOptional},
    FieldRule{"Applications.may_choose_again", kOptional},
    FieldRule{"Applications.not_own_unit", kOptional},
    FieldRule{"Applications.at_most", kOptional, Form::kFree, {0, 500}},

    FieldRule{"Batches.batches", kRequired, Form::kFree, kNothing, {2, 10}},
    FieldRule{"Batches.losers_may_enter_next", kOptional},
    FieldRule{"Batches.Batch.id", kRequired, Form::kId},
    FieldRule{"Batches.Batch.title", kRequired},

    FieldRule{"Sole.then", kRequired},
    FieldRule{"Sole.need_not_be_taken", kOptional},
    FieldRule{"Turns.order", kRequired},
    FieldRule{"Turns.sheets_final", kOptional},
    FieldRule{"Lots.by", kRequired},
    FieldRule{"RunOff.stage", kRequired, Form::kId},

    FieldRule{"Terms.candidate", kOptional},
    FieldRule{"Terms.post", kOptional},
    FieldRule{"Terms.chief", kOptional},

    FieldRule{"Panel.id", kRequired, Form::kId},
    FieldRule{"Panel.title", kRequired},
    FieldRule{"Panel.kind", kRequired},
    FieldRule{"Panel.seats", kRequired, Form::kFree, kSeats},
    FieldRule{"Panel.chief_seat", kOptional, Form::kFree, {0, 400}},
    FieldRule{"Panel.composition", kOptional},
    FieldRule{"Panel.missed", kOptional},

    FieldRule{"Stage.id", kRequired, Form::kId},
    FieldRule{"Stage.title", kRequired},
    FieldRule{"Stage.weight", kRequired, Form::kShare},
    FieldRule{"Stage.full_mark", kRequired, Form::kPositive},
    FieldRule{"Stage.step", kRequired, Form::kStep},
    FieldRule{"Stage.criteria", kRequired, Form::kFree, kNothing, {1, 20}},
    FieldRule{"Stage.panels", kRequired, Form::kFree, kNothing, {1, 8}},
    FieldRule{"Stage.limit_seconds", kOptional, Form::kFree, {0, 7200}},
    FieldRule{"Stage.warn_seconds_left", kOptional, Form::kFree, {1, 7200}, {0, 4}},
    FieldRule{"Stage.scoring_opens", kRequired},
    FieldRule{"Stage.questions", kOptional},
    FieldRule{"Stage.time_bands", kOptional, Form::kFree, kNothing, {0, 10}},
    FieldRule{"Stage.prepare_seconds", kOptional, Form::kFree, {0, 7200}},
    FieldRule{"Stage.parts", kOptional, Form::kFree, kNothing, {0, 6}},
    FieldRule{"StagePart.title", kRequired},
    FieldRule{"StagePart.seconds", kRequired, Form::kFree, {1, 7200}},

    FieldRule{"Questions.bank_at_least", kRequired, Form::kFree, {1, 200}},
    FieldRule{"Questions.draw", kRequired, Form::kFree, {1, 20}},
    FieldRule{"Questions.returned", kOptional},

    FieldRule{"TimeBand.kind", kRequired},
    FieldRule{"TimeBand.from_seconds", kRequired, Form::kFree, {1, 7200}},
    FieldRule{"TimeBand.points", kRequired, Form::kSigned},

    FieldRule{"Criterion.id", kRequired, Form::kId},
    FieldRule{"Criterion.title", kRequired},
    FieldRule{"Criterion.max", kRequired, Form::kPositive},
    FieldRule{"Criterion.weight", kOptional, Form::kPositive},

    FieldRule{"StagePanel.panel", kRequired, Form::kId},
    FieldRule{"StagePanel.weight", kRequired, Form::kShare},
    FieldRule{"StagePanel.min_sheets", kRequired, Form::kFree, kSeats},
    FieldRule{"StagePanel.trim", kOptional},
    FieldRule{"StagePanel.close_at", kOptional, Form::kShare},

    FieldRule{"Trim.high", kRequired, Form::kFree, {0, 2}},
    FieldRule{"Trim.low", kRequired, Form::kFree, {0, 2}},
    FieldRule{"Trim.scope", kRequired},
    FieldRule{"Trim.at_least", kRequired, Form::kFree, kSeats},

    FieldRule{"Component.id", kRequired, Form::kId},
    FieldRule{"Component.title", kRequired},
    FieldRule{"Component.weight", kRequired, Form::kShare},
    FieldRule{"Component.pass", kOptional, Form::kDecimal},
    FieldRule{"Component.full_mark", kOptional, Form::kPositive},
    FieldRule{"Component.gate", kOptional},
    FieldRule{"Component.counted", kOptional},

    FieldRule{"Rounding.mode", kRequired},
    FieldRule{"Rounding.published", kRequired, Form::kFree, kPlaces},
    FieldRule{"Rounding.criterion", kOptional, Form::kFree, kPlaces},
    FieldRule{"Rounding.sheet", kOptional, Form::kFree, kPlaces},
    FieldRule{"Rounding.panel", kOptional, Form::kFree, kPlaces},
    FieldRule{"Rounding.stage", kOptional, Form::kFree, kPlaces},

    FieldRule{"Shortlist.per_vacancy", kRequired, Form::kFree, {1, 10}},
    FieldRule{"Shortlist.cut_ties", kRequired},
    FieldRule{"Shortlist.decided_by", kOptional},
    FieldRule{"Shortlist.taking_into_account", kOptional},
    FieldRule{"Shortlist.replaced_by_next", kOptional},

    FieldRule{"Equalise.base", kRequired},
    FieldRule{"Equalise.trim_candidates", kOptional, Form::kFree, {0, 100}},
    FieldRule{"Equalise.mean_places", kOptional, Form::kFree, {0, 9}},
    FieldRule{"Equalise.coefficient_places", kOptional, Form::kFree, {0, 9}},

    FieldRule{"Announcement.when", kRequired},
    FieldRule{"Announcement.first", kOptional, Form::kFree, {0, 20}},
    FieldRule{"Announcement.last", kOptional},
    FieldRule{"ReleaseStep.by", kRequired},
    FieldRule{"HallLook.theme", kRequired},
    FieldRule{"HallLook.reveal", kRequired},
    FieldRule{"HallLook.show_progress", kOptional},
    FieldRule{"Identify.by", kRequired},

    FieldRule{"Clause.path", kRequired, Form::kFree, kWords},
    FieldRule{"Clause.section", kRequired, Form::kFree, kTitle},
    FieldRule{"Clause.says", kRequired},
    FieldRule{"Clause.soft", kOptional},
    FieldRule{"Clause.stands_for", kOptional, Form::kFree, {0, 20000}},
    FieldRule{"Clause.document", kOptional, Form::kFree, {0, 200}},
    FieldRule{"OpenChoice.path", kRequired, Form::kFree, kWords},
    FieldRule{"OpenChoice.question", kRequired},

    FieldRule{"PublicNotice.of", kRequired},
    FieldRule{"PublicNotice.days", kRequired, Form::kFree, {1, 60}},
    FieldRule{"PublicNotice.working_days", kOptional},
    FieldRule{"PublicNotice.at_least", kOptional},
    FieldRule{"Remark.says", kRequired},
    FieldRule{"Remark.section", kOptional, Form::kFree, {0, 60}},
    FieldRule{"Remark.document", kOptional, Form::kFree, {0, 200}},

    FieldRule{"Example.title", kRequired},
    FieldRule{"Example.sheets", kRequired, Form::kFree, kNothing, {1, 1000}},
    FieldRule{"Example.components", kOptional, Form::kFree, kNothing, {0, 8}},
    FieldRule{"Example.figures", kRequired, Form::kFree, kNothing, {1, 40}},
    FieldRule{"Example.Sheet.stage", kRequired, Form::kId},
    FieldRule{"Example.Sheet.panel", kRequired, Form::kId},
    FieldRule{"Example.Sheet.seat", kRequired, Form::kFree, kSeats},
    FieldRule{"Example.Sheet.marks", kRequired, Form::kDecimal, kNothing, {1, 20}},
    FieldRule{"Example.Component.component", kRequired, Form::kId},
    FieldRule{"Example.Component.mark", kRequired, Form::kDecimal},
    FieldRule{"Example.Figure.of", kRequired, Form::kFree, {1, 80}},
    FieldRule{"Example.Figure.figure", kRequired, Form::kFree, {1, 40}},

    FieldRule{"Ballot.id", kRequired, Form::kId},
    FieldRule{"Ballot.title", kRequired},
    FieldRule{"Ballot.kind", kRequired},
    FieldRule{"Ballot.voters", kOptional},
    FieldRule{"Ballot.attendance_at_least", kOptional, Form::kShare},
    FieldRule{"Ballot.scales", kOptional, Form::kFree, kNothing, {0, 6}},
    FieldRule{"Ballot.columns", kOptional, Form::kFree, kNothing, {0, 12}},
    FieldRule{"Ballot.quotas", kOptional, Form::kFree, kNothing, {0, 8}},
    FieldRule{"Ballot.thresholds", kOptional, Form::kFree, kNothing, {0, 8}},
    FieldRule{"Ballot.bands", kOptional, Form::kFree, kNothing, {0, 8}},
    FieldRule{"Ballot.level_rules", kOptional, Form::kFree, kNothing, {0, 4}},
    FieldRule{"Ballot.election", kOptional},
    FieldRule{"Ballot.replacements", kOptional},
    FieldRule{"Ballot.secret", kOptional},
    FieldRule{"Scale.id", kRequired, Form::kId},
    FieldRule{"Scale.options", kRequired, Form::kFree, kNothing, {2, 8}},
    FieldRule{"Scale.Option.id", kRequired, Form::kId},
    FieldRule{"Scale.Option.title", kRequired},
    FieldRule{"Scale.Option.share", kOptional, Form::kShare},
    FieldRule{"Column.id", kRequired, Form::kId},
    FieldRule{"Column.title", kRequired},
    FieldRule{"Column.scale", kRequired, Form::kId},
    FieldRule{"Column.points", kOptional, Form::kPositive},
    FieldRule{"Column.reverse", kOptional, Form::kFree, kNothing, {0, 6}},
    FieldRule{"Quota.scale", kRequired, Form::kId},
    FieldRule{"Quota.option", kRequired, Form::kId},
    FieldRule{"Quota.kind", kRequired},
    FieldRule{"Quota.share", kRequired, Form::kShare},
    FieldRule{"Quota.enforce", kRequired},
    FieldRule{"Quota.round", kRequired},
    FieldRule{"Quota.reason_asked", kOptional},
    FieldRule{"Threshold.id", kRequired, Form::kId},
    FieldRule{"Threshold.column", kRequired, Form::kId},
    FieldRule{"Threshold.options", kRequired, Form::kId, kNothing, {1, 8}},
    FieldRule{"Threshold.base", kRequired},
    FieldRule{"Threshold.compare", kRequired},
    FieldRule{"Threshold.bound", kRequired, Form::kShare},
    FieldRule{"Threshold.effect", kRequired},
    FieldRule{"Band.option", kRequired, Form::kId},
    FieldRule{"Band.from", kRequired, Form::kDecimal},
    FieldRule{"LevelRule.options", kRequired, Form::kId, kNothing, {1, 8}},
    FieldRule{"LevelRule.effect", kRequired},
    FieldRule{"Election.over", kRequired, Form::kShare},
    FieldRule{"Election.base", kRequired},
    FieldRule{"Election.vacant_if_nobody", kOptional},

    FieldRule{"Roll.format", kRequired, Form::kFree, {1, 1}},
    FieldRule{"Roll.posts", kRequired, Form::kFree, kNothing, {1, 100}},
    FieldRule{"Roll.candidates", kRequired, Form::kFree, kNothing, {1, 500}},
    FieldRule{"Roll.rooms", kOptional, Form::kFree, kNothing, {0, 20}},
    FieldRule{"Roll.judges", kOptional, Form::kFree, kNothing, {0, 200}},

    FieldRule{"Post.id", kRequired, Form::kId},
    FieldRule{"Post.title", kRequired, Form::kFree, kTitle},
    FieldRule{"Post.vacancies", kRequired, Form::kFree, {1, 100}},
    FieldRule{"Post.unit", kOptional, Form::kFree, {0, 60}},
    FieldRule{"Post.batch", kOptional, Form::kId},
    FieldRule{"Post.fell_away", kOptional, Form::kFree, {0, 200}},

    FieldRule{"Candidate.id", kRequired, Form::kId},
    FieldRule{"Candidate.name", kRequired, Form::kFree, kPersonName},
    FieldRule{"Candidate.unit", kOptional, Form::kFree, {0, 60}},
    FieldRule{"Candidate.posts", kRequired, Form::kId, kNothing, {1, 20}},
    FieldRule{"Candidate.room", kOptional, Form::kId},
    FieldRule{"Candidate.imported", kOptional, Form::kFree, kNothing, {0, 8}},
    FieldRule{"Candidate.standing", kOptional},
    FieldRule{"Candidate.reason", kOptional, Form::kFree, {0, 200}},
    FieldRule{"Candidate.first_posts", kOptional, Form::kId, kNothing, {0, 20}},
    FieldRule{"Candidate.again_of", kOptional, Form::kId},
    FieldRule{"Imported.component", kRequired, Form::kId},
    FieldRule{"Imported.mark", kRequired, Form::kDecimal},

    FieldRule{"RoomEntry.id", kRequired, Form::kId},
    FieldRule{"RoomEntry.title", kRequired, Form::kFree, kTitle},

    FieldRule{"PoolJudge.id", kRequired, Form::kId},
    FieldRule{"PoolJudge.name", kRequired, Form::kFree, kPersonName},
    FieldRule{"PoolJudge.unit", kOptional, Form::kFree, {0, 60}},
    FieldRule{"PoolJudge.panel", kRequired, Form::kId},
    FieldRule{"PoolJudge.room", kOptional, Form::kId},
};

constexpr std::string_view kPackage = "tingfen.pb.";

}  // namespace

const FieldRule* FindRule(const google::protobuf::FieldDescriptor& field) {
  std::string_view name = field.full_name();
  if (!name.starts_with(kPackage)) return nullptr;
  name.remove_prefix(kPackage.size());
  const auto rule = std::ranges::find(kRules, name, &FieldRule::field);
  return rule == kRules.end() ? nullptr : &*rule;
}

const FieldRule& RuleOf(const google::protobuf::FieldDescriptor& field) {
  const FieldRule* rule = FindRule(field);
  if (rule == nullptr) std::abort();
  return *rule;
}

const FieldRule& RuleOf(const google::protobuf::Descriptor& message, const char* field) {
  return RuleOf(*message.FindFieldByName(field));
}

}  // namespace tingfen::plan
