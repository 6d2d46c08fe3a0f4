// Shows any state of the judge's page without a server: `npx vite`, then
// /judge_client/web/preview.html?scene=writing. For looking at; never built or shipped.
import { signal } from "@preact/signals";
import { Goodbye_Code } from "../../web_kit/generated/proto/frames_pb";
import { Phase_Id as Phase } from "../../web_kit/generated/proto/seats_pb";
import { OwnSeat_SheetState as State } from "../../web_kit/generated/proto/views_pb";
import { Connecting, JoinForm } from "../../web_kit/join";
import { mountPage } from "../../web_kit/page";
import { App } from "./app";
import * as fix from "./fixtures";
import { emptyDesk, reduce, type Act, type Desk, type Known } from "./scene";
import type { Sheet, Typed } from "./sheet";
import "./judge.css";

const asked = new URLSearchParams(window.location.search);
const scene = asked.get("scene") ?? "writing";
const full: Typed = { show: "27.5", grasp: "18", skill: "16", value: "25" };
const half: Typed = { show: "27.5", grasp: "18" };

interface Shown {
  of: fix.ViewOf;
  draft?: Typed;
  acts?: Act[];
  letter?: "kept" | "received" | "confirmed" | "late" | "refused";
  then?: fix.ViewOf; // A view that comes while the sheet is open.
}

const chief = { chief: true, desk: fix.chiefDesk(7, false) };
const done = { state: State.CONFIRMED, current: fix.ownSheet() };
const some = [
  fix.ownSheet(),
  fix.ownSheet({
    number: 6,
    card: fix.defense,
    marks: ["12", "20", "18", "21", "13"],
    total: "84",
  }),
  fix.ownSheet({ number: 6, state: State.LATE, receipt: "2QX-4R" }),
  fix.ownSheet({ number: 5 }),
];

const scenes: Readonly<Record<string, Shown>> = {
  checkin: { of: { phase: Phase.CHECK_IN, card: null, checkedIn: false, lots: false } },
  checkin_named: {
    of: { phase: Phase.LOTS, card: null, checkedIn: false, named: true, people: 40, chief: true },
  },
  waiting: { of: { phase: Phase.CHECK_IN, card: null } },
  between: { of: { phase: Phase.READY, card: null, earlier: some } },
  called: { of: { phase: Phase.CALLED, earlier: some } },
  listen: { of: { phase: Phase.PRESENTING, writable: false } },
  writing: { of: { earlier: some }, draft: half, acts: [{ kind: "focus", row: 2 }] },
  fresh: { of: { elapsed: 395_000 } },
  five: { of: { card: fix.defense, phase: Phase.SCORING, running: false, elapsed: 425_000 } },
  note: {
    of: {},
    draft: half,
    acts: [
      { kind: "focus", row: 2 },
      { kind: "key", key: "2" },
      { kind: "key", key: "5" },
    ],
  },
  missing: { of: {}, draft: half, acts: [{ kind: "readback" }] },
  complete: { of: {}, draft: full },
  named: { of: { name: fix.longest }, draft: half },
  returned: {
    of: {
      state: State.RETURNED,
      version: 2,
      current: fix.ownSheet({ state: State.RETURNED, reason: "请核对第二项，与草表不一致。" }),
    },
  },
  held: { of: { held: true }, draft: half },
  closed: {
    of: {},
    draft: half,
    then: { phase: Phase.STAGE_CLOSED, state: State.MISSED, writable: false },
  },
  moved: { of: {}, draft: half, then: { number: 8 } },
  recused_writing: { of: {}, draft: half, then: { state: State.RECUSED } },
  single: { of: { mass: true, card: fix.whole }, draft: { mark: "86.5" } },
  readback: { of: {}, draft: full, acts: [{ kind: "readback" }] },
  readback_late: {
    of: {},
    draft: full,
    acts: [{ kind: "readback" }],
    then: { phase: Phase.STAGE_CLOSED, state: State.MISSED, writable: false },
  },
  kept: { of: {}, draft: full, letter: "kept" },
  received: { of: {}, draft: full, letter: "received" },
  confirmed: { of: {}, draft: full, letter: "confirmed" },
  late: { of: {}, draft: full, letter: "late" },
  refused: { of: {}, draft: full, letter: "refused" },
  own: { of: { ...done, earlier: some } },
  own_late: { of: { state: State.LATE, current: fix.ownSheet({ state: State.LATE }) } },
  recused: { of: { state: State.RECUSED } },
  notmine: { of: { state: State.NOT_MINE, mass: true, card: fix.whole } },
  missed: { of: { state: State.MISSED, phase: Phase.STAGE_CLOSED } },
  over: { of: { phase: Phase.RESULTS, earlier: some } },
  chief_writing: { of: chief, draft: half },
  chief_done: { of: { ...chief, ...done } },
  chief_closed: {
    of: { ...done, phase: Phase.RELEASING, chief: true, desk: fix.chiefDesk(7, true) },
  },
};

