// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setLanguage } from "../../../web_kit/i18n/i18n";
import type { Awake } from "../../../web_kit/page/wake_lock";
import { Device, DeviceNotes, isWeChat } from "./device_notes";

const weChat =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 14_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.7(0x18000729) NetType/WIFI Language/zh_CN";
const weCom =
  "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/87.0.4280.141 Mobile Safari/537.36 wxwork/4.0.6 MicroMessenger/7.0.1";
const safari =
  "Mozilla/5.0 (iPad; CPU OS 14_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.0.3 Mobile/15E148 Safari/604.1";

let place: HTMLElement;

beforeEach(() => {
  place = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  render(null, place);
  place.remove();
});

function said(userAgent: string, awake: Awake): string {
  const value = { userAgent, awake: signal(awake) };
  render(
    <Device.Provider value={value}>
      <DeviceNotes />
    </Device.Provider>,
    place,
  );
  return place.textContent ?? "";
}

test("WeChat is known by its name, and no other browser is taken for it", () => {
  expect([weChat, weCom, safari, ""].map(isWeChat)).toEqual([true, true, false, false]);
});

describe.each([
  ["zh", "在浏览器打开", "自动锁屏"],
  ["en", "Open in browser", "automatic lock"],
] as const)("in %s", (language, openElsewhere, lock) => {
  beforeEach(() => setLanguage(language));

  test("inside WeChat it says what may be lost there and where it is better opened", () => {
    expect(said(weChat, "held")).toContain(openElsewhere);
    expect(said(safari, "held")).toBe("");
  });

  test("where the screen cannot be kept lit it asks for the automatic lock to be off", () => {
    expect(said(safari, "missing")).toContain(lock);
    for (const awake of ["asking", "held", "refused"] as const) {
      expect(said(safari, awake)).toBe("");
    }
  });
});
