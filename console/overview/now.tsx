// The centre of a desk: what is now, by phase, with its facts and the clock.
import type { ComponentChildren } from "preact";
import { useClock } from "../../web_kit/clock/clock_text";
import { Banner } from "../../web_kit/components/banner";
import { StateScreen } from "../../web_kit/frame/state_screen";
import { clock as written } from "../../web_kit/figures/format";
import { HoldFrom_Id as HoldFrom, Phase_Id as Phase } from "../../web_kit/generated/proto/seats_pb";
import {
  HallView_QueueLine_State as Line,
  type Clock,
  type DeskView,
  type DeskView_Line,
  type Person,
  type StageCard,
  type Step,
} from "../../web_kit/generated/proto/views_pb";
import { t, textOf, type Key } from "../../web_kit/i18n/i18n";
import { isBefore, isTimed } from "../../web_kit/room/phases";
import { AfterPosts, Notices } from "../subjects/after/after";
import { CheckIn, LotsDrawn } from "../subjects/roll_call/check_in";
import { OpenCorrections, SettledCorrections } from "../subjects/correction/correction_card";
import { DayEnd } from "../subjects/supervision/day_end";
import type { Draft } from "../steps/draft";
import { DrawNow, EarlierDraws } from "../subjects/draw/draw_card";
import { ReadOutWords, Release, Trace } from "../subjects/release/figures_card";
import { MassGrid } from "../subjects/sheets/seats_panel";
import { missing, panelsOf, type PanelSeats } from "../subjects/sheets/seats";
import { missingWords } from "../subjects/sheets/missing_words";
import {
  noteWords,
  panelWords,
  phaseWords,
  secondsWords,
  signingWords,
  whereWords,
  whoWords,
} from "../words";
import { actionOf } from "../steps/kind";
import { classes } from "../../web_kit/look/classes";
import css from "./now.module.css";
import tones from "../../web_kit/look/state_tones.module.css";
import frameCss from "../frame/frame.module.css";
import { Batches } from "../subjects/opening/batches";
import { Equalised, Equalising } from "../subjects/release/equalised";
import { Questions } from "../subjects/draw/questions";

function DeskClock({ clock, serverNow }: { clock: Clock; serverNow: () => number }) {
  const reading = useClock(clock, serverNow);
  const scoring = !reading.running;
  const tone = reading.overtime ? "danger" : reading.warning ? "warning" : "text";
  const words = reading.overtime
    ? t("console.now.over")
    : reading.warning
      ? t("console.now.warning")
      : t(reading.left_ms === null ? "console.now.gone" : "console.now.left");
  return (
    <div class={classes(css.clock, css[tone])} role="timer">
      <span class={css.time}>{reading.words}</span>
      <span class={css.clockWords}>
        {scoring ? `‖ ${t("console.now.paused")} · ` : ""}
        {words}
      </span>
    </div>
  );
}

// Once the stage has ended: the time it took, and by how much it went over.
function TimeTaken({ clock }: { clock: Clock }) {
  const over_ms = clock.elapsedMs - clock.limitSeconds * 1000;
  const over = clock.limitSeconds > 0 && over_ms >= 1000;
  const whole = Math.floor(clock.elapsedMs / 1000) * 1000;
  return (
    <div class={classes(css.clock, css[over ? "danger" : "text"])}>
      <span class={css.time}>{written(whole)}</span>
      <span class={css.clockWords}>
        {t("console.now.gone")}
        {over && ` · ${t("console.now.over")} ${secondsWords(Math.floor(over_ms / 1000))}`}
      </span>
    </div>
  );
}

function stageLine(card: StageCard | undefined): string {
  if (card === undefined) return "";
  const stage = textOf(card.title);
  if (card.count < 2) return t("console.now.stage.single", { stage });
  return t("console.now.stage", { stage, index: card.index + 1, count: card.count });
}

function PersonName({ person }: { person: Person | undefined }) {
  return (
    <p class={css.name}>
      <strong>{person?.name}</strong> <span>{person?.post}</span>
    </p>
  );
}

// More names than fit are a number.
const namedMax = 6;

function waitingWords(panel: PanelSeats, view: DeskView): string {
  const waiting = missing(panel);
  const closable = view.steps.some((step) => actionOf(step) === "closeStage");
  if (closable && waiting.length > 0 && panel.mass) {
    return t("console.now.enough", { count: waiting.length });
  }
  if (waiting.length === 0) return panel.submitted > 0 ? t("console.now.all_in") : "";
  if (panel.mass || waiting.length > namedMax) {
    return t("console.now.waiting_for.count", { count: waiting.length });
  }
  return t("console.now.waiting_for", { seats: missingWords(panel, view) });
}

// A panel that closes by share needs fewer sheets than it has seats.
function needWords(panel: PanelSeats, view: DeskView): string {
  const progress = view.panels.find((entry) => entry.panel === panel.panel);
  if (progress === undefined || progress.need >= progress.expected) return "";
  return ` · ${t("console.now.need", { need: progress.need })}`;
}

