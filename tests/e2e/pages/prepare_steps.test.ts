// The administrator's page as built, against a played server: a plan is written and checked, cards
// are issued and printed, every step is looked at.
import { create } from "@bufbuild/protobuf";
import { afterAll, expect, test } from "vitest";
import { cardsFor, planFaults } from "../../../console/prepare/fixture_answers";
import { PlanCheckedSchema } from "../../../web_kit/generated/proto/frames_pb";
import { launch, picture } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { Preparing } from "../kit/played_prepare";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

const administrator = new Preparing(browser, built.url);

test("a plan is written in the form, checked as it is written, and saved once it is sound", async () => {
  const { device, page, server } = await administrator.atStep("fresh", "plan");
  await page.getByText("和服务器上保存的一致").waitFor();
  server.planFaults = create(PlanCheckedSchema, { faults: planFaults }).faults;
  await page.getByLabel("主考官席号").fill("9");
  await page.getByText("3 处问题").waitFor();
  await page.getByText("▲ 主考官席号最大是 5").waitFor();
  await page.getByRole("button", { name: "分数个数应与要素个数相同" }).click();
  const marked = await page
    .locator("textarea")
    .evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    );
  expect(marked).toMatch(/^"marks": \[/);
  server.planFaults = [];
  await page.getByRole("button", { name: "常用项" }).click();
  await page.getByLabel("主考官席号").fill("2");
  await page.getByRole("button", { name: "保存方案" }).click();
  await page.getByText("回执 7K3-M9").waitFor();
  const [sent] = server.commands;
  if (sent?.action.case !== "enterPlan") throw new Error("no plan was sent");
  expect(JSON.parse(sent.action.value.json)).toMatchObject({ panels: [{ chief_seat: 2 }] });
  expect(device.problems).toEqual([]);
  await device.close();
});

test("new cards are shown with the receipt and print eight to a sheet of A4", async () => {
  const { device, page, server, view } = await administrator.atStep("ready", "cards");
  server.before = ({ action }) => {
    if (action.case !== "issueCodes") return null;
    return { case: "cards", value: { cards: cardsFor(view, action.value.seats) } };
  };
  for (const group of ["工作席", "面试小组", "屏幕"]) {
    await page.getByRole("checkbox", { name: `${group}（` }).check();
  }
  await page.getByRole("button", { name: "生成 14 张席位卡" }).click();
  await page.locator("[role=dialog] .button_primary").click();
  await page.locator(".card_sheets_card").first().waitFor();
  expect(await page.locator(".card_sheets_card").count()).toBe(14);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(2);
  expect(device.problems).toEqual([]);
  await device.close();
});

const clauseWords = {
  zh: {
    limit: "环节 1　竞聘演讲",
    own: "◇ 本方案选定：已改动，与原条款（三（五）1（1）",
    moved: "出自另一份文件",
    give: /^给出条款/,
    section: "条款号",
    says: "这一条怎么说",
    put: "写入这一条",
    stands: "◆ 文件：每人演讲 10 分钟。",
    title: "文件名称",
    candidate: "竞聘者叫作",
    called: "揭榜对象",
  },
  en: {
    limit: "Stage 1",
    own: "◇ chosen by this plan: changed; its clause",
    moved: "is another document's",
    give: /^Give its clause/,
    section: "Section",
    says: "What it says",
    put: "Put this clause in",
    stands: "◆ The document: 每人演讲 10 分钟。",
    title: "Title of the document",
    candidate: "Candidates are called",
    called: "揭榜对象",
  },
} as const;

