// The waiting room's page: who is called, who is in, who is next, and where everybody stands. Pure;
// waiting_scenes.ts decides what is shown.
import { useEffect, useState } from "preact/hooks";
import type {
  Header,
  Person,
  WaitingView,
  WaitingView_Line,
} from "../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../web_kit/i18n/i18n";
import { candidateWord, outcomeWords, personTitle } from "../hall/hall_words";
import { Name } from "../screen/name";
import { breakWords, Screen, Statement } from "../screen/screen";
import {
  linesPage,
  linesPage_ms,
  linesPerPage,
  lineState,
  waitingSceneOf,
  type Call,
  type LineState,
  type WaitingScene,
} from "./waiting_scenes";
import { classes } from "../../web_kit/look/classes";
import screenStyles from "../screen/screen.module.css";
import styles from "./waiting.module.css";

export interface WaitingScreenProps {
  view: WaitingView;
}

export function WaitingScreen({ view }: WaitingScreenProps) {
  const scene = waitingSceneOf(view);
  return (
    <Screen header={view.header} class={styles.screen}>
      <main class={styles.scene} data-scene={scene.kind}>
        <SceneBody view={view} scene={scene} />
      </main>
      <Queue lines={view.lines} now={view.now} />
      <footer class={styles.foot}>
        <Cell title={t("display.waiting.now")} person={view.now} />
        {/* Not where the same stands large above it. */}
        {scene.kind !== "next" && <Cell title={t("display.waiting.next")} person={view.next} />}
      </footer>
    </Screen>
  );
}

function SceneBody({ view, scene }: { view: WaitingView; scene: WaitingScene }) {
  const { header } = view;
  switch (scene.kind) {
    case "calls":
      return <Calls calls={scene.calls} header={header} />;
    case "next":
      return <Next person={scene.person} />;
    case "planning":
      return <Statement title={t("kit.planning")} words={t("kit.planning.screen")} />;
    case "break":
      return <Statement paused title={t("display.break")} words={breakWords(header)} />;
    case "held":
      return (
        <Statement paused title={t("display.hall.held")} words={t("display.hall.held.what")} />
      );
    case "finished":
      return (
        <Statement title={t("display.hall.finished")} words={t("display.waiting.finished.what")} />
      );
    case "draw":
      return (
        <Statement
          title={t("display.waiting.draw")}
          words={t("display.hall.check_in", { candidate: candidateWord(header) })}
        />
      );
    case "witness":
      return <Statement title={t("display.hall.lots")} words={t("display.hall.lots.witness")} />;
    default:
      return (
        <Statement title={t("display.waiting.quiet")} words={t("display.waiting.quiet.what")} />
      );
  }
}

function roomWord(header: Header | undefined): string {
  return header?.roomTitle || t("display.waiting.room");
}

const callKeys: Readonly<Record<Call["to"], Key>> = {
  hear: "display.waiting.call.hear",
  come: "display.waiting.call.come",
};

function Calls({ calls, header }: { calls: readonly Call[]; header: Header | undefined }) {
  return (
    <ul class={classes(styles.calls, calls.length > 1 && styles.callsTwo)}>
      {calls.map(({ to, person }) => (
        <li key={`${to}/${person.candidate}`}>
          <div class={styles.call} role="alert">
            <h1 class={styles.callWho}>
              {t("display.waiting.call", { who: personTitle(person) })}
            </h1>
            <Named person={person} />
            <p class={styles.callWhat}>{t(callKeys[to], { room: roomWord(header) })}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

// Beside the number, where the reader may know it.
function Named({ person }: { person: Person }) {
  if (person.number === 0 || person.name === "") return null;
  return <Name name={person.name} />;
}

function Next({ person }: { person: Person }) {
  return (
    <section class={styles.next}>
      <p class={screenStyles.lead}>{t("display.waiting.next")}</p>
      <h1 class={styles.callWho}>{personTitle(person)}</h1>
      <Named person={person} />
      <p class={styles.callWhat}>{t("display.waiting.prepare")}</p>
    </section>
  );
}

function Cell({ title, person }: { title: string; person: Person | undefined }) {
  return (
    <div class={styles.cell}>
      <span>{title}</span>
      <b>{person === undefined ? "—" : personTitle(person)}</b>
    </div>
  );
}

const shapes: Readonly<Record<LineState, string>> = {
  undrawn: "·",
  waiting: "○",
  now: "▶",
  to_hear: "◔",
  hearing: "▶",
  heard: "✓",
  done: "✓",
  out: "✕",
};

const looks: Readonly<Partial<Record<LineState, string>>> = {
  now: styles.now,
  hearing: styles.hearing,
  to_hear: styles.toHear,
  heard: styles.heard,
};

function stateWords(line: WaitingView_Line, state: LineState): string {
  return state === "out" ? outcomeWords(line.outcome) : t(`display.waiting.state.${state}`);
}

// Before the lots, where the plan calls nobody by name, there is nothing to tell people apart by.
function Nameless({ count }: { count: number }) {
  return (
    <aside class={styles.queue}>
      <h2>{t("display.waiting.queue", { count })}</h2>
      <p class={styles.none}>{t("display.waiting.nameless")}</p>
    </aside>
  );
}

interface QueueProps {
  lines: readonly WaitingView_Line[];
  now: Person | undefined;
}

function Queue({ lines, now }: QueueProps) {
  const [turns, setTurns] = useState(0);
  const many = lines.length > linesPerPage;
  useEffect(() => {
    if (!many) return undefined;
    const timer = window.setInterval(() => setTurns((before) => before + 1), linesPage_ms);
    return () => window.clearInterval(timer);
  }, [many]);
  const page = linesPage(lines, turns);
  const nameless = lines.every(({ person }) => personTitle(person) === "");
  if (nameless) return <Nameless count={lines.length} />;
  return (
    <aside class={styles.queue}>
      <h2>
        {t("display.waiting.queue", { count: lines.length })}
        {page.of > 1 && <small>{t("display.hall.page", { page: page.at, pages: page.of })}</small>}
      </h2>
      <ol class={classes(styles.lines, lines.length <= linesPerPage / 2 && styles.few)}>
        {page.lines.map((line) => {
          const state = lineState(line, now);
          const title = personTitle(line.person);
          return (
            <li
              key={line.person?.candidate}
              class={classes(styles.line, looks[state])}
              data-state={state}
            >
              <b class={title.length > 8 ? styles.longName : undefined}>{title}</b>
              <span>
                <i aria-hidden="true">{shapes[state]}</i> {stateWords(line, state)}
              </span>
            </li>
          );
        })}
      </ol>
    </aside>
  );
}
