import { expect, test } from "vitest";
import { isInWeChat, systemOf, type System } from "./systems";

const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15";

test.each<[string, number, System]>([
  ["Mozilla/5.0 (iPad; CPU OS 14_4 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1", 5, "apple"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) CriOS/123.0 Mobile", 5, "apple"],
  [mac, 5, "apple"],
  [mac, 0, "mac"],
  ["Mozilla/5.0 (Linux; Android 13; SM-X200) Chrome/120.0.0.0 Safari/537.36", 5, "android"],
  ["Mozilla/5.0 (Linux; Android 12; HarmonyOS; BAH4-W09) HuaweiBrowser/15.0", 5, "android"],
  ["Mozilla/5.0 (Tablet; OpenHarmony 5.0) Chrome/114.0.0.0 ArkWeb/4.1.6.1", 5, "android"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0.0.0 Edg/120.0.0.0", 0, "windows"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:121.0) Firefox/121.0", 10, "windows"],
  ["Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0.0.0 Safari/537.36", 0, "linux"],
  ["", 0, "linux"],
])("%s with %i touch points is known by its own steps", (agent, touchPoints, system) => {
  expect(systemOf(agent, touchPoints)).toBe(system);
});

test("the browser inside WeChat is known", () => {
  expect(isInWeChat("Mozilla/5.0 (Linux; Android 13) Chrome/116 MicroMessenger/8.0.47")).toBe(true);
  expect(isInWeChat(mac)).toBe(false);
});
