// What is printed, at the limits of a plan and in both languages: nothing is missing or cut, and as
// many pages come out as were said.
import { afterAll, describe, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { create } from "@bufbuild/protobuf";
import { RoomEntrySchema } from "../../../web_kit/generated/proto/roll_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { viewOf } from "../../../console/fixture_scenes";
import { preparing } from "../../../console/prepare/fixture_views";
import { cardsFor } from "../../../console/prepare/fixture_answers";
import { longest, named, withCriteria, withSheets } from "../../scenes/extremes";
import { launch } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { onPaper, times } from "../kit/on_paper";
import { openDeskOf } from "../kit/played_desks";
import { Preparing } from "../kit/played_prepare";
import { keepPrints } from "../kit/paper_people";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

const words = {
  zh: {
    blank: "打印空白评分表",
    print: "打印",
    two: "每页两张",
    total: "合计",
    signature: "评委签名",
    numbers: /签号/,
    said: /(\d+) 页/,
    toSign: /打印第7号签字页/,
    check: /打印/,
    witness: "监督员见证签名",
    code: "核对码",
  },
  en: {
    blank: "Print blank sheets",
    print: "Print",
    two: "Two on a page",
    total: "Total",
    signature: "Signature",
    numbers: /Numbers/,
    said: /(\d+) pages?/,
    toSign: /Print the page of/,
    check: /Print/,
    witness: "Supervisor,aswitness",
    code: "check",
  },
} as const;
type Language = keyof typeof words;

async function openForm(page: Page, language: Language): Promise<Locator> {
  const { blank } = words[language];
  await page.locator(".seats_panel_paperRoom").click();
  await page.getByRole("button", { name: new RegExp(blank) }).click();
  return page.locator("[role=dialog]", { hasText: blank });
}

async function print(page: Page, form: Locator, language: Language, name: string) {
  const said = words[language].said.exec(await form.getByRole("status").innerText())?.[1];
  await form.getByRole("button", { name: words[language].print, exact: true }).click();
  const place = page.locator(".print_print");
  await place.waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  const codes = await place.locator(".printed_code strong").allInnerTexts();
  const cut = await place
    .locator(".printed_sheet")
    .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length);
  const pages = await onPaper(page, name);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => void window.dispatchEvent(new Event("afterprint")));
  return { said: Number(said), codes, cut, pages };
}

const cases = (["zh", "en"] as const).flatMap((language) =>
  [
    [4, false],
    [8, false],
    [20, false],
    [20, true],
  ].map(([count, long]) => [language, count as number, long as boolean] as const),
);

describe.each(cases)(
  "blank sheets in %s with %i criteria (long titles: %s)",
  (language, count, long) => {
    test("are whole on paper, and as many pages as were said", async () => {
      const view = withCriteria(viewOf("paper_keying"), count, long);
      const opened = await openDeskOf(browser, built.url, view, language);
      const { device, page } = opened;
      await keepPrints(page);
      const form = await openForm(page, language);
      await form
        .locator("fieldset", { hasText: words[language].numbers })
        .locator("input")
        .last()
        .fill("7");
      const name = `blank-${language}-${count}${long ? "-long" : ""}`;
      const one = await print(page, form, language, `${name}-one`);
      expect(one.pages).toHaveLength(one.said);
      const of = (code: string) => one.pages.filter((text) => text.includes(code)).join("");
      for (const code of new Set(one.codes)) {
        for (let at = 1; at <= count; at += 1) expect(times(of(code), `K${at}.`)).toBe(1);
        expect(times(of(code), words[language].total)).toBeGreaterThan(0);
      }
      for (const text of one.pages) {
        expect(one.codes.filter((code) => text.includes(code)).length).toBeGreaterThan(0);
        expect(text).toContain(words[language].signature);
      }
      const two = form.getByText(words[language].two);
      if ((await two.count()) > 0) {
        await two.click();
        const half = await print(page, form, language, `${name}-two`);
        expect(half.pages).toHaveLength(half.said);
        expect(half.said).toBe(Math.ceil(half.codes.length / 2));
        expect(half.cut).toBe(0);
        const all = half.pages.join("");
        expect(times(all, `K${count}.`)).toBe(half.codes.length);
        expect(times(all, words[language].signature)).toBe(half.codes.length);
      }
      expect((await two.count()) > 0).toBe(count <= 4);
      expect(device.problems).toEqual([]);
      await device.close();
    });
  },
);

// A4 less its margins. On paper nothing scrolls: what is wider is lost.
async function isCut(page: Page): Promise<boolean> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 673, height: 1017 });
  await page.emulateMedia({ media: "print" });
  const cut = await page.evaluate(() => {
    const wide = [...document.querySelectorAll("table, .figures_scroll")].filter(
      (one) => one.checkVisibility() && one.getBoundingClientRect().right > 674,
    );
    return wide.length > 0;
  });
  await page.emulateMedia({ media: "screen" });
  if (before !== null) await page.setViewportSize(before);
  return cut;
}

