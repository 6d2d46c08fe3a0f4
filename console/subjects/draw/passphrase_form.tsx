// The passphrase of the sealed questions. Dots at first; shown on request, since a Chinese passphrase
// cannot be typed into dots.
import { useState } from "preact/hooks";
import { Field } from "../../../web_kit/components/field";
import { t } from "../../../web_kit/i18n/i18n";
import { textProblem } from "../../steps/asked";
import type { FormProps } from "../../steps/kind";
import { classes } from "../../../web_kit/look/classes";
import choicesCss from "../../steps/choices.module.css";

// No field of the command: it goes beside it.
export const passphraseMax = 200;

export function PassphraseForm({ draft, asked, onDraft }: FormProps) {
  const [shown, setShown] = useState(false);
  const problem = asked ? textProblem(draft.passphrase, passphraseMax) : null;
  return (
    <>
      <p>{t("console.ask.passphrase.what")}</p>
      <Field
        label={t("console.ask.passphrase")}
        value={draft.passphrase}
        secret={!shown}
        hint={t("console.ask.passphrase.hint")}
        maxLength={passphraseMax}
        problem={problem === null ? "" : t("console.ask.passphrase.empty")}
        onInput={(passphrase) => onDraft({ ...draft, passphrase })}
      />
      <label class={shown ? classes(choicesCss.choice, choicesCss.on) : choicesCss.choice}>
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        <span>{t("console.ask.passphrase.show")}</span>
      </label>
    </>
  );
}
