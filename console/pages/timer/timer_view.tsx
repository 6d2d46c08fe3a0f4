// The timekeeper's page: the clock as large as the screen allows, whose turn it is, one large button.
//
// Ending a stage takes a second press of the same button, not a hold: a hold cannot be seen, cannot be
// done with every keyboard, and shaking hands let go too soon. The second press counts only once the
// button's new words have stood for half a second, and the question goes away by itself.
import { useEffect, useRef, useState } from "preact/hooks";
import { clockSceneOf, type ClockScene } from "../../../web_kit/clock/clock_scenes";
import { useClock } from "../../../web_kit/clock/clock_text";
import type { ClockReading } from "../../../web_kit/clock/clock";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { StateScreen } from "../../../web_kit/frame/state_screen";
import { clock as written } from "../../../web_kit/figures/format";
import { Phase_Id as Phase } from "../../../web_kit/generated/proto/seats_pb";
import type { Clock, ClockView, Step, Turn } from "../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { useLasting, useSettled, type Acting } from "../../steps/acting";
import { Refused } from "../../steps/action_bar";
import { DeskBar, type Outside } from "../../frame/bar";
import { asDesk, endsStage, timerSteps, timerWaits, timerWords } from "./timer_steps";
import { keyOf } from "../../steps/steps";
import { whereWords, whoWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import css from "./timer_view.module.css";
import actionCss from "../../steps/action.module.css";

export interface TimerProps {
  view: ClockView;
  acting: Acting;
  outside: Outside;
}

function toneOf(reading: ClockReading): string {
  if (reading.overtime) return "danger";
  return reading.warning || !reading.running ? "warning" : "text";
}

function stateWords(reading: ClockReading): string {
  if (!reading.running) return `‖ ${t("console.now.paused")}`;
  if (reading.overtime) return `■ ${t("console.now.over")}`;
  if (reading.warning) return `▲ ${t("console.now.warning")}`;
  return t(reading.left_ms === null ? "console.now.gone" : "console.now.left");
}

function Running({ clock, serverNow }: { clock: Clock; serverNow: () => number }) {
  const reading = useClock(clock, serverNow);
  return (
    <div class={classes(css.clock, css[toneOf(reading)])} role="timer">
      <span class={reading.words.length > 5 ? classes(css.time, css.timeLong) : css.time}>
        {reading.words}
      </span>
      <span class={css.state}>{stateWords(reading)}</span>
    </div>
  );
}

function Ended({ clock }: { clock: Clock }) {
  return (
    <div class={classes(css.clock, css.muted)}>
      <span class={css.time}>{written(Math.floor(clock.elapsedMs / 1000) * 1000)}</span>
      <span class={css.state}>✓ {t("watch.timer.ended")}</span>
    </div>
  );
}

function NotBegun() {
  return (
    <div class={classes(css.clock, css.muted)}>
      <span class={css.time} aria-hidden="true">
        --:--
      </span>
      <span class={css.state}>○ {t("watch.timer.none")}</span>
    </div>
  );
}

function Who({ turn, preparing }: { turn: Turn; preparing: boolean }) {
  const limit = turn.clock?.limitSeconds ?? 0;
  const limited = limit > 0 ? t("watch.timer.limit", { time: written(limit * 1000) }) : "";
  return (
    <header class={css.who}>
      <h1 class={css.number}>{whoWords(turn.person)}</h1>
      <span class={css.name}>{turn.person?.number === 0 ? "" : turn.person?.name}</span>
      <span class={css.stage}>
        {preparing && <strong class={css.preparing}>{t("watch.timer.preparing")}</strong>}{" "}
        {textOf(turn.stage?.title)}
      </span>
      <span class={css.limit}>
        {turn.clock === undefined ? "" : limited || t("watch.timer.no_limit")}
      </span>
    </header>
  );
}

type Shown = Extract<ClockScene, { turn: Turn }>;

function OfTurn({ scene, serverNow }: { scene: Shown; serverNow: () => number }) {
  return (
    <div class={css.turn}>
      <Who turn={scene.turn} preparing={scene.kind === "clock" && scene.preparing} />
      {scene.kind === "clock" && <Running clock={scene.clock} serverNow={serverNow} />}
      {scene.kind === "ended" && <Ended clock={scene.clock} />}
      {scene.kind === "soon" && <NotBegun />}
    </div>
  );
}

function Scene({ view, serverNow }: { view: ClockView; serverNow: () => number }) {
  const scene = clockSceneOf(view);
  if (view.header?.phase === Phase.PLANNING) {
    return (
      <StateScreen shape="○" title={t("kit.planning")}>
        {t("watch.timer.planning.what")}
      </StateScreen>
    );
  }
  if ("turn" in scene) return <OfTurn scene={scene} serverNow={serverNow} />;
  switch (scene.kind) {
    case "held":
      return (
        <StateScreen shape="■" tone="danger" title={t("watch.timer.held")}>
          {t("watch.timer.held.what")}
        </StateScreen>
      );
    case "break":
      return <StateScreen shape="‖" title={whereWords(view.header)} />;
    case "finished":
      return <StateScreen shape="✓" tone="success" title={t("watch.timer.finished")} />;
    default:
      return <StateScreen shape="○" title={t("watch.timer.wait")} />;
  }
}

// What stands above the buttons, where it moves nothing.
function Said({ view, acting, offline }: { view: ClockView; acting: Acting; offline: boolean }) {
  if (offline) {
    return (
      <Banner tone="danger" title={t("watch.timer.offline")}>
        {t("watch.timer.offline.what")}
      </Banner>
    );
  }
  if (acting.refused !== null) return <Refused acting={acting} view={asDesk(view)} />;
  if (view.header?.held === true && view.turn?.clock !== undefined) {
    return (
      <Banner tone="warning" title={t("watch.timer.held")}>
        {t("watch.timer.held.what")}
      </Banner>
    );
  }
  return null;
}

const armedFor_ms = 6000;

// The first press asks, the second is meant; null: nothing was asked.
function useArmed(key: string): [boolean, (armed: boolean) => void] {
  const [armed, setArmed] = useState("");
  useEffect(() => {
    if (armed === "") return undefined;
    const timer = window.setTimeout(() => setArmed(""), armedFor_ms);
    return () => window.clearTimeout(timer);
  }, [armed]);
  return [armed !== "" && armed === key, (on) => setArmed(on ? key : "")];
}

// The space bar pauses and goes on wherever the focus is, and presses no button.
function useSpace(press: () => void): void {
  const newest = useRef(press);
  newest.current = press;
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== " ") return;
      event.preventDefault();
      if (event.type === "keydown" && !event.repeat) newest.current();
    }
    window.addEventListener("keydown", onKey);
    window.addEventListener("keyup", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener("keyup", onKey);
    };
  }, []);
}

