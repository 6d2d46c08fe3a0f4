import { describe, expect, test } from "vitest";
import { viewOf } from "../../fixture_scenes";
import { blankSheets, startingBlank } from "./blank_sheets";
import {
  fitTwo,
  kindOf,
  lookOf,
  pagesOf,
  rowsByPage,
  samplesOf,
  type Measured,
  type SheetHeights,
} from "./sheet_pages";

const heights = (rows: number, row: number): SheetHeights => ({
  head: 40,
  rows: Array.from({ length: rows }, () => row),
  foot: 40,
});
const measured = (rows: number): Measured => ({
  roomy: heights(rows, 15),
  dense: heights(rows, 9.5),
});

describe("The criteria of a sheet", () => {
  test("stand on one page as long as they fit, all of them", () => {
    expect(rowsByPage(heights(12, 15), 266)).toEqual([[0, 12]]);
  });

  test("go on to as many pages as it takes, each once", () => {
    expect(rowsByPage(heights(13, 15), 266)).toEqual([
      [0, 12],
      [12, 13],
    ]);
    expect(rowsByPage(heights(20, 60), 266)).toHaveLength(7);
  });

  test("that are higher than a page stand alone", () => {
    expect(rowsByPage(heights(2, 400), 266)).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test("stand closer where that makes one page of two", () => {
    expect(lookOf(measured(12)).density).toBe("roomy");
    expect(lookOf(measured(19))).toEqual({ density: "dense", pages: [[0, 19]] });
    expect(lookOf(measured(20))).toEqual({
      density: "roomy",
      pages: [
        [0, 12],
        [12, 20],
      ],
    });
  });
});

describe("The pages of blank sheets", () => {
  const view = viewOf("paper_keying"); // Two stages.
  const sheets = blankSheets({ ...startingBlank(view), numbers: { from: "7", to: "7" } }, view);
  const kinds = [...samplesOf(sheets).keys()];
  const looks = (first: number, second: number) =>
    new Map([
      [kinds[0]!, measured(first)],
      [kinds[1]!, measured(second)],
    ]);

  test("are counted sheet by sheet", () => {
    const ofFirst = sheets.filter((sheet) => kindOf(sheet) === kinds[0]).length;
    expect(kinds).toHaveLength(2);
    expect(pagesOf(sheets, looks(5, 5), false)).toBe(sheets.length);
    expect(pagesOf(sheets, looks(20, 5), false)).toBe(sheets.length + ofFirst);
    expect(pagesOf(sheets, looks(4, 4), true)).toBe(Math.ceil(sheets.length / 2));
  });

  test("hold two sheets where every sheet is half a page at most", () => {
    expect(fitTwo(looks(4, 4))).toBe(true);
    expect(fitTwo(looks(4, 5))).toBe(false);
  });
});
