// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { setLanguage } from "../i18n/i18n";
import { Line, LineStrip } from "./line_strip";
import { calmLine, type LineFacts } from "./line_words";

let place: HTMLElement;

beforeEach(() => {
  setLanguage("zh");
  vi.useFakeTimers();
  place = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  act(() => render(null, place));
  place.remove();
  vi.useRealTimers();
});

function shown(line: Partial<LineFacts>): string {
  act(() =>
    render(
      <Line.Provider value={{ ...calmLine, ...line }}>
        <LineStrip safe="kit.line.safe.desk" />
      </Line.Provider>,
      place,
    ),
  );
  return place.textContent ?? "";
}

test("what is delivered at once is not counted", () => {
  expect(shown({ undelivered: 1 })).not.toContain("待送达");
  act(() => void vi.advanceTimersByTime(900));
  expect(shown({ undelivered: 0 })).not.toContain("待送达");
});

test("what is not delivered within a second is counted, and at once while the line is away", () => {
  shown({ undelivered: 2 });
  act(() => void vi.advanceTimersByTime(1100));
  expect(shown({ undelivered: 2 })).toContain("2 项待送达");
  expect(shown({ state: "offline", undelivered: 3 })).toContain("3 项待送达");
});

test("the strip is one box whatever it says, read aloud when it changes", () => {
  const boxes = [{}, { state: "offline" as const }, { storageFull: true }].map((line) => {
    shown(line);
    return place.querySelectorAll(":scope > .line_strip_line[role=status]").length;
  });
  expect(boxes).toEqual([1, 1, 1]);
});
