// Who is to sign, on desk and kiosk as built, in both languages and with forty who have not: one order,
// whoever stands there finds the own number, and nobody who writes is pushed aside.
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { create } from "@bufbuild/protobuf";
import { LookedUpSchema, Refusal_Code as Code } from "../../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { type DeskView } from "../../../web_kit/generated/proto/views_pb";
import { viewOf } from "../../../console/fixture_scenes";
import { bytesOf } from "../../../web_kit/page/picture";
import * as shown from "../../scenes/scenes";
import { launch, overflowsSideways, picture, type Device } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { keepPrints } from "../kit/paper_people";
import { openDeskOf } from "../kit/played_desks";
import { refusing } from "../kit/played_server";
import { drawSignature, kiosk, openKiosk, readToEnd } from "../kit/played_screens";

const browser = await launch();
const built = await serveBuiltPages();
const open = new Set<Device>();

afterAll(() => built.close());

afterEach(async () => {
  for (const device of open) await device.close();
  open.clear();
});

const words = {
  zh: {
    number: (at: number) => `第${at}号`,
    called: /^○ 请第3号到签字台核对签字（另有 2 人待签字）$/,
    wait: "请第3号到签字台核对签字（另有 2 人待签字）",
    list: (count: number) => `待签字 ${count} 人…`,
    notMe: "不是我",
    answered: "异议已答复，请第7号到签字台签字",
    open: "看第1号的成绩、回执和签字",
    toSign: "核对无误，去签字",
    confirm: "确认签字",
    first: "第40号先签",
    print: /^打印第1号签字页$/,
    attach: "附上第1号签字页…",
    receipts: "各评分表回执（2 份）",
  },
  en: {
    number: (at: number) => `No. ${at}`,
    called: /^○ No\. 3 is to check and sign at the kiosk \(2 more to sign\)$/,
    wait: "No. 3 is to check and sign at the kiosk (2 more to sign)",
    list: (count: number) => `${count} to sign…`,
    notMe: "Not me",
    answered: "The objection is answered: No. 7 is to sign at the kiosk",
    open: "Score, receipts and signature of No. 1",
    toSign: /./,
    confirm: /./,
    first: "No. 40 first",
    print: /^Print the page of No\. 1/,
    attach: "Attach the signed page of No. 1…",
    receipts: "Receipts of the sheets (2)",
  },
} as const;
type Language = keyof typeof words;
const languages: readonly Language[] = ["zh", "en"];

async function desk(view: DeskView, language: Language) {
  const opened = await openDeskOf(browser, built.url, view, language);
  open.add(opened.device);
  return opened;
}

async function atKiosk(scene: string, language: Language, clock = false) {
  const query = `?lang=${language}`;
  const opened = await openKiosk(browser, built.url, shown.kiosk(scene), { query, clock });
  open.add(opened.device);
  return opened;
}

const whose = (page: Page) => page.locator(".kiosk_parts_number").innerText();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) });

