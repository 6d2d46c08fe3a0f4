// What a judge is told at each moment is true of that moment, in both languages.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { launch, openDevice, picture, sizes, type Size } from "../kit/browser";
import { languages, openLook, type Language } from "../kit/looking/eyes";
import { judgePage, previewsUrl } from "../kit/previews";

const url = previewsUrl();
const browser = await launch();
const both = Object.keys(languages) as Language[];

type Looked = (page: Page) => Promise<void> | void;

async function look(scene: string, language: Language, size: Size, looked: Looked) {
  const device = await openDevice(browser, { size });
  const address = `${judgePage}${scene}`;
  await openLook(device.page, url, { name: scene, address }, language);
  await looked(device.page);
  expect(device.problems).toEqual([]);
  await device.close();
}

// A page hears of its scrolling with the next frame.
const scrolled = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });

// What stands on the page without what is hidden.
const words = (page: Page) => page.locator("#page").innerText();

const nextStage = { zh: /第 7 号的下一环节是命题答辩/, en: /Defense.* of No\. 7 comes next/ };
const nextPerson = { zh: /请等待下一位/, en: /wait for the next turn/ };
const nobody = { zh: /这是最后一位/, en: /This was the last turn/ };

test.each(both)("whoever has scored is told what comes next, and that alone (%s)", async (in_) => {
  const told = [
    ["own", nextStage],
    ["own_next", nextPerson],
    ["own_last", nobody],
    ["chief_announced", nextPerson],
    ["recused", nextPerson],
    ["paper_between", nextPerson],
  ] as const;
  for (const [scene, comes] of told) {
    await look(scene, in_, sizes.tablet, async (page) => {
      const said = await words(page);
      const all = [nextStage, nextPerson, nobody].filter((one) => one[in_].test(said));
      expect([scene, all.map((one) => String(one[in_]))]).toEqual([scene, [String(comes[in_])]]);
    });
  }
});

test.each(both)(
  "between two stages of the same person the page says so, and whose stage comes (%s)",
  async (in_) => {
    await look("next_stage", in_, sizes.tablet, async (page) => {
      await picture(page, `judge-next-stage-${in_}`);
      const said = await words(page);
      expect(said).not.toMatch(nextPerson[in_]);
      expect(said).toMatch(in_ === "zh" ? /还是这一位/ : /same person/);
      expect(said).toMatch(in_ === "zh" ? /命题答辩/ : /Defense/);
      expect(await page.locator(".candidate_number_number").innerText()).toContain("7");
    });
  },
);

// Each place of the course with its shape and words, and which is the present one.
const course = (page: Page) => page.locator(".delivery_stations li").allInnerTexts();

test.each(both)("what was sent is not said to have arrived (%s)", async (in_) => {
  const told = {
    zh: {
      kept: ["●已存本机", "○待送达", "○待确认"],
      sent: ["●已存本机", "◌正在发送", "○待确认"],
      confirmed: ["●已存本机", "●已送达", "✓已确认"],
    },
    en: {
      kept: ["●Kept on this device", "○To arrive", "○To be confirmed"],
      sent: ["●Kept on this device", "◌Sending", "○To be confirmed"],
      confirmed: ["●Kept on this device", "●Arrived", "✓Confirmed"],
    },
  } as const;
  for (const [scene, stations] of Object.entries(told[in_])) {
    await look(scene, in_, sizes.phone, async (page) => {
      const shown = (await course(page)).map((line) => line.replace(/^(.)\s+/, "$1"));
      expect([scene, shown]).toEqual([scene, stations]);
      const arrived = /(?<!没有|待)送达|(?<!not )arrived|received/i.test(await words(page));
      expect([scene, arrived]).toEqual([scene, scene === "confirmed"]);
      await picture(page, `judge-${scene}-phone-${in_}`);
    });
  }
});

const promise = { zh: "签到并承诺", en: "Check in and promise" };
const readOn = { zh: /看完再签到/, en: /Read to the end/ };

test.each([
  ["checkin_named", sizes.tablet],
  ["checkin_named", sizes.phone],
  ["checkin_lots", sizes.phone],
  ["checkin_twelve", sizes.phone],
] as const)("the promise of %s is not given before it was in view", async (scene, size) => {
  for (const in_ of both) {
    await look(scene, in_, size, async (page) => {
      const give = page.getByRole("button", { name: promise[in_], exact: true });
      const on = page.getByRole("button", { name: readOn[in_] });
      await on.waitFor();
      expect(await give.count()).toBe(0);
      await picture(page, `judge-${scene}-${size.width}-${in_}`);
      const last = page.locator(".judge_check_in_person").last();
      for (let pressed = 0; pressed < 60 && (await on.count()) > 0; pressed += 1) {
        await on.click();
        await scrolled(page);
      }
      await give.waitFor();
      const seen = await last.boundingBox();
      const foot = await page.locator("footer").boundingBox();
      expect(seen!.y + seen!.height).toBeLessThanOrEqual(foot!.y + 1);
      await picture(page, `judge-${scene}-read-${size.width}-${in_}`);
    });
  }
});

test.each(both)("the promise names those it is about, as the plan names them (%s)", async (in_) => {
  const about = (page: Page) => page.locator(".judge_check_in_promise").innerText();
  await look("checkin_twelve", in_, sizes.tablet, async (page) => {
    const said = await about(page);
    expect(said.match(/张伟民|欧阳晓峰|孙立军/g)).toHaveLength(3);
    expect(said).not.toMatch(/第 ?1 ?号|No\. 1/); // No lot is drawn.
  });
  await look("checkin_lots", in_, sizes.tablet, async (page) => {
    expect(await about(page)).toMatch(in_ === "zh" ? /第 12 号/ : /No\. 12/);
    expect(await about(page)).not.toMatch(/张伟民/);
  });
  await look("checkin", in_, sizes.tablet, async (page) => {
    expect(await about(page)).toMatch(in_ === "zh" ? /考务员出示的名单/ : /list the operator/);
  });
});

test.each(both)("the only mark of a sheet stands once (%s)", async (in_) => {
  const scenes = ["single", "single_readback", "single_sent", "single_paper"];
  for (const scene of scenes) {
    for (const size of [sizes.tablet, sizes.phone]) {
      await look(scene, in_, size, async (page) => {
        const said = await page.locator("#page").innerText();
        const once = said.replace(/\s/g, "").match(/86\.5/g)?.length;
        // On a phone all marks stand in one line, too: with one mark there is none.
        expect([scene, size.width, once]).toEqual([scene, size.width, 1]);
        await picture(page, `judge-${scene}-${size.width}-${in_}`);
      });
    }
  }
});
