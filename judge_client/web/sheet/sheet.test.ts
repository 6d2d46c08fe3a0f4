import { describe, expect, test } from "vitest";
import type { PadKey } from "../../../web_kit/figures/decimal";
import * as fix from "../fixtures";
import {
  focusOn,
  keyText,
  marksToSend,
  missing,
  nudge,
  press,
  toReadback,
  totalOf,
  whyNot,
  type Sheet,
} from "./sheet";

const { speech } = fix;
const defense = { ...fix.defense, step: "1" };
const whole = { ...fix.whole, step: "0.01" };

function sheet(change: Partial<Sheet> = {}): Sheet {
  return {
    key: {
      ledger: "L1",
      seat: "panel_3",
      candidate: "c7",
      stage: "speech",
      version: 1,
      occupant: 0,
    },
    person: undefined,
    card: speech,
    typed: {},
    touched: false,
    focus: 0,
    fresh: true,
    note: null,
    returned: null,
    readback: false,
    ...change,
  };
}

function type(keys: string, start = sheet()): Sheet {
  const pressed = [...keys].map((key) => (key === "<" ? "delete" : key) as PadKey);
  return pressed.reduce(press, start);
}

describe("Typing a mark", () => {
  test("fills the field that has the focus and no other", () => {
    expect(type("27.5").typed).toEqual({ delivery: "27.5" });
    expect(type("27.5").touched).toBe(true);
  });

  test("above the maximum is refused in words, and the field stays as it was", () => {
    const after = type("31");
    expect(after.typed).toEqual({ delivery: "3" });
    expect(after.note).toEqual({ kind: "above-max", max: "30" });
    expect(type("300").note).toEqual({ kind: "above-max", max: "30" });
    expect(type("30").typed).toEqual({ delivery: "30" });
  });

  test("off the step is refused at the digit that leaves it", () => {
    const after = type("27.3");
    expect(after.typed).toEqual({ delivery: "27." });
    expect(after.note).toEqual({ kind: "off-step", step: "0.5" });
    expect(type("27.55").typed).toEqual({ delivery: "27.5" });
    expect(type("30.5").typed).toEqual({ delivery: "30." });
    expect(type("30.5").note).toEqual({ kind: "above-max", max: "30" });
  });

  test("with a point where only whole marks are given says so", () => {
    const after = type("7.", sheet({ card: defense }));
    expect(after.typed).toEqual({ language: "7" });
    expect(after.note).toEqual({ kind: "off-step", step: "1" });
  });

  test("replaces what a field holds when the focus has just come to it, and then goes on", () => {
    const filled = type("27.5");
    const back = focusOn(focusOn(filled, 1), 0);
    expect(type("26", back).typed).toEqual({ delivery: "26" });
    expect(type("<", back).typed).toEqual({ delivery: "27." });
  });

  test("keeps what stood there when the replacing digit is refused", () => {
    const start = focusOn(focusOn(sheet({ card: defense, typed: { language: "12" } }), 1), 0);
    const after = type("12", type("<<", start));
    expect(after.typed["language"]).toBe("12");
    expect(type("9", focusOn(focusOn(after, 1), 0)).typed["language"]).toBe("9");
  });

  test("a next key takes the words of the last one away", () => {
    expect(type("31<").note).toBeNull();
  });

  test("never leaves anything in a field that is not the beginning of a mark", () => {
    const keys: PadKey[] = ["0", "1", "3", "5", "9", ".", "delete"];
    let one = sheet();
    for (let i = 0; i < 2000; i += 1) {
      one = press(one, keys[(i * 7 + ((i * i) % 11)) % keys.length]!);
      const typed = one.typed["delivery"] ?? "";
      expect([typed, whyNot(typed, "30", "0.5")]).toEqual([typed, null]);
    }
  });
});

describe("Stepping a mark", () => {
  test("goes one step and stays within 0 and the maximum", () => {
    expect(nudge(sheet({ typed: { delivery: "27.5" } }), 0, true).typed).toEqual({
      delivery: "28",
    });
    expect(nudge(sheet({ typed: { delivery: "27.5" } }), 0, false).typed).toEqual({
      delivery: "27",
    });
    expect(nudge(sheet({ typed: { delivery: "0" } }), 0, false).typed).toEqual({ delivery: "0" });
    const top = nudge(sheet({ typed: { delivery: "30" } }), 0, true);
    expect(top).toMatchObject({ typed: { delivery: "30" }, note: { kind: "above-max" } });
  });

  test("of hundredths is exact", () => {
    let one = sheet({ card: whole, typed: { overall: "85.09" } });
    for (let i = 0; i < 3; i += 1) one = nudge(one, 0, true);
    expect(one.typed).toEqual({ overall: "85.12" });
  });

  test("takes the focus to its row", () => {
    expect(nudge(sheet(), 2, true)).toMatchObject({ focus: 2, typed: { expertise: "0" } });
  });
});

describe("The total", () => {
  test("adds what is there, exactly", () => {
    expect(totalOf(sheet({ typed: { delivery: "27.5", understanding: "18." } }))).toBe("45.5");
    expect(totalOf(sheet())).toBe("0");
  });

  test("counts each mark by its criterion's weight", () => {
    const doubled = speech.criteria.map((one) => ({ ...one, weight: "0.5" }));
    const card = { ...speech, criteria: doubled };
    expect(totalOf(sheet({ card, typed: { delivery: "27.5", understanding: "18" } }))).toBe(
      "22.75",
    );
  });

  test("of a mark half typed is that of its beginning", () => {
    expect(missing(sheet({ typed: { delivery: "27." } }))).toBe(3);
  });
});

describe("Handing in", () => {
  const full = { delivery: "27.5", understanding: "18.", expertise: "016", value: "25.0" };

  test("sends every criterion once, in the plan's order and canonical form", () => {
    const marks = marksToSend(sheet({ typed: { ...full, expertise: "16" } }));
    expect(marks).toEqual([
      { criterion: "delivery", mark: "27.5" },
      { criterion: "understanding", mark: "18" },
      { criterion: "expertise", mark: "16" },
      { criterion: "value", mark: "25" },
    ]);
  });

  test("with a mark missing goes to that mark and says how many are left", () => {
    const after = toReadback(sheet({ typed: { delivery: "27.5", expertise: "16" } }));
    expect(after).toMatchObject({ readback: false, focus: 1, note: { kind: "missing", left: 2 } });
    expect(marksToSend(after)).toBeNull();
  });

  test("reads back only what is whole", () => {
    expect(toReadback(sheet({ typed: full })).readback).toBe(true);
  });

  test("knows a sheet by ledger, seat, candidate, stage and version", () => {
    expect(keyText(sheet().key)).toBe("L1|panel_3|c7|speech|1");
  });
});
