import { expect, test } from "vitest";
import { create } from "@bufbuild/protobuf";
import { leadersAndForty, sevenJudges } from "../../tests/scenes/cases";
import { ComponentFigureSchema } from "../generated/proto/figures_pb";
import {
  componentTimes,
  divisionSign,
  droppedWords,
  isGrid,
  padded,
  seatTitle,
  signed,
  weightWords,
} from "./figures_words";

test("a mean that comes out is equal to its quotient, and one that does not is only near it", () => {
  expect(divisionSign("442.5", 5, "88.50")).toBe("=");
  expect(divisionSign("3140", 36, "87.2222")).toBe("≈");
  expect(divisionSign("256", 3, "85.33")).toBe("≈");
});

test("a sum or a mean that is a fraction is never called equal unseen", () => {
  expect(divisionSign("256/3", 3, "28.44")).toBe("≈");
});

test("a seat is called by its number, known or not", () => {
  expect(seatTitle(sevenJudges.legend, "panel_3")).toBe("3号评委");
  expect(seatTitle(undefined, "room2.panel_3")).toBe("3号评委");
  expect(seatTitle(leadersAndForty.legend, "mass_17", true)).toBe("17号");
});

test("weights are written as the plan has them", () => {
  expect(weightWords("70")).toBe("70%");
  expect(weightWords("1/3")).toBe("1/3");
});

test("a component that is scaled shows by what", () => {
  const figure = create(ComponentFigureSchema, { published: "200", weight: "60" });
  expect(componentTimes(figure)).toBe("× 60%");
  expect(componentTimes({ ...figure, weight: "100" })).toBe("");
  expect(componentTimes({ ...figure, scaledFrom: "300", scaledTo: "100" })).toBe(
    "× 100 ÷ 300 × 60%",
  );
  expect(componentTimes({ ...figure, weight: "1/1", scaledFrom: "142/3", scaledTo: "100" })).toBe(
    "× 100 ÷ (142/3)",
  );
});

test("a column has the places of its longest figure", () => {
  expect(padded("88", ["88", "85.5", "90.25"])).toBe("88.00");
  expect(padded("256/3", ["88", "256/3"])).toBe("256/3");
});

test("what was taken off carries a true minus, what was added a plus", () => {
  expect(signed("-0.5")).toBe("−0.5");
  expect(signed("1")).toBe("+1");
});

test("a mass panel is a grid and seven judges are a table", () => {
  const [leaders, mass] = leadersAndForty.figures.stages[0]!.panels;
  expect(isGrid(leadersAndForty.legend, leaders!)).toBe(false);
  expect(isGrid(leadersAndForty.legend, mass!)).toBe(true);
});

test("how many were dropped is said only where some were", () => {
  const [leaders] = leadersAndForty.figures.stages[0]!.panels;
  expect(droppedWords(leaders!)).toBe("去掉 1 个最高分、1 个最低分");
  const none = leaders!.sheets.map((sheet) => ({ ...sheet, dropped: 0 }));
  expect(droppedWords({ ...leaders!, sheets: none })).toBe("");
});
