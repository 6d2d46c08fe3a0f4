// Paper sheets as two people key them: which sheet a typed code is, whose reading is whose, what is
// still awaited. Pure.
import { create } from "@bufbuild/protobuf";
import { stageOf } from "../../../web_kit/figures/figures_words";
import type { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import {
  StepSchema,
  Step_Needs as Needs,
  type DeskView,
  type Keying_Entry as Entry,
  type Keying_Line as Line,
  type StageCard,
  type Step,
} from "../../../web_kit/generated/proto/views_pb";
import { asSheetCode, sheetKey } from "../../../web_kit/room/sheet_code";
import { typedFrom, type Read, type Typed } from "../sheets/marks";
import { stepsOf } from "../../steps/steps";
import { actionOf } from "../../steps/kind";

export function linesOf(view: DeskView): readonly Line[] {
  return view.keying?.lines ?? [];
}

// Where two sheets would be alike without dashes, neither is meant until they are typed.
function withoutDashes(code: string, lines: readonly Line[]): Line | undefined {
  const key = sheetKey(code);
  const alike = lines.filter((line) => sheetKey(line.code) === key);
  return alike.length === 1 ? alike[0] : undefined;
}

export type CodeProblem = "empty" | "check" | "unknown";

// The awaited sheet whose code was typed, or why there is none.
export function sheetByCode(typed: string, view: DeskView): Line | CodeProblem {
  const code = asSheetCode(typed);
  if (code === "") return "empty";
  const lines = linesOf(view);
  const found = lines.find((line) => asSheetCode(line.code) === code) ?? withoutDashes(code, lines);
  if (found !== undefined) return found;
  const body = sheetKey(code).slice(0, -2);
  return lines.some((line) => sheetKey(line.code).slice(0, -2) === body) ? "check" : "unknown";
}

export function roleOf(seat: string, view: DeskView): Role | undefined {
  return view.seats.find((one) => one.seat?.id === seat)?.seat?.role;
}

// A desk has one seat of each reader's role.
export function ownEntry(line: Line, role: Role, view: DeskView): Entry | undefined {
  return line.entries.find(({ by }) => roleOf(by, view) === role);
}

export function otherEntry(line: Line, role: Role, view: DeskView): Entry | undefined {
  return line.entries.find(({ by }) => roleOf(by, view) !== role);
}

export function cardOf(line: Line, view: DeskView): StageCard | undefined {
  return stageOf(view.legend, line.stage);
}

// What the form opens with: the own reading, to be looked at again.
export function startingTyped(line: Line, role: Role, view: DeskView): Typed {
  return typedFrom(ownEntry(line, role, view)?.marks ?? []);
}

// Whether the view shows that this desk has read these marks: the receipt comes before the view.
export function isShownRead(
  line: Line | undefined,
  marks: readonly Read[],
  role: Role,
  view: DeskView,
): boolean {
  if (line === undefined) return true; // Both readings agree, and it is in.
  const own = ownEntry(line, role, view)?.marks ?? [];
  return marks.every(({ criterion, mark }) => readMark(own, criterion) === mark);
}

export function readMark(marks: readonly Read[] | undefined, criterion: string): string {
  return marks?.find((one) => one.criterion === criterion)?.mark ?? "";
}

export function hasLeft(line: Line, view: DeskView): boolean {
  return view.seats.some(({ seat, vacated }) => vacated && seat?.id === line.seat);
}

// Awaited from this desk: not read yet, or read differently by the two. Whether a judge who left
// has written one is not known until somebody reads it.
export function isDue(line: Line, role: Role, view: DeskView): boolean {
  if (line.entries.length === 0 && hasLeft(line, view)) return false;
  return line.differs || ownEntry(line, role, view) === undefined;
}

function keys(step: Step, { person, stage, seat }: Line): boolean {
  const action = step.command?.action;
  if (action?.case !== "keySheet") return false;
  const { value } = action;
  return value.candidate === person?.candidate && value.stage === stage && value.seat === seat;
}

// As the run sheet offers it; a sheet that is not offered may still be read again.
export function stepFor(line: Line, role: Role, view: DeskView): Step {
  const offered = stepsOf(view, role).find((step) => keys(step, line));
  if (offered !== undefined) return offered;
  const { person, stage, seat } = line;
  const value = { candidate: person?.candidate ?? "", stage, seat };
  return create(StepSchema, {
    role,
    needs: Needs.KEYING,
    command: { action: { case: "keySheet", value } },
    ...(person === undefined ? {} : { person }),
    seat,
    stage,
  });
}

export function mayKey(view: DeskView, role: Role): boolean {
  return (
    linesOf(view).length > 0 || stepsOf(view, role).some((one) => actionOf(one) === "keySheet")
  );
}
