// Proposing a correction (更正): for whom, which seat, what, and why; then everything is read back,
// old beside new, before it is sent. What is written stays until the server has taken it.
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import { Field } from "../../../web_kit/components/field";
import { CorrectionChange, kindWords } from "../../../web_kit/figures/correction";
import { stageOf } from "../../../web_kit/figures/figures_words";
import { Correction_Kind as Kind } from "../../../web_kit/generated/proto/correction_pb";
import type { DeskView, Person } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { settle_ms, useLasting } from "../../steps/acting";
import { Refused } from "../../steps/action_bar";
import type { AskProps } from "../../steps/ask";
import { Choices } from "../../steps/choices";
import {
  changeOf,
  correctableOf,
  correctionOf,
  forCandidate,
  forSeat,
  forStage,
  isComplete,
  kindsFor,
  offered,
  problemsOf,
  reasonMax,
  seatsFor,
  sheetOf,
  stagesOf,
  startingCorrection,
  type CorrectionDraft,
  type Problems,
} from "./correction_draft";
import { MarkField } from "../sheets/mark_field";
import { asDecimal } from "../sheets/marks";
import { keyOf, stepWords } from "../../steps/steps";
import { chiefWord, seatById, stageWords, whoWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import choicesCss from "../../steps/choices.module.css";
import css from "./correction_form.module.css";
import correctionCardCss from "./correction_card.module.css";
import drawCss from "../draw/draw.module.css";
import layoutCss from "../../../web_kit/look/layout.module.css";

interface PartProps {
  view: DeskView;
  draft: CorrectionDraft;
  problems: Problems | null; // Null until it was tried to go on: only then is something wrong.
  onDraft: (draft: CorrectionDraft) => void;
}

function people(view: DeskView): Person[] {
  const all = new Map<string, Person>();
  for (const { person } of offered(view)) {
    if (person !== undefined) all.set(person.candidate, person);
  }
  return [...all.values()];
}

function Who({ view, draft, problems, onDraft }: PartProps) {
  const stages = stagesOf(draft.candidate, view);
  return (
    <>
      <Choices
        label={t("console.correct.who")}
        chosen={draft.candidate}
        onChoose={(candidate) => onDraft(forCandidate(draft, candidate, view))}
        choices={people(view).map((person) => ({
          value: person.candidate,
          words: [whoWords(person), person.number > 0 ? person.name : ""].join(" ").trim(),
        }))}
        problem={problems?.who === true ? t("console.correct.who.pick") : ""}
      />
      {stages.length > 1 && (
        <Choices
          label={t("console.correct.stage")}
          chosen={draft.stage}
          onChoose={(stage) => onDraft(forStage(draft, stage))}
          choices={stages.map((stage) => ({
            value: stage,
            words: stageWords(view.legend, stage),
          }))}
          problem={problems?.stage === true ? t("console.correct.stage.pick") : ""}
        />
      )}
    </>
  );
}

// "5号评委：84.5", "6号评委：未提交", "7号评委：90（迟到，未计入）".
function sheetWords(seat: string, draft: CorrectionDraft, view: DeskView): string {
  if (seat === "") return t("console.correct.whole");
  const sheet = sheetOf({ ...draft, seat }, view);
  const came = sheet?.total || t(sheet?.in ? "console.live.submitted" : "kit.correction.missing");
  const total = sheet?.late === true ? t("console.correct.late", { total: came }) : came;
  return t("console.correct.sheet", { seat: seatById(view, seat), total });
}

function Which({ view, draft, problems, onDraft }: PartProps) {
  const entry = correctableOf(draft, view);
  const kinds = kindsFor(entry, draft.seat);
  if (entry === undefined) return null;
  return (
    <>
      <Choices
        label={t("console.correct.seat")}
        chosen={draft.seat}
        onChoose={(seat) => onDraft(forSeat(draft, seat, view))}
        choices={seatsFor(entry).map((seat) => ({
          value: seat,
          words: sheetWords(seat, draft, view),
        }))}
        problem={problems?.seat === true ? t("console.correct.seat.pick") : ""}
      />
      {kinds.length > 0 && (
        <Choices
          label={t("console.correct.what")}
          chosen={draft.kind}
          onChoose={(kind) => onDraft({ ...draft, kind })}
          choices={kinds.map((kind) => ({ value: kind, words: kindWords(kind) }))}
          problem={problems?.kind === true ? t("console.correct.what.pick") : ""}
        />
      )}
    </>
  );
}

// What is wrong with a mark is said as it is typed; what is missing, once it was tried to go on.
function Marks({ view, draft, problems, onDraft }: PartProps) {
  const card = stageOf(view.legend, draft.stage);
  const before = sheetOf(draft, view)?.marks ?? [];
  const wrong = problemsOf(draft, view).marks;
  const problemOf = (id: string) => {
    const problem = wrong.get(id);
    return problem === "empty" && problems === null ? undefined : problem;
  };
  return (
    <fieldset class={choicesCss.choices}>
      <legend>{t("console.correct.marks")}</legend>
      {card?.criteria.map((criterion) => (
        <MarkField
          key={criterion.id}
          criterion={criterion}
          step={card.step}
          aside={
            <span class={css.before}>
              {t("console.correct.mark.before", {
                mark: before.find((one) => one.criterion === criterion.id)?.mark ?? "",
              })}
            </span>
          }
          typed={draft.typed[criterion.id] ?? ""}
          problem={problemOf(criterion.id)}
          onInput={(text) => onDraft({ ...draft, typed: { ...draft.typed, [criterion.id]: text } })}
        />
      ))}
      <div class={choicesCss.words} aria-live="polite">
        {problems?.same === true && <>▲ {t("console.correct.marks.same")}</>}
      </div>
    </fieldset>
  );
}

function Points({ draft, problems, onDraft }: PartProps) {
  return (
    <Field
      label={t("kit.correction.points")}
      value={draft.points}
      inputMode="text"
      hint={t("console.correct.points.hint")}
      problem={problems?.points === true ? t("console.correct.points.wrong") : ""}
      onInput={(text) => onDraft({ ...draft, points: asDecimal(text) })}
    />
  );
}

function Reason({ draft, problems, onDraft }: PartProps) {
  const wrong = problems?.reason ?? null;
  const have = Array.from(draft.reason.trim()).length;
  const words = {
    empty: t("console.ask.empty.reason"),
    long: t("console.ask.long", { have, max: reasonMax }),
  };
  return (
    <Field
      label={t("console.ask.reason")}
      value={draft.reason}
      lines={3}
      maxLength={2 * reasonMax}
      hint={t("console.ask.reason.hint", { max: reasonMax })}
      problem={wrong === null ? "" : words[wrong]}
      onInput={(reason) => onDraft({ ...draft, reason })}
    />
  );
}

function Form(props: PartProps) {
  const { draft } = props;
  return (
    <div class={classes(css.form, choicesCss.scrolling, layoutCss.stack)}>
      <Who {...props} />
      <Which {...props} />
      {draft.kind === Kind.MARKS && <Marks {...props} />}
      {draft.kind === Kind.ADJUST && <Points {...props} />}
      {draft.kind === Kind.RECUSE && <p>{t("console.correct.recuse.what")}</p>}
      {draft.kind !== Kind.KIND_UNSPECIFIED && <Reason {...props} />}
    </div>
  );
}

// Everything once more, as the chief judge and the supervisor will see it.
function ReadBack({ view, draft }: Pick<PartProps, "view" | "draft">) {
  const person = correctableOf(draft, view)?.person;
  const about = [
    whoWords(person),
    draft.kind === Kind.RECUSE ? "" : stageWords(view.legend, draft.stage),
    draft.seat ? seatById(view, draft.seat) : "",
    kindWords(draft.kind),
  ];
  return (
    <>
      <p class={correctionCardCss.about}>{about.filter((part) => part !== "").join(" · ")}</p>
      <CorrectionChange change={changeOf(draft, view)} card={stageOf(view.legend, draft.stage)} />
      <p>{t("console.after.reason", { reason: draft.reason.trim() })}</p>
      <p class={drawCss.how}>{t("console.correct.then", { chief: chiefWord(view.header) })}</p>
    </>
  );
}

export function Correct({ step, view, acting, stillThere, onClose }: AskProps) {
  const [draft, setDraft] = useState<CorrectionDraft>(() => startingCorrection(step, view));
  const [asked, setAsked] = useState(false);
  const [reading, setReading] = useState(false);
  const stands = useRef(true); // Another question may have taken its place meanwhile.
  useEffect(() => () => void (stands.current = false), []);
  const sending = acting.busy === keyOf(step);
  const complete = isComplete(draft, view);
  const readBack = reading && complete;
  const settled = useLasting(readBack, settle_ms);

  function goOn() {
    setAsked(true);
    if (!readBack) return setReading(complete);
    if (!settled) return; // A second tap on what stood there before.
    const taken = acting.act(step, { correction: correctionOf(draft, view) });
    void taken.then((done) => done && stands.current && onClose());
  }

  function onDraft(changed: CorrectionDraft) {
    setReading(false);
    setDraft(changed);
  }

  function back() {
    acting.forgive();
    setReading(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    goOn();
  }

  const problems = asked ? problemsOf(draft, view) : null;
  const gone = !stillThere && !sending && acting.refused === null;
  return (
    <div onKeyDown={onKeyDown}>
      <Dialog
        key={readBack ? "read back" : "form"}
        title={readBack ? t("console.correct.check") : stepWords(step, view)}
        onClose={readBack ? back : onClose}
        {...(readBack ? { closeWords: t("console.correct.back") } : {})}
        actions={
          <Button
            busy={sending ? t("console.step.sending") : null}
            disabled={readBack && !settled}
            onPress={goOn}
          >
            {t(readBack ? "console.correct.send" : "console.correct.go_on")}
          </Button>
        }
      >
        {readBack ? (
          <ReadBack view={view} draft={draft} />
        ) : (
          <Form view={view} draft={draft} problems={problems} onDraft={onDraft} />
        )}
        <Refused acting={acting} view={view} />
        {gone && <Banner tone="notice">{t("console.ask.gone")}</Banner>}
      </Dialog>
    </div>
  );
}
