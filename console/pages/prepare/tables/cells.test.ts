// A cell is what its author sees in it, whoever wrote the workbook.
import { describe, expect, test } from "vitest";
import { text, workbookOf, type MadeBook } from "../../../prepare/fixture_workbook";
import { readTables } from "./read_tables";

function sheetsOf(content: ArrayBuffer) {
  const read = readTables("名单.xlsx", content);
  if ("problem" in read) throw new Error(`${read.problem} ${read.where}`);
  return read.sheets;
}

const rowsOf = (content: ArrayBuffer) =>
  sheetsOf(content).map(({ rows }) => rows.map(({ number, cells }) => [number, ...cells]));

// One sheet of these rows; the first of it.
function read(rows: string, book: Partial<MadeBook> = {}, after = "", before = "") {
  return rowsOf(workbookOf({ sheets: [{ name: "名单", rows, after, before }], ...book }))[0];
}

// The text of A1.
function shown(cell: string, book: Partial<MadeBook> = {}): string {
  const [first] = read(`<row r="1">${cell}${text("B1", "|")}</row>`, book) ?? [];
  return String(first?.[1]);
}

const number = (value: string) => `<c r="A1" s="1"><v>${value}</v></c>`;
const shownBy = (format: number | string, value: string, book: Partial<MadeBook> = {}) =>
  shown(number(value), { ...book, formats: [0, format] });

describe("a number is read as its format shows it", () => {
  test.each([
    [0, "85.299999999999997", "85.3"],
    [0, "85.300000000000011", "85.3"],
    [0, "85.125", "85.125"],
    [0, "100", "100"],
    [0, "8.5E1", "85"],
    [0, "-0.5", "-0.5"],
    [0, "13800138000", "13800138000"],
    [1, "84.5", "85"],
    [2, "85.125", "85.13"],
    [2, "1.005", "1.01"], // Though the binary fraction is a little less.
    [2, "70.845", "70.85"],
    [10, "0.8533", "85.33%"],
    [9, "0.85", "85%"],
    [49, "85.5", "85.5"],
    ["000", "1", "001"],
    ["0000000", "7", "0000007"],
    ['"No."000', "12", "No.012"],
    ['0.0"分"', "85.5", "85.5分"],
    ["0.00_ ", "85.5", "85.50"],
    ["0.00_);[Red]\\(0.00\\)", "85.5", "85.50"],
    ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "85.5", "85.50"],
    ['[>=60]"合格";"不合格"', "59", "不合格"],
    ["G/通用格式", "85.5", "85.5"],
    ["00\\-00", "1234", "12-34"],
    ["# ?/?", "0.5", "1/2"],
    [";;;", "5", ""],
    ["[DBNum1][$-804]General", "85", "#####"], // Digits in Chinese: nobody here can make them.
    ["bad[", "5", "#####"],
    [99, "5", "5"],
  ])("%s shows %s as %s", (format, value, as) => {
    expect(shownBy(format, value)).toBe(as);
  });

  test("a date or a time of day", () => {
    const cases: [number | string, string, string][] = [
      [14, "46329", "2026/11/3"],
      [22, "46329.6041666667", "2026/11/3 14:30"],
      [20, "0.604166666666667", "14:30"],
      [18, "0.604166666666667", "2:30 下午"],
      [31, "46329", "2026年11月3日"],
      [57, "46329", "2026年11月"],
      [32, "0.604166666666667", "14时30分"],
      [46, "1.5", "36:00:00"],
      ['yyyy"年"m"月"d"日";@', "46329", "2026年11月3日"],
      ["yyyy\\-mm\\-dd", "46329", "2026-11-03"],
      ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "46329", "2026年11月3日"],
      ['上午/下午h"时"mm"分"', "0.604166666666667", "下午2时30分"],
      ["[$-804]aaaa", "46329", "星期二"],
      ["yyyy-mm-dd", "-5", "#####"], // As spreadsheets show a date before there are any.
    ];
    for (const [format, value, as] of cases) expect(shownBy(format, value)).toBe(as);
    // Every five minutes of a day, as fractions end: none comes out a minute early.
    for (let at = 0; at < 288; at += 1) {
      const [hour, minute] = [Math.floor(at / 12), (at % 12) * 5];
      const as = `${hour}:${String(minute).padStart(2, "0")}`;
      expect(shownBy(20, String(at / 288))).toBe(as);
    }
  });

  test("days are counted from 1904 where the workbook says so, lengths of time are not", () => {
    const book = { properties: '<workbookPr date1904="1"/>' };
    expect(shownBy(14, "44867", book)).toBe("2026/11/3");
    expect(shownBy("[h]:mm", "1.5", book)).toBe("36:00");
    expect(shownBy(0, "85", book)).toBe("85");
  });

  test("a date written as ISO does", () => {
    const iso = (value: string) => `<c r="A1" s="1" t="d"><v>${value}</v></c>`;
    expect(shown(iso("2026-11-03"), { formats: [0, 31] })).toBe("2026年11月3日");
    expect(shown(iso("2026-11-03T14:30:00"), { formats: [0, 22] })).toBe("2026/11/3 14:30");
    expect(shown(iso("14:30:00"), { formats: [0, 20] })).toBe("14:30");
    expect(shown(iso("soon"), { formats: [0, 20] })).toBe("#####");
  });

  test("zeros that the sheet hides are not there", () => {
    const views = '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>';
    const rows = `<row r="1"><c r="A1"><v>0</v></c><c r="B1"><v>7</v></c></row>`;
    expect(read(rows, {}, "", views)).toEqual([[1, "", "7"]]);
    expect(read(rows)).toEqual([[1, "0", "7"]]);
  });
});

