// Times as they are shown: of the competition's clock on the wall, with the date where the day is not
// today's. Which zone that is and by which offsets comes with every view (proto/text.proto) and is the
// same on every device, whatever the device's own zone, clock and tables say. What day it is today
// is the server's, too.
import { signal } from "@preact/signals";
import type { Zone } from "../generated/proto/text_pb";
import { language, type Language } from "./i18n";

// Of the newest view. Null: none has come, and the device's own zone has to do.
const zone = signal<Zone | null>(null);

let serverNow: () => number = () => Date.now();

export function tellZone(told: Zone | undefined): void {
  if (told !== undefined) zone.value = told;
}

// `now` gives the server's clock on the wall, Unix ms.
export function tellServerNow(now: () => number): void {
  serverNow = now;
}

export function serverWallNow(): number {
  return serverNow();
}

const locales: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en-GB" };
const day = { month: "short", day: "numeric" } as const;
const parts = {
  minutes: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  seconds: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  day,
  dayOfYear: { ...day, year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

// Making one takes longer than using it a thousand times.
function written(part: keyof typeof parts, at: Date, inUtc: boolean): string {
  const key = `${language.value} ${part} ${inUtc}`;
  let format = formats.get(key);
  if (format === undefined) {
    const options = inUtc ? { ...parts[part], timeZone: "UTC" } : parts[part];
    format = new Intl.DateTimeFormat(locales[language.value], options);
    formats.set(key, format);
  }
  return format.format(at);
}

// Minutes to be added to UTC at that moment, Unix seconds.
function offsetAt(at: number, { offsets }: Zone): number {
  let minutes = 0;
  for (const offset of offsets) {
    if (offset.from <= at) minutes = offset.minutes;
  }
  return minutes;
}

// A date whose UTC is what the wall says.
function onTheWall(at: number, of: Zone): Date {
  return new Date((at + offsetAt(at, of) * 60) * 1000);
}

// `at` in Unix seconds; 0: no time, no words. "14:03:22", "12月1日 14:03:22" on another day, with
// the year in another year; `short` leaves the seconds out, `dated` gives the whole date on any day.
export function timeWords(at: number, { short = false, dated = false } = {}): string {
  if (at === 0) return "";
  const of = zone.value;
  const wall = of === null ? new Date(at * 1000) : onTheWall(at, of);
  const now = Math.floor(serverNow() / 1000);
  const today = of === null ? new Date(now * 1000) : onTheWall(now, of);
  const inUtc = of !== null;
  const time = written(short ? "minutes" : "seconds", wall, inUtc);
  const date = written("dayOfYear", wall, inUtc);
  if (dated) return `${date} ${time}`;
  if (date === written("dayOfYear", today, inUtc)) return time;
  const sameYear = wall.getUTCFullYear() === today.getUTCFullYear();
  return `${sameYear ? written("day", wall, inUtc) : date} ${time}`;
}

// What the clocks say now in a zone named by IANA, with the date; null: this browser knows no such zone.
export function nowIn(name: string): string | null {
  try {
    const options = { ...parts.day, ...parts.minutes, timeZone: name };
    return new Intl.DateTimeFormat(locales[language.value], options).format(new Date(serverNow()));
  } catch {
    return null;
  }
}
