// The screens a desk has told what to show, how each fares, and how devices fare in words. Pure.
import { Role_Id as Role, type Seat } from "../../../web_kit/generated/proto/seats_pb";
import type { Presence } from "../../../web_kit/generated/proto/seat_views_pb";
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import type { ScreenView } from "../../../web_kit/generated/proto/seat_views_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { textMaxOf } from "../../steps/asked";
import { seatWords, secondsWords } from "../../words";

// What operators' and administrators' views both hold.
export type ScreensOf = Pick<DeskView, "screens" | "waitingScreens" | "presence" | "seats">;

export type ScreenLive = "current" | "stale" | "offline";

interface Look {
  shape: string;
  words: Key;
  tone: "success" | "warning" | "danger";
}

export const screenLooks: Readonly<Record<ScreenLive, Look>> = {
  current: { shape: "●", words: "console.screens.current", tone: "success" },
  stale: { shape: "▲", words: "console.screens.stale", tone: "warning" },
  offline: { shape: "○", words: "console.screens.offline", tone: "danger" },
};

export interface ScreenRow {
  screen: ScreenView;
  seat: Seat | undefined;
  live: ScreenLive;
  presence: Presence | undefined;
}

function liveOf(presence: Presence | undefined): ScreenLive {
  if (presence?.online !== true) return "offline";
  return presence.stale ? "stale" : "current";
}

export function screenRows(view: ScreensOf): ScreenRow[] {
  return view.screens.map((screen) => {
    const presence = view.presence.find((one) => one.screen === screen.screen);
    const seat = view.seats.find((state) => state.seat?.id === screen.seat)?.seat;
    return { screen, seat, live: liveOf(presence), presence };
  });
}

const shown: readonly Role[] = [Role.HALL, Role.CLOCK, Role.WAITING, Role.KIOSK];

// What a screen may be told to show.
export function showable(view: ScreensOf): Seat[] {
  return shown.flatMap((role) =>
    view.seats.flatMap(({ seat }) => (seat !== undefined && seat.role === role ? [seat] : [])),
  );
}

// Names a room by its title where there are several.
export type RoomTitle = (room: string) => string;

export function showsWords(seat: Seat | undefined, roomTitle?: RoomTitle): string {
  const words = seatWords(seat, undefined);
  const room = roomTitle === undefined ? "" : roomTitle(seat?.room ?? "");
  return room === "" ? words : `${words} · ${room}`;
}

export const nameMax = textMaxOf("assignScreen");

// "大屏", and "大屏 2" where there is one already.
export function suggestedName(view: ScreensOf, words: string): string {
  const taken = view.screens.map(({ name }) => name);
  if (!taken.includes(words)) return words;
  for (let at = 2; ; at += 1) {
    const name = `${words} ${at}`;
    if (!taken.includes(name)) return name;
  }
}

// "刚刚", "12 秒前"; empty: never heard of.
export function seenWords(presence: Presence | undefined, now_ms: number): string {
  if (presence === undefined || presence.seenMs === 0) return "";
  const seconds = Math.floor((now_ms - presence.seenMs) / 1000);
  if (seconds < 10) return t("console.device.seen.now");
  if (seconds >= 120) {
    return t("console.device.seen", { ago: secondsWords(Math.floor(seconds / 60) * 60) });
  }
  return t("console.device.seen", { ago: secondsWords(seconds) });
}

const good_ms = 200;
const slow_ms = 800;

// How quick a device's line is, in words; empty: not known.
export function lineWords(presence: Presence | undefined): string {
  if (presence === undefined || !presence.online || presence.roundTripMs === 0) return "";
  const ms = presence.roundTripMs;
  if (ms < good_ms) return t("console.device.line.good", { ms });
  return t(ms < slow_ms ? "console.device.line.slow" : "console.device.line.bad", { ms });
}

// One line a seat: on several screens it is there while one of them is.
export function presenceBySeat(presence: readonly Presence[]): Map<string, Presence> {
  const told = new Map<string, Presence>();
  for (const one of presence) {
    if (told.get(one.seat)?.online !== true) told.set(one.seat, one);
  }
  return told;
}
