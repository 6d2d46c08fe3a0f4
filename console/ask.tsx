// What has to be asked before a step is taken: a reason, an outcome, from when, or whether it is
// meant. What is written stays until the server has taken it.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../web_kit/components/banner";
import { Button } from "../web_kit/components/button";
import { Dialog } from "../web_kit/components/dialog";
import { Field } from "../web_kit/components/field";
import {
  HoldFrom_Id as HoldFrom,
  Outcome_Id as Outcome,
} from "../web_kit/generated/proto/seats_pb";
import { Step_Needs as Needs, type DeskView, type Step } from "../web_kit/generated/proto/views_pb";
import { t, type Key } from "../web_kit/i18n";
import type { Acting } from "./acting";
import { Refused } from "./action_bar";
import { DecisionForm, NoticeForm, type FormProps } from "./after_forms";
import { Choices } from "./choices";
import { ArrivalForm, PassphraseForm, PostsForm, SubstituteForm, UntilForm } from "./day_forms";
import { StepCorrection } from "./correction_card";
import { VerdictForm, verdictWords } from "./correction_verdict";
import { complete, emptyDraft, inputOf, objectionOf, textNeeded, type Draft } from "./draft";
import { WordsSaid } from "./draw_card";
import { textMax, textProblem } from "./filled";
import { missing, panelsOf } from "./seats";
import { SeatForm } from "./paper_menu";
import { paperWhat } from "./paper_steps";
import { actionOf, isLatecomer, keyOf, stepWords, type Action } from "./steps";
import { arrivalWords, outcomeWords, panelWords, seatWords, whoWords } from "./words";

export interface AskProps {
  step: Step;
  view: DeskView;
  acting: Acting;
  stillThere: boolean; // Whether the newest view offers the step.
  start?: Partial<Draft> | undefined; // What was chosen by the button that asked.
  onClose: () => void;
  room?: string | undefined; // Named where a page holds several.
}

interface Words {
  label: Key;
  hint: Key;
  what?: Key; // What the act does.
}

const reason: Words = { label: "console.ask.reason", hint: "console.ask.reason.hint" };
const fieldWords: Readonly<Partial<Record<Action, Words>>> = {
  returnSheet: { ...reason, what: "console.ask.return.what" },
  dropOut: { ...reason, what: "console.ask.drop_out.what" },
  stopPost: { ...reason, what: "console.ask.stop_post.what" },
  enterDecision: { ...reason, what: "console.ask.decision.what" },
  openNotice: { label: "console.ask.reason", hint: "console.ask.notice.reason" },
  recuseJudge: { ...reason, what: "console.ask.recuse.what" },
  setOutcome: { ...reason, what: "console.ask.outcome.what" },
  answerObjection: { label: "console.ask.answer", hint: "console.ask.answer.hint" },
  raiseFlag: { label: "console.ask.flag", hint: "console.ask.flag.hint" },
  giveOpinion: {
    label: "console.ask.opinion",
    hint: "console.ask.opinion.hint",
    what: "console.ask.opinion.what",
  },
  contributeToDraw: {
    label: "console.ask.words",
    hint: "console.ask.words.hint",
    what: "console.ask.words.what",
  },
  abandonDraw: { ...reason, what: "console.ask.draw.abandon.what" },
  vacateSeat: { ...reason, what: "console.ask.vacate.what" },
  fillSeat: { ...reason, what: "console.ask.fill.what" },
  proposeDevice: { ...reason, what: "console.device.propose.what" },
  freezeDevice: { ...reason, what: "console.device.freeze.what" },
};

function problemWords(text: string, max: number, label: Key): string {
  const problem = textProblem(text, max);
  if (problem === "long") {
    return t("console.ask.long", { have: Array.from(text.trim()).length, max });
  }
  if (problem === null) return "";
  return t(label === "console.ask.reason" ? "console.ask.empty.reason" : "console.ask.empty");
}

