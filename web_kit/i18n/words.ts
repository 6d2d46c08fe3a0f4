// What several rooms' pages call people and seats: in the plan's own terms, where it has them. Pure.
import { panelTitle } from "../figures/figures_words";
import type { Seat } from "../generated/proto/seats_pb";
import type { Header, Legend } from "../generated/proto/views_pb";
import { t, textOf, type Key } from "./i18n";

// The plan's own word; else the page's.
export function termWord(
  header: Header | undefined,
  term: "candidate" | "post" | "chief",
  otherwise: Key,
): string {
  return textOf(header?.terms?.[term]) || t(otherwise);
}

export function chiefWord(header: Header | undefined): string {
  return termWord(header, "chief", "kit.chief");
}

// "3号评委"; where the plan has several panels "3号领导评委".
export function judgeWords({ number, panel }: Seat, legend: Legend | undefined): string {
  const several = (legend?.panels.length ?? 0) > 1;
  const title = several ? panelTitle(legend, panel) : "";
  return t("kit.seat", { number, panel: title || t("kit.judge") });
}