test.each(["zh", "en"] as const)(
  "a changed rule is the plan's own until a clause of its own document is given (%s)",
  async (language) => {
    const words = clauseWords[language];
    const { device, page, server } = await administrator.atStep("fresh", "plan");
    if (language === "en") await page.getByRole("button", { name: "English" }).click();
    const box = page.locator("[id='plan:stages[0].limit_seconds']");
    await box.getByText("◆").waitFor();
    await box.locator("input").first().fill("10");
    await box.getByText(words.own).waitFor();
    expect(await box.getByText("◆").count()).toBe(0);
    await box.scrollIntoViewIfNeeded();
    await picture(page, `prepare-clause-fallen-${language}`);
    await box.getByRole("button", { name: words.give }).click();
    const dialog = page.locator("[role=dialog]");
    await dialog.getByLabel(words.section).fill("第八条");
    await dialog.getByLabel(words.says).fill("每人演讲 10 分钟。");
    await picture(page, `prepare-clause-given-${language}`);
    await dialog.getByRole("button", { name: words.put }).click();
    await box.getByText(words.stands).waitFor();
    expect(await page.getByLabel(words.candidate).inputValue()).toBe(words.called);
    await page.getByLabel(words.candidate).fill("竞聘人员");
    await page.getByLabel(words.title, { exact: true }).fill("市直机关竞争上岗办法");
    await box.getByText(words.moved).waitFor();
    expect(await page.locator(".plan_form").getByText("◆").count()).toBe(0);
    await page.getByLabel(words.title, { exact: true }).scrollIntoViewIfNeeded();
    await picture(page, `prepare-clause-moved-${language}`);
    await page.locator(".plan_fallen").scrollIntoViewIfNeeded();
    await picture(page, `prepare-clause-list-${language}`);
    await page.locator(".button_primary", { hasText: /保存方案|Save/ }).click();
    await page.getByText("7K3-M9").waitFor();
    const [sent] = server.commands;
    if (sent?.action.case !== "enterPlan") throw new Error("no plan was sent");
    const plan = JSON.parse(sent.action.value.json) as {
      clauses: { path: string; stands_for: string }[];
    };
    expect(plan).toMatchObject({ terms: { candidate: { zh: "竞聘人员" } } });
    expect(plan.clauses.find(({ path }) => path === "stages[0].limit_seconds")).toMatchObject({
      section: "第八条",
      stands_for: "600",
    });
    expect(device.problems).toEqual([]);
    await device.close();
  },
);

test.each(["zh", "en"] as const)(
  "who fills in the form is told which field is wrong; who edits the text, path and line (%s)",
  async (language) => {
    const { device, page, server } = await administrator.atStep("fresh", "plan");
    if (language === "en") await page.getByRole("button", { name: "English" }).click();
    server.planFaults = create(PlanCheckedSchema, { faults: planFaults }).faults;
    await page.locator("[id='plan:panels[0].chief_seat'] input").fill("9");
    const faults = page.locator(".plan_faults");
    await faults
      .getByText(language === "zh" ? "面试小组 · 主考官席号" : "Interview panel ·")
      .waitFor();
    expect(await faults.innerText()).not.toMatch(/\[0\]|_seat|第 \d+ 行|line \d/);
    await picture(page, `prepare-faults-form-${language}`);
    await page.getByRole("button", { name: /JSON/ }).first().click();
    await faults.getByText("panels[0].chief_seat").waitFor();
    await device.close();
  },
);

test.each(["zh", "en"] as const)(
  "the codes of printed cards are cleared only after asking (%s)",
  async (language) => {
    const { device, page, server, view } = await administrator.atStep("ready", "cards");
    if (language === "en") await page.getByRole("button", { name: "English" }).click();
    server.before = ({ action }) => {
      if (action.case !== "issueCodes") return null;
      return { case: "cards", value: { cards: cardsFor(view, action.value.seats) } };
    };
    await page.locator(".card_choice_group input").first().check();
    await page.locator(".action_bar .button_primary").click();
    await page.locator("[role=dialog] .button_primary").click();
    await page.locator(".card_sheets_card").first().waitFor();
    await page.locator(".action_bar .button_secondary").click();
    const dialog = page.locator("[role=dialog]");
    await dialog.waitFor();
    await picture(page, `prepare-cards-clear-${language}`);
    expect(await page.locator(".card_sheets_card").count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await page.locator(".card_sheets_card").count()).toBeGreaterThan(0);
    await page.locator(".action_bar .button_secondary").click();
    await dialog.getByRole("button", { name: /清除代码|clear the codes/ }).click();
    await page.locator(".card_sheets_card").first().waitFor({ state: "detached" });
    await device.close();
  },
);

test.each(["zh", "en"] as const)("quotes in titles leave no gap (%s)", async (language) => {
  const { device, page } = await administrator.atStep("fresh", "plan");
  if (language === "en") await page.getByRole("button", { name: "English" }).click();
  await page.locator(".plan_ways .button_secondary").first().click();
  const dialog = page.locator("[role=dialog]");
  await dialog.waitFor();
  const widest = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const wide: number[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const title = node.parentElement?.closest("h1, h2, h3, .bar_title, .plan_readyOne > b");
      if (title === null || title === undefined) continue;
      const em = parseFloat(getComputedStyle(node.parentElement!).fontSize);
      for (const { index } of (node.textContent ?? "").matchAll(/[“”]/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        wide.push(range.getBoundingClientRect().width / em);
      }
    }
    return { count: wide.length, most: Math.max(...wide) };
  });
  await picture(page, `prepare-quotes-${language}`);
  if (language === "zh") expect(widest.count).toBeGreaterThan(0);
  expect(widest.most).toBeLessThan(0.7);
  await device.close();
});
