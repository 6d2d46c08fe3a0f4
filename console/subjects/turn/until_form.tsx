// When a break ends, as people are told; or nothing.
import { Field } from "../../../web_kit/components/field";
import { t } from "../../../web_kit/i18n/i18n";
import { textMaxOf, textProblem } from "../../steps/asked";
import type { FormProps } from "../../steps/kind";

export const isTooLong = (text: string): boolean =>
  textProblem(text, textMaxOf("startBreak")) === "long";

export function UntilForm({ draft, asked, onDraft }: FormProps) {
  const max = textMaxOf("startBreak");
  const long = asked && isTooLong(draft.text);
  return (
    <>
      <p>{t("console.ask.break.what")}</p>
      <Field
        label={t("console.ask.break.until")}
        value={draft.text}
        hint={t("console.ask.break.hint")}
        maxLength={max}
        problem={long ? t("console.ask.long", { have: draft.text.trim().length, max }) : ""}
        onInput={(text) => onDraft({ ...draft, text })}
      />
    </>
  );
}
