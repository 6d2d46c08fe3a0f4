// What the desks call people, seats, stages, phases and facts. Pure.
import type { Event } from "../web_kit/generated/proto/events_pb";
import { Panel_Kind, ReleaseStep_By as By } from "../web_kit/generated/proto/plan_pb";
import {
  Arrival_Id as Arrival,
  HoldFrom_Id as HoldFrom,
  Outcome_Id as Outcome,
  Phase_Id as Phase,
  Role_Id as Role,
  type Seat,
} from "../web_kit/generated/proto/seats_pb";
import {
  DeskView_Note_Kind as NoteKind,
  type DeskView,
  type DeskView_Note,
  type DeskView_Record,
  type Header,
  type Legend,
  type Person,
} from "../web_kit/generated/proto/views_pb";
import { panelTitle, stageTitle } from "../web_kit/figures/figures_words";
import { hasWords, t, type Key } from "../web_kit/i18n/i18n";
import { timeWords } from "../web_kit/i18n/times";
import { chiefWord, judgeWords, termWord } from "../web_kit/i18n/words";

export { chiefWord, panelTitle as panelWords, stageTitle as stageWords };

export function candidateWord(header: Header | undefined): string {
  return termWord(header, "candidate", "console.candidate");
}

export function postWord(header: Header | undefined): string {
  return termWord(header, "post", "console.post");
}

// "第3号", or the name of somebody without a lot.
export function whoWords(person: Person | undefined): string {
  if (person === undefined) return "";
  return person.number > 0 ? t("console.number", { number: person.number }) : person.name;
}

// Whom the kiosk shows and the room calls, and how many come after.
export function signingWords({ toSign }: DeskView): string {
  const [first] = toSign;
  if (first === undefined) return t("console.wait.nothing");
  const who = whoWords(first.person);
  const called = t(first.answered ? "console.now.sign.after_answer" : "console.now.sign.waiting", {
    who,
  });
  const others = toSign.length - 1;
  return others === 0 ? called : called + t("console.now.sign.others", { count: others });
}

export function personById(view: DeskView, candidate: string): Person | undefined {
  return view.lines.find(({ person }) => person?.candidate === candidate)?.person;
}

const roleKeys: Readonly<Partial<Record<Role, Key>>> = {
  [Role.OPERATOR]: "console.role.operator",
  [Role.VERIFIER]: "console.role.verifier",
  [Role.SUPERVISOR]: "console.role.supervisor",
  [Role.HALL]: "console.role.hall",
  [Role.KIOSK]: "console.role.kiosk",
  [Role.ADMINISTRATOR]: "console.role.administrator",
  [Role.CLOCK]: "console.role.clock",
  [Role.WAITING]: "console.role.waiting",
  [Role.TIMEKEEPER]: "console.role.timekeeper",
};

// "3号评委"; with several panels "3号领导评委"; other seats by their role.
export function seatWords(seat: Seat | undefined, legend: Legend | undefined): string {
  if (seat === undefined) return "";
  if (seat.panel === "") {
    const key = roleKeys[seat.role];
    return key === undefined ? seat.id : t(key);
  }
  return judgeWords(seat, legend);
}

export function seatById(view: DeskView, id: string): string {
  const known = view.seats.find(({ seat }) => seat?.id === id)?.seat;
  if (known === undefined && /(^|\.)kiosk$/.test(id)) return t("console.role.kiosk");
  return known === undefined ? id : seatWords(known, view.legend);
}

export function isChief(seat: Seat | undefined, legend: Legend | undefined): boolean {
  const panel = legend?.panels.find(({ id }) => id === seat?.panel);
  if (seat === undefined || panel === undefined) return false;
  return panel.kind === Panel_Kind.EXPERT && panel.chiefSeat === seat.number;
}

export function arrivalWords(arrival: Arrival): string {
  if (arrival === Arrival.PRESENT) return t("console.arrival.present");
  return arrival === Arrival.LATE ? t("console.arrival.late") : t("console.arrival.none");
}

const outcomeKeys: Readonly<Partial<Record<Outcome, Key>>> = {
  [Outcome.ABSENT]: "console.outcome.absent",
  [Outcome.WITHDRAWN]: "console.outcome.withdrawn",
  [Outcome.DISQUALIFIED]: "console.outcome.disqualified",
  [Outcome.NOT_ADMITTED]: "console.outcome.not_admitted",
  [Outcome.POST_STOPPED]: "console.outcome.post_stopped",
  [Outcome.UNQUALIFIED]: "console.outcome.unqualified",
  [Outcome.NOT_PRESELECTED]: "console.outcome.not_preselected",
};

export function outcomeWords(outcome: Outcome): string {
  const key = outcomeKeys[outcome];
  return key === undefined ? "" : t(key);
}

const releaseKeys: Readonly<Partial<Record<By, Key>>> = {
  [By.VERIFIER]: "console.release.verifier",
  [By.SUPERVISOR]: "console.release.supervisor",
};

export function releaseWords(by: By, header: Header | undefined): string {
  if (by === By.CHIEF) return t("console.release.chief", { chief: chiefWord(header) });
  const key = releaseKeys[by];
  return key === undefined ? "" : t(key);
}

const phaseKeys: Readonly<Partial<Record<Phase, Key>>> = {
  [Phase.CHECK_IN]: "console.phase.check_in",
  [Phase.LOTS]: "console.phase.lots",
  [Phase.READY]: "console.phase.ready",
  [Phase.CALLED]: "console.phase.called",
  [Phase.PRESENTING]: "console.phase.presenting",
  [Phase.SCORING]: "console.phase.scoring",
  [Phase.STAGE_CLOSED]: "console.phase.stage_closed",
  [Phase.RELEASING]: "console.phase.releasing",
  [Phase.RELEASED]: "console.phase.released",
  [Phase.ANNOUNCED]: "console.phase.announced",
  [Phase.FINISHED]: "console.phase.finished",
  [Phase.RESULTS]: "console.phase.results",
  [Phase.PREPARING]: "console.phase.preparing",
  [Phase.EQUALISING]: "console.phase.equalising",
  [Phase.PLANNING]: "kit.planning",
};

