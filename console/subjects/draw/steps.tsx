// The commands of a draw by the server as a desk's steps, and the questions that were drawn.
import { Draw_Of as Of } from "../../../web_kit/generated/proto/draw_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { textProblem } from "../../steps/asked";
import type { Kinds, StepProps } from "../../steps/kind";
import { WordsSaid } from "./draw_card";
import { passphraseMax, PassphraseForm } from "./passphrase_form";

const openWords: Readonly<Record<Of, Key>> = {
  [Of.OF_UNSPECIFIED]: "console.step.draw.order",
  [Of.ORDER]: "console.step.draw.order",
  [Of.QUESTIONS]: "console.step.draw.questions",
  [Of.JUDGES]: "console.step.draw.judges",
};

function CompleteFacts({ view }: StepProps) {
  return (
    <>
      <WordsSaid draw={view.draws[0]} view={view} />
      <p>{t("console.ask.draw.complete.what")}</p>
    </>
  );
}

const ofDraw = ({ draw }: { draw: string }) => ({ more: draw });

export const draw = {
  openDraw: {
    words: ({ value }) => openWords[value.draw?.of ?? Of.OF_UNSPECIFIED],
    // It has no id yet: what is drawn tells it.
    about: ({ draw: drawn }) => ({
      candidate: drawn?.candidate ?? "",
      panel: drawn?.panel ?? "",
      more: `${drawn?.of}.${drawn?.stage}`,
    }),
  },
  contributeToDraw: {
    words: ({ step }) =>
      step.role === Role.SUPERVISOR ? "console.step.draw.witness" : "console.step.draw.contribute",
    about: ofDraw,
    what: "console.ask.words.what",
    text: { label: "console.ask.words", hint: "console.ask.words.hint" },
    press: () => t("console.ask.words.confirm"),
  },
  completeDraw: { words: "console.step.draw.complete", about: ofDraw, confirm: CompleteFacts },
  abandonDraw: {
    words: "console.step.draw.abandon",
    about: ofDraw,
    what: "console.ask.draw.abandon.what",
  },
  openQuestions: {
    words: "console.step.questions.open",
    form: PassphraseForm,
    chosen: (_, { passphrase }) => textProblem(passphrase, passphraseMax) === null,
  },
} satisfies Partial<Kinds>;
