// Where the faults of a plan stand: at a field of the form, at a line of the text. Pure.
import type { PlanFault } from "../../../../web_kit/generated/proto/frames_pb";
import { isWithin, pathOf, placeOf, type Path } from "./plan_text";

export interface LocatedFault {
  fault: PlanFault;
  path: Path;
  line: number | null; // Null: the text as a whole.
}

export function locate(faults: readonly PlanFault[], text: string): LocatedFault[] {
  return faults.map((fault) => {
    const path = pathOf(fault.path);
    const line = path.length === 0 ? null : (placeOf(text, path)?.line ?? null);
    return { fault, path, line };
  });
}

// Those that a field for `path` shows: at it or inside it.
export function faultsAt(faults: readonly LocatedFault[], path: Path): LocatedFault[] {
  return faults.filter((one) => one.path.length > 0 && isWithin(one.path, path));
}

// Worked examples of the plan no longer come out once its rules are others.
export function brokenExamples(faults: readonly LocatedFault[]): boolean {
  return faults.some(({ path }) => path[0] === "examples");
}
