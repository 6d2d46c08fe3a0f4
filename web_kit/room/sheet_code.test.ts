import { create } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { LegendSchema } from "../generated/proto/views_pb";
import { asSheetCode, partsOf, seatCode, sheetCode, sheetKey } from "./sheet_code";

const plan = "ABCD2345";
const third = { number: 7, stage: 1, seat: "A3" };

describe("The code of a paper sheet", () => {
  // The server's test has the same.
  test.each([
    [third, "7-1-A3-40"],
    [{ number: 7, stage: 1, seat: "A4" }, "7-1-A4-41"],
    [{ number: 7, stage: 2, seat: "A3" }, "7-2-A3-9P"],
    [{ number: 8, stage: 1, seat: "A3" }, "8-1-A3-DQ"],
    [{ number: 12, stage: 2, seat: "B40" }, "12-2-B40-XZ"],
    [{ number: 1, stage: 1, seat: "A1" }, "1-1-A1-9E"],
  ])("is the same on the page and on the server", (sheet, code) => {
    expect(sheetCode(plan, sheet)).toBe(code);
  });

  test("names candidate, stage and seat, and ends with two check characters", () => {
    expect(sheetCode(plan, third)).toMatch(/^7-1-A3-[0-9A-HJKMNP-TV-Z]{2}$/);
  });

  test("has another check where one figure is another, and under another plan", () => {
    const all = [
      third,
      { ...third, number: 8 },
      { ...third, number: 17 },
      { ...third, stage: 2 },
      { ...third, seat: "A4" },
      { ...third, seat: "B3" },
    ].map((sheet) => partsOf(sheetCode(plan, sheet)).check);
    expect(new Set(all).size).toBe(all.length);
    expect(sheetCode("ABCD2346", third)).not.toBe(sheetCode(plan, third));
  });

  test("never is the same for the neighbours of a whole day", () => {
    for (let number = 1; number < 60; number += 1) {
      const here = partsOf(sheetCode(plan, { ...third, number })).check;
      const next = partsOf(sheetCode(plan, { ...third, number: number + 1 })).check;
      expect([number, next]).not.toEqual([number, here]);
    }
  });

  test("is read as it was typed: small letters, spaces, full width, O for 0, I and L for 1", () => {
    expect(asSheetCode(" 7-1-a3 - k8 ")).toBe("7-1-A3-K8");
    expect(asSheetCode("７－１－Ａ３－Ｋ８")).toBe("7-1-A3-K8");
    expect(asSheetCode("7–1–a3–oL")).toBe("7-1-A3-01");
    expect(asSheetCode("7-1-A3-i0")).toBe("7-1-A3-10");
  });

  test("is the same with or without its dashes, whatever they were typed as", () => {
    for (const typed of [
      "71a3k8",
      "7 1 A3 K8",
      "７１Ａ３Ｋ８",
      "7—1—A3—K8",
      "7.1.A3.K8",
      "7一1一A3一K8",
    ]) {
      expect(sheetKey(typed)).toBe(sheetKey("7-1-A3-K8"));
    }
    expect(sheetKey("71A3oL")).toBe(sheetKey("7-1-A3-01"));
  });

  test("is not changed outside its check", () => {
    expect(asSheetCode("7-I-A3-K8")).toBe("7-I-A3-K8");
    expect(asSheetCode("7-1-O3")).toBe("7-1-O3");
  });

  test("takes the panel's letter from its place in the plan", () => {
    const legend = create(LegendSchema, { panels: [{ id: "leaders" }, { id: "mass" }] });
    expect(seatCode({ panel: "leaders", number: 3 }, legend)).toBe("A3");
    expect(seatCode({ panel: "mass", number: 40 }, legend)).toBe("B40");
    expect(seatCode({ panel: "", number: 1 }, legend)).toBe("");
  });
});
