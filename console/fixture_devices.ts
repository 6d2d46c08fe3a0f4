// Screens, requests for a seat and how devices fare in fixtures.ts's views. Never shipped.
import type { MessageInitShape } from "@bufbuild/protobuf";
import { Phase_Id as Phase, Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import {
  DeskView_Note_Kind as NoteKind,
  DeviceRequest_State as State,
  SeatState_Frozen as Frozen,
  Step_Needs as Needs,
  type DeskView_NoteSchema,
  type DeviceRequestSchema,
  type PresenceSchema,
  type SeatStateSchema,
} from "../web_kit/generated/proto/views_pb";
import type { DeskOf } from "./fixtures";
import type { StepInit } from "./fixture_steps";

export type Devices =
  | "screens" // Three known, one of them stale, one away; a new one waits.
  | "asked" // A new device asks for a seat.
  | "proposed" // The supervisor or the chief judge decides.
  | "frozen"; // Two seats are held off: one copied, one stopped by a desk.

// The server's clock when the view was made; the preview's stands there.
export const devicesNow_ms = 3_600_000;

const screens = [
  { screen: "screen1", name: "大厅左侧", seat: "hall" },
  { screen: "screen2", name: "大厅右侧", seat: "hall" },
  { screen: "screen3", name: "签字台", seat: "kiosk" },
];

const ago = (seconds: number) => devicesNow_ms - seconds * 1000;

const onScreens: MessageInitShape<typeof PresenceSchema>[] = [
  { seat: "hall", screen: "screen1", online: true, seenMs: ago(2), roundTripMs: 12 },
  { seat: "hall", screen: "screen2", online: true, stale: true, seenMs: ago(14), roundTripMs: 950 },
  { seat: "kiosk", screen: "screen3", online: false, seenMs: ago(312) },
];

function request(of: "asked" | "proposed"): MessageInitShape<typeof DeviceRequestSchema> {
  const asked = { id: "device3", seat: "panel_3", wall: "14:03:22" };
  if (of === "asked") return { ...asked, state: State.ASKED };
  return { ...asked, state: State.PROPOSED, proposedBy: "operator", reason: "平板没电" };
}

export function devicesView(of: DeskOf) {
  if (of.devices === undefined) return {};
  if (of.devices === "screens") return { screens, waitingScreens: [{ code: "4711" }] };
  return of.devices === "frozen" ? { screens } : { screens, devices: [request(of.devices)] };
}

// Of the judge at that place.
export function devicesSeat(
  of: DeskOf,
  at: number,
): Pick<MessageInitShape<typeof SeatStateSchema>, "frozen"> {
  if (of.devices !== "frozen" || at > 1) return {};
  return { frozen: at === 0 ? Frozen.COPIED : Frozen.BY_DESK };
}

export function devicesNotes(of: DeskOf): MessageInitShape<typeof DeskView_NoteSchema>[] {
  if (of.devices !== "frozen") return [];
  const kind = NoteKind.DEVICE_FROZEN;
  return [
    { kind, seat: "panel_2", text: "平板忘在走廊", wall: "14:05:41" },
    { kind, seat: "panel_1", wall: "14:04:09" },
  ];
}

// In place of the usual: how each judge's device fares, and the screens.
export function devicesPresence(
  of: DeskOf,
  usual: readonly MessageInitShape<typeof PresenceSchema>[],
): MessageInitShape<typeof PresenceSchema>[] {
  if (of.devices === undefined) return [...usual];
  const others = usual.filter(({ seat }) => seat !== "hall" && seat !== "kiosk");
  const told = others.map((one, at) => ({
    ...one,
    seenMs: ago(one.online === true ? 3 : 95),
    roundTripMs: at % 3 === 0 ? 340 : 18,
    plain: of.devices === "frozen" && at % 2 === 0,
  }));
  return [...told, ...onScreens];
}

export function devicesSteps(of: DeskOf): StepInit[] {
  if (of.devices === undefined) return [];
  const assign: StepInit = {
    role: Role.OPERATOR,
    needs: Needs.SCREEN,
    command: { action: { case: "assignScreen", value: {} } },
  };
  const about = { value: { request: "device3" } };
  if (of.devices === "asked") {
    const action = { case: "proposeDevice" as const, ...about };
    return [
      assign,
      { role: Role.OPERATOR, needs: Needs.REASON, command: { action }, seat: "panel_3" },
    ];
  }
  if (of.devices !== "proposed") return [assign];
  const action = { case: "decideDevice" as const, ...about };
  return [
    assign,
    { role: Role.SUPERVISOR, needs: Needs.YES_OR_NO, command: { action }, seat: "panel_3" },
  ];
}

export const deviceScenes: Readonly<Record<string, DeskOf>> = {
  screens: { phase: Phase.SCORING, turn: 3, submitted: 3, devices: "screens" },
  device_asked: { phase: Phase.SCORING, turn: 3, submitted: 2, devices: "asked" },
  device_frozen: { phase: Phase.SCORING, turn: 3, submitted: 2, devices: "frozen" },
  device_proposed: { phase: Phase.SCORING, turn: 3, submitted: 2, devices: "proposed" },
};
