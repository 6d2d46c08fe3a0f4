// One stage of the plan's form: its time, its criteria, and how each panel counts in it.
import { Button } from "../../../../web_kit/components/button";
import { weightedSum } from "../../../../web_kit/figures/decimal";
import {
  Trim_Scope as Scope,
  type Stage,
  type StagePanel,
} from "../../../../web_kit/generated/proto/plan_pb";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import { basisHint } from "./plan_basis";
import { GiveClauseAt } from "./plan_clause";
import { fieldId, NumberAt, problemAt, TextAt, TimeAt, type Editing } from "./plan_fields";
import type { Path } from "./plan_text";
import { classes } from "../../../../web_kit/look/classes";
import planCss from "./plan.module.css";
import choicesCss from "../../../steps/choices.module.css";
import layoutCss from "../../../../web_kit/look/layout.module.css";

interface StageProps {
  edit: Editing;
  at: number;
}

export function StageFields({ edit, at }: StageProps) {
  const stage = edit.plan.stages[at];
  if (stage === undefined) return null;
  const path = ["stages", at];
  const units = [t("prepare.form.minutes"), t("prepare.form.seconds")];
  return (
    <section class={classes(planCss.part, choicesCss.dense)}>
      <h2>{t("prepare.form.stage", { number: at + 1, title: textOf(stage.title) })}</h2>
      <div class={layoutCss.stack}>
        <div class={planCss.pair}>
          <TextAt
            edit={edit}
            path={[...path, "title", "zh"]}
            label={t("prepare.form.stage.title")}
            value={stage.title?.zh ?? ""}
          />
          <TextAt
            edit={edit}
            path={[...path, "title", "en"]}
            label={t("prepare.form.stage.title.en")}
            value={stage.title?.en ?? ""}
          />
        </div>
        <div class={planCss.row}>
          <TimeAt
            edit={edit}
            path={[...path, "limit_seconds"]}
            label={t("prepare.form.limit")}
            value={stage.limitSeconds}
            units={units}
          />
          <TextAt
            edit={edit}
            path={[...path, "weight"]}
            label={t("prepare.form.weight")}
            value={stage.weight}
          />
        </div>
        {stage.parts.map((part, index) => (
          <TimeAt
            key={index}
            edit={edit}
            path={[...path, "parts", index, "seconds"]}
            label={t("prepare.form.part", { title: textOf(part.title) })}
            value={part.seconds}
            units={units}
          />
        ))}
        <Criteria edit={edit} at={at} stage={stage} />
        {stage.panels.map((panel, index) => (
          <PanelRules
            key={index}
            edit={edit}
            path={[...path, "panels", index]}
            panel={panel}
            several={edit.plan.panels.length > 1}
          />
        ))}
      </div>
    </section>
  );
}

type Change = readonly [Path, unknown];

// The full mark follows from the criteria; where they do not add up yet it stays as it is.
function fullMark(at: number, criteria: readonly { max: string; weight: string }[]): Change[] {
  const sum = weightedSum(criteria.map(({ max, weight }) => ({ mark: max, weight })));
  return sum === null || criteria.length === 0 ? [] : [[["stages", at, "full_mark"], sum]];
}

function freeId(stage: Stage): string {
  let number = stage.criteria.length + 1;
  while (stage.criteria.some(({ id }) => id === `c${number}`)) number += 1;
  return `c${number}`;
}

