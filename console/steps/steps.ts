// What the holder of a desk can do now, in words and as commands. The server decides what is
// allowed; a step carries its command, complete but for what `needs` asks for. Pure.
import type { Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import type { DeskView, Step } from "../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../web_kit/i18n/i18n";
import {
  chiefWord,
  panelWords,
  personById,
  postWord,
  seatById,
  stageWords,
  whoWords,
} from "../words";
import { actionOf, type Place, type Told } from "./kind";
import { aboutOf, kindOf } from "./kinds";

function toldOf(step: Step, view: DeskView): Told | undefined {
  const value = step.command?.action.value;
  return value === undefined ? undefined : { value, step, view };
}

// A step for any seat is one at each seat it fits, too.
export function stepsOf(view: DeskView, role: Role): Step[] {
  return view.steps
    .filter((step) => step.role === role && actionOf(step) !== undefined)
    .flatMap((step) => kindOf(step)?.each?.(step, view) ?? [step]);
}

// Whether the newest view still has the step: offered, or asked for by the desk itself.
export function isStill(step: Step, view: DeskView, role: Role): boolean {
  const told = toldOf(step, view);
  const still = told && kindOf(step)?.still?.(told);
  if (still !== undefined) return still;
  const key = keyOf(step);
  return stepsOf(view, role).some((one) => keyOf(one) === key);
}

// The same thing to do in the next view too, whatever the digest is then. "" is no step.
export function keyOf(step: Step): string {
  const action = actionOf(step);
  if (action === undefined) return "";
  const about = Object.values(aboutOf(step)).join("/");
  return [action, step.person?.candidate ?? "", step.stage, step.seat, about].join("/");
}

// The seat a step is about, if it is about one.
export function seatIdOf(step: Step): string {
  return aboutOf(step).seat ?? step.seat;
}

// What cannot be taken back by pressing another button is asked for once more.
export function asksBefore(step: Step): boolean {
  return kindOf(step)?.confirm !== undefined;
}

export interface OwnSteps {
  next: Step | undefined; // The recommended one.
  others: Step[]; // About the room or the turn as a whole.
  ofCandidate: Map<string, Step[]>; // Arrival and outcome, by candidate.
  ofSeat: Map<string, Step[]>; // Returning a sheet, recusal, leaving the seat, by seat.
  ofPost: Map<string, Step[]>; // Decision and drop-outs, by post.
  entries: Step[]; // Who was not chosen enters the open batch.
  devices: Step[]; // Screens, codes, requests for a seat.
  signing: Step[]; // Whoever heard: called to sign, the page signed by pen attached.
  paper: Step[]; // Paper for the room or any seat, and who has signed on paper.
  undo: Step | undefined; // Takes back the newest step.
}

function placeOf(step: Step, view: DeskView): Place {
  const place = kindOf(step)?.place ?? "next";
  const told = toldOf(step, view);
  if (typeof place === "string") return place;
  return told === undefined ? "next" : place(told);
}

function put(map: Map<string, Step[]>, key: string, step: Step): void {
  map.set(key, [...(map.get(key) ?? []), step]);
}

const places: Readonly<Record<Place, (own: OwnSteps, step: Step) => void>> = {
  next: (own, step) => step !== own.next && own.others.push(step),
  candidate: (own, step) => put(own.ofCandidate, step.person?.candidate ?? "", step),
  seat: (own, step) => put(own.ofSeat, seatIdOf(step), step),
  post: (own, step) => {
    if (step !== own.next) put(own.ofPost, aboutOf(step).post ?? "", step);
  },
  entry: (own, step) => own.entries.push(step),
  paper: (own, step) => {
    own.paper.push(step);
    if (step.seat !== "") put(own.ofSeat, step.seat, step);
  },
  signing: (own, step) => own.signing.push(step),
  keying: () => undefined, // Offered sheet by sheet where they are keyed.
  devices: (own, step) => own.devices.push(step),
  undo: (own, step) => {
    if (step !== own.next) own.undo = step;
  },
};

// Steps stand where they belong: at a candidate, at a seat, or below the next step.
export function sortSteps(view: DeskView, role: Role): OwnSteps {
  const own: OwnSteps = {
    next: undefined,
    others: [],
    ofCandidate: new Map(),
    ofSeat: new Map(),
    ofPost: new Map(),
    entries: [],
    devices: [],
    paper: [],
    signing: [],
    undo: undefined,
  };
  for (const step of stepsOf(view, role)) {
    const place = placeOf(step, view);
    if (step.recommended && place !== "devices") own.next ??= step;
    places[place](own, step);
  }
  return own;
}

// Whom a step is about: as it says, or as its draw or its correction does.
function whoOf(step: Step, view: DeskView): string {
  if (step.person !== undefined) return whoWords(step.person);
  const { correction, candidate = "" } = aboutOf(step);
  const entry = view.corrections.find(({ id }) => id === correction);
  return whoWords(entry === undefined ? personById(view, candidate) : entry.person);
}

// The seat of a request, where the step does not say it itself.
function seatOf(step: Step, view: DeskView): string {
  const { request } = aboutOf(step);
  const seat = seatIdOf(step) || view.devices.find(({ id }) => id === request)?.seat;
  return seat === undefined ? "" : seatById(view, seat);
}

// What a button says it will do: 开始竞聘演讲 — 第3号.
export function stepWords(step: Step, view: DeskView): string {
  const told = toldOf(step, view);
  const kind = kindOf(step);
  if (told === undefined || kind === undefined) return t("console.step.other");
  const { batch = "", panel = "", post = "" } = aboutOf(step);
  return t(typeof kind.words === "string" ? kind.words : kind.words(told), {
    who: whoOf(step, view),
    stage: stageWords(view.legend, step.stage),
    seat: seatOf(step, view),
    panel: panelWords(view.legend, panel),
    batch: textOf(view.batches.find(({ id }) => id === batch)?.title) || batch,
    post: view.posts.find(({ id }) => id === post)?.title ?? post,
    post_word: postWord(view.header),
    chief: chiefWord(view.header),
    ...kind.named?.(told),
  });
}
