import { describe, expect, test } from "vitest";
import type { PadKey } from "../../../web_kit/figures/decimal";
import * as fix from "../fixtures";
import {
  faultOf,
  focusOn,
  keyText,
  marksToSend,
  missing,
  move,
  nudge,
  press,
  toReadback,
  totalOf,
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

  test("above the maximum stays as it was typed, in its field, and is said to be wrong", () => {
    const after = type("35");
    expect(after.typed).toEqual({ delivery: "35" });
    expect(after.note).toEqual({ kind: "above-max", max: "30" });
    expect(faultOf(after, 0)).toEqual({ kind: "above-max", max: "30" });
    expect(type("300").typed).toEqual({ delivery: "300" });
    expect(type("30").typed).toEqual({ delivery: "30" });
    expect(type("30").note).toBeNull();
  });

  test("off the step stays as it was typed, in its field, and is said to be wrong", () => {
    const after = type("27.3");
    expect(after.typed).toEqual({ delivery: "27.3" });
    expect(after.note).toEqual({ kind: "off-step", step: "0.5" });
    expect(type("27.505").typed).toEqual({ delivery: "27.505" });
    expect(type("30.5").note).toEqual({ kind: "above-max", max: "30" });
  });

  test("with a point where only whole marks are given says so", () => {
    const after = type("7.", sheet({ card: defense }));
    expect(after.typed).toEqual({ language: "7." });
    expect(after.note).toEqual({ kind: "off-step", step: "1" });
    expect(type("16.2", sheet({ card: defense })).typed).toEqual({ language: "16.2" });
  });

  test("of which a digit is still to come is wrong only once the judge goes on", () => {
    const quarters = { ...speech, step: "0.25" };
    const after = type("27.2", sheet({ card: quarters }));
    expect([after.note, faultOf(after, 0)]).toEqual([null, null]);
    const waiting = move(after, 1);
    expect(waiting.focus).toBe(0);
    expect(faultOf(waiting, 0)).toEqual({ kind: "off-step", step: "0.25" });
    expect(move(type("5", waiting), 1).focus).toBe(1);
  });

  test("that is wrong takes no more digits, and the words stay", () => {
    const after = type("35.55555");
    expect(after.typed).toEqual({ delivery: "35.555" });
    expect(after.note).toEqual({ kind: "above-max", max: "30" });
  });

  test("replaces what a field holds when the focus has just come to it, and then goes on", () => {
    const filled = type("27.5");
    const back = focusOn(focusOn(filled, 1), 0);
    expect(type("26", back).typed).toEqual({ delivery: "26" });
    expect(type("<", back).typed).toEqual({ delivery: "27." });
  });

  test("replaces a wrong mark, too, when the focus comes back to it", () => {
    const wrong = focusOn(type("35"), 1);
    expect(faultOf(wrong, 0)).toEqual({ kind: "above-max", max: "30" });
    expect(type("26", focusOn(wrong, 0)).typed).toEqual({ delivery: "26" });
  });

  test("a next key takes the words of the last one away", () => {
    expect(type("31<").note).toBeNull();
  });

  test("never leaves another mark in a field than the one that was typed", () => {
    const keys = ["0", "1", "3", "5", "9", "."];
    for (let i = 0; i < 6 ** 5; i += 1) {
      const text = [...i.toString(6).padStart(5, "0")].map((digit) => keys[Number(digit)]).join("");
      const held = type(text);
      if (finished(held)) expect([text, held.typed["delivery"]]).toEqual([text, asTyped(text)]);
    }
  });

  test("that is wrong keeps next, Enter and submit waiting, and not the way back", () => {
    const wrong = type("35", focusOn(sheet(), 1));
    expect(move(wrong, 1)).toMatchObject({ focus: 1, note: { kind: "above-max" } });
    expect(move(wrong, -1).focus).toBe(0);
    const elsewhere = focusOn(wrong, 3);
    expect(toReadback(elsewhere)).toMatchObject({
      readback: false,
      focus: 1,
      note: { kind: "above-max", max: "20" },
    });
    expect(marksToSend(elsewhere)).toBeNull();
  });
});

// A field with nothing wrong in it: the mark that would be sent.
const finished = (one: Sheet) =>
  faultOf(focusOn(one, 1), 0) === null && (one.typed["delivery"] ?? "") !== "";

// What a judge reads in what they typed: zeros before a digit and a second point are nothing.
function asTyped(text: string): string {
  const [before = "", ...after] = text.split(".");
  const digits = before.replace(/^0+(?=\d)/, "") || "0";
  return after.length === 0 ? digits : `${digits}.${after.join("")}`;
}

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
    const after = nudge(sheet({ typed: { expertise: "7" } }), 2, true);
    expect(after).toMatchObject({ focus: 2, typed: { expertise: "7.5" } });
  });

  test("on an empty field changes nothing and asks for a digit", () => {
    for (const up of [true, false]) {
      const after = nudge(sheet(), 2, up);
      expect(after).toMatchObject({ focus: 2, typed: {}, note: { kind: "no-digit" } });
    }
  });

  test("on a wrong mark changes nothing and says what is wrong", () => {
    for (const up of [true, false]) {
      const after = nudge(type("35"), 0, up);
      expect(after).toMatchObject({ typed: { delivery: "35" }, note: { kind: "above-max" } });
    }
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

  test("leaves out a mark that is wrong", () => {
    expect(totalOf(sheet({ typed: { delivery: "35", understanding: "18" } }))).toBe("18");
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