function PanelProgress({ panel, view }: { panel: PanelSeats; view: DeskView }) {
  const done = panel.expected > 0 && panel.submitted >= panel.expected;
  return (
    <li class={css.progress}>
      <span class={css.panel}>{panelWords(view.legend, panel.panel)}</span>
      <span class={done ? classes(css.count, tones.success) : css.count}>
        {done ? "✓ " : ""}
        {t("console.now.submitted")} <strong>{panel.submitted}</strong> / {panel.expected}
      </span>
      <span class={css.waiting}>
        {waitingWords(panel, view)}
        {needWords(panel, view)}
      </span>
      {panel.mass && <MassGrid panel={panel} view={view} />}
    </li>
  );
}

function SheetsProgress({ view }: { view: DeskView }) {
  return (
    <>
      {view.adjustments.map(({ points, reason }) => (
        <p key={reason} class={tones.warning}>
          ◷ {t("console.now.adjustment", { points, reason })}
        </p>
      ))}
      <ul class={css.progresses}>
        {panelsOf(view).map((panel) => (
          <PanelProgress key={panel.panel} panel={panel} view={view} />
        ))}
      </ul>
    </>
  );
}

function beginWords(clockLimit: number): string {
  if (clockLimit === 0) return t("console.now.no_limit");
  return t("console.now.limit", { minutes: secondsWords(clockLimit) });
}

// Then the words to read out need the room.
function readsOut(phase: Phase): boolean {
  return phase === Phase.RELEASED || phase === Phase.ANNOUNCED;
}

export interface TurnHeadProps {
  view: DeskView;
  serverNow: () => number;
  inRoom?: boolean; // One of several rooms of a page, below the room's own heading.
}

export function TurnHead({ view, serverNow, inRoom = false }: TurnHeadProps) {
  const { turn } = view;
  const Heading = inRoom ? "h3" : "h1";
  const clock = turn?.clock;
  const phase = view.header?.phase;
  return (
    <header
      class={
        phase !== undefined && readsOut(phase)
          ? classes(css.head, css.brief)
          : classes(css.head, css.turn)
      }
    >
      <Heading class={css.number}>{whoWords(turn?.person)}</Heading>
      {clock !== undefined && isTimed(phase) && <DeskClock clock={clock} serverNow={serverNow} />}
      {clock !== undefined && phase === Phase.SCORING && <TimeTaken clock={clock} />}
      <PersonName person={turn?.person} />
      <p class={css.stage}>
        <strong>{phaseWords(phase)}</strong>{" "}
        {turn?.conferring === true && <strong>{t("console.now.conferring")}</strong>}{" "}
        {isBefore(phase, Phase.RELEASING) && stageLine(turn?.stage)}
        {clock !== undefined && isTimed(phase) && (
          <span class={classes(tones.quiet, css.limit)}> {beginWords(clock.limitSeconds)}</span>
        )}
      </p>
    </header>
  );
}

function lineOf(view: DeskView, person: Person | undefined): DeskView_Line | undefined {
  return view.lines.find((line) => line.person?.candidate === person?.candidate);
}

function Signing({ view }: { view: DeskView }) {
  const line = lineOf(view, view.turn?.person);
  const who = whoWords(line?.person);
  if (line === undefined) return null;
  return (
    <div class={css.signing}>
      {line.objection !== "" && (
        <p class={tones.danger}>
          ? {t("console.now.sign.objection", { who, text: line.objection })}
        </p>
      )}
      {line.answer !== "" && <p>{t("console.now.sign.answered", { text: line.answer })}</p>}
      {line.signed ? (
        <p class={tones.success}>✓ {t("console.now.sign.done", { who })}</p>
      ) : (
        view.toSign.length > 0 && <p>○ {signingWords(view)}</p>
      )}
    </div>
  );
}

// As the run sheet has it; while nobody may be called, the first who waits.
function Ready({ view }: { view: DeskView }) {
  const call = view.steps.find((step) => actionOf(step) === "callCandidate");
  const waits = view.lines.find(
    ({ state, person }) => state === Line.WAITING && (person?.number ?? 0) > 0,
  );
  const next = lineOf(view, call?.person) ?? waits;
  return (
    <>
      <header class={css.head}>
        <h1>{next === undefined ? t("console.now.nobody") : t("console.now.next")}</h1>
        {next !== undefined && (
          <>
            <span class={css.number}>{whoWords(next.person)}</span>
            <PersonName person={next.person} />
          </>
        )}
      </header>
    </>
  );
}

function takesSheets(phase: Phase | undefined): boolean {
  return phase === Phase.PRESENTING || phase === Phase.SCORING;
}

// The plan may still change, and nobody can arrive.
export function Planning() {
  return (
    <StateScreen shape="○" title={t("kit.planning")}>
      <p>{t("kit.planning.desk")}</p>
    </StateScreen>
  );
}

