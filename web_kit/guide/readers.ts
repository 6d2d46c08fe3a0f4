// Who a guide is for. A person who opens "/guide?for=judge" gets that one page; without a name the
// page asks. `from` is the page it was opened from in the same tab, and leads back there.
import { pageNameOf, type PageName } from "../join/page_names";

export const readers = ["judge", "operator", "supervisor"] as const;
export type Reader = (typeof readers)[number];

export function readerIn(search: string): Reader | null {
  const asked = new URLSearchParams(search).get("for");
  return readers.find((reader) => reader === asked) ?? null;
}

export function cameFrom(search: string): PageName | null {
  return pageNameOf(`/${new URLSearchParams(search).get("from") ?? ""}`);
}

// Of the page that opens for it.
export function readerOf(page: PageName): Reader | null {
  if (page === "judge") return "judge";
  if (page === "desk") return "operator";
  return page === "supervise" ? "supervisor" : null;
}
