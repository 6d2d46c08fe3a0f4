// What has to be said to everybody, on pages as built and in both languages: a correction after
// announcing, a hold, what is about to be made public, a place that another device took.
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { Goodbye_Code as Goodbye } from "../../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type { Header } from "../../../web_kit/generated/proto/views_pb";
import { viewOf } from "../../../console/fixture_scenes";
import * as shown from "../../scenes/scenes";
import { launch, picture, type Device } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { openDeskOf } from "../kit/played_desks";
import { clock, hall, openHall, openKiosk, openScreen, waiting } from "../kit/played_screens";

const browser = await launch();
const built = await serveBuiltPages();
const open = new Set<Device>();

afterAll(() => built.close());

afterEach(async () => {
  for (const device of open) await device.close();
  open.clear();
});

function keep<Opened extends { device: Device }>(opened: Opened): Opened {
  open.add(opened.device);
  return opened;
}

const corrected = shown.hall("corrected/announced");
const { correctedFrom = "", figures } = corrected.announced ?? {};
const after = figures?.total ?? "";

const words = {
  zh: {
    corrected: `更正：${correctedFrom} → ${after}`,
    read: `更正：第7号原宣布的成绩 ${correctedFrom} 分，更正为 ${after} 分。`,
    heldKiosk: "暂停 · 您可以继续核对和签字",
    heldDesk: "监督员已暂停",
    unsigned: "还有 40 人没有签字",
    allSigned: "听过成绩的都已签字。",
    notice: "公示将写明",
    kiosk: "已签的字不受影响，请到新的签字台签字。",
    screen: "现在由另一块屏幕显示，本机不再显示。",
    page: "已记录的都在，不受影响。",
    marks: /评分|草稿/,
  },
  en: {
    corrected: `Corrected: ${correctedFrom} → ${after}`,
    read: `Correction: the score of No. 7, announced as ${correctedFrom}, is corrected to ${after}.`,
    heldKiosk: "You may go on checking and signing",
    heldDesk: "Held by the supervisor",
    unsigned: "40 have not signed yet",
    allSigned: "Everybody who heard has signed.",
    notice: "The notice will name",
    kiosk: "Signatures already given are safe; please sign at the new kiosk.",
    screen: "Another screen shows this now, and this one no longer does.",
    page: "Everything recorded is safe.",
    marks: /sheet|mark|draft/i,
  },
} as const;
type Language = keyof typeof words;
const languages: readonly Language[] = ["zh", "en"];

const held = <View extends { header?: Header }>(view: View): View => {
  view.header!.held = true;
  return view;
};

// How much of the page's width the words across it take, and how they stand out from their ground.
async function standsOut(page: Page, selector: string): Promise<void> {
  const mark = page.locator(selector).first();
  await mark.waitFor();
  const look = await mark.evaluate((one) => {
    const { color, backgroundColor, fontSize } = getComputedStyle(one);
    return { color, backgroundColor, px: parseFloat(fontSize) };
  });
  expect(look.backgroundColor).not.toBe("rgba(0, 0, 0, 0)");
  expect(look.px).toBeGreaterThanOrEqual(18);
}

