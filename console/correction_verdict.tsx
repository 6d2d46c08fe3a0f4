// Deciding about the chief judge's own correction: accepted, or not and why.
import { Field } from "../web_kit/components/field";
import { t } from "../web_kit/i18n";
import type { FormProps } from "./after_forms";
import { Choices } from "./choices";
import { StepCorrection } from "./correction_card";
import type { Draft } from "./draft";
import { textMax, textProblem } from "./filled";

export function verdictWords({ verdict }: Draft): string {
  if (verdict === null) return t("console.ask.verdict.record");
  return t(verdict ? "console.ask.verdict.accept" : "console.ask.verdict.refuse");
}

export function VerdictForm({ step, view, draft, asked, onDraft }: FormProps) {
  const max = textMax(step);
  const wrong = asked ? textProblem(draft.text, max) : null;
  const have = Array.from(draft.text.trim()).length;
  return (
    <>
      <StepCorrection step={step} view={view} />
      <Choices
        label={t("console.ask.verdict")}
        chosen={draft.verdict === null ? null : draft.verdict ? 1 : 0}
        onChoose={(accept) => onDraft({ ...draft, verdict: accept === 1 })}
        choices={[
          { value: 1, words: t("console.ask.verdict.accept") },
          { value: 0, words: t("console.ask.verdict.refuse") },
        ]}
        problem={asked && draft.verdict === null ? t("console.ask.verdict.pick") : ""}
      />
      {draft.verdict === false && (
        <Field
          label={t("console.ask.reason")}
          value={draft.text}
          lines={3}
          maxLength={2 * max}
          hint={t("console.ask.reason.hint", { max })}
          problem={
            wrong === null
              ? ""
              : wrong === "long"
                ? t("console.ask.long", { have, max })
                : t("console.ask.empty.reason")
          }
          onInput={(text) => onDraft({ ...draft, text })}
        />
      )}
    </>
  );
}
