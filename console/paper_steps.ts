// The steps about paper, and the one that takes a step back: what a step offers for any seat is
// offered at each seat it fits, and what would be undone is said in the words it was done with. Pure.
import { clone } from "@bufbuild/protobuf";
import {
  StepSchema,
  Step_Needs as Needs,
  type DeskView,
  type DeskView_Record,
  type SeatState,
  type Step,
} from "../web_kit/generated/proto/views_pb";
import { t, type Key } from "../web_kit/i18n";
import { factWords, stageWords, whoWords } from "./words";

function isJudge({ seat }: SeatState): boolean {
  return seat !== undefined && seat.panel !== "";
}

// The seats a step leaves to be chosen from.
export function seatsToChoose(step: Step, view: DeskView): SeatState[] {
  const action = step.command?.action;
  switch (action?.case) {
    case "setPaper":
      return view.seats.filter((one) => isJudge(one) && one.paper !== action.value.paper);
    case "checkInSeat":
      return view.seats.filter((one) => isJudge(one) && one.paper && !one.checkedIn);
    default:
      return [];
  }
}

function forSeat(step: Step, seat: string): Step {
  const one = clone(StepSchema, step);
  const action = one.command?.action;
  if (action?.case === "setPaper") {
    action.value.seat = seat;
    one.needs = Needs.REASON;
  } else if (action?.case === "checkInSeat") {
    action.value.seat = seat;
    one.needs = Needs.NOTHING;
  }
  one.seat = seat;
  one.recommended = false;
  return one;
}

// The step itself, and what it comes to at each seat.
export function bySeat(step: Step, view: DeskView): Step[] {
  const action = step.command?.action;
  if (action?.case === "checkInSeat" && step.seat === "" && action.value.seat !== "") {
    return [{ ...step, seat: action.value.seat }];
  }
  if (step.needs !== Needs.SEAT) return [step];
  return [step, ...seatsToChoose(step, view).map(({ seat }) => forSeat(step, seat?.id ?? ""))];
}

// What tells one step about paper, or one step to be taken back, from another.
export function paperKeyOf(step: Step): string {
  const action = step.command?.action;
  if (action?.case === "undoStep") return `${action.value.seq}`;
  if (action?.case !== "setPaper") return "";
  return [action.value.paper ? "paper" : "tablet", step.needs === Needs.SEAT ? "any" : ""].join(
    ".",
  );
}

export function paperKey(step: Step): Key {
  const action = step.command?.action;
  const paper = action?.case === "setPaper" && action.value.paper;
  if (step.needs === Needs.SEAT) {
    return paper ? "console.paper.step.some" : "console.paper.step.some.back";
  }
  if (step.seat !== "") return paper ? "console.paper.step.seat" : "console.paper.step.seat.back";
  return paper ? "console.paper.step.room" : "console.paper.step.room.back";
}

// What follows from it, for whoever is about to do it.
export function paperWhat(step: Step): Key {
  const action = step.command?.action;
  return action?.case === "setPaper" && action.value.paper
    ? "console.paper.what"
    : "console.paper.what.back";
}

const doneWith: Readonly<Record<string, Key>> = {
  candidate_called: "console.step.call",
  preparing_started: "console.step.prepare",
  stage_started: "console.step.start",
  stage_ended: "console.step.end",
};

export function recordOf(step: Step, view: DeskView): DeskView_Record | undefined {
  const action = step.command?.action;
  if (action?.case !== "undoStep") return undefined;
  return view.record.find(({ seq }) => seq === action.value.seq);
}

// 结束竞聘演讲 — 第3号: what would be undone.
export function undoneWords(step: Step, view: DeskView): string {
  const fact = recordOf(step, view)?.fact ?? "";
  const person = step.person ?? recordOf(step, view)?.person;
  const who = whoWords(person);
  const stage = stageWords(view.legend, step.stage || (recordOf(step, view)?.stage ?? ""));
  const key = doneWith[fact];
  if (key !== undefined) return t(key, { who, stage });
  return [fact === "" ? t("console.paper.undo.newest") : factWords(fact), who]
    .filter((part) => part !== "")
    .join(" — ");
}
