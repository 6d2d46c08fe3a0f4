// Screens, codes and requests for a seat as steps: those the server offers, and those a desk may
// ask for at any time, which no run sheet lists one by one. Pure.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import type { CommandSchema } from "../../../web_kit/generated/proto/commands_pb";
import type { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { SeatState_Frozen as Frozen } from "../../../web_kit/generated/proto/seat_views_pb";
import {
  Step_Needs as Needs,
  StepSchema,
  type DeskView,
  type Step,
} from "../../../web_kit/generated/proto/views_pb";
import {
  DeviceRequest_State as State,
  type DeviceRequest,
} from "../../../web_kit/generated/proto/seat_views_pb";
import { valueOf } from "../../steps/kind";

type ActionOf = NonNullable<MessageInitShape<typeof CommandSchema>["action"]>;

function stepOf(role: Role, action: ActionOf, seat = ""): Step {
  return create(StepSchema, { role, command: { action }, seat });
}

export function issueStep(role: Role, seat: string): Step {
  return stepOf(role, { case: "issueCodes", value: { seats: [seat] } }, seat);
}

export function freezeStep(role: Role, seat: string): Step {
  const action: ActionOf = { case: "freezeDevice", value: { seat } };
  return create(StepSchema, { role, command: { action }, seat, needs: Needs.REASON });
}

// Whether a seat's device may be stopped now: no run sheet offers that seat by seat.
export function mayFreeze(view: DeskView, seat: string): boolean {
  return view.seats.some((state) => {
    return state.seat?.id === seat && state.frozen === Frozen.NOT_FROZEN;
  });
}

export interface Assignment {
  code?: string; // Of a new screen.
  screen?: string; // Of a known one.
  name: string;
  seat: string;
}

export function assignStep(role: Role, value: Assignment): Step {
  return stepOf(role, { case: "assignScreen", value }, value.seat);
}

export function reloadStep(role: Role, screen: string): Step {
  return stepOf(role, { case: "reloadScreen", value: { screen } });
}

export function removeStep(role: Role, screen: string): Step {
  return stepOf(role, { case: "removeScreen", value: { screen } });
}

export function isOpen({ state }: DeviceRequest): boolean {
  return state === State.ASKED || state === State.PROPOSED;
}

// Oldest first: it lapses first. The view has the newest first.
export function openRequests(view: Pick<DeskView, "devices">): DeviceRequest[] {
  return view.devices.filter(isOpen).reverse();
}

// What the holder of this desk may do about a request.
export function requestStep(steps: readonly Step[], request: string): Step | undefined {
  return steps.find((step) => {
    const value = valueOf(step, "proposeDevice") ?? valueOf(step, "decideDevice");
    return value?.request === request;
  });
}