// While sheets are awaited those on paper stand with them, above the figures of earlier stages.
function TurnNow({ view, serverNow, headed, keying }: NowProps) {
  const phase = view.header?.phase ?? Phase.PHASE_UNSPECIFIED;
  return (
    <>
      {headed !== false && <TurnHead view={view} serverNow={serverNow} />}
      {view.turn?.conferring === true && <p class={css.confer}>{t("console.now.confer.what")}</p>}
      <Questions view={view} />
      {takesSheets(phase) && (
        <>
          <SheetsProgress view={view} />
          {keying}
        </>
      )}
      {phase === Phase.RELEASING && <Release view={view} />}
      {phase === Phase.ANNOUNCED && <Signing view={view} />}
      {readsOut(phase) && <ReadOutWords view={view} done={phase === Phase.ANNOUNCED} />}
      <Trace closed={view.closed} view={view} />
    </>
  );
}

function finishedKey(due: boolean): Key {
  return due ? "console.now.finished" : "console.now.through";
}

function Results({ view, posts, onStep }: Pick<NowProps, "view" | "posts" | "onStep">) {
  const finished = view.header?.phase === Phase.FINISHED;
  const due = view.steps.some((step) => actionOf(step) === "announceResults");
  return (
    <>
      <header class={css.head}>
        <h1>{t(finished ? finishedKey(due) : "console.now.results")}</h1>
      </header>
      <Notices view={view} />
      <DayEnd view={view} />
      <AfterPosts view={view} steps={posts} onStep={onStep} />
      {view.equalisation?.equalisation !== undefined && <Equalised view={view} />}
    </>
  );
}

// What stops the room, and why; above everything else.
export function Alerts({ view }: { view: DeskView }) {
  const holds = view.holdFrom !== HoldFrom.HOLD_FROM_UNSPECIFIED;
  const rests = view.header?.onBreak === true;
  const { unchecked } = view;
  if (!view.tailLoss && !holds && !rests && unchecked.length === 0) return null;
  const later = view.header?.held !== true;
  return (
    <div class={css.alerts}>
      {view.tailLoss && (
        <Banner tone="danger" title={t("console.alert.tail")}>
          {t("console.alert.tail.what")}
        </Banner>
      )}
      {unchecked.length > 0 && (
        <Banner
          tone="warning"
          title={unchecked.map((note) => noteWords(note, view)).join(t("console.read.semicolon"))}
        >
          {t("console.note.witness_unchecked.what")}
        </Banner>
      )}
      {holds && (
        <Banner
          tone={later ? "warning" : "danger"}
          title={t(later ? "console.alert.hold.later" : "console.alert.hold")}
        >
          {view.holdReason}
        </Banner>
      )}
      {rests && (
        <Banner tone="notice" title={whereWords(view.header)}>
          {t("console.break.what")}
        </Banner>
      )}
    </div>
  );
}

export interface NowProps {
  view: DeskView;
  serverNow: () => number;
  steps: ReadonlyMap<string, readonly Step[]>; // Of each candidate.
  posts: ReadonlyMap<string, readonly Step[]>; // Of each post.
  entries: readonly Step[]; // Who enters the open batch.
  onStep: (step: Step, start?: Partial<Draft>) => void;
  headed?: boolean; // False: alerts and whose turn it is stand above already.
  keying?: ComponentChildren; // The paper sheets that are awaited.
}

const betweenTurns: readonly (Phase | undefined)[] = [
  Phase.CHECK_IN,
  Phase.READY,
  Phase.FINISHED,
  Phase.RESULTS,
];

export function Now(props: NowProps) {
  const { view, entries, onStep, headed = true } = props;
  const batches = <Batches view={view} entries={entries} onStep={onStep} />;
  return (
    <div class={frameCss.pad}>
      {headed && <Alerts view={view} />}
      <OpenCorrections view={view} />
      <DrawNow view={view} />
      {entries.length > 0 && batches}
      <ByPhase {...props} />
      {!takesSheets(view.header?.phase) && props.keying}
      {entries.length === 0 && betweenTurns.includes(view.header?.phase) && batches}
      <SettledCorrections view={view} />
      <EarlierDraws view={view} />
    </div>
  );
}

function ByPhase(props: NowProps) {
  const { view, steps, posts, onStep } = props;
  switch (view.header?.phase) {
    case Phase.PLANNING:
      return <Planning />;
    case Phase.CHECK_IN:
      return <CheckIn view={view} steps={steps} onStep={onStep} />;
    case Phase.EQUALISING:
      return <Equalising view={view} />;
    case Phase.LOTS:
      return <LotsDrawn view={view} />;
    case Phase.READY:
      return <Ready view={view} />;
    case Phase.FINISHED:
    case Phase.RESULTS:
      return <Results view={view} posts={posts} onStep={onStep} />;
    default:
      return <TurnNow {...props} />;
  }
}
