// What the hub adds to a desk's view, and what no played day has: small changes of what the server's
// code made. Each changes the view it is given and gives it back. Never shipped.
import { create } from "@bufbuild/protobuf";
import { asMany } from "../tests/scenes/extremes";
import { PresenceSchema } from "../web_kit/generated/proto/seat_views_pb";
import { type DeskView } from "../web_kit/generated/proto/views_pb";
import { WaitingScreenSchema } from "../web_kit/generated/proto/seat_views_pb";
import { SeatState_Work as Work } from "../web_kit/generated/proto/seat_views_pb";

// The server's clock: when tests/scenes made the views, and an hour after its start.
export const sceneNow_ms = 48_000;
export const devicesNow_ms = 3_600_000;

// Of the seats that were ever taken some are away, slow or behind.
export function withPresence(view: DeskView): DeskView {
  view.presence = view.seats.flatMap(({ seat, enrolled, work }, at) => {
    if (!enrolled || seat === undefined) return [];
    const told = {
      seat: seat.id,
      online: at % 11 !== 10,
      writing: work === Work.AWAITED && at % 3 === 0,
      seenMs: sceneNow_ms,
      roundTripMs: at % 7 === 6 ? 620 : 35,
      stale: at % 10 === 7,
    };
    return [create(PresenceSchema, told)];
  });
  return view;
}

// Of the judges' devices these alone are away.
export function withAway(view: DeskView, ...away: string[]): DeskView {
  for (const one of view.presence) {
    one.online = !away.includes(one.seat);
    one.stale = false;
  }
  return view;
}

// Nobody's stage is closed yet.
export function nothingClosed(view: DeskView): DeskView {
  view.correctable = view.correctable.filter(({ closed }) => !closed);
  return view;
}

// The plan asks for so many sheets at least.
export function withLeast(view: DeskView, least: number): DeskView {
  for (const panel of view.panels) panel.least = least;
  return view;
}

const ago = (seconds: number) => devicesNow_ms - seconds * 1000;

const onScreens = [
  { seat: "hall", screen: "screen1", online: true, seenMs: ago(2), roundTripMs: 12 },
  { seat: "hall", screen: "screen2", online: true, stale: true, seenMs: ago(14), roundTripMs: 950 },
  { seat: "kiosk", screen: "screen3", online: false, seenMs: ago(312) },
];

// Three screens, one of them stale and one away; judges' lines differ.
export function withScreens(view: DeskView): DeskView {
  const others = view.presence.filter(({ seat }) => seat !== "hall" && seat !== "kiosk");
  for (const [at, one] of others.entries()) {
    one.seenMs = ago(one.online ? 3 : 95);
    one.roundTripMs = at % 3 === 0 ? 340 : 18;
  }
  view.presence = [...others, ...onScreens.map((one) => create(PresenceSchema, one))];
  return view;
}

// A new screen waits to be told what it shows.
export function withNewScreen(view: DeskView): DeskView {
  view.waitingScreens = [create(WaitingScreenSchema, { code: "4711" })];
  return view;
}

// Every other device came without a certificate.
export function halfPlain(view: DeskView): DeskView {
  for (const [at, one] of view.presence.entries()) {
    if (one.screen === "") one.plain = at % 2 === 0;
  }
  return view;
}

// The mass panel has so many seats.
export function withMassOf(view: DeskView, count: number): DeskView {
  const isMass = (id = "") => id.startsWith("mass_");
  const own = asMany(
    view.seats.filter(({ seat }) => isMass(seat?.id)),
    count,
  );
  for (const [at, { seat }] of own.entries()) {
    Object.assign(seat!, { id: `mass_${at + 1}`, number: at + 1 });
  }
  view.seats = [...view.seats.filter(({ seat }) => !isMass(seat?.id)), ...own];
  view.legend!.seats = view.seats.flatMap(({ seat }) =>
    seat === undefined || seat.panel === "" ? [] : [seat],
  );
  for (const one of view.legend!.panels) if (one.id === "mass") one.seats = count;
  const here = own.filter(({ checkedIn }) => checkedIn).map(({ seat }) => seat?.id ?? "");
  for (const { command } of view.steps) {
    if (command?.action.case === "checkOutSeats") command.action.value.seats = here;
  }
  return view;
}
