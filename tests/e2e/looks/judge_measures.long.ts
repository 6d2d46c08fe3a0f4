// What judges have before them, measured in every state: words large enough, apart enough from their
// ground, targets large enough for a finger, nothing cut off.
import { expect, test } from "vitest";
import { launch, openDevice, overflowsSideways, sizes } from "../kit/browser";
import { openForLooking, openLook } from "../kit/looking/eyes";
import { doorLooks, guideLooks, judgeLooks, trustLooks } from "../kit/looking/looks";
import { measured } from "../kit/looking/measures";
import { judgePage, previewsUrl } from "../kit/previews";
import { hardForJudges } from "../kit/looking/standards";

const url = previewsUrl();
const browser = await launch();

// While something is told of an earlier sheet a phone's keys may be as small as any target; that they
// are no smaller is measured below.
const told = ["former", "gone_out"];
const notAKey = (wrong: string) => !wrong.includes("number_pad_key");

test.each([
  ["tablet", "zh"],
  ["tablet", "en"],
  ["tabletUpright", "zh"],
  ["tabletUpright", "en"],
  ["phone", "zh"],
  ["phone", "en"],
] as const)(
  "every state is large and plain on a %s in %s",
  { timeout: 300_000 },
  async (size, language) => {
    const device = await openForLooking(browser, size);
    const wrong: Record<string, string[]> = {};
    for (const look of [...judgeLooks, ...doorLooks, ...guideLooks, ...trustLooks]) {
      await openLook(device.page, url, look, language);
      const hard = hardForJudges(await measured(device.page));
      const small = size === "phone" && told.includes(look.name) ? hard.filter(notAKey) : hard;
      if (await overflowsSideways(device.page)) small.push("scrolls sideways");
      if (small.length > 0) wrong[look.name] = small;
    }
    expect(wrong).toEqual({});
    expect(device.problems).toEqual([]);
    await device.close();
  },
);

// Of every phone that is held upright, with what its browser's own bars leave of it.
const widths = [360, 375, 390, 412, 430];
const heights = Array.from({ length: 18 }, (_, at) => 560 + at * 20);

// What of the number, the pad and the buttons is out of sight or covered.
function hidden(): string[] {
  const wrong: string[] = [];
  const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
  const foot = box("[class*=judge_page_foot]")!;
  const number = box("[class*=candidate_number]");
  const head = box("header")!;
  if (number === undefined) wrong.push("no number");
  else if (number.top < head.bottom - 1) wrong.push("the number is under the top line");
  const stacked = ["[class*=rowNow] [class*=field]", "[class*=total]", "[class*=number_pad_pad]"];
  const boxes = stacked.map((selector) => box(selector)!);
  for (const [at, below] of boxes.slice(1).entries()) {
    const covered = boxes[at]!.bottom - below.top;
    if (covered > 0.5) wrong.push(`${stacked[at]} is covered by ${covered}`);
  }
  if (foot.bottom > window.innerHeight + 1) wrong.push("the foot is cut");
  for (const key of document.querySelectorAll("[class*=number_pad_key]")) {
    const { bottom, height } = key.getBoundingClientRect();
    if (bottom > foot.top + 0.5) wrong.push(`${key.textContent} is cut by ${bottom - foot.top}`);
    if (height < 47.5) wrong.push(`${key.textContent} is ${height} high`);
  }
  return wrong;
}

test.each(["zh", "en"] as const)(
  "the number and the whole pad are in view on a phone of any height (%s)",
  { timeout: 300_000 },
  async (language) => {
    const device = await openDevice(browser, { size: { width: 360, height: 640 } });
    const wrong: Record<string, string[]> = {};
    const scenes =
      "fresh writing complete five closed wrong twelve single named held chief_writing".split(" ");
    for (const scene of scenes) {
      await openLook(device.page, url, { name: scene, address: `${judgePage}${scene}` }, language);
      for (const width of widths) {
        for (const height of heights) {
          await device.page.setViewportSize({ width, height });
          const cut = await device.page.evaluate(hidden);
          if (cut.length > 0) wrong[`${scene} ${width}x${height}`] = cut;
        }
      }
    }
    expect(wrong).toEqual({});
    await device.close();
  },
);

// Rows that are seen in part only, and whether the one being filled in is seen whole.
function cutRows(): string[] {
  const list = document.querySelector("[class*=mark_rows_rows]")!.getBoundingClientRect();
  const rows = [...document.querySelectorAll("[class*=mark_rows_rows] > li")];
  const cut = rows.flatMap((row, at) => {
    const { top, bottom } = row.getBoundingClientRect();
    const whole = top >= list.top - 1.5 && bottom <= list.bottom + 1.5;
    const out = bottom <= list.top + 1.5 || top >= list.bottom - 1.5;
    const now = row.className.includes("rowNow");
    return whole || (out && !now)
      ? []
      : [`row ${at + 1} is cut${now ? ", and it is the active one" : ""}`];
  });
  return rows.length < 12 ? [...cut, `only ${rows.length} rows`] : cut;
}

test.each([
  [1280, 800],
  [800, 1280],
  [1024, 768],
  [768, 1024],
  [960, 600],
])(
  "of twelve criteria on %i × %i whole rows are seen, the active one among them",
  async (width, height) => {
    const device = await openDevice(browser, { size: { width, height } });
    await openLook(device.page, url, { name: "twelve", address: `${judgePage}twelve` }, "zh");
    const wrong: Record<string, string[]> = {};
    const step = async (key: string, times: number) => {
      for (let at = 0; at < times; at += 1) {
        await device.page.keyboard.press(key);
        const cut = await device.page.evaluate(cutRows);
        if (cut.length > 0) wrong[`${key} ${at + 1}`] = cut;
      }
    };
    await step("ArrowUp", 9);
    await step("ArrowDown", 11);
    await step("ArrowUp", 11);
    expect(wrong).toEqual({});
    await device.close();
  },
);

test.each(["tablet", "tabletUpright", "phone"] as const)(
  "what is read back on a %s keeps number and total in view, with twelve criteria and scrolled",
  async (size) => {
    const device = await openDevice(browser, { size: sizes[size] });
    await openLook(device.page, url, { name: size, address: `${judgePage}twelve_readback` }, "zh");
    for (const scrolled of [0, 0.5, 1]) {
      await device.page.evaluate((part) => {
        const body = document.querySelector("main")!;
        body.scrollTop = part * body.scrollHeight;
      }, scrolled);
      const inView = await device.page.evaluate(() => {
        const body = document.querySelector("main")!.getBoundingClientRect();
        const seen = (element: Element) => {
          const { top, bottom } = element.getBoundingClientRect();
          const foot = element.closest("footer") !== null;
          return bottom > top && (foot || (top >= body.top - 1 && bottom <= body.bottom + 2.5));
        };
        const one = (selector: string) => [...document.querySelectorAll(selector)].some(seen);
        return { number: one("h1, [class*=readback_number]"), total: one("tfoot td") };
      });
      expect(inView).toEqual({ number: true, total: true });
    }
    await device.close();
  },
);
