// The run sheet (流程表): every candidate with where they are and what they got, the current one
// always in sight.
import { useLayoutEffect, useRef } from "preact/hooks";
import {
  Arrival_Id as Arrival,
  Outcome_Id as Outcome,
  Phase_Id as Phase,
} from "../../web_kit/generated/proto/seats_pb";
import {
  HallView_QueueLine_State as Line,
  type DeskView,
  type DeskView_Line,
  type Step,
} from "../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../web_kit/i18n/i18n";
import { arrivalWords, outcomeWords, phaseWords, whoWords } from "../words";
import { isLatecomer } from "../subjects/roll_call/arrivals";
import { classes } from "../../web_kit/look/classes";
import css from "./run_sheet.module.css";
import frameCss from "../frame/frame.module.css";

interface Look {
  shape: string;
  name: string; // Of the class.
}

const lineLooks: Readonly<Record<Line, Look>> = {
  [Line.WAITING]: { shape: "○", name: "waiting" },
  [Line.NOW]: { shape: "▶", name: "now" },
  [Line.DONE]: { shape: "✓", name: "done" },
  [Line.OUT]: { shape: "–", name: "out" },
  [Line.TO_HEAR]: { shape: "◔", name: "to-hear" },
};

const arrivalShapes: Readonly<Record<Arrival, string>> = {
  [Arrival.ARRIVAL_UNSPECIFIED]: "○",
  [Arrival.PRESENT]: "✓",
  [Arrival.LATE]: "◷",
};

// Whose turn it is, also while they hear the score and sign.
function isOn(line: DeskView_Line, view: DeskView): boolean {
  if (line.state === Line.NOW) return true;
  const announced = view.header?.phase === Phase.ANNOUNCED;
  return announced && line.person?.candidate === view.turn?.person?.candidate;
}

// Whoever the room is waiting for: the one on, else the next, else the first.
export function currentLine(view: DeskView): number {
  const now = view.lines.findIndex((line) => isOn(line, view));
  if (now >= 0) return now;
  return Math.max(
    0,
    view.lines.findIndex(({ state }) => state === Line.WAITING),
  );
}

function afterAnnouncing(line: DeskView_Line): string {
  if (line.objection !== "" && line.answer === "") return t("console.sheet.objection");
  if (line.signed) return `✓ ${t("console.sheet.signed")}`;
  if (line.answer !== "") return t("console.sheet.answered");
  return t("console.sheet.unsigned");
}

function lineWords(line: DeskView_Line, phase: Phase): string {
  if (line.outcome !== Outcome.OUTCOME_UNSPECIFIED) {
    const words = outcomeWords(line.outcome);
    return line.reason === "" ? words : `${words} · ${line.reason}`;
  }
  if (line.announced) return afterAnnouncing(line);
  if (line.state === Line.NOW) return phaseWords(phase);
  if (line.state === Line.TO_HEAR) return t("console.sheet.to_hear");
  if (phase === Phase.CHECK_IN) return arrivalWords(line.arrival);
  return line.arrival === Arrival.LATE ? arrivalWords(line.arrival) : "";
}

// Which of the stages are closed, in words and shapes: ✓竞聘演讲 ○命题答辩.
function StageMarks({ line, view }: { line: DeskView_Line; view: DeskView }) {
  const stages = view.legend?.stages ?? [];
  if (stages.length < 2 || line.state !== Line.NOW) return null;
  const closed = new Set(line.closed.map(({ stage }) => stage));
  return (
    <span class={css.stages}>
      {stages.map((card) => (
        <span key={card.stage}>
          {closed.has(card.stage) ? "✓" : "○"} {textOf(card.title)}
        </span>
      ))}
    </span>
  );
}

interface NamedProps {
  line: DeskView_Line;
  words: string;
  onOpen: RowProps["onOpen"];
}

// Whoever's figures there are is opened by pressing.
function Named({ line, words, onOpen }: NamedProps) {
  const both = (
    <>
      <strong>{line.person?.name}</strong>
      {words !== "" && <span class={css.words}>{words}</span>}
    </>
  );
  if (onOpen === undefined || line.total === "") return both;
  return (
    <button
      type="button"
      class={css.open}
      title={t("console.sheet.open", { who: whoWords(line.person) })}
      onClick={() => onOpen(line.person?.candidate ?? "")}
    >
      {both}
    </button>
  );
}