// Where the room is, a break before all else.
export function whereWords(header: Header | undefined): string {
  if (header?.onBreak !== true) return phaseWords(header?.phase);
  return header.breakUntil === ""
    ? t("console.break")
    : t("console.break.until", { until: header.breakUntil });
}

export function phaseWords(phase: Phase | undefined): string {
  const key = phase === undefined ? undefined : phaseKeys[phase];
  return key === undefined ? "" : t(key);
}

export function holdWords(from: HoldFrom): string {
  return t(from === HoldFrom.END_OF_TURN ? "console.hold.end_of_turn" : "console.hold.now");
}

// What its kind is called, and the words of the catalogue that this leads to: without them it does not
// compile.
type NoteName = Lowercase<Exclude<keyof typeof NoteKind, "KIND_UNSPECIFIED">>;

function noteKey({ kind, text }: DeskView_Note): Key | undefined {
  if (kind === NoteKind.KIND_UNSPECIFIED) return undefined;
  if (kind === NoteKind.DEVICE_FROZEN && text === "") return "console.note.device_copied";
  if (kind === NoteKind.WITNESS_UNCHECKED && text === "") {
    return "console.note.witness_unchecked.other";
  }
  if (kind === NoteKind.WALL_JUMP && text === "-") return "console.note.wall_jump.back";
  if (kind === NoteKind.TIME_GAP && text === "-") return "console.note.time_gap.back";
  return `console.note.${NoteKind[kind].toLowerCase() as NoteName}`;
}

// "63" → "1 分 03 秒"
export function secondsWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return t("console.seconds", { seconds });
  if (seconds % 60 === 0) return t("console.minutes.whole", { minutes });
  return t("console.minutes", { minutes, seconds: String(seconds % 60).padStart(2, "0") });
}

// Of spans that may be long: "1 小时 5 分", from two days on "3 天 4 小时".
export function spanWords(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  if (hours >= 48) return t("console.days", { days: Math.floor(hours / 24), hours: hours % 24 });
  if (hours === 0) return secondsWords(seconds);
  return t("console.hours", { hours, minutes: Math.floor((seconds % 3600) / 60) });
}

// What a note's text is when it is no text but a sign, a number or the name of a fact.
const coded: readonly NoteKind[] = [
  NoteKind.WALL_JUMP,
  NoteKind.TIME_GAP,
  NoteKind.CODES_ISSUED,
  NoteKind.STEP_UNDONE,
];

// What stands below a note's own words.
export function noteText({ kind, text }: DeskView_Note): string {
  if (kind === NoteKind.WITNESS_UNCHECKED) return t("console.note.witness_unchecked.what");
  return coded.includes(kind) ? "" : text;
}

export function noteWords(note: DeskView_Note, view: DeskView): string {
  const key = noteKey(note);
  if (key === undefined) return note.text;
  return t(key, {
    who: whoWords(note.person),
    stage: stageTitle(view.legend, note.stage),
    seat: note.seat === "" ? t("console.note.some_device") : seatById(view, note.seat),
    over: note.kind === NoteKind.OVERTIME ? secondsWords(note.seconds) : spanWords(note.seconds),
    count: note.text,
    fact: factWords(note.text),
  });
}

// "stageClosed" → "stage_closed", as facts are called in the record.
type Snake<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : Name;
type FactName = Snake<NonNullable<Event["fact"]["case"]>>;

export function factWords(fact: string): string {
  const key: Key = `console.fact.${fact as FactName}`;
  return t(hasWords(key) ? key : "console.fact.other");
}

export interface RecordWords {
  wall: string;
  by: string; // Whose act; the server itself where nobody's.
  what: string;
  about: string; // Whom, which stage, which seat.
  text: string; // Written by a person.
}

// The candidate signed the printed page, and a desk attached it.
function byPen({ fact, seat }: DeskView_Record, view: DeskView): boolean {
  const role = view.seats.find((one) => one.seat?.id === seat)?.seat?.role;
  return fact === "result_signed" && role !== Role.KIOSK;
}

// Whoever had no lot yet was known by name alone. Each batch draws anew.
function beforeLots({ seq }: DeskView_Record, { record }: DeskView): boolean {
  const after = record.filter((one) => one.seq > seq).map(({ fact }) => fact);
  const lots = after.lastIndexOf("lots_recorded"); // The newest stands first.
  return lots >= 0 && lots > after.lastIndexOf("batch_opened");
}

// A fact of a newer server still says who did it, when and about whom.
export function recordWords(record: DeskView_Record, view: DeskView): RecordWords {
  const target = record.targetSeat === record.seat ? "" : record.targetSeat;
  const about = [
    beforeLots(record, view) ? (record.person?.name ?? "") : whoWords(record.person),
    record.stage === "" ? "" : stageTitle(view.legend, record.stage),
    target === "" ? "" : seatById(view, target),
  ];
  return {
    wall: timeWords(record.at),
    by: record.seat === "" ? t("console.by.server") : seatById(view, record.seat),
    what: byPen(record, view) ? t("console.paper.fact.pen") : factWords(record.fact),
    about: about.filter((part) => part !== "").join(" · "),
    text: record.fact === "step_undone" ? factWords(record.text) : record.text,
  };
}
