// Screens, codes and requests for a seat as steps: those the server offers, and those a desk may
// ask for at any time, which no run sheet lists one by one. Pure.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import type { CommandSchema } from "../web_kit/generated/proto/commands_pb";
import type { Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import {
  DeviceRequest_State as State,
  SeatState_Frozen as Frozen,
  Step_Needs as Needs,
  StepSchema,
  type DeskView,
  type DeviceRequest,
  type Step,
} from "../web_kit/generated/proto/views_pb";

type Action = NonNullable<MessageInitShape<typeof CommandSchema>["action"]>;

const actions = [
  "proposeDevice",
  "decideDevice",
  "issueCodes",
  "freezeDevice",
  "assignScreen",
  "reloadScreen",
  "removeScreen",
];

// These stand in places of their own, not among the next steps.
export function isOfDevices(step: Step): boolean {
  return actions.includes(step.command?.action.case ?? "");
}

// Which screen, seat or request a step is about.
export function deviceKeyOf(step: Step): string {
  const action = step.command?.action;
  switch (action?.case) {
    case "proposeDevice":
    case "decideDevice":
      return action.value.request;
    case "assignScreen":
      return action.value.code + action.value.screen;
    case "reloadScreen":
    case "removeScreen":
      return action.value.screen;
    case "issueCodes":
      return action.value.seats.join(",");
    case "freezeDevice":
      return action.value.seat;
    default:
      return "";
  }
}

function stepOf(role: Role, action: Action, seat = ""): Step {
  return create(StepSchema, { role, command: { action }, seat });
}

export function issueStep(role: Role, seat: string): Step {
  return stepOf(role, { case: "issueCodes", value: { seats: [seat] } }, seat);
}

export function freezeStep(role: Role, seat: string): Step {
  const action: Action = { case: "freezeDevice", value: { seat } };
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
    const action = step.command?.action.case;
    const about = action === "proposeDevice" || action === "decideDevice";
    return about && deviceKeyOf(step) === request;
  });
}

// The seat a request is about, for steps that do not say it themselves.
export function requestedSeat(view: Pick<DeskView, "devices">, step: Step): string {
  const key = deviceKeyOf(step);
  return view.devices.find(({ id }) => id === key)?.seat ?? "";
}