// Enter held down presses a button again and again.
function noRepeat(event: KeyboardEvent): void {
  if (event.key === "Enter" && event.repeat) event.preventDefault();
}

function Buttons({ view, acting, outside }: TimerProps) {
  const { primary, others, space } = timerSteps(view);
  const ending = [primary, ...others].find(endsStage);
  const [armed, setArmed] = useArmed(ending === undefined ? "" : keyOf(ending));
  const settled = useSettled(`${primary === undefined ? "" : keyOf(primary)}/${armed}`);
  const offline = outside.state !== "online";
  const sending = useLasting(acting.busy !== null, 300);

  function take(step: Step) {
    if (offline || acting.busy !== null || !settled()) return;
    if (endsStage(step) && !armed) return setArmed(true);
    setArmed(false);
    void acting.act(step);
  }

  useSpace(() => {
    if (space !== undefined && !offline && acting.busy === null) void acting.act(space);
  });

  const words = (step: Step) => timerWords(step, view, armed);
  return (
    <footer class={css.foot} onKeyDown={noRepeat}>
      <div class={css.said}>
        <Said view={view} acting={acting} offline={offline} />
      </div>
      {primary === undefined ? (
        <div class={classes(actionCss.wait, css.primary)} role="status">
          {timerWaits(view)}
        </div>
      ) : (
        <div class={css.primary}>
          <Button
            kind={armed && endsStage(primary) ? "danger" : "primary"}
            size="large"
            wide
            disabled={offline}
            onPress={() => take(primary)}
          >
            {sending ? t("console.step.sending") : words(primary)}
          </Button>
        </div>
      )}
      <div class={css.others}>
        {others.map((step) => (
          <Button
            key={keyOf(step)}
            kind={armed && endsStage(step) ? "danger" : "secondary"}
            size="small"
            disabled={offline}
            onPress={() => take(step)}
          >
            {words(step)}
            {step === space && <kbd class={css.kbd}>{t("watch.timer.space")}</kbd>}
          </Button>
        ))}
        {armed && (
          <Button kind="secondary" size="small" onPress={() => setArmed(false)}>
            {t("watch.timer.end.not")}
          </Button>
        )}
        <span class={css.keys}>{primary !== undefined && t("watch.timer.keys")}</span>
      </div>
    </footer>
  );
}

export function Timer(props: TimerProps) {
  const { view, outside } = props;
  return (
    <div class={css.timer}>
      <DeskBar
        header={view.header}
        role={t("console.role.timekeeper")}
        outside={outside}
        safe="kit.line.safe.timer"
      />
      <main class={css.scene}>
        <Scene view={view} serverNow={outside.serverNow} />
      </main>
      <Buttons {...props} />
    </div>
  );
}
