// What has to be asked before a step is taken: a reason, an outcome, from when, or whether it is
// meant. What is written stays until the server has taken it.
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../web_kit/components/banner";
import { Button } from "../../web_kit/components/button";
import { Dialog } from "../../web_kit/components/dialog";
import { Field } from "../../web_kit/components/field";
import {
  Step_Needs as Needs,
  type DeskView,
  type Step,
} from "../../web_kit/generated/proto/views_pb";
import { t } from "../../web_kit/i18n/i18n";
import { whoWords } from "../words";
import { Refused } from "./action_bar";
import type { Acting } from "./acting";
import { textProblem } from "./asked";
import { emptyDraft, type Draft } from "./draft";
import { complete, textMax, textNeeded } from "./filled";
import type { FormProps, TextWords } from "./kind";
import { kindOf } from "./kinds";
import { keyOf, stepWords } from "./steps";

export interface AskProps {
  step: Step;
  view: DeskView;
  acting: Acting;
  stillThere: boolean; // Whether the newest view offers the step.
  start?: Partial<Draft> | undefined; // What was chosen by the button that asked.
  onClose: () => void;
  room?: string | undefined; // Named where a page holds several.
}

const reason: TextWords = { label: "console.ask.reason", hint: "console.ask.reason.hint" };

function problemWords(text: string, max: number, { label }: TextWords): string {
  const problem = textProblem(text, max);
  if (problem === "long") {
    return t("console.ask.long", { have: Array.from(text.trim()).length, max });
  }
  if (problem === null) return "";
  return t(label === reason.label ? "console.ask.empty.reason" : "console.ask.empty");
}

function whatWords(step: Step, view: DeskView): string {
  const value = step.command?.action.value;
  const what = kindOf(step)?.what;
  if (what === undefined || value === undefined) return "";
  const key = typeof what === "string" ? what : what({ value, step, view });
  return t(key, { who: whoWords(step.person) });
}

// What the act does, what it asks for besides words, and the words.
function Form(props: FormProps) {
  const { step, view, draft, asked, onDraft } = props;
  const kind = kindOf(step);
  const Choosing = kind?.form;
  const words = kind?.text ?? reason;
  const max = textMax(step);
  const what = whatWords(step, view);
  return (
    <>
      {what !== "" && <p>{what}</p>}
      {Choosing !== undefined && <Choosing {...props} />}
      {textNeeded(step, view) && (
        <Field
          label={t(words.label)}
          value={draft.text}
          lines={3}
          maxLength={2 * max}
          hint={t(words.hint, { max })}
          problem={asked ? problemWords(draft.text, max, words) : ""}
          onInput={(text) => onDraft({ ...draft, text })}
        />
      )}
    </>
  );
}

// The dialog's own button says what pressing it does.
function pressWords(step: Step, view: DeskView, draft: Draft): string {
  const value = step.command?.action.value;
  const own = value && kindOf(step)?.press?.({ value, step, view }, draft);
  return own ?? stepWords(step, view);
}

export function Ask({ step, view, acting, stillThere, start, onClose, room }: AskProps) {
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, ...start });
  const [asked, setAsked] = useState(false);
  const stands = useRef(true); // Another question may have taken its place meanwhile.
  useEffect(() => () => void (stands.current = false), []);
  const Facts = kindOf(step)?.confirm;
  const sending = acting.busy === keyOf(step);
  const form = step.needs !== Needs.NOTHING;

  function send() {
    setAsked(true);
    if (!complete(step, view, draft)) return;
    const taken = acting.act(step, form ? draft : {});
    void taken.then((done) => done && stands.current && onClose());
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  }

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
        {form ? (
          <Form step={step} view={view} draft={draft} asked={asked} onDraft={setDraft} />
        ) : (
          Facts !== undefined && <Facts step={step} view={view} />
        )}
        <Refused acting={acting} view={view} />
        {gone && <Banner tone="notice">{t("console.ask.gone")}</Banner>}
      </Dialog>
    </div>
  );
}
