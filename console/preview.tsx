// Shows any state of the desks without a server: `npx vite`, then
// /console/preview.html?page=supervise&scene=scoring. For looking at; never built or shipped.
import { create } from "@bufbuild/protobuf";
import { useState } from "preact/hooks";
import {
  CardsSchema,
  ListeningSchema,
  PlanCheckedSchema,
  ReceiptSchema,
} from "../web_kit/generated/proto/frames_pb";
import { refusalOf } from "../web_kit/fixtures/fixture_refusals";
import { Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import { PreviewLine } from "../web_kit/line/line_preview";
import { asked, mountPreview } from "../web_kit/preview/preview_page";
import { useActing, type Send } from "./steps/acting";
import { Desk } from "./pages/desk/desk_view";
import { devicesNow_ms, sceneNow_ms } from "./fixture_edits";
import { timerStates } from "../tests/scenes/clocks";
import { deviceScenes, scenes, viewOf } from "./fixture_scenes";
import { courses } from "./prepare/fixture_courses";
import { preparing, rolls } from "./prepare/fixture_views";
import type { Asking } from "./pages/prepare/asking";
import { cardsFor, planFaults, rehearsedAs } from "./prepare/fixture_answers";
import { Prepare } from "./pages/prepare/prepare_view";
import { textOf } from "../web_kit/i18n/i18n";
import { Timer } from "./pages/timer/timer_view";
import { Verify } from "./pages/verify/verify_view";
import { ColumnsPage, WidePage } from "./pages/supervise/supervise_view";
import { RoomColumn } from "./pages/supervise/watch_room";

const known = (scene: string | null) =>
  scene !== null && scenes[scene] !== undefined ? scene : "scoring";

const sceneAsked = () => known(asked.get("scene"));

const roles: Readonly<Record<string, Role>> = {
  verify: Role.VERIFIER,
  supervise: Role.SUPERVISOR,
};

// ?page=prepare&roll=rich&course=faults, or ?page=prepare&made=busy&step=site, faulty: &faulty
function PreparePreview() {
  const [tag, setTag] = useState(0);
  const none = () => undefined;
  const course = courses[asked.get("course") ?? "none"] ?? courses["none"]!;
  const importing = { course, choose: none, use: none, answer: none, drop: none, send: none };
  const made = preparing[asked.get("made") ?? ""] ?? rolls[asked.get("roll") ?? ""];
  const [value] = useState(() => (made ?? rolls["small"]!)());
  const faults = asked.has("faulty") ? planFaults : [];
  const rehearsed = asked.get("rehearsed") ?? "ended";
  const asking: Asking = {
    send: () => Promise.resolve(answerAs()),
    issueCodes: (seats) => Promise.resolve(cardsFor(value, seats)),
    plan: {
      ask: () => {
        setTag(tag + 1);
        return tag + 1;
      },
      answer: create(PlanCheckedSchema, {
        tag,
        faults,
        rules: faults.length > 0 ? [] : value.rules,
      }),
    },
    // Once it is begun: ?rehearsed=ended, failed, busy, not_now or running.
    rehearsal: {
      begin: () => 1,
      answer: rehearsed === "running" ? null : rehearsedAs(rehearsed, 1),
    },
  };
  const at = { ...outsideAsked(), state: "online" as const, serverNow: () => 60_000 };
  return <Prepare view={value} importing={importing} asking={asking} outside={at} />;
}

function answerAs() {
  const refuse = Number(asked.get("refuse") ?? 0);
  return refuse > 0
    ? refusalOf(refuse, asked.get("what") ?? "panel", "5", "7")
    : create(ReceiptSchema, { number: "7K3-M9" });
}

function App() {
  const page = asked.get("page") ?? "desk";
  if (page === "prepare") return <PreparePreview />;
  if (page === "timer") return <TimerPreview />;
  return <DeskPreview page={page} />;
}

// ?page=timer&scene=overtime
function TimerPreview() {
  const acting = usePreviewActing();
  const clock = timerStates[asked.get("scene") ?? ""] ?? timerStates["presenting"]!;
  const outside = { ...outsideAsked(), serverNow: () => 48_000 };
  return <Timer view={clock} acting={acting} outside={outside} />;
}

// ?page=supervise&rooms=watch_room_1,watch_room_2
function RoomsPreview({ names }: { names: string[] }) {
  const title = viewOf(sceneAsked()).header?.title;
  return (
    <ColumnsPage title={textOf(title)} onAdd={() => {}}>
      {names.map((name) => (
        <ColumnPreview key={name} scene={known(name)} />
      ))}
    </ColumnsPage>
  );
}

function ColumnPreview({ scene }: { scene: string }) {
  const acting = usePreviewActing();
  const outside = outsideAsked();
  const view = viewOf(scene, Role.SUPERVISOR);
  return <RoomColumn view={view} acting={acting} outside={outside} onLeave={() => {}} />;
}

function usePreviewActing() {
  const send: Send = () =>
    asked.has("hang") ? new Promise(() => undefined) : Promise.resolve(answerAs());
  const told = create(CardsSchema, { cards: [{ code: "7K3M-9QXT" }], validMinutes: 30 });
  return useActing(send, () => (asked.has("lost") ? null : told));
}

function outsideAsked() {
  const now_ms = sceneAsked() in deviceScenes ? devicesNow_ms : sceneNow_ms;
  return {
    state: asked.has("offline") ? ("offline" as const) : ("online" as const),
    serverNow: () => now_ms,
    listening: asked.has("plain")
      ? create(ListeningSchema, { plain: true, certificateDays: 12 })
      : null,
    signOut: () => undefined,
  };
}

function DeskPreview({ page }: { page: string }) {
  const acting = usePreviewActing();
  const [view] = useState(() => viewOf(sceneAsked(), roles[page] ?? Role.OPERATOR));
  const [outside] = useState(outsideAsked);
  const rooms = asked.get("rooms");
  if (rooms !== null) return <RoomsPreview names={rooms.split(",")} />;
  if (page === "verify") return <Verify view={view} acting={acting} outside={outside} />;
  if (page === "supervise") {
    return <WidePage view={view} acting={acting} outside={outside} onAdd={() => {}} />;
  }
  return <Desk view={view} role={Role.OPERATOR} acting={acting} outside={outside} />;
}

mountPreview(() => ({
  title: "kit.page.desk",
  theme: "light",
  App: () => (
    <PreviewLine>
      <App />
    </PreviewLine>
  ),
}));
