// What stands on a seat's card: whose it is, where to go with it, what to do. Pure.
import type { Listening } from "../../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role, type Seat } from "../../../web_kit/generated/proto/seats_pb";
import type { PrepareView } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { chiefWord, isChief, seatWords } from "../../words";
import { legendOf, roomTitle } from "./seat_groups";

const paths: Readonly<Partial<Record<Role, string>>> = {
  [Role.OPERATOR]: "/desk",
  [Role.VERIFIER]: "/verify",
  [Role.JUDGE]: "/judge",
  [Role.MASS_JUDGE]: "/judge",
  [Role.SUPERVISOR]: "/supervise",
  [Role.HALL]: "/hall",
  [Role.KIOSK]: "/kiosk",
  [Role.CLOCK]: "/clock",
  [Role.WAITING]: "/waiting",
  [Role.TIMEKEEPER]: "/timer",
  [Role.ADMINISTRATOR]: "/prepare",
};

export function pagePath(role: Role): string {
  return paths[role] ?? "/";
}

// "http://192.168.1.10:8490/" → "http://192.168.1.10:8490"
export function baseOf(address: string): string {
  return address.trim().replace(/\/+$/, "");
}

export function isBase(address: string): boolean {
  return /^https?:\/\/[^\s/#?]+$/.test(baseOf(address));
}

// Where devices go: those of the room, and the mass judges' own phones, which may have a port of
// their own at the same host.
export interface Bases {
  pages: string;
  phones: string;
}

export function basesOf(address: string, listening: Listening | null): Bases {
  const pages = baseOf(address);
  const host = /^https?:\/\/(\[[^\]]*\]|[^:]*)/.exec(pages)?.[1];
  const port = listening?.phonesPort ?? 0;
  if (port === 0 || host === undefined) return { pages, phones: pages };
  const scheme = listening?.phonesPlain === true ? "http" : "https";
  return { pages, phones: `${scheme}://${host}:${port}` };
}

// An address that only this device understands.
export function isOwnDevice(address: string): boolean {
  return /^https?:\/\/(localhost|127\.|\[::1\])/.test(baseOf(address));
}

const screens: readonly Role[] = [Role.HALL, Role.CLOCK, Role.WAITING, Role.KIOSK];
const judges: readonly Role[] = [Role.JUDGE, Role.MASS_JUDGE];

export interface CardWords {
  seat: string; // "3号评委"
  mark: string; // "主考官", or empty.
  room: string;
  page: string; // The address to type.
  link: string; // What the QR code holds.
  lines: [string, string];
}

function linesFor(role: Role): [string, string] {
  if (judges.includes(role)) return [t("prepare.card.scan"), t("prepare.card.judge")];
  if (screens.includes(role)) return [t("prepare.card.screen"), t("prepare.card.screen.then")];
  return [t("prepare.card.desk"), t("prepare.card.desk.then")];
}

export function cardWords(view: PrepareView, seat: Seat, code: string, bases: Bases): CardWords {
  const legend = legendOf(view);
  const base = seat.role === Role.MASS_JUDGE ? bases.phones : bases.pages;
  const page = base + pagePath(seat.role);
  return {
    seat: seatWords(seat, legend),
    mark: isChief(seat, legend) ? chiefWord(view.header) : "",
    room: roomTitle(view, seat.room),
    page,
    link: `${page}#${code}`,
    lines: linesFor(seat.role),
  };
}