function keyOf(of: fix.ViewOf): Sheet["key"] {
  return {
    ledger: fix.ledger,
    seat: of.mass ? "mass_17" : "panel_3",
    candidate: fix.candidateOf(of.number ?? 7),
    stage: (of.card ?? fix.speech).stage,
    version: of.version ?? 1,
  };
}

function knownOf({ of, letter }: Shown): Known {
  const late = { ...fix.receipt, late: true };
  const delivery = {
    kept: { state: "kept" as const },
    received: { state: "received" as const },
    confirmed: { state: "confirmed" as const, receipt: fix.receipt },
    late: { state: "confirmed" as const, receipt: late },
    refused: { state: "refused" as const, refusal: fix.refusal },
  };
  const letters = letter === undefined ? [] : [fix.letterOf(keyOf(of), delivery[letter])];
  return { view: fix.judgeView(of), ledger: fix.ledger, letters };
}

const shown = scenes[scene] ?? { of: {} };
const first = knownOf(shown);
const known = signal(first);
const desk = signal<Desk>(emptyDesk);

function act(what: Act): void {
  desk.value = reduce(desk.value, what, () => shown.draft ?? null);
}

act({ kind: "known", known: first });
for (const step of shown.acts ?? []) act(step);
if (shown.then !== undefined) {
  known.value = { ...first, view: fix.judgeView(shown.then) };
  act({ kind: "known", known: known.value });
}

const goodbyes: Readonly<Record<string, Goodbye_Code | null>> = {
  join: null,
  join_unknown: Goodbye_Code.UNKNOWN_CODE,
  join_replaced: Goodbye_Code.REPLACED,
  join_page: Goodbye_Code.WRONG_PAGE,
  join_again: Goodbye_Code.UNKNOWN_TOKEN,
};

function Preview() {
  if (scene === "connecting") return <Connecting page="kit.page.judge" offline />;
  if (scene.startsWith("join")) {
    return (
      <JoinForm
        page="kit.page.judge"
        goodbye={goodbyes[scene] ?? null}
        busy={scene === "join_offline"}
        offline={scene === "join_offline"}
        tries={Number(asked.get("tries") ?? 1)}
        onJoin={() => {}}
      />
    );
  }
  return (
    <App
      known={known.value}
      desk={desk.value}
      outside={{
        state: asked.has("offline") || scene === "kept" ? "offline" : "online",
        storageFull: asked.has("full"),
        serverNow: () => 0,
      }}
      checkingIn={{ busy: asked.has("busy"), refused: "" }}
      stepping={{ busy: false, refused: "" }}
      full={false}
      act={act}
      onConfirm={() => {}}
      onDismiss={() => {}}
      onCheckIn={() => {}}
      onNotMine={() => {}}
      onStep={() => {}}
    />
  );
}

mountPage({ title: "kit.page.judge", theme: "light", App: Preview });
