// The hall screen's entry: connects, and lets the scenes follow one another on the browser's clock.
import { useEffect, useRef, useState } from "preact/hooks";
import { connect, type Connection } from "../../web_kit/connection/connection";
import type { View } from "../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import type { HallView } from "../../web_kit/generated/proto/views_pb";
import { Gate } from "../../web_kit/join/join";
import { mountPage } from "../../web_kit/page/page";
import { keepAwake } from "../../web_kit/page/wake_lock";
import { advance, emptyHall, nextWake, receive, type HallState } from "./hall_scenes";
import { HallScreen } from "./hall_view";
import { useHallTheme } from "../screen/screen";

const connection = connect({ page: Role.HALL, storageKey: "hall", mayReload: () => true });

function hallOf(view: View | null): HallView | null {
  return view?.of.case === "hall" ? view.of.value : null;
}

function wantsStillness(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// The scenes, woken when they are due. A view is the first of its connection when the line was
// away since the one before.
function useScenes({ view, state }: Connection): HallState {
  const [scenes, setScenes] = useState(emptyHall);
  const first = useRef(true);
  const newest = hallOf(view.value);
  const connected = state.value === "online";

  useEffect(() => {
    if (!connected) first.current = true;
  }, [connected]);
  useEffect(() => {
    if (newest === null) return;
    const arrival = { first: first.current, still: wantsStillness() };
    first.current = false;
    const now = performance.now();
    setScenes((before) => receive(advance(before, now), newest, now, arrival));
  }, [newest]);
  useEffect(() => {
    const wake = nextWake(scenes);
    if (wake === null) return undefined;
    // A timer may fire a moment early; the copy has it set again.
    const run = () =>
      setScenes((before) => {
        const after = advance(before, performance.now());
        return after === before ? { ...before } : after;
      });
    const timer = window.setTimeout(run, Math.max(0, wake - performance.now()));
    return () => window.clearTimeout(timer);
  }, [scenes]);
  return scenes;
}

function Hall() {
  const scenes = useScenes(connection);
  useHallTheme(scenes.scene?.view.header?.theme);
  return <HallScreen state={scenes} serverNow={() => connection.serverNow()} />;
}

function App() {
  return (
    <Gate connection={connection} page="kit.page.hall">
      {() => <Hall />}
    </Gate>
  );
}

keepAwake();
mountPage({ theme: "hall-blue", App });
