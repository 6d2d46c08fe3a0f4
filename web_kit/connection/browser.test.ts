// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { watchBrowser } from "./browser";

afterEach(() => vi.restoreAllMocks());

test("the line is looked at whenever the tablet may have woken or the network returned", () => {
  const nudge = vi.fn();
  watchBrowser({ nudge });
  for (const moment of ["online", "pageshow", "focus"]) {
    nudge.mockClear();
    window.dispatchEvent(new Event(moment));
    expect([moment, nudge.mock.calls.length]).toEqual([moment, 1]);
  }
  nudge.mockClear();
  document.dispatchEvent(new Event("resume"));
  expect(nudge).toHaveBeenCalledTimes(1);
  const sight = vi.spyOn(document, "visibilityState", "get");
  sight.mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(nudge).toHaveBeenCalledTimes(1);
  sight.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(nudge).toHaveBeenCalledTimes(2);
});
