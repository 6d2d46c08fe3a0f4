// Tables of a chosen file on their way to becoming a roll: which of them holds the posts and which
// the people, and what is sent. What they say is the server's to judge. Pure.
import { create } from "@bufbuild/protobuf";
import { CommandSchema, type Command } from "../../../../web_kit/generated/proto/commands_pb";
import { type Table, type Table_Row } from "../../../../web_kit/generated/proto/opening_pb";
import type { RollFault } from "../../../../web_kit/generated/proto/frames_pb";
import type { Sheet, SheetRow } from "../tables/sheet";
import { isNameTitle, isVacancyTitle, useByName } from "../tables/titles";

export type SheetUse = "posts" | "people" | "none";

export interface ChosenSheet {
  sheet: Sheet;
  use: SheetUse;
  // Whether what is hidden in it is brought in too; undefined: nobody has said.
  hiddenRows?: boolean;
  hiddenColumns?: boolean;
}

// The first row that is not empty names the columns.
export function titlesOf(sheet: Sheet): readonly string[] {
  return sheet.rows[0]?.cells ?? [];
}

export function entriesOf(sheet: Sheet): readonly SheetRow[] {
  return sheet.rows.slice(1);
}

// Columns tell more than the sheet's name does. A hidden sheet is for nothing unless a person says so.
function useOf(sheet: Sheet): SheetUse | null {
  if (entriesOf(sheet).length === 0 || sheet.unseen.sheet) return "none";
  const titles = titlesOf(sheet);
  if (titles.some(isNameTitle)) return "people";
  if (titles.some(isVacancyTitle)) return "posts";
  return useByName(sheet.name);
}

// Two files may each have a Sheet1: then the file is named as well, so that faults tell which.
export function toldApart(read: readonly { file: string; sheets: readonly Sheet[] }[]): Sheet[] {
  const names = read.flatMap(({ sheets }) => sheets.map(({ name }) => name));
  return read.flatMap(({ file, sheets }) =>
    sheets.map((sheet) => {
      const alone = names.filter((name) => name === sheet.name).length === 1;
      return alone ? sheet : { ...sheet, name: `${file} ${sheet.name}` };
    }),
  );
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

export type Asked = "hiddenRows" | "hiddenColumns";

// What somebody has to say before the sheet is brought in.
export function askedOf({ sheet, use }: ChosenSheet): Asked[] {
  if (use === "none") return [];
  const asked: Asked[] = [];
  if (sheet.unseen.rows.length > 0) asked.push("hiddenRows");
  if (sheet.unseen.columns.length > 0) asked.push("hiddenColumns");
  return asked;
}

export function isAnswered(one: ChosenSheet): boolean {
  return askedOf(one).every((asked) => one[asked] !== undefined);
}

export function withAnswer(
  sheets: readonly ChosenSheet[],
  at: number,
  asked: Asked,
  taken: boolean,
): ChosenSheet[] {
  return sheets.map((one, index) => (index === at ? { ...one, [asked]: taken } : one));
}

// What is brought in of a sheet: all but the hidden rows and columns that somebody left out. The
// others keep their places.
export function takenOf({ sheet, hiddenRows, hiddenColumns }: ChosenSheet): Sheet {
  const { rows, columns } = sheet.unseen;
  const shown =
    hiddenRows === false ? sheet.rows.filter((row) => !rows.includes(row.number)) : sheet.rows;
  if (hiddenColumns !== false) return { ...sheet, rows: shown };
  const cleared = shown.map(({ number, cells }) => ({
    number,
    cells: cells.map((cell, at) => (columns.includes(at + 1) ? "" : cell)),
  }));
  return { ...sheet, rows: cleared };
}

export function sheetFor(sheets: readonly ChosenSheet[], use: SheetUse): Sheet | undefined {
  const found = sheets.find((one) => one.use === use);
  return found === undefined ? undefined : takenOf(found);
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
  const sheetAt = ({ table }: RollFault) => {
    const cut = table.endsWith("…") ? table.slice(0, -1) : null; // As the server cuts long names.
    return order.findIndex(
      (sheet) => sheet?.name === table || (cut !== null && sheet?.name.startsWith(cut)),
    );
  };
  return [...faults].sort((a, b) => sheetAt(a) - sheetAt(b) || a.row - b.row || a.cell - b.cell);
}
