// The administrator's view in each part of preparing: moments of played days (tests/scenes) with what
// the hub adds and what no day has. Never shipped.
import { create } from "@bufbuild/protobuf";
import { asMany, longestName } from "../../tests/scenes/extremes";
import { prepare } from "../../tests/scenes/scenes";
import type { Plan } from "../../web_kit/generated/proto/plan_pb";
import { PresenceSchema } from "../../web_kit/generated/proto/seat_views_pb";
import { type PrepareView } from "../../web_kit/generated/proto/views_pb";
import { readyPlans } from "../pages/prepare/plan/plan_ready";

export function readyPlan(id: string): Plan {
  const found = readyPlans.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no plan ${id}`);
  return found.plan;
}

// By the server's clock a minute after its start.
const now_ms = 60_000;

// In trouble: some are away, some slow, some behind.
function withPresence(view: PrepareView, trouble: boolean): PrepareView {
  view.presence = view.seats.map(({ seat }, at) => {
    const away = trouble && at % 11 === 3;
    return create(PresenceSchema, {
      seat: seat?.id ?? "",
      online: !away,
      seenMs: away ? now_ms / 2 : now_ms,
      roundTripMs: trouble && at % 9 === 4 ? 240 : 12 + ((at * 7) % 40),
      stale: trouble && at % 17 === 6 && !away,
    });
  });
  for (const { screen, seat } of view.screens) {
    const told = { seat, screen, online: true, roundTripMs: 18, seenMs: now_ms };
    view.presence.push(create(PresenceSchema, told));
  }
  return view;
}

// Every fourth has the longest name.
function longNamed(view: PrepareView): PrepareView {
  for (const [at, one] of view.candidates.entries()) if (at % 4 === 1) one.name = longestName;
  return view;
}

// Thirty posts and five hundred people.
function full(view: PrepareView): PrepareView {
  view.posts = asMany(view.posts, 30).map((post, at) => ({ ...post, id: `p${at + 1}` }));
  view.candidates = asMany(view.candidates, 500).map((one, at) => ({
    ...one,
    id: `c${at + 1}`,
    posts: [`p${(at % 30) + 1}`],
  }));
  return view;
}

export const preparing: Readonly<Record<string, () => PrepareView>> = {
  fresh: () => prepare("prepare/fresh"),
  busy: () => withPresence(prepare("prepare/busy"), true),
  ready: () => withPresence(prepare("prepare/ready"), false),
  locked: () => withPresence(prepare("prepare/locked"), false),
  running: () => withPresence(prepare("prepare/running"), true),
  ended: () => withPresence(prepare("prepare/ended"), true),
};

export const rolls: Readonly<Record<string, () => PrepareView>> = {
  empty: () => prepare("prepare/fresh"),
  small: () => prepare("prepare/small"),
  rich: () => longNamed(prepare("prepare/rich")),
  full: () => full(prepare("prepare/rich")),
  locked: () => prepare("prepare/arrived"),
};
