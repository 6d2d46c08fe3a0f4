// Tables of a chosen file on their way to becoming a roll: which of them holds the posts and which
// the people, and what is sent. What they say is the server's to judge. Pure.
import { create } from "@bufbuild/protobuf";
import { CommandSchema, type Command } from "../../../../web_kit/generated/proto/commands_pb";
import { type Table, type Table_Row } from "../../../../web_kit/generated/proto/opening_pb";
import type { RollFault } from "../../../../web_kit/generated/proto/frames_pb";

export interface SheetRow {
  number: number; // In the file, from 1.
  cells: readonly string[];
}

// A worksheet, or a file of one table. Rows without any content are left out.
export interface Sheet {
  name: string;
  rows: readonly SheetRow[];
}

export type SheetUse = "posts" | "people" | "none";

export interface ChosenSheet {
  sheet: Sheet;
  use: SheetUse;
}

// A spreadsheet shows fifteen digits; the stored ones beyond them are how binary fractions end:
// 85.300000000000011 stands for 85.3.
export function tidyNumber(stored: string): string {
  const value = Number(stored);
  if (!Number.isFinite(value)) return stored;
  const shown = value.toPrecision(15);
  if (shown.includes("e")) return stored;
  return shown.includes(".") ? shown.replace(/\.?0+$/, "") : shown;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) {
    const [month, day] = [value.getUTCMonth() + 1, value.getUTCDate()];
    return `${value.getUTCFullYear()}-${twoDigits(month)}-${twoDigits(day)}`;
  }
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return String(value).trim();
}

export function rowsOf(table: readonly (readonly unknown[])[]): SheetRow[] {
  return table.flatMap((row, at) => {
    const cells = row.map(cellText);
    while (cells.length > 0 && cells[cells.length - 1] === "") cells.pop();
    return cells.length === 0 ? [] : [{ number: at + 1, cells }];
  });
}

// The first row that is not empty names the columns.
export function titlesOf(sheet: Sheet): readonly string[] {
  return sheet.rows[0]?.cells ?? [];
}

export function entriesOf(sheet: Sheet): readonly SheetRow[] {
  return sheet.rows.slice(1);
}

const nameTitles = ["姓名", "name", "竞聘者", "竞聘人", "竞聘者姓名", "竞聘人姓名", "candidate"];
const vacancyTitles = ["职数", "vacancies", "岗位职数", "名额", "选聘职数"];
const postNames = /岗位|职位|^posts?$/i;
const peopleNames = /名单|竞聘|竞岗|揭榜|报名|人员|^people$|^candidates?$|^roll$/i;

// Columns tell more than the sheet's name does.
function useOf(sheet: Sheet): SheetUse | null {
  if (entriesOf(sheet).length === 0) return "none";
  const titles = titlesOf(sheet).map((title) => title.replace(/\s/g, "").toLowerCase());
  if (titles.some((title) => nameTitles.includes(title))) return "people";
  if (titles.some((title) => vacancyTitles.includes(title))) return "posts";
  const name = sheet.name.trim();
  if (peopleNames.test(name)) return "people";
  return postNames.test(name) ? "posts" : null;
}

// What each sheet is taken for at first; a person may say otherwise. At most one of each use; a
// sheet alone is the people's.
export function guessUses(sheets: readonly Sheet[]): ChosenSheet[] {
  const uses = sheets.map(useOf);
  const filled = uses.filter((use) => use !== "none").length;
  const taken = new Set<SheetUse>();
  return sheets.map((sheet, at) => {
    const use = uses[at] ?? (filled === 1 ? "people" : "none");
    if (use === "none" || taken.has(use)) return { sheet, use: "none" };
    taken.add(use);
    return { sheet, use };
  });
}

// One sheet of each use: whichever had it before is left out.
export function withUse(sheets: readonly ChosenSheet[], at: number, use: SheetUse): ChosenSheet[] {
  return sheets.map((one, index) => {
    if (index === at) return { ...one, use };
    return use !== "none" && one.use === use ? { ...one, use: "none" } : one;
  });
}

export function sheetFor(sheets: readonly ChosenSheet[], use: SheetUse): Sheet | undefined {
  return sheets.find((one) => one.use === use)?.sheet;
}

function tableOf({ name, rows }: Sheet): Omit<Table, "$typeName" | "rows"> & {
  rows: Omit<Table_Row, "$typeName">[];
} {
  return { name, rows: rows.map(({ number, cells }) => ({ number, cells: [...cells] })) };
}

export function enterRoll(sheets: readonly ChosenSheet[]): Command {
  const [posts, people] = [sheetFor(sheets, "posts"), sheetFor(sheets, "people")];
  const value = {
    ...(posts === undefined ? {} : { posts: tableOf(posts) }),
    ...(people === undefined ? {} : { people: tableOf(people) }),
  };
  return create(CommandSchema, { action: { case: "enterRoll", value } });
}

// As they stand in the file: the posts' sheet first, whole tables before rows, columns from the left.
export function sortFaults(
  faults: readonly RollFault[],
  sheets: readonly ChosenSheet[],
): RollFault[] {
  const order = [sheetFor(sheets, "posts"), sheetFor(sheets, "people")];
  const sheetAt = (fault: RollFault) => order.findIndex((sheet) => sheet?.name === fault.table);
  const columnAt = (fault: RollFault) => {
    const sheet = order[sheetAt(fault)];
    return sheet === undefined ? -1 : titlesOf(sheet).indexOf(fault.column);
  };
  return [...faults].sort(
    (a, b) => sheetAt(a) - sheetAt(b) || a.row - b.row || columnAt(a) - columnAt(b),
  );
}