// Sheets that are not in, panel by panel, before the stage is closed without them.
function CloseFacts({ view }: { view: DeskView }) {
  return (
    <>
      {panelsOf(view).map((panel) => {
        const waiting = missing(panel);
        return (
          <div key={panel.panel}>
            <p>
              {t("console.ask.close.counts", {
                panel: panelWords(view.legend, panel.panel),
                have: panel.submitted,
                need: panel.expected,
              })}
            </p>
            {waiting.length > 0 && (
              <p class="desk-tone-warning">
                {t("console.ask.close.without", {
                  seats: waiting
                    .map(({ seat }) => seatWords(seat, view.legend))
                    .join(t("display.trace.comma")),
                })}
              </p>
            )}
          </div>
        );
      })}
      <p>{t("console.ask.close.what")}</p>
    </>
  );
}

function ConfirmFacts({ step, view }: { step: Step; view: DeskView }) {
  switch (actionOf(step)) {
    case "closeStage":
      return <CloseFacts view={view} />;
    case "announceFigures":
      return (
        <>
          <p class="ask-total">
            {t("console.ask.announce.total")} <strong>{view.closed?.figures?.total}</strong>
          </p>
          <p>{t("console.ask.announce.what")}</p>
        </>
      );
    case "announceResults":
      return <p>{t("console.ask.results.what")}</p>;
    case "endDay":
      return <p>{t("console.ask.end_day.what")}</p>;
    case "acknowledgeTailLoss":
      return <p>{t("console.alert.tail.what")}</p>;
    case "completeDraw":
      return (
        <>
          <WordsSaid draw={view.draws[0]} view={view} />
          <p>{t("console.ask.draw.complete.what")}</p>
        </>
      );
    case "equaliseRooms":
      return <p>{t("console.ask.equalise.what")}</p>;
    case "openBatch":
      return <p>{t("console.ask.batch.what")}</p>;
    case "witnessCorrection":
      return (
        <>
          <StepCorrection step={step} view={view} />
          <p>{t("console.ask.correction.witness.what")}</p>
        </>
      );
    case "withdrawCorrection":
      return <StepCorrection step={step} view={view} />;
    default:
      return null;
  }
}

// Who was heard has not stayed away, and nobody withdraws who knows the score.
function outcomesOf(step: Step, view: DeskView): Outcome[] {
  const line = view.lines.find((one) => one.person?.candidate === step.person?.candidate);
  if (line?.announced === true) return [Outcome.DISQUALIFIED];
  if (line !== undefined && line.closed.length > 0) {
    return [Outcome.WITHDRAWN, Outcome.DISQUALIFIED];
  }
  return [Outcome.ABSENT, Outcome.WITHDRAWN, Outcome.DISQUALIFIED];
}

// The words of the dialog's own button: what pressing it does.
function pressWords(step: Step, view: DeskView, draft: Draft): string {
  const who = whoWords(step.person);
  switch (actionOf(step)) {
    case "setOutcome":
      return draft.outcome === Outcome.OUTCOME_UNSPECIFIED
        ? t("console.ask.outcome.confirm.none", { who })
        : t("console.ask.outcome.confirm", { who, outcome: outcomeWords(draft.outcome) });
    case "placeHold":
      return t("console.ask.hold.confirm");
    case "raiseFlag":
      return t("console.ask.flag.confirm");
    case "checkInCandidate":
      return isLatecomer(step, view)
        ? t("console.ask.arrival.confirm.lot")
        : t("console.ask.arrival.confirm", { arrival: arrivalWords(draft.arrival) });
    case "contributeToDraw":
      return t("console.ask.words.confirm");
    case "decideCorrection":
      return verdictWords(draft);
    default:
      return stepWords(step, view);
  }
}

