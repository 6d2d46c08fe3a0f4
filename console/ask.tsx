// What has to be asked before a step is taken: a reason, an outcome, from when, or whether it is
// meant. What is written stays until the server has taken it.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
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
import { DecisionForm, NoticeForm, daysIn, daysProblem } from "./after_forms";
import { Choices } from "./choices";
import { missing, panelsOf } from "./seats";
import {
  actionOf,
  keyOf,
  noticedBefore,
  stepWords,
  textMax,
  textProblem,
  type Action,
  type Input,
} from "./steps";
import { outcomeWords, panelWords, seatWords, whoWords } from "./words";

export interface AskProps {
  step: Step;
  view: DeskView;
  acting: Acting;
  stillThere: boolean; // Whether the newest view offers the step.
  onClose: () => void;
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
    case "acknowledgeTailLoss":
      return <p>{t("console.alert.tail.what")}</p>;
    default:
      return null;
  }
}

export interface Draft {
  text: string;
  outcome: Outcome;
  from: HoldFrom;
  chosen: readonly string[];
  vacant: boolean;
  firstDay: string;
  holidays: string;
  workdays: string;
}

function objectionOf(step: Step, view: DeskView): string {
  if (actionOf(step) !== "answerObjection") return "";
  const candidate = step.person?.candidate;
  return view.lines.find(({ person }) => person?.candidate === candidate)?.objection ?? "";
}

const outcomes = [Outcome.ABSENT, Outcome.WITHDRAWN, Outcome.DISQUALIFIED];

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
    default:
      return stepWords(step, view);
  }
}

// A first notice is given without a reason.
function textNeeded(step: Step, view: DeskView): boolean {
  return step.needs !== Needs.NOTICE || noticedBefore(step, view);
}

function complete(step: Step, view: DeskView, draft: Draft): boolean {
  if (step.needs === Needs.NOTHING) return true;
  if (step.needs === Needs.DECISION && !draft.vacant && draft.chosen.length === 0) return false;
  if (step.needs === Needs.NOTICE) {
    if (daysProblem(draft) !== null) return false;
  }
  if (!textNeeded(step, view)) return true;
  if (step.needs === Needs.OUTCOME && draft.outcome === Outcome.OUTCOME_UNSPECIFIED) return false;
  return textProblem(draft.text, textMax(step)) === null;
}

function inputOf(step: Step, draft: Draft): Input {
  if (step.needs === Needs.OUTCOME) return { text: draft.text, outcome: draft.outcome };
  if (step.needs === Needs.DECISION) {
    return { text: draft.text, chosen: draft.vacant ? [] : draft.chosen, vacant: draft.vacant };
  }
  if (step.needs === Needs.NOTICE) {
    const { text, firstDay } = draft;
    const off = { holidays: daysIn(draft.holidays), workdays: daysIn(draft.workdays) };
    return { text, firstDay: firstDay.trim(), ...off };
  }
  if (step.needs === Needs.HOLD) return { text: draft.text, from: draft.from };
  return step.needs === Needs.NOTHING ? {} : { text: draft.text };
}

interface FormProps {
  step: Step;
  view: DeskView;
  draft: Draft;
  asked: boolean; // Whether it was tried to be sent: only then is something wrong.
  onDraft: (draft: Draft) => void;
}

function Form({ step, view, draft, asked, onDraft }: FormProps) {
  const words = fieldWords[actionOf(step) ?? "setOutcome"] ?? reason;
  const max = textMax(step);
  const who = whoWords(step.person);
  return (
    <>
      {words.what !== undefined && <p>{t(words.what, { who })}</p>}
      {step.needs === Needs.OUTCOME && (
        <Choices
          label={t("console.ask.outcome")}
          chosen={draft.outcome}
          onChoose={(outcome) => onDraft({ ...draft, outcome })}
          choices={outcomes.map((one) => ({ value: one, words: outcomeWords(one) }))}
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

export function Ask({ step, view, acting, stillThere, onClose }: AskProps) {
  const [draft, setDraft] = useState<Draft>({
    text: "",
    outcome: Outcome.OUTCOME_UNSPECIFIED,
    from: HoldFrom.NOW,
    chosen: [],
    vacant: false,
    firstDay: "",
    holidays: "",
    workdays: "",
  });
  const [asked, setAsked] = useState(false);
  const objection = objectionOf(step, view);
  const sending = acting.busy === keyOf(step);

  function send() {
    setAsked(true);
    if (!complete(step, view, draft) || acting.busy !== null) return;
    void acting.act(step, inputOf(step, draft)).then((done) => done && onClose());
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
        title={stepWords(step, view)}
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
