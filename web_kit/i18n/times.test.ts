import { create } from "@bufbuild/protobuf";
import { beforeEach, describe, expect, test } from "vitest";
import { ZoneSchema } from "../generated/proto/text_pb";
import { setLanguage } from "./i18n";
import { nowIn, timeWords, tellServerNow, tellZone } from "./times";

// 2026-12-01, 14:03:22 in Shanghai.
const at = Date.UTC(2026, 11, 1, 6, 3, 22) / 1000;
const hour = 3600;

function zoneOf(name: string, offsets: [number, number][]) {
  return create(ZoneSchema, {
    name,
    offsets: offsets.map(([from, minutes]) => ({ from, minutes })),
  });
}

beforeEach(() => {
  setLanguage("zh");
  tellZone(zoneOf("Asia/Shanghai", [[0, 480]]));
  tellServerNow(() => (at + hour) * 1000);
});

describe("A time", () => {
  test("is of the competition's zone, whatever the device's is", () => {
    expect(timeWords(at)).toBe("14:03:22");
    tellZone(zoneOf("America/St_Johns", [[0, -210]]));
    expect(timeWords(at)).toBe("02:33:22");
  });

  test("carries its date where the day is not today's there, and its year in another year", () => {
    expect(timeWords(at - 14 * hour)).toBe("00:03:22");
    expect(timeWords(at - 15 * hour)).toBe("11月30日 23:03:22");
    expect(timeWords(at + 10 * hour)).toBe("12月2日 00:03:22");
    expect(timeWords(at - 365 * 24 * hour)).toBe("2025年12月1日 14:03:22");
    setLanguage("en");
    expect(timeWords(at - 15 * hour)).toBe("30 Nov 23:03:22");
    expect(timeWords(at - 365 * 24 * hour)).toBe("1 Dec 2025 14:03:22");
  });

  test("follows the offsets that the ledger holds over a change of the clocks", () => {
    tellZone(
      zoneOf("Europe/Berlin", [
        [0, 60],
        [at, 120],
      ]),
    );
    tellServerNow(() => at * 1000);
    expect([timeWords(at - 1), timeWords(at)]).toEqual(["07:03:21", "08:03:22"]);
  });

  test("may go without seconds, and midnight is 00", () => {
    expect(timeWords(at, { short: true })).toBe("14:03");
    expect(timeWords(at - (14 * hour + 3 * 60), { short: true })).toBe("00:00");
  });

  test("that there is none of has no words", () => {
    expect(timeWords(0)).toBe("");
  });
});

test("A zone that is asked for is shown by what its clocks say", () => {
  expect(nowIn("Asia/Urumqi")).toContain("13:03");
  expect(nowIn("Mars/Olympus")).toBeNull();
});
