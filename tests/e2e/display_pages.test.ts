// The hall and the kiosk as built, against a played server: what they do when a view arrives in the
// middle of a reveal, when the network goes while somebody signs, and how each state looks.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { hallView, kioskView, longName } from "../../display/fixtures";
import {
  cases,
  leadersAndFourHundred,
  sevenJudges,
  twelveJudges,
  twoStages,
} from "../../display/fixtures_cases";
import { kioskQuestions, questionsOf } from "../../display/fixtures_day";
import { hallStates, reveals, revealView } from "../../display/fixtures_states";
import { sceneOf } from "../../display/hall_scenes";
import type { View } from "../../web_kit/generated/proto/frames_pb";
import { Phase_Id as Phase, Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import {
  KioskView_State as State,
  type HallView,
  type KioskView,
} from "../../web_kit/generated/proto/views_pb";
import { launch, overflowsSideways, picture, sizes, type Size } from "./browser";
import { serveBuiltPages, type BuiltPages } from "./built_pages";
import { cutOff } from "./cut_off";
import { openPlayed, PlayedServer, type PlayedPage } from "./played_server";

let browser: Browser;
let built: BuiltPages;

beforeAll(async () => {
  built = await serveBuiltPages();
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await built?.close();
});

const hall = (value: HallView): View["of"] => ({ case: "hall", value });
const kiosk = (value: KioskView): View["of"] => ({ case: "kiosk", value });

async function openHall(view: HallView, moving = true, query = ""): Promise<PlayedPage> {
  const address = `${built.url}/hall${query}`;
  const looks = { address, size: sizes.screen, reducedMotion: !moving };
  const opened = await openPlayed(browser, new PlayedServer(Role.HALL, hall(view)), looks);
  await opened.page.waitForSelector(".hall");
  return opened;
}

async function openKiosk(
  view: KioskView,
  size: Size = sizes.tablet,
  query = "",
): Promise<PlayedPage> {
  const address = `${built.url}/kiosk${query}`;
  const server = new PlayedServer(Role.KIOSK, kiosk(view));
  const opened = await openPlayed(browser, server, { address, size });
  await opened.page.waitForSelector(".kiosk");
  return opened;
}

const released = hallView({ phase: Phase.RELEASED, turn: 7 });
const announced = hallView({ phase: Phase.ANNOUNCED, turn: 7 });
const called = hallView({ phase: Phase.CALLED, turn: 8 });

describe("the hall", () => {
  test("opens the marks one by one and ends with the total, however soon the next is called", async () => {
    const { device, page, server } = await openHall(released);
    server.show(hall(announced));
    await page.waitForSelector(".hall-seat-open");
    expect(await page.locator(".hall-total").count()).toBe(0);
    server.show(hall(called));
    await page.waitForSelector(".hall-struck");
    await picture(page, "hall-reveal-struck");
    await page.waitForSelector(".hall-total", { timeout: 20_000 });
    expect(await page.textContent(".hall-total-figure")).toBe(sevenJudges.figures.total);
    await page.waitForSelector(".hall-turn", { timeout: 10_000 });
    expect(await page.textContent(".kit-number-digits")).toBe("8");
    expect(device.problems).toEqual([]);
    await device.close();
  });

  test("shows the end state after a reload in the middle of a reveal", async () => {
    const { device, page, server } = await openHall(released);
    server.show(hall(announced));
    await page.waitForSelector(".hall-seat-open");
    await page.reload();
    await page.waitForSelector(".hall-total", { timeout: 1500 });
    expect(await page.locator(".hall-seats").count()).toBe(0);
    await device.close();
  });

  test("keeps its last state and marks itself when the connection goes", async () => {
    const { device, page, server } = await openHall(released);
    server.part();
    await page.waitForSelector(".hall-top-stale:not(:empty)");
    expect(await page.textContent(".hall-top-stale")).toMatch(/▲ 连接中断，停在 \d\d:\d\d/);
    expect(await page.locator(".hall-scene-waiting").count()).toBe(1);
    await picture(page, "hall-stale");
    server.show(hall(announced));
    server.reachable = true;
    await page.waitForSelector(".hall-total", { timeout: 5000 });
    expect(await page.textContent(".hall-top-stale")).toBe("");
    await device.close();
  });

  test("reveals nothing step by step where no movement is wanted", async () => {
    const { device, page, server } = await openHall(released, false);
    server.show(hall(announced));
    await page.waitForSelector(".hall-total", { timeout: 1500 });
    await device.close();
  });

  test.each(["zh", "en"])("fits the screen in every state: %s", async (language) => {
    const { device, page, server } = await openHall(released, false, `?lang=${language}`);
    for (const [name, view] of Object.entries(hallStates)) {
      server.show(hall(view));
      await page.waitForSelector(`main.hall-scene-${sceneOf(view).kind}`);
      expect([name, await overflowsSideways(page)]).toEqual([name, false]);
      expect([name, await cutOff(page, ".hall-scene")]).toEqual([name, []]);
      await picture(page, `hall-${name}-${language}`);
    }
    expect(device.problems).toEqual([]);
    await device.close();
  });

  test.each(Object.entries(reveals))("fits every step of a reveal: %s", async (name, of) => {
    const before = hallView({ phase: Phase.RELEASED, turn: 7, of });
    const { device, page, server } = await openHall(before, true, "?lang=en");
    server.show(hall(revealView(of)));
    await page.waitForSelector(".hall-reveal");
    while ((await page.locator(".hall-total").count()) === 0) {
      expect(await cutOff(page, ".hall-scene")).toEqual([]);
      if ((await page.locator(".hall-excluded").count()) > 0)
        await picture(page, `hall-${name.replace(/ /g, "-")}`);
      await page.waitForTimeout(250);
    }
    expect(device.problems).toEqual([]);
    await device.close();
  });
});

async function readToEnd(page: Page): Promise<void> {
  while ((await page.locator(".kiosk-more").count()) > 0) {
    await page.click(".kiosk-more");
    await page.waitForTimeout(50);
  }
}

async function drawSignature(page: Page): Promise<void> {
  const box = await page.locator(".kiosk-canvas").boundingBox();
  if (box === null) throw new Error("no field");
  const strokes = [
    [60, 60, 250, 50, 120, 200, 260, 210],
    [330, 50, 340, 220, 440, 80, 480, 220],
    [520, 120, 620, 60, 560, 220, 630, 230],
  ];
  for (const [x = 0, y = 0, ...rest] of strokes) {
    await page.mouse.move(box.x + x, box.y + y);
    await page.mouse.down();
    for (let at = 0; at + 1 < rest.length; at += 2) {
      await page.mouse.move(box.x + (rest[at] ?? 0), box.y + (rest[at + 1] ?? 0), { steps: 6 });
    }
    await page.mouse.up();
  }
}

const toSign = kioskView(State.SIGN, twoStages, { name: "欧阳晓峰" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

describe("the kiosk", () => {
  test("takes a signature on exactly what was shown, thanks, and rests by itself", async () => {
    const { device, page, server } = await openKiosk(toSign);
    expect(await button(page, "核对无误，去签字").isDisabled()).toBe(true);
    await readToEnd(page);
    await button(page, "核对无误，去签字").click();
    await drawSignature(page);
    await expect.poll(() => ink(page, 0.7)).toBeGreaterThan(0); // However quick the hand was.
    await button(page, "确认签字").click();
    await page.waitForSelector(".kiosk-thanks-figure");
    server.show(kiosk(kioskView(State.REST)));
    await picture(page, "kiosk-thanks");
    const action = server.commands[0]?.action;
    if (action?.case !== "signResult") throw new Error("no signature was sent");
    expect(action.value.digest).toBe("ab12");
    const png = Buffer.from(action.value.signaturePng);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.length).toBeLessThan(200 * 1024);
    await page.getByText("成绩签字确认", { exact: true }).waitFor({ timeout: 12_000 });
    expect(device.problems).toEqual([]);
    await device.close();
  });

  test("refuses a slip of the finger, takes back a stroke, and begins again", async () => {
    const { device, page, server } = await openKiosk(toSign);
    await readToEnd(page);
    await button(page, "核对无误，去签字").click();
    await button(page, "确认签字").click();
    expect(await page.textContent(".kiosk-tools-words")).toContain("请先");
    const box = await page.locator(".kiosk-canvas").boundingBox();
    await page.mouse.move(box!.x + 20, box!.y + 20);
    await page.mouse.down();
    await page.mouse.move(box!.x + 40, box!.y + 22, { steps: 4 });
    await page.mouse.up();
    await button(page, "确认签字").click();
    expect(await page.textContent(".kiosk-tools-words")).toContain("签名太小");
    await expect.poll(() => ink(page)).toBeGreaterThan(0);
    await button(page, "撤销一笔").click();
    await expect.poll(() => ink(page)).toBe(0);
    await drawSignature(page);
    await button(page, "重写").click();
    await expect.poll(() => ink(page)).toBe(0);
    expect(server.commands).toEqual([]);
    await device.close();
  });

  test("keeps the signature while the network is away and delivers the same one after", async () => {
    const { device, page, server } = await openKiosk(toSign);
    await readToEnd(page);
    await button(page, "核对无误，去签字").click();
    await drawSignature(page);
    server.answering = false;
    await button(page, "确认签字").click();
    await expect.poll(() => server.commands.length).toBe(1);
    server.part();
    await page.getByText("网络已断开").waitFor();
    await picture(page, "kiosk-kept");
    server.answering = true;
    server.reachable = true;
    await page.waitForSelector(".kiosk-thanks-figure", { timeout: 10_000 });
    expect(server.commands.length).toBe(2);
    expect(server.commands[1]?.id).toBe(server.commands[0]?.id);
    expect(server.commands[1]?.action).toEqual(server.commands[0]?.action);
    await device.close();
  });

  test("takes an objection, shows its answer, and lets the candidate sign then", async () => {
    const { device, page, server } = await openKiosk(toSign);
    const objection = "第3号评委的合计与我听到的不一致";
    server.following = ({ action }) => {
      if (action.case !== "objectToResult") return undefined;
      return kiosk(kioskView(State.OBJECTED, twoStages, { objection }));
    };
    await button(page, "有异议").click();
    await page.fill("textarea", objection);
    await button(page, "提交异议").click();
    await page.getByText("异议已提交").waitFor();
    expect(server.commands[0]?.action.case).toBe("objectToResult");
    await picture(page, "kiosk-objected");
    const answer = "已当场核对评分表，3号评委合计92.0分无误";
    server.show(kiosk(kioskView(State.SIGN, twoStages, { objection, answer })));
    await page.getByText("您的异议已有答复").waitFor();
    await picture(page, "kiosk-answered");
    await readToEnd(page);
    await button(page, "核对无误，去签字").click();
    await drawSignature(page);
    await button(page, "确认签字").click();
    await page.waitForSelector(".kiosk-thanks-figure");
    await device.close();
  });

  test("begins anew when the figures are corrected under a hand", async () => {
    const { device, page, server } = await openKiosk(toSign);
    await readToEnd(page);
    await button(page, "核对无误，去签字").click();
    await drawSignature(page);
    const corrected = kioskView(State.SIGN, twoStages);
    corrected.result!.digest = "ef56";
    server.show(kiosk(corrected));
    await page.waitForSelector(".kiosk-more");
    expect(await button(page, "核对无误，去签字").isDisabled()).toBe(true);
    await device.close();
  });

  test.each(["tablet", "tabletUpright"] as const)(
    "shows the questions drawn to whose turn it is, without scrolling, on a %s",
    async (size) => {
      const { device, page, server } = await openKiosk(kioskView(State.REST), sizes[size]);
      for (const count of [3, 5]) {
        server.show(kiosk(kioskQuestions(count)));
        await page
          .locator(".kiosk-questions li")
          .nth(count - 1)
          .waitFor();
        expect(await page.textContent(".kiosk-questions")).toContain(questionsOf(count)[0]!.text);
        const scrolls = await page
          .locator(".kiosk-questions")
          .evaluate((box) => box.scrollHeight > box.clientHeight);
        expect(scrolls).toBe(false);
        await picture(page, `kiosk-questions-${count}-${size}`);
      }
      server.show(kiosk(kioskView(State.REST)));
      await page.getByText("成绩签字确认", { exact: true }).waitFor();
      expect(device.problems).toEqual([]);
      await device.close();
    },
  );

  const states: [string, KioskView][] = [
    ["two-stages", kioskView(State.SIGN, twoStages, { name: longName })],
    ["four-hundred", kioskView(State.SIGN, leadersAndFourHundred, { name: longName })],
    ["by-criterion", kioskView(State.SIGN, cases.byCriterion)],
    ["twelve", kioskView(State.SIGN, twelveJudges)],
    ["composite", kioskView(State.SIGN, cases.composite)],
  ];

  test.each([
    ["tablet", "zh"],
    ["tablet", "en"],
    ["tabletUpright", "zh"],
    ["tabletUpright", "en"],
  ] as const)("fits a %s in every state: %s", async (size, language) => {
    const resting = kioskView(State.REST);
    const { device, page, server } = await openKiosk(resting, sizes[size], `?lang=${language}`);
    await picture(page, `kiosk-rest-${size}-${language}`);
    for (const [name, view] of states) {
      view.result!.digest = name;
      server.show(kiosk(view));
      await page.waitForSelector(".kiosk-trace");
      expect([name, await overflowsSideways(page)]).toEqual([name, false]);
      await picture(page, `kiosk-${name}-${size}-${language}`);
      await readToEnd(page);
      await page.locator(".kiosk-foot .kit-button-primary").click();
      const field = await page.locator(".kiosk-canvas").boundingBox();
      expect(field!.width).toBeGreaterThanOrEqual(600);
      expect(field!.height).toBeGreaterThanOrEqual(250);
      expect([name, await overflowsSideways(page)]).toEqual([name, false]);
      await picture(page, `kiosk-sign-${name}-${size}-${language}`);
    }
    expect(device.problems).toEqual([]);
    await device.close();
  });
});

// Dark pixels in the field, right of a share of its width.
function ink(page: Page, from = 0): Promise<number> {
  return page.evaluate((share) => {
    const canvas = document.querySelector<HTMLCanvasElement>(".kiosk-canvas");
    const pen = canvas?.getContext("2d");
    if (!canvas || !pen) throw new Error("no field");
    const left = Math.floor(canvas.width * share);
    const { data } = pen.getImageData(left, 0, canvas.width - left, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
    return dark;
  }, from);
}
