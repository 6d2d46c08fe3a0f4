// What a step offers for any seat, offered at each seat it fits. Pure.
import { clone } from "@bufbuild/protobuf";
import { type SeatState } from "../../../web_kit/generated/proto/seat_views_pb";
import {
  StepSchema,
  Step_Needs as Needs,
  type DeskView,
  type Step,
} from "../../../web_kit/generated/proto/views_pb";
import { valueOf } from "../../steps/kind";

function isJudge({ seat }: SeatState): boolean {
  return seat !== undefined && seat.panel !== "";
}

// The seats a step leaves to be chosen from.
export function seatsToChoose(step: Step, view: DeskView): SeatState[] {
  const set = valueOf(step, "setPaper");
  if (set !== undefined) {
    return view.seats.filter((one) => isJudge(one) && one.paper !== set.paper);
  }
  if (valueOf(step, "checkInSeat") === undefined) return [];
  return view.seats.filter((one) => isJudge(one) && one.paper && !one.checkedIn);
}

function forSeat(step: Step, seat: string): Step {
  const one = clone(StepSchema, step);
  const set = valueOf(one, "setPaper");
  const value = set ?? valueOf(one, "checkInSeat");
  if (value !== undefined) value.seat = seat;
  one.needs = set === undefined ? Needs.NOTHING : Needs.REASON;
  one.seat = seat;
  one.recommended = false;
  return one;
}

// The step itself, and what it comes to at each seat.
export function eachSeat(step: Step, view: DeskView): Step[] {
  const seat = valueOf(step, "checkInSeat")?.seat ?? "";
  if (step.seat === "" && seat !== "") return [{ ...step, seat }];
  if (step.needs !== Needs.SEAT) return [step];
  return [step, ...seatsToChoose(step, view).map((one) => forSeat(step, one.seat?.id ?? ""))];
}
