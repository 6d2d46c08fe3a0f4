// How every seat and screen is connected: what its device last said of itself, in one word. Pure.
import type { Seat } from "../../../../web_kit/generated/proto/seats_pb";
import type { Presence } from "../../../../web_kit/generated/proto/seat_views_pb";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import type { Key } from "../../../../web_kit/i18n/i18n";

export type Quality = "good" | "slow" | "stale" | "measuring" | "absent";

export const slowFrom_ms = 100;

interface Look {
  shape: string;
  words: Key;
  tone: "success" | "warning" | "danger" | "muted";
}

export const qualityLooks: Readonly<Record<Quality, Look>> = {
  good: { shape: "●", words: "prepare.site.good", tone: "success" },
  slow: { shape: "▲", words: "prepare.site.slow", tone: "warning" },
  stale: { shape: "▲", words: "prepare.site.stale", tone: "danger" },
  measuring: { shape: "◎", words: "prepare.site.measuring", tone: "muted" },
  absent: { shape: "○", words: "prepare.site.absent", tone: "danger" },
};

export function qualityOf(presence: Presence | undefined): Quality {
  if (presence === undefined || !presence.online) return "absent";
  if (presence.stale) return "stale";
  if (presence.roundTripMs === 0) return "measuring";
  return presence.roundTripMs < slowFrom_ms ? "good" : "slow";
}

export interface SiteLine {
  key: string;
  seat: Seat;
  screen: string; // As people call it; empty: the seat's one device.
  presence: Presence | undefined;
  quality: Quality;
}

function line(seat: Seat, screen: string, presence: Presence | undefined): SiteLine {
  const key = `${seat.id}/${presence?.screen ?? ""}`;
  return { key, seat, screen, presence, quality: qualityOf(presence) };
}

// A seat has one line; one that several screens show has a line for each of them.
export function siteLines(view: PrepareView): SiteLine[] {
  return view.seats.flatMap(({ seat }) => {
    if (seat === undefined) return [];
    const own = view.presence.filter((one) => one.seat === seat.id);
    const screens = view.screens.filter((one) => one.seat === seat.id);
    const lines = screens.map(({ screen, name }) =>
      line(
        seat,
        name,
        own.find((one) => one.screen === screen),
      ),
    );
    const device = own.find((one) => one.screen === "");
    return device !== undefined || screens.length === 0
      ? [line(seat, "", device), ...lines]
      : lines;
  });
}

export interface SiteCounts {
  all: number;
  by: ReadonlyMap<Quality, number>;
}

export function count(lines: readonly SiteLine[]): SiteCounts {
  const by = new Map<Quality, number>();
  for (const { quality } of lines) by.set(quality, (by.get(quality) ?? 0) + 1);
  return { all: lines.length, by };
}

export function tally(view: PrepareView): SiteCounts {
  return count(siteLines(view));
}

export function countQuality(counts: SiteCounts, quality: Quality): number {
  return counts.by.get(quality) ?? 0;
}
