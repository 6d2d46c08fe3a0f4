// Shows any state of the hall and the kiosk without a server: `npx vite`, then
// /display/preview.html?show=hall&scene=turn, &page=1 for its second page, or
// ?show=hall&reveal=two stages&step=3, &play from its beginning. For looking at; never built or shipped.
import { useEffect, useState } from "preact/hooks";
import { PreviewLine } from "../web_kit/line/line_preview";
import { setTheme } from "../web_kit/page/page";
import { Door } from "../web_kit/preview/preview_doors";
import { asked, mountPreview } from "../web_kit/preview/preview_page";
import { FiguresTrace } from "../web_kit/figures/figures";
import { cases } from "../tests/scenes/cases";
import { clockStates } from "../tests/scenes/clocks";
import { hall } from "../tests/scenes/scenes";
import { hallStates, kioskStates, reveals, revealView } from "./fixtures_states";
import { advance, emptyHall, nextWake, receive, type HallState } from "./hall/hall_scenes";
import { HallScreen } from "./hall/hall_view";
import { ClockScreen } from "./clock/clock_view";
import { waitingStates } from "./fixture_screens";
import { PairingScreen } from "./screen/pairing_view";
import { useHallTheme } from "./screen/screen";
import { WaitingScreen } from "./waiting/waiting_view";
import * as kiosk from "./kiosk/kiosk_state";
import { KioskScreen, type KioskActs } from "./kiosk/kiosk_view";
import cardStyles from "../web_kit/components/card.module.css";

const number = (name: string, otherwise: number) => Number(asked.get(name) ?? otherwise);
const figures = () => cases[(asked.get("of") ?? "sevenJudges") as keyof typeof cases];
const red = () => asked.has("red");

// A state of the lists, standing still; with &play a reveal from its beginning.
function askedHall(): HallState {
  const of = reveals[asked.get("reveal") ?? ""];
  const named = hallStates[asked.get("scene") ?? ""] ?? hall("seven/empty");
  const view = of === undefined ? named : revealView(of, red());
  if (asked.has("play")) {
    const before = receive(emptyHall, hall("seven/released"), 0, { first: true, still: false });
    return receive(before, view, 0, { first: false, still: false });
  }
  const shown = receive(emptyHall, view, 0, { first: true, still: true });
  return { ...shown, page: number("page", 0), step: number("step", shown.step), pageAt: null };
}

function HallPreview() {
  const [scenes, setScenes] = useState(askedHall);
  const [zero] = useState(() => performance.now());
  useHallTheme(scenes.scene?.view.header?.theme);
  useEffect(() => {
    const wake = nextWake(scenes);
    if (wake === null) return undefined;
    const run = () => setScenes((state) => ({ ...advance(state, performance.now() - zero) }));
    const timer = window.setTimeout(run, Math.max(0, wake - (performance.now() - zero)));
    return () => window.clearTimeout(timer);
  }, [scenes]);
  return <HallScreen state={scenes} serverNow={() => 0} />;
}

function ClockPreview() {
  const view = clockStates[asked.get("scene") ?? ""] ?? clockStates["presenting"]!;
  useHallTheme(view.header?.theme);
  return <ClockScreen view={view} serverNow={() => 0} />;
}

function WaitingPreview() {
  const view = waitingStates[asked.get("scene") ?? ""] ?? waitingStates["hear"]!;
  useHallTheme(view.header?.theme);
  return <WaitingScreen view={view} />;
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

function KioskPreview() {
  const [state, setState] = useState(
    () => kioskStates[asked.get("scene") ?? ""] ?? kioskStates["sign"]!,
  );
  const acts: KioskActs = {
    toRead: () => setState((now) => kiosk.turnTo(now, "read")),
    toSign: () => setState((now) => kiosk.turnTo(now, "sign")),
    toObject: () => setState((now) => kiosk.turnTo(now, "object")),
    toChoose: () => setState((now) => kiosk.turnTo(now, "choose")),
    choose: () => setState((now) => kiosk.sent(now, "choose")),
    giveWay: () => setState(kiosk.giveWay),
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
