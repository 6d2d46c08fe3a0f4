// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { judge } from "../../../tests/scenes/scenes";
import type { Step } from "../../../web_kit/generated/proto/views_pb";
import { setLanguage } from "../../../web_kit/i18n/i18n";
import { ChiefPanel } from "./chief";
import { devicesDue } from "./chief_devices";
import { settle_ms } from "../sheet/readback";

const deskOf = (moment: string) => judge(moment, "panel_1").own!.chiefDesk!;
const deviceDesk = () => deskOf("judges/chief_device");
const plainDesk = () => deskOf("judges/chief_done");

let place: HTMLElement;
let taken: Step[];
let now_ms: number;

beforeEach(() => {
  setLanguage("zh");
  taken = [];
  now_ms = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now_ms);
  place = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  act(() => render(null, place));
  place.remove();
  vi.restoreAllMocks();
});

function show(desk = deviceDesk()): void {
  const panel = (
    <ChiefPanel
      desk={desk}
      header={undefined}
      legend={undefined}
      busy={false}
      refused=""
      onStep={(step) => void taken.push(step)}
    />
  );
  act(() => render(panel, place));
}

function press(words: string): void {
  const found = [...place.querySelectorAll("button")].find(
    ({ textContent }) => textContent === words,
  );
  act(() => found?.click());
}

describe("A new device for a seat before the chief judge", () => {
  test("says whose seat it is, which request, and why", () => {
    show();
    const words = place.querySelector(".chief_devices_device")?.textContent;
    expect(words).toContain("5号评委的新设备申请接替（申请编号 3）");
    expect(words).toContain("平板没电");
  });

  test.each([
    ["同意更换", true],
    ["不同意", false],
  ])("is decided with one press: %s", (words, accept) => {
    show();
    now_ms += settle_ms;
    press(words);
    expect(taken[0]?.command?.action).toMatchObject({
      case: "decideDevice",
      value: { request: "device3", accept },
    });
  });

  test("is not decided by a finger on its way to something else", () => {
    show();
    now_ms += settle_ms - 1;
    press("同意更换");
    expect(taken).toEqual([]);
  });

  test("is there only while the server offers the step", () => {
    expect(devicesDue(plainDesk())).toEqual([]);
    expect(devicesDue(deviceDesk()).length).toBe(1);
    show(plainDesk());
    expect(place.querySelector(".chief_devices_device")).toBeNull();
  });
});
