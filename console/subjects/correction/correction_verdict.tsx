// Deciding about the chief judge's own correction: accepted, or not and why.
import { Field } from "../../../web_kit/components/field";
import { t } from "../../../web_kit/i18n/i18n";
import { Choices } from "../../steps/choices";
import { StepCorrection } from "./correction_card";
import { textMaxOf, textProblem } from "../../steps/asked";
import type { Draft } from "../../steps/draft";
import type { FormProps } from "../../steps/kind";

const max = textMaxOf("decideCorrection");

export function verdictWords({ accept }: Draft): string {
  if (accept === null) return t("console.ask.verdict.record");
  return t(accept ? "console.ask.verdict.accept" : "console.ask.verdict.refuse");
}

// A refusal says why.
export function verdictChosen({ accept, text }: Draft): boolean {
  return accept === true || (accept === false && textProblem(text, max) === null);
}

export function VerdictForm({ step, view, draft, asked, onDraft }: FormProps) {
  const wrong = asked ? textProblem(draft.text, max) : null;
  const have = Array.from(draft.text.trim()).length;
  return (
    <>
      <StepCorrection step={step} view={view} />
      <Choices
        label={t("console.ask.verdict")}
        chosen={draft.accept === null ? null : draft.accept ? 1 : 0}
        onChoose={(accept) => onDraft({ ...draft, accept: accept === 1 })}
        choices={[
          { value: 1, words: t("console.ask.verdict.accept") },
          { value: 0, words: t("console.ask.verdict.refuse") },
        ]}
        problem={asked && draft.accept === null ? t("console.ask.verdict.pick") : ""}
      />
      {draft.accept === false && (
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
