// @vitest-environment happy-dom
import { clone, create, type MessageInitShape } from "@bufbuild/protobuf";
import { render, type ComponentChild } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cases, leadersAndForty, twoStages } from "../../tests/scenes/cases";
import { ChangeLine, CorrectionChange } from "./correction";
import { FiguresTrace } from "./figures";
import { Correction_Kind as Kind } from "../generated/proto/correction_pb";
import { CandidateFiguresSchema } from "../generated/proto/figures_pb";
import { CorrectionViewSchema } from "../generated/proto/views_pb";
import { language } from "../i18n/i18n";

let place: HTMLElement;

beforeEach(() => {
  language.value = "zh";
  place = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  act(() => render(null, place));
  place.remove();
});

function show(children: ComponentChild): string {
  act(() => render(<>{children}</>, place));
  return place.textContent ?? "";
}

const struck = () => [...place.querySelectorAll("s")].map((one) => one.textContent);
const card = twoStages.legend.stages[0];

function change(init: MessageInitShape<typeof CorrectionViewSchema>): string {
  const view = create(CorrectionViewSchema, init);
  const whole = show(<CorrectionChange change={view} card={card} />);
  return whole;
}

const before = [
  { criterion: "delivery", mark: "28.5" },
  { criterion: "value", mark: "27" },
];

describe("What a correction changes", () => {
  test("is each mark with the old one struck through, and what stays is written once", () => {
    const marks = [before[0]!, { criterion: "value", mark: "21" }];
    const correction = { kind: Kind.MARKS, marks };
    const words = change({ correction, before, totalBefore: "55.5", totalAfter: "49.5" });
    expect(struck()).toEqual(["27.0", "55.5"]);
    expect(words.match(/28\.5/g)).toHaveLength(1);
    expect(words).toContain("更正前27.0→更正后21.0");
  });

  test("is that a late sheet counts, with its marks", () => {
    const words = change({ correction: { kind: Kind.LATE_SHEET }, before, totalAfter: "55.5" });
    expect(struck()).toEqual(["不计入"]);
    expect(words).toContain("28.5");
    expect(words).toContain("55.5");
  });

  test("is that a sheet, or a missing one, is left out", () => {
    change({ correction: { kind: Kind.EXCLUDE }, before, totalBefore: "55.5" });
    expect(struck()).toEqual(["55.5"]);
    expect(change({ correction: { kind: Kind.EXCLUDE } })).toContain("不计入");
    expect(struck()).toEqual(["未提交"]);
  });

  test("is points with their sign, where nothing is struck through", () => {
    const words = change({ correction: { kind: Kind.ADJUST, points: "-1.5" } });
    expect(words).toBe("本环节增减分−1.5");
    const view = create(CorrectionViewSchema, { correction: { kind: Kind.ADJUST, points: "1" } });
    expect(show(<ChangeLine change={view} />)).toBe("+1");
  });
});

describe("Figures that were corrected", () => {
  test.each([
    ["a row a seat", twoStages],
    ["a grid of totals", leadersAndForty],
  ])("show the old total in %s", (_, { figures, legend }) => {
    const changed = clone(CandidateFiguresSchema, figures);
    const panels = changed.stages[0]!.panels;
    const panel = panels[panels.length - 1]!;
    panel.sheets[0]!.correctedFrom = "77.25";
    panel.excluded = [panel.sheets.pop()!.seat];
    const words = show(<FiguresTrace figures={changed} legend={legend} />);
    expect(words).toContain("更正前 77.25");
    expect(words).toContain("不计入（更正）：");
    expect(struck()).toContain("77.25");
  });

  test("show the old total beside the seat where the panel has none for the sheet", () => {
    const one = Object.values(cases).find(({ figures }) =>
      figures.stages.some(({ panels }) => panels.some(({ criteria }) => criteria.length > 0)),
    )!;
    const changed = clone(CandidateFiguresSchema, one.figures);
    const panel = changed.stages
      .flatMap(({ panels }) => panels)
      .find(({ criteria }) => criteria.length > 0)!;
    panel.sheets[0]!.correctedFrom = "90";
    show(<FiguresTrace figures={changed} legend={one.legend} />);
    expect(place.querySelector("tbody th")?.textContent).toBe("1号评委更正前 90.0");
  });
});
