import { expect, test } from "vitest";
import { Drafts } from "./drafts";
import type { SheetKey } from "./sheet";

function shelfOf(kept = new Map<string, string>()) {
  return {
    kept,
    keys: () => [...kept.keys()],
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

function keyOf(candidate: string, version = 1): SheetKey {
  return { ledger: "L1", seat: "panel_3", candidate, stage: "speech", version, occupant: 0 };
}

test("A draft is read back as it was typed", () => {
  const shelf = shelfOf();
  new Drafts(shelf).keep(keyOf("c7"), { show: "27." });
  expect(new Drafts(shelf).read(keyOf("c7"))).toEqual({ show: "27." });
});

test("Each version, stage, candidate, seat and ledger has its own draft", () => {
  const drafts = new Drafts(shelfOf());
  drafts.keep(keyOf("c7"), { show: "1" });
  for (const other of [
    keyOf("c8"),
    keyOf("c7", 2),
    { ...keyOf("c7"), stage: "defense" },
    { ...keyOf("c7"), seat: "panel_4" },
    { ...keyOf("c7"), ledger: "L2" },
    { ...keyOf("c7"), occupant: 1 },
  ]) {
    expect(drafts.read(other)).toBeNull();
  }
});

test("Only the 64 newest are kept, and writing on an old one does not push others out", () => {
  const shelf = shelfOf();
  const drafts = new Drafts(shelf);
  for (let i = 0; i < 70; i += 1) drafts.keep(keyOf(`c${i}`), { show: "1" });
  for (let i = 0; i < 70; i += 1) drafts.keep(keyOf("c69"), { show: String(i) });
  expect(shelf.kept.size).toBe(64);
  expect(drafts.read(keyOf("c5"))).toBeNull();
  expect(drafts.read(keyOf("c6"))).toEqual({ show: "1" });
});

test("What cannot be read is no draft", () => {
  const shelf = shelfOf();
  const name = "tingfen.draft.L1|panel_3|c7|speech|1";
  for (const text of ["", "{", "null", '{"typed":{"a":1},"order":1}', '{"order":1}']) {
    shelf.setItem(name, text);
    expect(new Drafts(shelf).read(keyOf("c7"))).toBeNull();
  }
});

test("A dropped draft is gone", () => {
  const shelf = shelfOf();
  const drafts = new Drafts(shelf);
  drafts.keep(keyOf("c7"), { show: "1" });
  drafts.drop(keyOf("c7"));
  expect(shelf.kept.size).toBe(0);
});

test("What others who sat here had typed goes, and no other seat's", () => {
  const shelf = shelfOf();
  const drafts = new Drafts(shelf);
  const former = keyOf("c7");
  const own = { ...former, occupant: 1 };
  const neighbour = { ...former, seat: "panel_31" };
  for (const key of [former, own, neighbour]) drafts.keep(key, { show: "1" });
  drafts.keepOnly("L1", "panel_3", 1);
  expect(drafts.read(former)).toBeNull();
  expect(drafts.read(own)).toEqual({ show: "1" });
  expect(drafts.read(neighbour)).toEqual({ show: "1" });
});
