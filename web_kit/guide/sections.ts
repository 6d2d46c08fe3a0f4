// What each guide says, in the order of a day. A section's words are guide.READER.NAME and
// guide.READER.NAME.what; the buttons and states they name are filled in from the pages' own words,
// so that a guide never quotes a button that is called something else by now.
import { t, type Key, type Words } from "../i18n/i18n";
import type { Reader } from "./readers";

const judge = [
  "scan",
  "checkin",
  "marks",
  "readback",
  "receipt",
  "offline",
  "returned",
  "paper",
  "ask",
  "card",
] as const;

const operator = [
  "next",
  "arrive",
  "lots",
  "turn",
  "missing",
  "tablet",
  "paper",
  "correct",
  "announce",
  "hold",
] as const;

const supervisor = [
  "see",
  "code",
  "witness",
  "flag",
  "hold",
  "unseen",
  "device",
  "tail",
  "rooms",
  "opinion",
] as const;

export const sections = { judge, operator, supervisor } as const;

export type Section =
  | `judge.${(typeof judge)[number]}`
  | `operator.${(typeof operator)[number]}`
  | `supervisor.${(typeof supervisor)[number]}`;

export function sectionsOf(reader: Reader): readonly Section[] {
  return sections[reader].map((name) => `${reader}.${name}` as Section);
}

const quoted = {
  checkin: "judge.checkin",
  notmine: "judge.checkin.notmine",
  next: "judge.next",
  submit: "judge.submit",
  confirm: "judge.confirm",
  back: "judge.back",
  confirmed: "kit.status.confirmed",
  offline: "kit.line.lost",
  returned: "judge.returned",
  paper: "judge.paper",
  sheet: "console.sheet.title",
  arrived: "console.now.check_in.arrived",
  late: "console.now.check_in.late",
  lots: "console.step.record_lots",
  replace: "console.device.replace",
  papermenu: "console.paper.menu",
  blank: "console.paper.blank",
  correct: "console.step.correction.propose",
  read: "console.now.read",
  keys: "console.step.shortcut",
  hold: "console.step.hold",
  flag: "console.step.flag",
  opinion: "console.step.opinion",
  tail: "console.alert.tail",
  deviation: "watch.deviation",
  sheets: "watch.tab.sheets",
  plot: "watch.tab.plot",
  addroom: "watch.add",
} as const satisfies Readonly<Record<string, Key>>;

function quotedWords(): Words {
  return Object.fromEntries(Object.entries(quoted).map(([name, key]) => [name, t(key)]));
}

export function titleWords(section: Section): string {
  return t(`guide.${section}`, quotedWords());
}

export function bodyWords(section: Section): string {
  return t(`guide.${section}.what`, quotedWords());
}
