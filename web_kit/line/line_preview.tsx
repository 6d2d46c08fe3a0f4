// The line as a preview's address asks for it: ?line=lost, login, foreign, blocked or back, with
// &undelivered=2 and &full. Never built or shipped.
import type { ComponentChildren } from "preact";
import type { Barrier } from "../connection/connection";
import { Line } from "./line_strip";
import { calmLine, type LineFacts } from "./line_words";
import { playedAfternoon_ms } from "../preview/played_times";
import { asked } from "../preview/preview_page";

const since = playedAfternoon_ms;

export const barriers: readonly Barrier[] = ["login", "foreign", "blocked"];

// What the address says stands between; null: nothing.
export function askedBarrier(asked: URLSearchParams): Barrier | null {
  return barriers.find((one) => one === asked.get("line")) ?? null;
}

function askedLine(asked: URLSearchParams): LineFacts {
  const which = asked.get("line") ?? (asked.has("offline") || asked.has("stale") ? "lost" : "");
  const undelivered = Number(asked.get("undelivered") ?? 0);
  const given = { ...calmLine, undelivered, storageFull: asked.has("full") };
  if (which === "") return given;
  if (which === "back") return { ...given, since };
  return { ...given, state: "offline", since, barrier: askedBarrier(asked) };
}

export function PreviewLine({ children }: { children: ComponentChildren }) {
  const line = askedLine(asked);
  return <Line.Provider value={line}>{children}</Line.Provider>;
}
