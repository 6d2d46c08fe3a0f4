// The commands of a correction as a desk's steps.
import { t } from "../../../web_kit/i18n/i18n";
import type { Kinds, StepProps } from "../../steps/kind";
import { StepCorrection } from "./correction_card";
import { eachCorrection, isIn } from "./correction_steps";
import { VerdictForm, verdictChosen, verdictWords } from "./correction_verdict";

function WitnessFacts(props: StepProps) {
  return (
    <>
      <StepCorrection {...props} />
      <p>{t("console.ask.correction.witness.what")}</p>
    </>
  );
}

const ofCorrection = ({ id }: { id: string }) => ({ correction: id });

export const correction = {
  proposeCorrection: {
    words: ({ step, view }) => {
      if (step.seat === "") return "console.step.correction.propose";
      return isIn(step, view)
        ? "console.step.correction.recuse"
        : "console.step.correction.without";
    },
    place: ({ step }) => (step.seat === "" ? "next" : "seat"),
    each: eachCorrection,
    fill: (value, { correction: proposed }) => {
      if (proposed !== undefined) value.correction = proposed;
    },
  },
  decideCorrection: {
    words: "console.step.correction.decide",
    about: ofCorrection,
    form: VerdictForm, // With a field of its own where it is not accepted.
    chosen: (_, draft) => verdictChosen(draft),
    press: (_, draft) => verdictWords(draft),
    fill: (value, { accept }) => {
      value.accept = accept ?? false;
      if (value.accept) value.reason = "";
    },
  },
  witnessCorrection: {
    words: "console.step.correction.witness",
    about: ofCorrection,
    confirm: WitnessFacts,
  },
  withdrawCorrection: {
    words: "console.step.correction.withdraw",
    about: ofCorrection,
    confirm: StepCorrection,
  },
} satisfies Partial<Kinds>;