interface RowProps {
  line: DeskView_Line;
  view: DeskView;
  steps: readonly Step[];
  onStep: (step: Step) => void;
  onSteps: (title: string, steps: readonly Step[]) => void;
  onOpen: ((candidate: string) => void) | undefined; // Of whoever's figures there are.
}

function Row({ line, view, steps, onStep, onSteps, onOpen }: RowProps) {
  const checking = view.header?.phase === Phase.CHECK_IN && line.state !== Line.OUT;
  const look = checking
    ? { shape: arrivalShapes[line.arrival], name: "waiting" }
    : lineLooks[line.state];
  const number = line.person?.number ?? 0;
  const words = lineWords(line, view.header?.phase ?? Phase.PHASE_UNSPECIFIED);
  const late = steps.find((step) => isLatecomer(step, view));
  const more = steps.filter((step) => step !== late);
  const title = t("console.sheet.more", { who: whoWords(line.person) });
  const on = isOn(line, view);
  return (
    <li
      class={classes(css.row, css[on ? "now" : look.name])}
      aria-current={on ? "step" : undefined}
    >
      <span class={css.shape} aria-hidden="true">
        {look.shape}
      </span>
      <span class={css.number}>{number > 0 ? number : ""}</span>
      <div class={css.who}>
        <Named line={line} words={words} onOpen={onOpen} />
        <StageMarks line={line} view={view} />
        {late !== undefined && (
          <button type="button" class={css.late} onClick={() => onStep(late)}>
            {t("console.sheet.late")}
          </button>
        )}
      </div>
      <span class={css.total}>{line.total}</span>
      {more.length > 0 && (
        <button
          type="button"
          class={frameCss.more}
          title={title}
          aria-label={title}
          onClick={() => onSteps(title, more)}
        >
          ⋯
        </button>
      )}
    </li>
  );
}

export interface RunSheetProps {
  view: DeskView;
  steps: ReadonlyMap<string, readonly Step[]>; // By candidate.
  onStep: (step: Step) => void;
  onSteps: (title: string, steps: readonly Step[]) => void;
  onOpen?: (candidate: string) => void;
}

// Once everybody is through, the rooms are brought to a common level.
function EqualisingRow({ view }: { view: DeskView }) {
  if (view.equalisation === undefined) return null;
  const now = view.header?.phase === Phase.EQUALISING;
  const done = !now && view.equalisation.digest !== "";
  const look = lineLooks[now ? Line.NOW : done ? Line.DONE : Line.WAITING];
  return (
    <li class={classes(css.row, css[look.name])} aria-current={now ? "step" : undefined}>
      <span class={css.shape} aria-hidden="true">
        {look.shape}
      </span>
      <span class={css.number} />
      <div class={css.who}>
        <strong>{t("console.equal.title")}</strong>
      </div>
    </li>
  );
}

export function RunSheet({ view, steps, onStep, onSteps, onOpen }: RunSheetProps) {
  const list = useRef<HTMLOListElement>(null);
  const current = currentLine(view);
  // Only when the turn moves: what somebody has scrolled to stays until then.
  useLayoutEffect(() => {
    const box = list.current;
    const row = box?.children[current];
    if (box === null || !(row instanceof HTMLElement)) return;
    box.scrollTop = row.offsetTop - (box.clientHeight - row.offsetHeight) / 3;
  }, [current, view.lines.length]);
  const over = view.lines.filter(
    ({ state }) => state === Line.DONE || state === Line.OUT || state === Line.TO_HEAR,
  ).length;
  // Whose turn it is has come, and is not over.
  const left = view.lines.filter((line) => line.state === Line.WAITING).length;
  const checking = view.header?.phase === Phase.CHECK_IN;
  return (
    <section class={frameCss.left} aria-label={t("console.sheet.title")}>
      <header class={frameCss.head}>
        <h2>{t("console.sheet.title")}</h2>
        <span>{t("console.sheet.summary", { done: over, left })}</span>
      </header>
      {view.lines.length === 0 && <p class={frameCss.none}>{t("console.sheet.none")}</p>}
      <ol ref={list} class={css.list} tabIndex={0} aria-label={t("console.sheet.title")}>
        {view.lines.map((line) => (
          <Row
            key={line.person?.candidate}
            line={line}
            view={view}
            steps={checking ? [] : (steps.get(line.person?.candidate ?? "") ?? [])}
            onStep={onStep}
            onSteps={onSteps}
            onOpen={onOpen}
          />
        ))}
        <EqualisingRow view={view} />
      </ol>
    </section>
  );
}