describe("a cell of another kind", () => {
  test.each(["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"])(
    "an error is told as %s",
    (error) => {
      expect(shown(`<c r="A1" t="e"><v>${error}</v></c>`)).toBe(error);
      const formula = `<c r="A1" t="e"><f>VLOOKUP(B1,C:D,2,0)</f><v>${error}</v></c>`;
      expect(shown(formula)).toBe(error);
    },
  );

  test("a formula shows the result that was kept", () => {
    expect(shown('<c r="A1"><f>SUM(B1:C1)</f><v>85.5</v></c>')).toBe("85.5");
    expect(shown('<c r="A1" t="str"><f>IF(B1,"合格","")</f><v>合格</v></c>')).toBe("合格");
    expect(shown('<c r="A1" t="str"><f>IF(B1,"合格","")</f><v></v></c>')).toBe("");
    expect(shown('<c r="A1" t="b"><f>B1</f><v>1</v></c>')).toBe("TRUE");
  });

  test("a formula whose result was not kept is told as the formula", () => {
    expect(shown('<c r="A1"><f>VLOOKUP(B1,C:D,2,0)</f></c>')).toBe("=VLOOKUP(B1,C:D,2,0)");
    expect(shown('<c r="A1"><f>B1</f><v></v></c>')).toBe("=B1"); // openpyxl
    expect(shown('<c r="A1" t="str"><f>B1</f></c>')).toBe("=B1");
    expect(shown('<c r="A1"><f t="shared" si="0"/></c>')).toBe("=");
  });

  test("results are not believed where the workbook has them computed when it is opened", () => {
    const book = { calculation: '<calcPr calcId="124519" fullCalcOnLoad="1"/>' }; // XlsxWriter keeps 0.
    expect(shown('<c r="A1"><f>SUM(B1:C1)</f><v>0</v></c>', book)).toBe("=SUM(B1:C1)");
    expect(shown('<c r="A1"><v>85</v></c>', book)).toBe("85");
  });

  test("a tick is TRUE or FALSE", () => {
    expect(shown('<c r="A1" t="b"><v>0</v></c>')).toBe("FALSE");
  });

  test("a format's part for text is applied", () => {
    const cell = '<c r="A1" s="1" t="inlineStr"><is><t>甲</t></is></c>';
    expect(shown(cell, { formats: [0, '@"局"'] })).toBe("甲局");
    expect(shown(cell, { formats: [0, ";;;"] })).toBe("");
    expect(shown(cell, { formats: [0, "0.00"] })).toBe("甲");
  });
});

describe("text", () => {
  test.each([
    ["in pieces of several looks", "<r><t>王</t></r><r><rPr><b/></rPr><t>小明</t></r>"],
    ["with its reading above it", "<t>王小明</t><rPh sb='0' eb='1'><t>ワン</t></rPh>"],
    ["in CDATA", "<t><![CDATA[王小明]]></t>"],
    ["before CDATA", "<t>王<![CDATA[小]]>明</t>"],
    ["around a comment", "<t>王<!-- 是 -->小明</t>"],
    ["in numbers of characters", "<t>&#29579;&#x5C0F;明</t>"],
    ["with an escape of spreadsheets", "<t>王_x5C0F_明</t>"],
  ])("%s is read whole, shared and in its cell", (_, inside) => {
    expect(shown(`<c r="A1" t="inlineStr"><is>${inside}</is></c>`)).toBe("王小明");
    expect(shown('<c r="A1" t="s"><v>1</v></c>', { texts: `<si/><si>${inside}</si>` })).toBe(
      "王小明",
    );
  });

  test("an escape that is escaped itself stands as it is", () => {
    expect(shown(text("A1", "_x005F_x5C0F_"))).toBe("_x5C0F_");
  });

  test("that is shared but not there is told by its cell", () => {
    const content = workbookOf({
      sheets: [{ name: "甲", rows: '<row><c t="s"><v>7</v></c></row>' }],
    });
    expect(readTables("x", content)).toEqual({ problem: "unreadable", where: "甲 A1" });
  });
});
