// What a page sees of its connection (connection.ts).
import type { ReadonlySignal } from "@preact/signals";
import type { Absent } from "./absence";
import type { Command } from "../generated/proto/commands_pb";
import type {
  Cards,
  Goodbye_Code,
  Listening,
  LookedUp,
  PlanChecked,
  Rehearsed,
  View,
  Waiting,
} from "../generated/proto/frames_pb";
import type { Role_Id, Seat } from "../generated/proto/seats_pb";
import type { Answer, Letters } from "../outbox/outbox";

export type ConnectionState =
  | "joining" // A code is needed; `goodbye` says what was wrong with the last, if any.
  | "waiting" // The seat has a device; the desks decide whether this one takes its place.
  | "pairing" // A screen that waits to be told what it shows.
  | "connecting" // On the way, for the first time.
  | "online"
  | "offline" // Lost; it tries again by itself, and the last view stays.
  | "ended"; // Another device holds the seat, or the page is too old.

export interface ConnectOptions {
  page: Role_Id; // Which page asks; the server refuses a seat of another role.
  storageKey: string; // One a page: "judge", "desk". ?seat=… in the address is added to it.
  onView?: (view: View) => void;
  mayReload?: () => boolean; // Whether reloading for a new version harms nothing now.
}

export interface Connection {
  readonly state: ReadonlySignal<ConnectionState>;
  readonly goodbye: ReadonlySignal<Goodbye_Code | null>; // The last one, until it is welcomed.
  readonly enrolling: ReadonlySignal<boolean>; // A code is being tried.
  readonly seat: ReadonlySignal<Seat | null>;
  readonly view: ReadonlySignal<View | null>; // The newest; `view.value.of` holds the page's own.
  readonly current: ReadonlySignal<boolean>; // Online, and the view came since.
  readonly absence: Absent; // Since when, and what stands in between.
  readonly waiting: ReadonlySignal<Waiting | null>; // What the desks decide about.
  readonly pairing: ReadonlySignal<string>; // The code a desk finds this screen by; "": none now.
  readonly planChecked: ReadonlySignal<PlanChecked | null>; // The newest answer to checkPlan.
  readonly rehearsed: ReadonlySignal<Rehearsed | null>; // The newest answer to rehearse.
  readonly lookedUp: ReadonlySignal<LookedUp | null>; // The newest answer to lookUp.
  readonly letters: ReadonlySignal<Letters>; // Commands waiting or just answered.
  readonly listening: ReadonlySignal<Listening | null>; // How the server is reached.
  readonly undelivered: ReadonlySignal<number>; // Letters of this seat that are not answered.
  readonly storageFull: ReadonlySignal<boolean>; // What is written lives only as long as the page.
  serverNow(): number; // ms since the server process began, as Clock.at_ms counts.
  join(code: string): void;
  forget(): void; // Leaves the seat: this device must join again.
  signOut(): void; // Gives the seat back: nothing but a new code opens it again.
  // Sends what a person asked for. The id is made here; it is sent again after each reconnect until
  // it is answered, and forgotten with the page. Null: 32 are waiting already.
  // A passphrase goes beside the command and stays in this page's memory only.
  send(command: Command, passphrase?: string): Promise<Answer> | null;
  // The same, kept in the device's storage over reloads. `about` finds it again in `letters`.
  post(command: Command, about: string): string | null;
  // Resolves once the view shows what the answer tells; within 2 s.
  showing(answer: Answer): Promise<void>;
  // The codes that came beside a receipt. They are told once: a receipt got a second time has none.
  // Null: none came.
  cardsOf(answer: Answer): Cards | null;
  // Asks what is wrong with a plan; the administrator's. The answer has the tag given here; null:
  // there is no connection to ask on.
  checkPlan(json: string): number | null;
  // Asks for a rehearsal, likewise; the answer comes once it has ended, and not over another connection.
  rehearse(): number | null;
  // Asks what is closed of a candidate of the own room, likewise; a desk's.
  lookUp(candidate: string): number | null;
  dismiss(id: string): void;
  activity(writing: boolean): void;
  close(): void;
}
