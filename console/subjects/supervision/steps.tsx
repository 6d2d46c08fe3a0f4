// The commands of supervision as a desk's steps: hold, flag, opinion, the end of the day, and what
// takes a step back.
import {
  HoldFrom_Id as HoldFrom,
  Role_Id as Role,
} from "../../../web_kit/generated/proto/seats_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { Choices } from "../../steps/choices";
import type { FormProps, Kinds } from "../../steps/kind";
import { says } from "../../steps/says";
import { undoneWords } from "./undone";

function HoldForm({ draft, onDraft }: FormProps) {
  return (
    <Choices
      label={t("console.ask.hold")}
      chosen={draft.from}
      onChoose={(from) => onDraft({ ...draft, from })}
      choices={[
        { value: HoldFrom.NOW, words: t("console.ask.hold.now") },
        { value: HoldFrom.END_OF_TURN, words: t("console.ask.hold.end_of_turn") },
      ]}
      upright
    />
  );
}

export const supervision = {
  placeHold: {
    words: "console.step.hold",
    form: HoldForm,
    press: () => t("console.ask.hold.confirm"),
    fill: (value, { from }) => {
      if (from !== undefined) value.from = from;
    },
  },
  releaseHold: { words: "console.step.hold.release" },
  raiseFlag: {
    words: ({ step }) => (step.role === Role.VERIFIER ? "watch.look" : "console.step.flag"),
    text: { label: "console.ask.flag", hint: "console.ask.flag.hint" },
    press: () => t("console.ask.flag.confirm"),
  },
  acknowledgeTailLoss: {
    words: "console.step.tail_loss",
    confirm: says("console.alert.tail.what"),
  },
  acknowledgeWitnesses: {
    words: "console.step.witnesses",
    confirm: says("console.note.witness_unchecked.what"),
  },
  undoStep: {
    words: "console.paper.step.undo",
    place: "undo",
    about: ({ seq }) => ({ more: `${seq}` }),
    named: ({ value, step, view }) => ({ undone: undoneWords(value, step, view) }),
  },
  giveOpinion: {
    words: ({ view }) =>
      view.opinion === "" ? "console.step.opinion" : "console.step.opinion_again",
    what: "console.ask.opinion.what",
    text: { label: "console.ask.opinion", hint: "console.ask.opinion.hint" },
  },
  endDay: { words: "console.step.day.end", confirm: says("console.ask.day.end.what") },
} satisfies Partial<Kinds>;