const figures = (["zh", "en"] as const).flatMap((language) =>
  [
    [5, 4],
    [12, 20],
  ].map(([judges, criteria]) => [language, judges!, criteria!] as const),
);

describe.each(figures)("what is signed by pen in %s, with %i judges and %i criteria", (...what) => {
  test("is whole on paper, its head and code on every page", async () => {
    const [language, judges, criteria] = what;
    const full = criteria === 20;
    const view = viewOf("by_pen");
    if (full) named(withSheets(withCriteria(view, criteria, true), judges, criteria));
    const { device, page } = await openDeskOf(browser, built.url, view, language);
    await keepPrints(page);
    await page.getByRole("button", { name: words[language].toSign }).first().click();
    await page.locator(".print_print").waitFor({ state: "attached" });
    const cut = await isCut(page);
    await page.emulateMedia({ media: "print" });
    const pages = await onPaper(page, `result-${language}-${judges}`);
    expect(cut).toBe(false);
    const digest = (view.closed?.digest ?? "").slice(0, 16);
    for (const text of pages) expect(text).toContain(digest);
    const all = pages.join("");
    if (full)
      for (let at = 1; at <= criteria; at += 1) expect(times(all, `K${at}.`)).toBeGreaterThan(1);
    expect(times(all, "4.5") >= (full ? 2 * judges * criteria : 0)).toBe(true);
    expect(pages[pages.length - 1]).toContain(words[language].witness);
    await device.close();
  });
});

describe.each(["zh", "en"] as const)("cards in %s", (language) => {
  test("hold all of their words, however long, and fill as many pages as are said", async () => {
    const view = preparing["ready"]!();
    for (const [at, panel] of (view.plan?.panels ?? []).entries()) panel.title = longest(`P${at}.`);
    view.plan?.panels.push({ ...structuredClone(view.plan.panels[0]!), id: "other" });
    view.rooms = [create(RoomEntrySchema, { id: "room1", title: longest("R.").zh })];
    if (view.header !== undefined) view.header.title = longest("T.");
    const { device, page, server } = await new Preparing(browser, built.url).with(
      view,
      `?step=cards&lang=${language}`,
    );
    server.before = ({ action }) => {
      if (action.case !== "issueCodes") return null;
      return { case: "cards", value: { cards: cardsFor(view, action.value.seats) } };
    };
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await page.locator(".prepare_foot .button_primary, .button_primary").first().click();
    await page.locator("[role=dialog] .button_primary").click();
    await page.locator(".card_sheets_card").first().waitFor();
    const cards = await page.locator(".card_sheets_card").count();
    await page.emulateMedia({ media: "print" });
    const cut = await page.locator(".card_sheets_card").evaluateAll((all) =>
      all.flatMap((card) => {
        const { right, bottom } = card.getBoundingClientRect();
        const out = [...card.querySelectorAll("h3, p, li, header > :last-child, svg")].filter(
          (one) => {
            const box = one.getBoundingClientRect();
            return (
              box.right > right || box.bottom > bottom || one.scrollWidth > one.clientWidth + 1
            );
          },
        );
        const [side] = card.querySelectorAll(".card_sheets_body > div");
        const over = (side?.scrollHeight ?? 0) > (side?.parentElement?.clientHeight ?? 0);
        return [...out.map((one) => one.outerHTML.slice(0, 60)), ...(over ? ["over"] : [])];
      }),
    );
    expect(cut).toEqual([]);
    const pages = await onPaper(page, `cards-${language}`);
    expect(pages).toHaveLength(Math.ceil(cards / 8));
    expect(pages.join("").length).toBeGreaterThan(0);
    await device.close();
  });
});

describe.each(figures)(
  "what the verifier redoes in %s, with %i judges and %i criteria",
  (...what) => {
    test("is whole on paper", async () => {
      const [language, judges, criteria] = what;
      const full = criteria === 20;
      const view = viewOf("releasing", Role.VERIFIER);
      if (full) named(withSheets(withCriteria(view, criteria, true), judges, criteria));
      const { device, page } = await openDeskOf(browser, built.url, view, language, "verify");
      await keepPrints(page);
      await page.locator("input[data-line]").first().fill("88.5");
      await page.getByRole("button", { name: words[language].print, exact: true }).click();
      await page.locator(".print_print").waitFor({ state: "attached" });
      const cut = await isCut(page);
      await page.emulateMedia({ media: "print" });
      const pages = await onPaper(page, `verify-${language}-${judges}`);
      const digest = (view.closed?.digest ?? "").slice(0, 16);
      for (const text of pages) expect(text).toContain(digest);
      const all = pages.join("");
      if (full)
        for (let at = 1; at <= criteria; at += 1) expect(times(all, `K${at}.`)).toBeGreaterThan(1);
      expect(times(all, "4.5") >= (full ? 2 * judges * criteria : 0)).toBe(true);
      expect(cut).toBe(false);
      await device.close();
    });
  },
);