function Form({ step, view, draft, asked, onDraft }: FormProps) {
  const words = fieldWords[actionOf(step) ?? "setOutcome"] ?? reason;
  const max = textMax(step);
  const who = whoWords(step.person);
  return (
    <>
      {words.what !== undefined && <p>{t(words.what, { who })}</p>}
      {actionOf(step) === "setPaper" && <p>{t(paperWhat(step))}</p>}
      {step.needs === Needs.OUTCOME && (
        <Choices
          label={t("console.ask.outcome")}
          chosen={draft.outcome}
          onChoose={(outcome) => onDraft({ ...draft, outcome })}
          choices={outcomesOf(step, view).map((one) => ({ value: one, words: outcomeWords(one) }))}
          problem={
            asked && draft.outcome === Outcome.OUTCOME_UNSPECIFIED
              ? t("console.ask.outcome.pick")
              : ""
          }
        />
      )}
      {step.needs === Needs.HOLD && (
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
      )}
      {step.needs === Needs.DECISION && (
        <DecisionForm step={step} view={view} draft={draft} asked={asked} onDraft={onDraft} />
      )}
      {step.needs === Needs.NOTICE && (
        <NoticeForm step={step} view={view} draft={draft} asked={asked} onDraft={onDraft} />
      )}
      <DayForm step={step} view={view} draft={draft} asked={asked} onDraft={onDraft} />
      {textNeeded(step, view) && (
        <Field
          label={t(words.label)}
          value={draft.text}
          lines={3}
          maxLength={2 * max}
          hint={t(words.hint, { max })}
          problem={asked ? problemWords(draft.text, max, words.label) : ""}
          onInput={(text) => onDraft({ ...draft, text })}
        />
      )}
    </>
  );
}

// What the steps of the day ask for besides words.
function DayForm(props: FormProps) {
  switch (props.step.needs) {
    case Needs.ARRIVAL:
      return <ArrivalForm {...props} />;
    case Needs.PASSPHRASE:
      return <PassphraseForm {...props} />;
    case Needs.SEAT:
      return <SeatForm {...props} />;
    case Needs.POSTS:
      return <PostsForm {...props} />;
    case Needs.SUBSTITUTE:
      return <SubstituteForm {...props} />;
    case Needs.UNTIL:
      return <UntilForm {...props} />;
    case Needs.VERDICT:
      return <VerdictForm {...props} />;
    default:
      return null;
  }
}

export function Ask({ step, view, acting, stillThere, start, onClose, room }: AskProps) {
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, ...start });
  const [asked, setAsked] = useState(false);
  const stands = useRef(true); // Another question may have taken its place meanwhile.
  useEffect(() => () => void (stands.current = false), []);
  const objection = objectionOf(step, view);
  const sending = acting.busy === keyOf(step);

  function send() {
    setAsked(true);
    if (!complete(step, view, draft)) return;
    const taken = acting.act(step, inputOf(step, draft));
    void taken.then((done) => done && stands.current && onClose());
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  }

  const form = step.needs !== Needs.NOTHING;
  const gone = !stillThere && !sending && acting.refused === null;
  return (
    <div onKeyDown={onKeyDown}>
      <Dialog
        title={room === undefined ? stepWords(step, view) : `${room} · ${stepWords(step, view)}`}
        onClose={onClose}
        actions={
          <Button focused={!form} busy={sending ? t("console.step.sending") : null} onPress={send}>
            {pressWords(step, view, draft)}
          </Button>
        }
      >
        {objection !== "" && <Quoted title={t("console.ask.objection")}>{objection}</Quoted>}
        {form ? (
          <Form step={step} view={view} draft={draft} asked={asked} onDraft={setDraft} />
        ) : (
          <ConfirmFacts step={step} view={view} />
        )}
        <Refused acting={acting} view={view} />
        {gone && <Banner tone="notice">{t("console.ask.gone")}</Banner>}
      </Dialog>
    </div>
  );
}

function Quoted({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div>
      <strong>{title}</strong>
      <blockquote class="ask-quote">{children}</blockquote>
    </div>
  );
}
