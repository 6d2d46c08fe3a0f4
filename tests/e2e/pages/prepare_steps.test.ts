// The administrator's page as built, against a played server: a plan is written and checked, cards
// are issued and printed, every step is looked at.
import { create } from "@bufbuild/protobuf";
import { afterAll, expect, test } from "vitest";
import { cardsFor, planFaults } from "../../../console/prepare/fixture_answers";
import { PlanCheckedSchema } from "../../../web_kit/generated/proto/frames_pb";
import { launch } from "../kit/browser";
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
