// What belongs to a workbook as a whole: its sheets in their order, the shared texts, the formats of
// numbers. Parts are found by their relations, whatever they are called.
import { Archive } from "./archive";
import { limits, TableProblem } from "./limits";
import { builtInFormat, plainFormat } from "./shown";
import { isOn, unescaped, visit } from "./xml";

export interface WorkbookSheet {
  name: string;
  hidden: boolean;
  part: string;
}

export interface Workbook {
  sheets: readonly WorkbookSheet[]; // Of cells; charts and macros are left out.
  texts: readonly string[];
  formats: readonly string[]; // By the style's index.
  date1904: boolean;
  // Its formulas are computed when it is opened: what is kept of them is not what is seen then.
  computedAnew: boolean;
}

interface Relation {
  type: string; // The last part of it: transitional and strict differ before.
  target: string;
}

function resolved(target: string, from: string): string {
  const steps = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of target.replace(/\\/g, "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function relationsPart(of: string): string {
  const cut = of.lastIndexOf("/") + 1;
  return `${of.slice(0, cut)}_rels/${of.slice(cut)}.rels`;
}

function readRelations(bytes: Uint8Array | undefined, from: string): Map<string, Relation> {
  if (bytes === undefined) throw new TableProblem("unreadable", relationsPart(from));
  const relations = new Map<string, Relation>();
  visit(bytes, {
    open(name, { Id = "", Type = "", Target = "", TargetMode }) {
      if (name !== "Relationship" || TargetMode === "External") return;
      const type = Type.slice(Type.lastIndexOf("/") + 1);
      relations.set(Id, { type, target: resolved(Target, from) });
    },
  });
  return relations;
}

function take(archive: Archive, name: string): Uint8Array {
  const part = archive.take([name]).get(name);
  if (part === undefined) throw new TableProblem("unreadable", name);
  return part;
}

function targetOf(relations: ReadonlyMap<string, Relation>, type: string): string | undefined {
  return [...relations.values()].find((relation) => relation.type === type)?.target;
}

// Readings of the characters (rPh) are not text of the cell.
export function readTexts(bytes: Uint8Array): string[] {
  const texts: string[] = [];
  let text = "";
  let reading = false;
  visit(bytes, {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") reading = true;
    },
    text(piece, name) {
      if (name !== "t" || reading) return;
      text += piece;
      if (text.length > limits.textCharacters) throw new TableProblem("too_large");
    },
    close(name) {
      if (name === "rPh") reading = false;
      if (name === "si") texts.push(unescaped(text));
    },
  });
  return texts;
}

function readFormats(bytes: Uint8Array): string[] {
  const own = new Map<number, string>();
  const ids: number[] = [];
  visit(bytes, {
    open(name, { numFmtId, formatCode = "" }, parent) {
      if (name === "numFmt" && parent === "numFmts") own.set(Number(numFmtId), formatCode);
      if (name === "xf" && parent === "cellXfs") ids.push(Number(numFmtId ?? 0));
    },
  });
  return ids.map((id) => plainFormat(own.get(id) ?? builtInFormat(id)));
}

export function readWorkbook(archive: Archive): Workbook {
  const start = readRelations(archive.take(["_rels/.rels"]).get("_rels/.rels"), "");
  const main = targetOf(start, "officeDocument");
  if (main === undefined) throw new TableProblem("unreadable");
  const relations = readRelations(take(archive, relationsPart(main)), main);
  const sheets: WorkbookSheet[] = [];
  let [date1904, computedAnew, workbook] = [false, false, false];
  visit(take(archive, main), {
    open(element, { name = "", state, id = "", ...attributes }, parent) {
      if (element === "workbook" && parent === "") workbook = true;
      if (element === "workbookPr") date1904 = isOn(attributes["date1904"]);
      if (element === "calcPr") computedAnew = isOn(attributes["fullCalcOnLoad"]);
      if (element !== "sheet" || parent !== "sheets") return;
      const relation = relations.get(id);
      if (relation?.type !== "worksheet") return;
      const hidden = state === "hidden" || state === "veryHidden";
      sheets.push({ name: unescaped(name), hidden, part: relation.target });
    },
  });
  if (!workbook) throw new TableProblem("unreadable", main);
  if (sheets.length > limits.sheets) throw new TableProblem("too_large");
  const texts = targetOf(relations, "sharedStrings");
  const styles = targetOf(relations, "styles");
  return {
    sheets,
    texts: texts === undefined ? [] : readTexts(take(archive, texts)),
    formats: styles === undefined ? [] : readFormats(take(archive, styles)),
    date1904,
    computedAnew,
  };
}

export function readPart(archive: Archive, { part }: WorkbookSheet): Uint8Array {
  return take(archive, part);
}