describe.each(languages)("in %s", (language) => {
  const say = words[language];

  test("the kiosk shows whom the desk calls, and both have the same order", async () => {
    const view = viewOf("third_hears");
    const { page } = await desk(view, language);
    expect((await page.locator(".action_wait").innerText()).trim()).toBe(say.wait);
    await page.getByText(say.called).waitFor();
    await button(page, say.list(3)).click();
    const order = await page.locator(".to_sign_list_who strong").allInnerTexts();
    expect(order).toEqual([3, 1, 2].map(say.number));
    const { page: at } = await atKiosk("many/third_hears", language);
    expect(await whose(at)).toBe(say.number(3));
    expect(shown.kiosk("many/third_hears").toSign.map(({ digest }) => digest)).toEqual(
      view.toSign.map(({ digest }) => digest),
    );
  });

  test("whoever stands at the kiosk finds the own number among forty", async () => {
    const { page, server } = await atKiosk("many/unsigned", language);
    expect(await whose(page)).toBe(say.number(40));
    await button(page, say.notMe).click();
    expect(await page.locator(".kiosk_choose_one").count()).toBe(40);
    expect(await overflowsSideways(page)).toBe(false);
    await picture(page, `kiosk-choose-${language}`);
    server.following = ({ action }) =>
      action.case === "callToSign" ? kiosk(shown.kiosk("many/fifth_called")) : undefined;
    await page
      .locator(".kiosk_choose_one", { hasText: say.number(5) })
      .first()
      .click();
    await expect.poll(() => whose(page)).toBe(say.number(5));
    expect(server.commands[0]?.action.case).toBe("callToSign");
    expect(server.commands[0]?.action.value).toMatchObject({ candidate: "c5" });
  });

  test("forty unsigned are one button, and the words to read out stay on the screen", async () => {
    const { page, server } = await desk(viewOf("unsigned"), language);
    expect(await page.locator(".action_others button").count()).toBeLessThan(8);
    const total = await page.locator(".figures_card_read .figures_card_total").boundingBox();
    const bar = await page.locator(".action_bar").boundingBox();
    expect(total!.y + total!.height).toBeLessThanOrEqual(bar!.y);
    await picture(page, `desk-forty-unsigned-${language}`);
    await button(page, say.list(40)).click();
    expect(await page.locator(".to_sign_list_list > li").count()).toBe(40);
    await picture(page, `desk-to-sign-${language}`);
    await page.locator(".to_sign_list_list > li").nth(1).getByRole("button").first().click();
    await expect.poll(() => server.commands[0]?.action.case).toBe("callToSign");
    expect(server.commands[0]?.action.value).toMatchObject({ candidate: "c1" });
  });

  test("after its answer an objection's signature is asked for", async () => {
    const { page } = await desk(viewOf("answered"), language);
    expect((await page.locator(".action_wait").innerText()).trim()).toBe(say.answered);
    await picture(page, `desk-answered-${language}`);
    const { page: at } = await atKiosk("seven/answered", language);
    expect(await whose(at)).toBe(say.number(7));
  });

  test("a finished row opens: figures, receipts, signature, and paper after signing too", async () => {
    const view = viewOf("signed");
    const { page, server } = await desk(view, language);
    const [line] = view.lines;
    const scan = await page.evaluate(() => {
      const canvas = document.createElement("canvas");
      canvas.width = 400;
      canvas.height = 160;
      canvas.getContext("2d")?.fillRect(40, 60, 300, 4);
      return canvas.toDataURL("image/png");
    });
    const closed = { ...viewOf("released_seven").closed!, person: line!.person! };
    const attach = view.steps.find(
      ({ command, person }) =>
        command?.action.case === "attachSignature" && person?.candidate === line!.person?.candidate,
    );
    if (attach?.command?.action.case !== "attachSignature") throw new Error("nothing to attach");
    closed.digest = attach.command.action.value.digest;
    server.lookedUp = () =>
      create(LookedUpSchema, {
        person: line!.person!,
        results: [
          {
            closed,
            announced: true,
            signed: true,
            signatures: [{ receipt: "7K3-M9", at: 1_764_000_000, picture: bytesOf(scan) }],
          },
        ],
        receipts: [
          { stage: "structured", seat: "panel_1", receipt: "1A2-B3" },
          { stage: "structured", seat: "panel_2", receipt: "4C5-D6" },
        ],
      });
    await keepPrints(page);
    await page.getByTitle(say.open).click();
    const dialog = page.locator("[role=dialog]");
    await dialog.locator(".result_card_picture").waitFor();
    expect(await dialog.innerText()).toContain("7K3-M9");
    await picture(page, `desk-row-open-${language}`);
    await dialog.getByText(say.receipts).click();
    await dialog.getByText("1A2-B3").waitFor();
    await dialog.getByRole("button", { name: say.print }).click();
    await page.locator(".print_print").waitFor({ state: "attached" });
    await dialog.getByRole("button", { name: say.attach }).click();
    await page.locator(".scan_form_picks").waitFor();
  });
});

test("who writes is not pushed aside when the next one hears, and may give way", async () => {
  const { page, server } = await atKiosk("many/third_hears", "zh");
  await readToEnd(page);
  await button(page, words.zh.toSign).click();
  await drawSignature(page);
  server.show(kiosk(shown.kiosk("many/unsigned")));
  await page.getByText("现在请第40号签字").waitFor();
  expect(await whose(page)).toBe("第3号");
  await picture(page, "kiosk-called-meanwhile");
  await button(page, words.zh.confirm).click();
  await expect.poll(() => server.commands.length).toBe(1);
  expect(server.commands[0]?.action.value).toMatchObject({ candidate: "c3" });
  const other = await atKiosk("many/third_hears", "zh");
  await readToEnd(other.page);
  await button(other.page, words.zh.toSign).click();
  other.server.show(kiosk(shown.kiosk("many/unsigned")));
  await button(other.page, words.zh.first).click();
  expect(await whose(other.page)).toBe("第40号");
});

test("a number that has signed meanwhile is refused in words, and nobody's figures are shown", async () => {
  const { page, server } = await atKiosk("many/third_hears", "zh");
  await button(page, "不是我").click();
  server.answer = refusing({ code: Code.ALREADY });
  await page.locator(".kiosk_choose_one", { hasText: "第1号" }).click();
  await page.getByText("这份成绩已经签过字或提过异议，不用再次提交。").waitFor();
  await button(page, "返回第3号").click();
  expect(await whose(page)).toBe("第3号");
});

test("supervisor and verifier have no list of their own", async () => {
  const view = viewOf("unsigned", Role.VERIFIER);
  const opened = await openDeskOf(browser, built.url, view, "zh", "verify");
  open.add(opened.device);
  expect(await opened.page.getByText("待签字 40 人…").count()).toBe(0);
});