function Criteria({ edit, at, stage }: StageProps & { stage: Stage }) {
  const path = ["stages", at, "criteria"];
  const { criteria } = stage;
  const setMax = (index: number, max: string) => {
    const next = criteria.map((one, other) => (other === index ? { ...one, max } : one));
    edit.set([[...path, index, "max"], max === "" ? undefined : max], ...fullMark(at, next));
  };
  const remove = (index: number) => {
    const next = criteria.filter((_, other) => other !== index);
    edit.set([[...path, index], undefined], ...fullMark(at, next));
  };
  const append = () =>
    edit.set([[...path, criteria.length], { id: freeId(stage), title: { zh: "" }, max: "" }]);
  return (
    <div class={planCss.criteria} id={fieldId(path)}>
      <h3>{t("prepare.form.criteria")}</h3>
      <p class={planCss.hint}>{basisHint(edit.plan, path)}</p>
      <GiveClauseAt edit={edit} path={path} />
      {criteria.map((criterion, index) => (
        <div key={index} class={planCss.criterion}>
          <TextAt
            edit={edit}
            path={[...path, index, "title", "zh"]}
            label={t("prepare.form.criterion", { number: index + 1 })}
            value={criterion.title?.zh ?? ""}
          />
          <MaxField
            edit={edit}
            path={[...path, index, "max"]}
            value={criterion.max}
            onMax={(max) => setMax(index, max)}
          />
          <Button
            kind="secondary"
            size="small"
            disabled={criteria.length < 2}
            label={t("prepare.form.criterion.remove", { title: textOf(criterion.title) })}
            onPress={() => remove(index)}
          >
            {t("prepare.form.remove")}
          </Button>
        </div>
      ))}
      <div class={planCss.full} id={fieldId(["stages", at, "full_mark"])}>
        <Button kind="secondary" size="small" disabled={criteria.length >= 20} onPress={append}>
          {t("prepare.form.criterion.add")}
        </Button>
        <strong>{t("prepare.form.full", { mark: stage.fullMark || "—" })}</strong>
        <span class={planCss.problem}>{problemAt(edit, ["stages", at, "full_mark"])}</span>
      </div>
    </div>
  );
}

interface MaxFieldProps {
  edit: Editing;
  path: Path;
  value: string;
  onMax: (max: string) => void;
}

function MaxField({ edit, path, value, onMax }: MaxFieldProps) {
  const changing: Editing = {
    ...edit,
    set: ([, max] = [path, undefined]) => onMax(typeof max === "string" ? max : ""),
  };
  return <TextAt edit={changing} path={path} label={t("prepare.form.max")} value={value} />;
}

interface PanelRulesProps {
  edit: Editing;
  path: Path;
  panel: StagePanel;
  several: boolean;
}

// Dropping nothing is written by saying nothing of it.
function trimWith(panel: StagePanel, high: number, low: number): object | undefined {
  if (high + low === 0) return undefined;
  const atLeast = Math.max(panel.trim?.atLeast ?? 0, high + low + 1);
  const scope = Scope[panel.trim?.scope ?? Scope.SHEET];
  return { high, low, scope, at_least: atLeast };
}

function PanelRules({ edit, path, panel, several }: PanelRulesProps) {
  const trim = panel.trim;
  const high = trim?.high ?? 0;
  const low = trim?.low ?? 0;
  const title = textOf(edit.plan.panels.find(({ id }) => id === panel.panel)?.title);
  const set = (nextHigh: number, nextLow: number) =>
    edit.set([[...path, "trim"], trimWith(panel, nextHigh, nextLow)]);
  return (
    <div class={planCss.block}>
      <h3>{several ? t("prepare.form.rules.of", { panel: title }) : t("prepare.form.rules")}</h3>
      <div class={planCss.row}>
        <NumberAt
          edit={edit}
          path={[...path, "trim", "high"]}
          label={t("prepare.form.high")}
          value={high}
          onNumber={(value = 0) => set(value, low)}
        />
        <NumberAt
          edit={edit}
          path={[...path, "trim", "low"]}
          label={t("prepare.form.low")}
          value={low}
          onNumber={(value = 0) => set(high, value)}
        />
        {trim !== undefined && (
          <NumberAt
            edit={edit}
            path={[...path, "trim", "at_least"]}
            label={t("prepare.form.at_least")}
            value={trim.atLeast}
            empty
          />
        )}
        <NumberAt
          edit={edit}
          path={[...path, "min_sheets"]}
          label={t("prepare.form.min_sheets")}
          value={panel.minSheets}
          empty
        />
        {several && (
          <TextAt
            edit={edit}
            path={[...path, "weight"]}
            label={t("prepare.form.panel.weight")}
            value={panel.weight}
          />
        )}
      </div>
    </div>
  );
}
