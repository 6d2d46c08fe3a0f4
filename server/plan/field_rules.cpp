#include "server/plan/field_rules.h"

#include <algorithm>
#include <array>

namespace tingfen::plan {
namespace {

constexpr Need kRequired = Need::kRequired;
constexpr Need kOptional = Need::kOptional;
constexpr Bounds kTitle = {1, 60};
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

    FieldRule{"Terms.candidate", kOptional},
    FieldRule{"Terms.post", kOptional},
    FieldRule{"Terms.chief", kOptional},

    FieldRule{"Panel.id", kRequired, Form::kId},
    FieldRule{"Panel.title", kRequired},
    FieldRule{"Panel.kind", kRequired},
    FieldRule{"Panel.seats", kRequired, Form::kFree, kSeats},
    FieldRule{"Panel.chief_seat", kOptional, Form::kFree, {0, 400}},

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

    FieldRule{"Rounding.mode", kRequired},
    FieldRule{"Rounding.published", kRequired, Form::kFree, kPlaces},
    FieldRule{"Rounding.criterion", kOptional, Form::kFree, kPlaces},
    FieldRule{"Rounding.sheet", kOptional, Form::kFree, kPlaces},
    FieldRule{"Rounding.panel", kOptional, Form::kFree, kPlaces},
    FieldRule{"Rounding.stage", kOptional, Form::kFree, kPlaces},

    FieldRule{"Shortlist.per_vacancy", kRequired, Form::kFree, {1, 10}},
    FieldRule{"Shortlist.cut_ties", kRequired},

    FieldRule{"Equalise.base", kRequired},
    FieldRule{"Equalise.trim_candidates", kOptional, Form::kFree, {0, 100}},
    FieldRule{"Equalise.mean_places", kOptional, Form::kFree, {0, 9}},
    FieldRule{"Equalise.coefficient_places", kOptional, Form::kFree, {0, 9}},

    FieldRule{"Announcement.when", kRequired},
    FieldRule{"ReleaseStep.by", kRequired},
    FieldRule{"HallLook.theme", kRequired},
    FieldRule{"HallLook.reveal", kRequired},
    FieldRule{"HallLook.show_progress", kOptional},
    FieldRule{"Identify.by", kRequired},

    FieldRule{"Clause.path", kRequired, Form::kFree, kWords},
    FieldRule{"Clause.section", kRequired, Form::kFree, kTitle},
    FieldRule{"Clause.says", kRequired},
    FieldRule{"OpenChoice.path", kRequired, Form::kFree, kWords},
    FieldRule{"OpenChoice.question", kRequired},

    FieldRule{"Roll.format", kRequired, Form::kFree, {1, 1}},
    FieldRule{"Roll.posts", kRequired, Form::kFree, kNothing, {1, 100}},
    FieldRule{"Roll.candidates", kRequired, Form::kFree, kNothing, {1, 500}},
    FieldRule{"Roll.rooms", kOptional, Form::kFree, kNothing, {0, 20}},

    FieldRule{"Post.id", kRequired, Form::kId},
    FieldRule{"Post.title", kRequired, Form::kFree, kTitle},
    FieldRule{"Post.vacancies", kRequired, Form::kFree, {1, 100}},
    FieldRule{"Post.unit", kOptional, Form::kFree, {0, 60}},

    FieldRule{"Candidate.id", kRequired, Form::kId},
    FieldRule{"Candidate.name", kRequired, Form::kFree, {1, 20}},
    FieldRule{"Candidate.unit", kOptional, Form::kFree, {0, 60}},
    FieldRule{"Candidate.posts", kRequired, Form::kId, kNothing, {1, 20}},
    FieldRule{"Candidate.room", kOptional, Form::kId},

    FieldRule{"RoomEntry.id", kRequired, Form::kId},
    FieldRule{"RoomEntry.title", kRequired, Form::kFree, kTitle},
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

}  // namespace tingfen::plan
