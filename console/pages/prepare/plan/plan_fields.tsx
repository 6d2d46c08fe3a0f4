// The fields of the plan's form. Each stands for one path of the plan, says what the document has to
// say there, and shows the faults found at it.
import { Field } from "../../../../web_kit/components/field";
import type { Plan } from "../../../../web_kit/generated/proto/plan_pb";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import { Choices } from "../../../steps/choices";
import { basisHint } from "./plan_basis";
import { GiveClauseAt } from "./plan_clause";
import { faultsAt, type LocatedFault } from "./plan_faults";
import { pathText, type Path } from "./plan_text";
import type { Choice } from "./plan_words";
import planCss from "./plan.module.css";

// A plan in the course of being written.
export interface Editing {
  plan: Plan;
  faults: readonly LocatedFault[];
  set: (...changes: (readonly [Path, unknown])[]) => void; // Undefined takes a value out.
}

// Where a fault of the list leads to.
export function fieldId(path: Path): string {
  return `plan:${pathText(path)}`;
}

export function problemAt(edit: Editing, path: Path): string {
  return textOf(faultsAt(edit.faults, path)[0]?.fault.says);
}

export interface AtProps {
  edit: Editing;
  path: Path;
  label: string;
}

interface TextAtProps extends AtProps {
  value: string;
  lang?: string;
}

export function TextAt({ edit, path, label, value, lang }: TextAtProps) {
  return (
    <div id={fieldId(path)} lang={lang}>
      <Field
        label={label}
        value={value}
        hint={basisHint(edit.plan, path)}
        problem={problemAt(edit, path)}
        onInput={(text) => edit.set([path, text === "" ? undefined : text])}
      />
      <GiveClauseAt edit={edit} path={path} />
    </div>
  );
}

// Chinese and English beside one another.
export function TextPairAt(
  props: AtProps & { labelEn: string; text: { zh: string; en: string } | undefined },
) {
  const { edit, path, label, labelEn, text } = props;
  return (
    <div class={planCss.pair}>
      <TextAt
        edit={edit}
        path={[...path, "zh"]}
        label={label}
        value={text?.zh ?? ""}
        lang="zh-CN"
      />
      <TextAt edit={edit} path={[...path, "en"]} label={labelEn} value={text?.en ?? ""} lang="en" />
    </div>
  );
}

interface NumberAtProps extends AtProps {
  value: number;
  unit?: string;
  empty?: boolean; // Nothing rather than 0 is shown where there is no number.
  onNumber?: (value: number | undefined) => void; // Instead of setting the path alone.
}

// Whole numbers. What is no digit is not taken.
export function NumberAt(props: NumberAtProps) {
  const { edit, path, label, value, unit = "", empty = false } = props;
  const onNumber = props.onNumber ?? ((number) => edit.set([path, number]));
  return (
    <div id={fieldId(path)}>
      <Field
        label={unit === "" ? label : t("prepare.form.unit", { label, unit })}
        value={empty && value === 0 ? "" : String(value)}
        inputMode="numeric"
        maxLength={4}
        hint={basisHint(edit.plan, path)}
        problem={problemAt(edit, path)}
        onInput={(text) => {
          const digits = text.replace(/[^0-9]/g, "");
          onNumber(digits === "" ? undefined : Number(digits));
        }}
      />
      <GiveClauseAt edit={edit} path={path} />
    </div>
  );
}

// A length of time in minutes and seconds.
export function TimeAt({ edit, path, label, value, units }: NumberAtProps & { units: string[] }) {
  const minutes = Math.floor(value / 60);
  const seconds = value % 60;
  const set = (all: number) => edit.set([path, all === 0 ? undefined : all]);
  const parts = [
    { unit: units[0], shown: minutes, of: (typed: number) => typed * 60 + seconds },
    { unit: units[1], shown: seconds, of: (typed: number) => minutes * 60 + typed },
  ];
  const problem = problemAt(edit, path);
  const hint = basisHint(edit.plan, path);
  return (
    <div id={fieldId(path)} class={planCss.time} role="group" aria-label={label}>
      {parts.map(({ unit, shown, of }, at) => (
        <Field
          key={unit}
          label={at === 0 ? t("prepare.form.unit", { label, unit: unit ?? "" }) : (unit ?? "")}
          value={String(shown)}
          inputMode="numeric"
          maxLength={4}
          problem={at === 0 ? problem : ""}
          onInput={(text) => set(of(Number(text.replace(/[^0-9]/g, ""))))}
        />
      ))}
      {hint !== "" && <p class={planCss.hint}>{hint}</p>}
      <GiveClauseAt edit={edit} path={path} />
    </div>
  );
}

interface ChoiceAtProps extends AtProps {
  choices: readonly Choice[];
  value: string;
  onChoose?: (value: string) => void;
}

export function ChoiceAt({ edit, path, label, choices, value, onChoose }: ChoiceAtProps) {
  const hint = basisHint(edit.plan, path);
  return (
    <div id={fieldId(path)}>
      <Choices
        label={label}
        choices={choices}
        chosen={value}
        onChoose={onChoose ?? ((chosen) => edit.set([path, chosen]))}
        problem={problemAt(edit, path)}
      />
      {hint !== "" && <p class={planCss.hint}>{hint}</p>}
      <GiveClauseAt edit={edit} path={path} />
    </div>
  );
}
