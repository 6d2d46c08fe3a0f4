// What a cell shows: the text its author sees in it. numfmt knows the number formats; here is what
// Chinese spreadsheets add to them.
import { dateToSerial, format, getFormatFromId, isDateFormat } from "numfmt";
import formats from "./formats.json";

// A cell nobody can read: a date before there are dates, a format that is not known. Spreadsheets
// fill it with these signs, and the server asks for what was meant.
export const unseen = "#####";

// ECMA-376 18.8.30, as they stand for zh-CN: numfmt has one date for all of them.
const chineseFormats: Readonly<Record<string, string>> = formats.builtIn;

export function builtInFormat(id: number): string {
  return chineseFormats[id] ?? getFormatFromId(id, "zh-CN") ?? "General";
}

// As Chinese versions of Excel store them.
export function plainFormat(code: string): string {
  return Object.entries(formats.writtenAs).reduce(
    (plain, [written, meant]) => plain.split(written).join(meant),
    code,
  );
}

const days1904 = 1462;
const lengthOfTime = /\[[hms]+\]/i;

// Digits in Chinese, as [DBNum1] sets them, are not made by numfmt.
const notMade = /\[(dbnum|natnum)\d/i;

const options = {
  locale: "zh-CN",
  nbsp: false,
  dateSpanLarge: false,
  dateErrorThrows: true,
} as const;

export function shownNumber(value: number, code: string, date1904: boolean): string {
  if (notMade.test(code)) return unseen;
  try {
    const days = date1904 && isDateFormat(code) && !lengthOfTime.test(code) ? days1904 : 0;
    return format(code, value + days, options);
  } catch {
    return unseen;
  }
}

// A format's part for text: "@局" shows 甲局 where 甲 stands, ";;;" nothing.
export function shownText(text: string, code: string): string {
  if (code === "General" || code === "@") return text;
  try {
    return format(code, text, options);
  } catch {
    return text;
  }
}

// A date as ISO writes it, as strict writers store them.
export function shownDate(iso: string, code: string): string {
  const match = /^(?:(\d{4})-(\d\d)-(\d\d))?T?(?:(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?Z?$/.exec(
    iso,
  );
  if (match === null || iso === "") return unseen;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  const time = ((hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0)) / 86_400;
  const date = year ? dateToSerial([year, month ?? 1, day ?? 1]) : 0;
  if (date === null || date === undefined) return unseen;
  return shownNumber(date + time, isDateFormat(code) ? code : "yyyy/m/d", false);
}
