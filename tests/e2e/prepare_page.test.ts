// The administrator's page as built, against a played server: a file is chosen, looked at, sent;
// faults are listed; what there is is replaced only after asking.
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { courses, prepareView, rolls } from "../../console/prepare/fixtures";
import { readRollFile } from "../../console/prepare/roll_file";
import { Refusal_Code as Code, type View } from "../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import { launch, overflowsSideways, picture, sizes, type Size } from "./browser";
import { serveBuiltPages, type BuiltPages } from "./built_pages";
import { openPlayed, PlayedServer, refusing } from "./played_server";

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

const viewOf = (roll: string): View["of"] => ({
  case: "prepare",
  value: prepareView(rolls[roll]!),
});

async function openPrepare(roll: string, size: Size = sizes.tablet, query = "?step=roll") {
  const server = new PlayedServer(Role.ADMINISTRATOR, viewOf(roll));
  const opened = await openPlayed(browser, server, {
    address: `${built.url}/prepare${query}`,
    size,
  });
  await opened.page.locator(".prepare").waitFor();
  return opened;
}

const people =
  "姓名,单位,岗位\r\n张伟民,农业局,党政办公室主任\r\n,,\r\n李静,教育局,党政办公室主任\r\n";
const csv = (text: string, name = "名单.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

test("a first roll is chosen, looked at and brought in, by the keyboard alone", async () => {
  const { device, page, server } = await openPrepare("empty");
  await page.getByText("还没有名单。请按").waitFor();
  const posts = csv("岗位,职数\r\n党政办公室主任,1\r\n", "岗位.csv");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选择名单文件…" }).focus();
  await page.keyboard.press("Enter");
  await (await choosing).setFiles([csv(people), posts]);
  await page.getByText("将要导入的内容").waitFor();
  expect(
    await page
      .locator(".prepare-sheet select")
      .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value)),
  ).toEqual(["people", "posts"]);
  await page.getByRole("button", { name: "导入名单" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("回执 7K3-M9").waitFor();
  const [sent] = server.commands;
  if (sent?.action.case !== "enterRoll") throw new Error("no roll was sent");
  const rows = sent.action.value.people?.rows.map(({ number, cells }) => [number, ...cells]);
  expect(rows).toEqual([
    [1, "姓名", "单位", "岗位"],
    [2, "张伟民", "农业局", "党政办公室主任"],
    [4, "李静", "教育局", "党政办公室主任"],
  ]);
  expect(sent.action.value.posts?.rows).toHaveLength(2);
  expect(device.problems).toEqual([]);
  await device.close();
});

test("a roll that stands is replaced only after asking", async () => {
  const { device, page, server } = await openPrepare("small");
  await page.locator("input[type=file]").setInputFiles(csv(people));
  await page.getByRole("button", { name: "导入名单" }).click();
  const dialog = page.locator("[role=dialog]");
  await dialog.getByText("现有 2 个岗位、4 名报名人员").waitFor();
  await picture(page, "prepare-replace-zh");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(server.commands).toEqual([]);
  await page.getByRole("button", { name: "导入名单" }).click();
  await dialog.getByRole("button", { name: "用新名单替换" }).click();
  await page.getByText("回执 7K3-M9").waitFor();
  expect(server.commands).toHaveLength(1);
  await device.close();
});

test("every fault is listed by row and column, and the same file may be chosen again", async () => {
  const { device, page, server } = await openPrepare("empty");
  const course = courses["faults"]!;
  if (course.at !== "refused" || course.refusal === null) throw new Error("another course");
  const { rollFaults, rollFaultsMore } = course.refusal;
  const took = server.answer;
  server.answer = refusing({ code: Code.ROLL_FAULTS, rollFaults, rollFaultsMore });
  const field = page.locator("input[type=file]");
  await field.setInputFiles(csv(people));
  await page.getByRole("button", { name: "导入名单" }).click();
  await page.getByText("没有导入任何一行").waitFor();
  await page.getByText("共 9 处问题").waitFor();
  expect(await page.locator(".prepare-faults tbody tr").count()).toBe(6);
  server.answer = took;
  await field.setInputFiles(csv(people));
  await page.getByRole("button", { name: "导入名单" }).click();
  await page.getByText("回执 7K3-M9").waitFor();
  await device.close();
});

test("what is read while the network is away is sent once it is back, once", async () => {
  const { device, page, server } = await openPrepare("empty");
  await page.locator("input[type=file]").setInputFiles(csv(people));
  await page.getByText("将要导入的内容").waitFor();
  server.part();
  await page.getByText("连接中断").first().waitFor();
  await page.getByRole("button", { name: "导入名单" }).click();
  await page.getByText("恢复后自动发送").waitFor();
  server.reachable = true;
  await page.getByText("回执 7K3-M9").waitFor({ timeout: 15_000 });
  expect(server.commands).toHaveLength(1);
  await device.close();
});

test("an old Excel file is told from a damaged one", async () => {
  const { device, page } = await openPrepare("empty");
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const mimeType = "application/vnd.ms-excel";
  await page.locator("input[type=file]").setInputFiles({ name: "名单.xls", mimeType, buffer: old });
  await page.getByText("旧版 Excel").waitFor();
  await picture(page, "prepare-problem-zh");
  await device.close();
});

test("the template that is saved is one the page reads", async () => {
  const { device, page } = await openPrepare("rich");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载 Excel 模板" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("名单模板.xlsx");
  const read = await readRollFile(
    "x.xlsx",
    new Uint8Array(readFileSync(await saved.path())).buffer,
  );
  if ("problem" in read) throw new Error(read.problem);
  expect(read.sheets.map(({ name }) => name)).toEqual(["名单", "岗位"]);
  expect(device.problems).toEqual([]);
  await device.close();
});

test("a roll that is locked offers nothing to choose and says why", async () => {
  const { device, page } = await openPrepare("locked");
  await page.getByText("名单已锁定").waitFor();
  expect(await page.locator("input[type=file]").count()).toBe(0);
  await device.close();
});

const looks: [string, keyof typeof sizes, string][] = [
  ["empty", "tablet", "none"],
  ["rich", "tablet", "none"],
  ["full", "screen", "none"],
  ["locked", "tablet", "none"],
  ["small", "tablet", "read"],
  ["small", "tablet", "faults"],
  ["rich", "tabletUpright", "none"],
  ["small", "tabletUpright", "faults"],
];

test.each(looks)("shows a roll %s on a %s at %s in both languages", async (roll, size, at) => {
  const { device, page, server } = await openPrepare(roll, sizes[size]);
  if (at !== "none") {
    await page.locator("input[type=file]").setInputFiles(csv(people));
    await page.getByText("将要导入的内容").waitFor();
  }
  if (at === "faults") {
    const course = courses["faults"]!;
    if (course.at !== "refused" || course.refusal === null) throw new Error("another course");
    const { rollFaults, rollFaultsMore } = course.refusal;
    server.answer = refusing({ code: Code.ROLL_FAULTS, rollFaults, rollFaultsMore });
    await page.getByRole("button", { name: "导入名单" }).click();
    await page.getByRole("button", { name: "用新名单替换" }).click();
    await page.locator(".prepare-faults").waitFor();
  }
  await picture(page, `prepare-${roll}-${at}-${size}-zh`);
  expect(await overflowsSideways(page)).toBe(false);
  await page.getByRole("button", { name: "English" }).click();
  await picture(page, `prepare-${roll}-${at}-${size}-en`);
  expect(await overflowsSideways(page)).toBe(false);
  expect(device.problems).toEqual([]);
  await device.close();
});
