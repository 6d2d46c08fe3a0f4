// Shows any state of the hall and the kiosk without a server: `npx vite`, then
// /display/preview.html?show=hall&scene=turn, &page=1 for its second page, or
// ?show=hall&reveal=two stages&step=3. For looking at; never built or shipped.
import { useEffect, useState } from "preact/hooks";
import { PreviewLine } from "../web_kit/line_preview";
import { setTheme } from "../web_kit/page";
import { Door } from "../web_kit/preview_doors";
import { asked, mountPreview } from "../web_kit/preview_page";
import { FiguresTrace } from "../web_kit/figures";
import { HallLook_Reveal as Reveal } from "../web_kit/generated/proto/plan_pb";
import { Phase_Id as Phase } from "../web_kit/generated/proto/seats_pb";
import type { HallView } from "../web_kit/generated/proto/views_pb";
import { KioskView_State } from "../web_kit/generated/proto/views_pb";
import { hallView, kioskView, longName } from "./fixtures";
import { cases } from "./fixtures_cases";
import { kioskQuestions } from "./fixtures_day";
import { hallStates, kioskStates, reveals, revealView } from "./fixtures_states";
import { advance, emptyHall, nextWake, receive, type HallState } from "./hall/hall_scenes";
import { HallScreen } from "./hall/hall_view";
import { ClockScreen } from "./clock/clock_view";
import { clockStates, clockView, waitingStates, waitingView } from "./fixture_screens";
import { PairingScreen } from "./screen/pairing_view";
import { useHallTheme } from "./screen/screen";
import { WaitingScreen } from "./waiting/waiting_view";
import * as kiosk from "./kiosk/kiosk_state";
import { KioskScreen, type KioskActs } from "./kiosk/kiosk_view";
import cardStyles from "../web_kit/components/card.module.css";

const number = (name: string, otherwise: number) => Number(asked.get(name) ?? otherwise);
const figures = () => cases[(asked.get("of") ?? "sevenJudges") as keyof typeof cases];
const red = () => asked.has("red");

function askedHall(): HallView {
  return hallView({
    phase: number("phase", Phase.CHECK_IN),
    red: red(),
    held: asked.has("held"),
    people: number("people", 12),
    turn: number("turn", 7),
    named: asked.has("named"),
    long: asked.has("long"),
    elapsed: number("elapsed", 48000),
    running: !asked.has("paused"),
    of: figures(),
    reveal: number("reveal", Reveal.BY_SEAT),
    ...(asked.has("progress") ? { progress: [5, 7] as [number, number] } : {}),
  });
}

// A state of the lists, standing still; null: none of them is asked for.
function namedHall(): HallState | null {
  const of = reveals[asked.get("reveal") ?? ""];
  const view = of === undefined ? hallStates[asked.get("scene") ?? ""] : revealView(of, red());
  if (view === undefined) return null;
  const shown = receive(emptyHall, view, 0, { first: true, still: true });
  return { ...shown, page: number("page", 0), step: number("step", shown.step), pageAt: null };
}

function HallPreview() {
  const [scenes, setScenes] = useState(() => {
    const named = namedHall();
    if (named !== null) return named;
    const before = hallView({ phase: Phase.RELEASED, turn: 7, of: figures() });
    const start = receive(emptyHall, before, 0, { first: true, still: false });
    const then = receive(start, askedHall(), 0, { first: asked.has("first"), still: false });
    return advance(then, number("freeze", 0));
  });
  const [zero] = useState(() => performance.now() - number("at", 0));
  useHallTheme(scenes.scene?.view.header?.theme);
  useEffect(() => {
    const wake = nextWake(scenes);
    if (wake === null || asked.has("freeze")) return undefined;
    const run = () => setScenes((state) => ({ ...advance(state, performance.now() - zero) }));
    const timer = window.setTimeout(run, Math.max(0, wake - (performance.now() - zero)));
    return () => window.clearTimeout(timer);
  }, [scenes]);
  return <HallScreen state={scenes} serverNow={() => 0} />;
}

function ClockPreview() {
  const of = clockStates[asked.get("scene") ?? ""] ?? clockStates["presenting"]!;
  useHallTheme(clockView(of).header?.theme);
  return <ClockScreen view={clockView(of)} serverNow={() => 48_000} />;
}

function WaitingPreview() {
  const of = waitingStates[asked.get("scene") ?? ""] ?? waitingStates["hear"]!;
  useHallTheme(waitingView(of).header?.theme);
  return <WaitingScreen view={waitingView(of)} />;
}

function PairingPreview() {
  const offline = asked.has("offline");
  return <PairingScreen code={offline ? "" : "4711"} />;
}

// Before a screen; ?show=door&door=join
function DoorPreview() {
  useEffect(() => setTheme(red() ? "hall-red" : "hall-blue"), []);
  return <Door name={asked.get("door") ?? "join"} page="kit.page.hall" />;
}

function TracePreview() {
  const { figures: shown, legend } = figures();
  return (
    <main class={cardStyles.card}>
      <FiguresTrace figures={shown} legend={legend} />
    </main>
  );
}

function askedKiosk(): kiosk.KioskState {
  const named = kioskStates[asked.get("scene") ?? ""];
  if (named !== undefined) return named;
  const words = {
    objection: asked.get("objection") ?? "",
    answer: asked.get("answer") ?? "",
    name: asked.has("long") ? longName : "欧阳晓峰",
  };
  const view = asked.has("questions")
    ? kioskQuestions(number("questions", 3))
    : kioskView(number("state", KioskView_State.SIGN), figures(), words);
  const state = kiosk.receiveView(kiosk.emptyKiosk, view, 0);
  const work = asked.get("work") as kiosk.Work | null;
  const moved = work === null ? state : kiosk.turnTo(kiosk.sawAll(state), work);
  const sent = asked.has("sent") ? kiosk.sent(moved, "sign") : moved;
  return asked.has("thanks") ? kiosk.confirmed(kiosk.sent(sent, "sign"), "7K3-M9", 0) : sent;
}

function KioskPreview() {
  const [state, setState] = useState(askedKiosk);
  const acts: KioskActs = {
    toRead: () => setState((now) => kiosk.turnTo(now, "read")),
    toSign: () => setState((now) => kiosk.turnTo(now, "sign")),
    toObject: () => setState((now) => kiosk.turnTo(now, "object")),
    sawAll: () => setState(kiosk.sawAll),
    writeReason: (reason) => setState((now) => kiosk.writeReason(now, reason)),
    sign: () => setState((now) => kiosk.sent(now, "sign")),
    object: () => setState((now) => kiosk.sent(now, "object")),
  };
  return <KioskScreen state={state} online={!asked.has("offline")} acts={acts} />;
}

const shows: Readonly<Record<string, () => preact.JSX.Element>> = {
  hall: HallPreview,
  clock: ClockPreview,
  waiting: WaitingPreview,
  kiosk: KioskPreview,
  pairing: PairingPreview,
  door: DoorPreview,
  trace: TracePreview,
};

const dark = ["hall", "clock", "waiting", "pairing", "door"];

mountPreview(() => {
  const show = asked.get("show") ?? "trace";
  const Shown = shows[show] ?? TracePreview;
  return {
    title: "kit.page.hall",
    theme: dark.includes(show) ? "hall-blue" : "light",
    App: () => (
      <PreviewLine>
        <Shown />
      </PreviewLine>
    ),
  };
});
