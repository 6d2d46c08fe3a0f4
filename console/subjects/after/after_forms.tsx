// What a decision that is not the proposal and a notice ask for. What is wrong is said here as it is
// written; the server checks all of it again.
import { Field } from "../../../web_kit/components/field";
import {
  Step_Needs as Needs,
  type DeskView,
  type Person,
  type Step,
} from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { valueOf, type FormProps } from "../../steps/kind";
import { whoWords } from "../../words";
import { Unsigned } from "../release/unsigned";
import { daysProblem, noticeRule } from "./notices";
import { classes } from "../../../web_kit/look/classes";
import choicesCss from "../../steps/choices.module.css";
import css from "./after_forms.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

// Those who may be chosen: in the ranking and not gone, in its order.
function leftOf(step: Step, view: DeskView): Person[] {
  const own = valueOf(step, "enterDecision")?.post;
  const after = view.after.find(({ post }) => post === own);
  const gone = new Set(after?.gone.map(({ person }) => person?.candidate));
  const people = after?.ranking?.lines.map(({ person }) => person) ?? [];
  return people.filter(
    (person): person is Person => person !== undefined && !gone.has(person.candidate),
  );
}

// Pressing puts a person last, pressing again takes them out; the numbers tell the order.
export function DecisionForm({ step, view, draft, asked, onDraft }: FormProps) {
  const { chosen, vacant } = draft;
  if (step.needs !== Needs.DECISION) return null; // The proposal is followed.
  const toggle = (candidate: string) =>
    onDraft({
      ...draft,
      vacant: false,
      chosen: chosen.includes(candidate)
        ? chosen.filter((one) => one !== candidate)
        : [...(vacant ? [] : chosen), candidate],
    });
  return (
    <fieldset class={choicesCss.choices}>
      <legend>{t("console.ask.decision.who")}</legend>
      <div class={classes(choicesCss.list, choicesCss.tall)}>
        {leftOf(step, view).map((person) => {
          const place = vacant ? 0 : chosen.indexOf(person.candidate) + 1;
          return (
            <label
              key={person.candidate}
              class={place > 0 ? classes(choicesCss.choice, choicesCss.on) : choicesCss.choice}
            >
              <input
                type="checkbox"
                checked={place > 0}
                onChange={() => toggle(person.candidate)}
              />
              <span class={css.who}>
                {person.name} <span class={tones.quiet}>{whoWords(person)}</span>
              </span>
              <strong class={css.place}>{place > 0 ? place : ""}</strong>
            </label>
          );
        })}
        <label class={vacant ? classes(choicesCss.choice, choicesCss.on) : choicesCss.choice}>
          <input
            type="checkbox"
            checked={vacant}
            onChange={() => onDraft({ ...draft, vacant: !vacant, chosen: [] })}
          />
          <span>{t("console.ask.decision.vacant")}</span>
        </label>
      </div>
      <div class={choicesCss.words} aria-live="polite">
        {asked && !vacant && chosen.length === 0 && <>▲ {t("console.ask.decision.pick")}</>}
      </div>
    </fieldset>
  );
}

// Whom the notice will name, and whose signature is missing.
function Named({ step, view }: Pick<FormProps, "step" | "view">) {
  const own = valueOf(step, "openNotice")?.of;
  const preview = view.toNotify.find(({ of }) => of === own);
  if (preview === undefined) return null;
  return (
    <section class={css.named} aria-label={t("console.ask.notice.named")}>
      <h3>{t("console.ask.notice.named")}</h3>
      <ul>
        {preview.lines.map(({ postTitle, people }) => (
          <li key={postTitle}>
            {postTitle}
            {t("console.ask.notice.colon")}
            <strong>{people.map(({ name }) => name).join(t("console.after.comma"))}</strong>
          </li>
        ))}
      </ul>
      <Unsigned people={preview.unsigned} />
    </section>
  );
}

export function NoticeForm({ step, view, draft, asked, onDraft }: FormProps) {
  const rule = noticeRule(step, view);
  const wrong = asked ? daysProblem(draft) : null;
  const problem = t("console.ask.notice.wrong");
  const working = rule?.workingDays === true;
  const key = working ? "console.ask.notice.rule.working" : "console.ask.notice.rule.days";
  return (
    <>
      <Named step={step} view={view} />
      <p>{t(key, { days: rule?.days ?? 0 })}</p>
      <Field
        label={t("console.ask.notice.first_day")}
        value={draft.firstDay}
        hint={t("console.ask.notice.first_day.hint")}
        inputMode="numeric"
        problem={wrong === "firstDay" ? problem : ""}
        onInput={(firstDay) => onDraft({ ...draft, firstDay })}
      />
      {working && (
        <div class={css.days}>
          <Field
            label={t("console.ask.notice.holidays")}
            value={draft.holidays}
            hint={t("console.ask.notice.days.hint")}
            maxLength={800}
            problem={wrong === "holidays" ? problem : ""}
            onInput={(holidays) => onDraft({ ...draft, holidays })}
          />
          <Field
            label={t("console.ask.notice.workdays")}
            value={draft.workdays}
            hint={t("console.ask.notice.days.hint")}
            maxLength={800}
            problem={wrong === "workdays" ? problem : ""}
            onInput={(workdays) => onDraft({ ...draft, workdays })}
          />
        </div>
      )}
    </>
  );
}
