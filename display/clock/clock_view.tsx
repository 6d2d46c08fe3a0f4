// The clock page: whose turn it is, of which stage, and the time as large as the screen allows.
// Pure; clock_scenes.ts decides what is shown.
import type { ClockReading } from "../../web_kit/clock/clock";
import { useClock } from "../../web_kit/clock/clock_text";
import { clock as written } from "../../web_kit/figures/format";
import type { Clock, ClockView, Turn } from "../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../web_kit/i18n/i18n";
import { clockSceneOf, type ClockScene } from "../../web_kit/clock/clock_scenes";
import { nameSize, personTitle } from "../hall/hall_words";
import { breakWords, Screen, Statement } from "../screen/screen";
import { classes } from "../../web_kit/look/classes";
import styles from "./clock.module.css";

export interface ClockScreenProps {
  view: ClockView;
  serverNow: () => number;
}

export function ClockScreen({ view, serverNow }: ClockScreenProps) {
  const scene = clockSceneOf(view);
  return (
    <Screen header={view.header} class={styles.screen}>
      <main class={styles.scene} data-scene={scene.kind}>
        <SceneBody view={view} scene={scene} serverNow={serverNow} />
      </main>
    </Screen>
  );
}

interface BodyProps {
  view: ClockView;
  scene: ClockScene;
  serverNow: () => number;
}

function SceneBody({ view, scene, serverNow }: BodyProps) {
  switch (scene.kind) {
    case "clock":
      return <Running scene={scene} serverNow={serverNow} />;
    case "ended":
      return <Ended turn={scene.turn} clock={scene.clock} />;
    case "soon":
      return <Soon turn={scene.turn} />;
    case "planning":
      return <Statement title={t("kit.planning")} words={t("kit.planning.screen")} />;
    case "break":
      return <Statement paused title={t("display.break")} words={breakWords(view.header)} />;
    case "held":
      return (
        <Statement paused title={t("display.hall.held")} words={t("display.hall.held.what")} />
      );
    case "finished":
      return <Statement title={t("display.hall.finished")} />;
    default:
      return <Statement title={t("display.hall.ready")} words={t("display.clock.between")} />;
  }
}

function Head({ turn, badge }: { turn: Turn; badge: string }) {
  const name = turn.person?.number === 0 ? "" : (turn.person?.name ?? "");
  return (
    <header class={styles.head}>
      <h1 class={styles.number}>{personTitle(turn.person)}</h1>
      <span class={styles.what}>
        <span class={styles.stage}>{textOf(turn.stage?.title)}</span>
        {name !== "" && (
          <span class={classes(styles.name, nameSize(name) === "whole" && styles.wholeName)}>
            {name}
          </span>
        )}
      </span>
      {badge !== "" && <span class={styles.badge}>{badge}</span>}
    </header>
  );
}

function stateWords(reading: ClockReading, limited: boolean): string {
  if (!reading.running) return `‖ ${t("display.hall.clock.paused")}`;
  if (reading.overtime) return `■ ${t("display.hall.clock.over")}`;
  if (reading.warning) return `▲ ${t("display.hall.clock.warning")}`;
  return t(limited ? "display.hall.clock.left" : "display.hall.clock.gone");
}

function toneOf(reading: ClockReading): "over" | "warn" | "calm" {
  if (reading.overtime) return "over";
  return reading.warning ? "warn" : "calm";
}

function limitWords(clock: Clock): string {
  if (clock.limitSeconds === 0) return "";
  return t("display.clock.limit", { time: written(clock.limitSeconds * 1000) });
}

function timeClass(time: string): string {
  return classes(styles.time, time.length > 5 && styles.timeLong);
}

type RunningScene = Extract<ClockScene, { kind: "clock" }>;

// Overtime has its own words, colour and frame; the time itself keeps its place without a sign.
function Running({ scene, serverNow }: { scene: RunningScene; serverNow: () => number }) {
  const { turn, clock, preparing, held } = scene;
  const reading = useClock(clock, serverNow);
  const time = reading.words.replace("+", "");
  return (
    <section
      class={classes(styles.clock, styles[toneOf(reading)], !reading.running && styles.paused)}
    >
      <Head turn={turn} badge={preparing ? t("display.clock.preparing") : ""} />
      <p class={timeClass(time)} role="timer">
        {time}
      </p>
      <footer class={classes(styles.foot, held && styles.held)}>
        {held && <strong>‖ {t("display.clock.held")}</strong>}
        <span class={styles.state}>{stateWords(reading, clock.limitSeconds > 0)}</span>
        {!held && <span class={styles.limit}>{limitWords(clock)}</span>}
      </footer>
    </section>
  );
}

function Ended({ turn, clock }: { turn: Turn; clock: Clock }) {
  const time = written(Math.floor(clock.elapsedMs / 1000) * 1000);
  return (
    <section class={classes(styles.clock, styles.ended)}>
      <Head turn={turn} badge="" />
      <p class={timeClass(time)}>{time}</p>
      <footer class={styles.foot}>
        <span class={styles.state}>{t("display.clock.ended")}</span>
        <span class={styles.limit}>{limitWords(clock)}</span>
      </footer>
    </section>
  );
}

function Soon({ turn }: { turn: Turn }) {
  return (
    <section class={styles.clock}>
      <Head turn={turn} badge="" />
      <p class={classes(styles.time, styles.timeNone)} aria-hidden="true">
        --:--
      </p>
      <footer class={styles.foot}>
        <span class={styles.state}>{t("display.hall.soon")}</span>
        <span class={styles.limit} />
      </footer>
    </section>
  );
}
