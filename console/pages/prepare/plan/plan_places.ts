// Where in the form something stands, in the form's own words: people who fill it in are told of
// "环节 1　竞聘演讲 · 时限", never of a path. Pure.
import type { Plan } from "../../../../web_kit/generated/proto/plan_pb";
import { t, textOf, type Key } from "../../../../web_kit/i18n/i18n";
import type { Path } from "./plan_text";

// What the form calls a rule, by the end of its path; names alone, numbers left out.
const fields: Readonly<Record<string, Key>> = {
  title: "prepare.form.title",
  "hall.theme": "prepare.form.theme",
  "identify.by": "prepare.form.identify",
  "document.title": "prepare.form.document",
  "document.file": "prepare.form.file",
  "terms.candidate": "prepare.form.term.candidate",
  "terms.post": "prepare.form.term.post",
  "terms.chief": "prepare.form.term.chief",
  "panels.title": "prepare.form.panel",
  "panels.seats": "prepare.form.seats",
  "panels.chief_seat": "prepare.form.chief",
  "stages.title": "prepare.form.stage.title",
  "stages.limit_seconds": "prepare.form.limit",
  "stages.weight": "prepare.form.weight",
  "stages.criteria": "prepare.form.criteria",
  "stages.full_mark": "prepare.form.criteria",
  "stages.panels.trim": "prepare.form.rules",
  "stages.panels.trim.at_least": "prepare.form.at_least",
  "stages.panels.min_sheets": "prepare.form.min_sheets",
  "stages.panels.weight": "prepare.form.panel.weight",
  "components.weight": "prepare.fault.weight",
  "components.full_mark": "prepare.form.max",
  "components.counted": "prepare.fault.counted",
  "rounding.published": "prepare.form.places",
  "rounding.mode": "prepare.form.rounding",
  deviation_from_median: "prepare.form.deviation",
  release: "prepare.form.release",
  "announcement.when": "prepare.form.when",
  "announcement.first": "prepare.form.first",
};

// The longest beginning of the path that the form has a name for; null: it has none.
function fieldWords(path: Path): string | null {
  const names = path.filter((part) => typeof part === "string");
  for (let length = names.length; length > 0; length -= 1) {
    const key = fields[names.slice(0, length).join(".")];
    if (key !== undefined) return t(key);
  }
  return null;
}

function titleOf(plan: Plan, [list, at]: Path): string | null {
  if (typeof at !== "number") return null;
  if (list === "stages") {
    return t("prepare.form.stage", { number: at + 1, title: textOf(plan.stages[at]?.title) });
  }
  if (list === "panels") return textOf(plan.panels[at]?.title);
  if (list === "components") return textOf(plan.components[at]?.title);
  if (list === "ballots") return textOf(plan.ballots[at]?.title);
  if (list === "examples") return textOf(plan.examples[at]?.title);
  return null;
}

function criterionWords(plan: Plan, [, stage, list, at]: Path): string | null {
  if (list !== "criteria" || typeof at !== "number" || typeof stage !== "number") return null;
  const title = textOf(plan.stages[stage]?.criteria[at]?.title);
  return title === "" ? t("prepare.form.criterion", { number: at + 1 }) : title;
}

// `plan` null: it cannot be read. What the form has no field for is found in the whole text.
export function placeWords(plan: Plan | null, path: Path): string {
  const title = plan === null ? null : titleOf(plan, path);
  const field = fieldWords(path);
  const criterion = plan === null ? null : criterionWords(plan, path);
  const named = [title, criterion ?? field].filter((part) => part !== null && part !== "");
  const place = field === null && criterion === null ? [t("prepare.fault.in_text")] : [];
  return [...named, ...place].join(" · ");
}
