// The seats as a desk shows them: one state each, in order of what somebody has to look at. Pure.
import { Panel_Kind as Kind } from "../../../web_kit/generated/proto/plan_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import {
  SeatState_Frozen as Frozen,
  SeatState_Work as Work,
  type Presence,
  type SeatState,
} from "../../../web_kit/generated/proto/seat_views_pb";
import { type DeskView } from "../../../web_kit/generated/proto/views_pb";
import type { Key } from "../../../web_kit/i18n/i18n";
import { presenceBySeat } from "../devices/screens";

export type Live =
  | "idle" // Nothing is asked of it now.
  | "awaited"
  | "writing"
  | "submitted"
  | "returned"
  | "recused"
  | "vacated" // Its judge has left; nobody is expected to score there.
  | "gone" // A mass judge who may come back; nobody waits for them.
  | "late"
  | "frozen" // Its device is held off; a new code opens it.
  | "offline" // Was here, and is not connected now.
  | "unchecked" // Connected, but has not checked in.
  | "absent"; // No device has taken the seat yet.

export const lives: readonly Live[] = [
  "submitted",
  "writing",
  "awaited",
  "returned",
  "late",
  "recused",
  "vacated",
  "gone",
  "frozen",
  "offline",
  "unchecked",
  "absent",
  "idle",
];

interface Look {
  shape: string;
  words: Key;
  tone: "success" | "warning" | "danger" | "muted" | "primary";
}

export const looks: Readonly<Record<Live, Look>> = {
  idle: { shape: "·", words: "console.live.idle", tone: "muted" },
  awaited: { shape: "○", words: "console.live.awaited", tone: "primary" },
  writing: { shape: "✎", words: "console.live.writing", tone: "primary" },
  submitted: { shape: "✓", words: "console.live.submitted", tone: "success" },
  returned: { shape: "↩", words: "console.live.returned", tone: "warning" },
  recused: { shape: "⊘", words: "console.live.recused", tone: "muted" },
  vacated: { shape: "⊖", words: "console.live.vacated", tone: "warning" },
  gone: { shape: "↗", words: "console.live.gone", tone: "muted" },
  late: { shape: "◷", words: "console.live.late", tone: "warning" },
  frozen: { shape: "✕", words: "console.live.frozen", tone: "danger" },
  offline: { shape: "▲", words: "console.live.offline", tone: "danger" },
  unchecked: { shape: "◇", words: "console.live.unchecked", tone: "warning" },
  absent: { shape: "–", words: "console.live.absent", tone: "muted" },
};

export interface LiveSeat {
  state: SeatState;
  live: Live;
  offline: boolean; // Not connected, though what it sent is safe.
}

function work(state: SeatState, writing: boolean): Live | null {
  switch (state.work) {
    case Work.SUBMITTED:
      return "submitted";
    case Work.RECUSED:
      return "recused";
    case Work.LATE:
      return "late";
    case Work.RETURNED:
      return writing ? "writing" : "returned";
    case Work.AWAITED:
      return writing ? "writing" : "awaited";
    default:
      return null;
  }
}

const settled: readonly Live[] = ["submitted", "recused", "late"];

// `presence` is undefined where the server tells nothing about this seat.
export function liveOf(state: SeatState, presence: Presence | undefined): LiveSeat {
  const offline = !state.paper && state.enrolled && presence !== undefined && !presence.online;
  if (state.vacated) return { state, live: "vacated", offline: false };
  const working = work(state, presence?.writing === true && !offline && !state.paper);
  if (working !== null && settled.includes(working)) return { state, live: working, offline };
  if (state.checkedOut) return { state, live: "gone", offline: false };
  if (state.frozen !== Frozen.NOT_FROZEN && !state.paper) return { state, live: "frozen", offline };
  if (!state.enrolled && !state.paper) return { state, live: "absent", offline };
  if (offline) return { state, live: "offline", offline };
  if (!state.checkedIn) return { state, live: "unchecked", offline };
  return { state, live: working ?? "idle", offline };
}

export interface PanelSeats {
  panel: string;
  mass: boolean;
  seats: LiveSeat[];
  checkedIn: number;
  submitted: number;
  // Experts: all but the recused and those who left. Mass panels: those checked in, and sheets of
  // those who have gone since.
  expected: number;
}

// The judges' seats by panel, in the plan's order.
export function panelsOf(view: DeskView): PanelSeats[] {
  const told = presenceBySeat(view.presence);
  return (view.legend?.panels ?? []).map((panel) => {
    const seats = view.seats
      .filter(({ seat }) => seat?.panel === panel.id)
      .map((state) => liveOf(state, told.get(state.seat?.id ?? "")));
    const mass = panel.kind === Kind.MASS;
    const counting = seats.filter(({ live }) => live !== "recused" && live !== "vacated");
    return {
      panel: panel.id,
      mass,
      seats,
      checkedIn: seats.filter(({ state, live }) => state.checkedIn && live !== "vacated").length,
      submitted: seats.filter(({ live }) => live === "submitted").length,
      expected: mass
        ? counting.filter(({ state, live }) => state.checkedIn || live === "submitted").length
        : counting.length,
    };
  });
}

export function countLive(seats: readonly LiveSeat[], live: Live): number {
  return seats.filter((one) => one.live === live).length;
}

// Seats somebody is to sit in.
export function taken(panel: PanelSeats): number {
  return panel.seats.filter(({ live }) => live !== "vacated").length;
}

// Seats whose sheet is asked for and not in: these are what the room waits for.
export function missing(panel: PanelSeats): SeatState[] {
  const waits: readonly Work[] = [Work.AWAITED, Work.RETURNED];
  return panel.seats
    .filter(({ live, state }) => live !== "vacated" && waits.includes(state.work))
    .map(({ state }) => state);
}

export interface Post {
  role: Role;
  live: "online" | "offline" | "absent";
}

const posts: readonly Role[] = [
  Role.OPERATOR,
  Role.VERIFIER,
  Role.SUPERVISOR,
  Role.HALL,
  Role.KIOSK,
];
// Screens a room may do without: counted once a device has taken them.
const spare: readonly Role[] = [Role.CLOCK, Role.WAITING, Role.TIMEKEEPER, Role.ADMINISTRATOR];

// The other desks and screens, one mark each.
export function postsOf(view: DeskView): Post[] {
  const told = presenceBySeat(view.presence);
  // A seat of screens is taken where a device enrolled for it, or a screen was told to show it.
  const taken = ({ enrolled, seat }: SeatState) =>
    enrolled || view.screens.some((screen) => screen.seat === seat?.id);
  return [...posts, ...spare].flatMap((role) =>
    view.seats
      .filter((state) => state.seat?.role === role && (taken(state) || !spare.includes(role)))
      .map((state): Post => {
        const presence = told.get(state.seat?.id ?? "");
        if (!taken(state)) return { role, live: "absent" };
        return { role, live: presence === undefined || presence.online ? "online" : "offline" };
      }),
  );
}