describe.each(languages)("in %s", (language) => {
  const say = words[language];
  const query = `?lang=${language}`;

  test("a correction after announcing is explained in the hall, and the words stand on the desk", async () => {
    expect(correctedFrom).not.toBe("");
    expect(correctedFrom).not.toBe(after);
    const { page } = keep(await openHall(browser, built.url, corrected, { query, moving: false }));
    await page.getByText(say.corrected).waitFor();
    await picture(page, `hall-corrected-${language}`);
    const desk = keep(
      await openDeskOf(browser, built.url, viewOf("correction_announced"), language),
    );
    await desk.page.getByText(say.read).waitFor();
    await picture(desk.page, `desk-corrected-${language}`);
    const kiosk = keep(
      await openKiosk(browser, built.url, shown.kiosk("corrected/announced"), { query }),
    );
    await kiosk.page.getByText(say.corrected).waitFor();
  });

  test("a hold is unmistakable on hall, waiting room and clock", async () => {
    const hallPage = keep(await openHall(browser, built.url, shown.hall("seven/held"), { query }));
    await hallPage.page.waitForSelector("[data-scene=held] .screen_pause");
    const room = keep(
      await openScreen(
        browser,
        built.url,
        "waiting",
        waiting(held(shown.waiting("many/presenting"))),
        {
          query,
        },
      ),
    );
    await room.page.waitForSelector("[data-scene=held] .screen_pause");
    const time = keep(
      await openScreen(browser, built.url, "clock", clock(shown.clock("seven/held")), { query }),
    );
    await standsOut(time.page, ".clock_held");
    const box = await time.page.locator(".clock_held").boundingBox();
    const digits = await time.page.locator("[role=timer]").boundingBox();
    expect(box!.width).toBeGreaterThan(1800);
    expect(digits!.y + digits!.height).toBeLessThanOrEqual(box!.y); // Beside the time, never over it.
    await picture(time.page, `clock-held-${language}`);
  });

  test("a hold is unmistakable on kiosk and desks, and who signs may go on", async () => {
    const kiosk = keep(
      await openKiosk(browser, built.url, held(shown.kiosk("two_stages/announced")), { query }),
    );
    await standsOut(kiosk.page, ".kiosk_held");
    expect(await kiosk.page.locator(".kiosk_held").innerText()).toContain(say.heldKiosk);
    await picture(kiosk.page, `kiosk-held-${language}`);
    for (const [desk, role] of [
      ["desk", Role.OPERATOR],
      ["verify", Role.VERIFIER],
      ["supervise", Role.SUPERVISOR],
    ] as const) {
      const { page } = keep(
        await openDeskOf(browser, built.url, viewOf("held", role), language, desk),
      );
      await standsOut(page, ".bar_held .bar_phase");
      expect(await page.locator(".bar_phase").innerText()).toContain(say.heldDesk);
      await picture(page, `${desk}-held-${language}`);
    }
  });

  test("before a ranking is announced it stands there, with who has not signed", async () => {
    const { page, server } = keep(
      await openDeskOf(browser, built.url, viewOf("unsigned"), language),
    );
    await page
      .locator(".action_bar button", { hasText: /公布|ranking/i })
      .first()
      .click();
    const dialog = page.locator("[role=dialog]");
    expect(await dialog.locator("tbody tr").count()).toBe(40);
    await dialog.getByText(say.unsigned).waitFor();
    await picture(page, `desk-to-publish-${language}`);
    expect(server.commands).toEqual([]);
    const signed = keep(await openDeskOf(browser, built.url, viewOf("finished"), language));
    await signed.page
      .locator(".action_bar button", { hasText: /公布|ranking/i })
      .first()
      .click();
    await signed.page.getByText(say.allSigned).waitFor();
  });

  test("before a notice is opened it says whom it will name", async () => {
    const { page } = keep(await openDeskOf(browser, built.url, viewOf("decided"), language));
    await page
      .getByRole("button", { name: /公示|notice/i })
      .first()
      .click();
    const dialog = page.locator("[role=dialog]");
    await dialog.getByText(say.notice).waitFor();
    const [preview] = viewOf("decided").toNotify;
    const [line] = preview?.lines ?? [];
    expect(line).toBeDefined();
    expect(await dialog.innerText()).toContain(line!.people[0]!.name);
    await picture(page, `desk-notice-${language}`);
  });

  test("a place that another device took is told by what the page is for", async () => {
    const kiosk = keep(await openKiosk(browser, built.url, shown.kiosk("seven/ready"), { query }));
    kiosk.server.dismiss(Goodbye.REPLACED);
    await kiosk.page.getByText(say.kiosk).waitFor();
    expect(await kiosk.page.locator("main").innerText()).not.toMatch(say.marks);
    await picture(kiosk.page, `kiosk-replaced-${language}`);
    const screen = keep(await openHall(browser, built.url, shown.hall("seven/ready"), { query }));
    screen.server.dismiss(Goodbye.REPLACED);
    await screen.page.getByText(say.screen).waitFor();
    const desk = keep(await openDeskOf(browser, built.url, viewOf("ready"), language));
    desk.server.dismiss(Goodbye.REPLACED);
    await desk.page.getByText(say.page).waitFor();
    expect(await desk.page.locator("main").innerText()).not.toMatch(say.marks);
  });
});

test("a hold stands in the hall at once, in the middle of a reveal", async () => {
  const { page, server } = keep(
    await openHall(browser, built.url, shown.hall("seven/released"), { clock: true }),
  );
  server.show(hall(shown.hall("seven/announced")));
  await page.waitForSelector(".hall_reveal_seatOpen");
  server.show(hall(held(shown.hall("seven/announced"))));
  await page.waitForSelector("[data-scene=held]");
  expect(await page.locator(".hall_reveal_reveal").count()).toBe(0);
});
