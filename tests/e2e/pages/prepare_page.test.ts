// The administrator's page as built, against a played server: a file is chosen, looked at, sent;
// faults are listed; what there is is replaced only after asking.
import { arrayBuffer } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { courses } from "../../../console/prepare/fixture_courses";
import { readTables } from "../../../console/pages/prepare/tables/read_tables";
import { row, workbookOf } from "../../../console/prepare/fixture_workbook";
import { Refusal_Code as Code } from "../../../web_kit/generated/proto/frames_pb";
import { launch, picture } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { Preparing } from "../kit/played_prepare";
import { csv, people } from "../kit/roll_book";
import { refusing } from "../kit/played_server";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

const preparing = new Preparing(browser, built.url);

test("a first roll is chosen, looked at and brought in, by the keyboard alone", async () => {
  const { device, page, server } = await preparing.withRoll("empty");
  await page.getByText("还没有名单。请按").waitFor();
  const posts = csv("岗位,职数\r\n党政办公室主任,1\r\n", "岗位.csv");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选择名单文件…" }).focus();
  await page.keyboard.press("Enter");
  await (await choosing).setFiles([csv(people), posts]);
  await page.getByText("将要导入的内容").waitFor();
  expect(
    await page
      .locator(".roll_sheet select")
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
  const { device, page, server } = await preparing.withRoll("small");
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
  const { device, page, server } = await preparing.withRoll("empty");
  const course = courses["faults"]!;
  if (course.at !== "refused" || course.refusal === null) throw new Error("another course");
  const { rollFaults, rollFaultsMore } = course.refusal;
  const took = server.answer;
  server.answer = refusing({ code: Code.ROLL_FAULTS, rollFaults, rollFaultsMore });
  const field = page.locator("input[type=file]");
  await field.setInputFiles(csv(people));
  await page.getByRole("button", { name: "导入名单" }).click();
  await page.getByText("没有导入任何一行").waitFor();
  await page.getByText("共 10 处问题").waitFor();
  expect(await page.locator(".roll_faults tbody tr").count()).toBe(7);
  server.answer = took;
  await field.setInputFiles(csv(people));
  await page.getByRole("button", { name: "导入名单" }).click();
  await page.getByText("回执 7K3-M9").waitFor();
  await device.close();
});

test("what is read while the network is away is sent once it is back, once", async () => {
  const { device, page, server } = await preparing.withRoll("empty");
  await page.locator("input[type=file]").setInputFiles(csv(people));
  await page.getByText("将要导入的内容").waitFor();
  server.part();
  await page.getByText("连接中断").first().waitFor();
  await page.getByRole("button", { name: "导入名单" }).click();
  await page.getByText("恢复后自动发送").waitFor();
  server.reachable = true;
  await page.getByText("回执 7K3-M9").waitFor();
  expect(server.commands).toHaveLength(1);
  await device.close();
});

test("an old Excel file is told from a damaged one", async () => {
  const { device, page } = await preparing.withRoll("empty");
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const mimeType = "application/vnd.ms-excel";
  await page.locator("input[type=file]").setInputFiles({ name: "名单.xls", mimeType, buffer: old });
  await page.getByText("旧版 Excel").waitFor();
  await picture(page, "prepare-problem-zh");
  await device.close();
});

const xlsx = (content: ArrayBuffer) => ({
  name: "名单.xlsx",
  mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  buffer: Buffer.from(content),
});

test("a hidden sheet is left, and hidden rows and columns are asked about", async () => {
  const { device, page, server } = await preparing.withRoll("empty");
  const old = row(1, ["姓名", "单位"]) + row(2, ["旧人甲", "一部"]);
  const rows =
    row(1, ["姓名", "单位", "岗位"]) +
    row(2, ["王小明", "农业局", "主任"]) +
    row(3, ["李四", "教育局", "主任"], ' hidden="1"');
  const before = '<cols><col min="2" max="2" width="9" hidden="1"/></cols>';
  const book = workbookOf({
    sheets: [
      { name: "2025年名单", rows: old, state: "hidden" },
      { name: "报名表", rows, before },
    ],
  });
  await page.locator("input[type=file]").setInputFiles(xlsx(book));
  await page.getByText("这张表在文件里是隐藏的，没有选用。").waitFor();
  await page.getByText("第 3 行 李四 教育局").waitFor();
  await page.getByText("B 列 单位").waitFor();
  await page.getByRole("button", { name: "请先回答隐藏的内容要不要导入" }).click();
  await page.getByRole("group", { name: "隐藏的行要导入吗？" }).locator("input:focus").waitFor();
  await picture(page, "prepare-hidden-zh");
  expect(server.commands).toEqual([]);
  await page.getByLabel("不导入这些行").check();
  await page.getByRole("group", { name: "隐藏的列要导入吗？" }).getByLabel("一起导入").check();
  await page.getByRole("button", { name: "导入名单" }).click();
  await page.getByText("回执 7K3-M9").waitFor();
  const [sent] = server.commands;
  if (sent?.action.case !== "enterRoll") throw new Error("no roll was sent");
  expect(sent.action.value.people?.rows.map(({ cells }) => [...cells])).toEqual([
    ["姓名", "单位", "岗位"],
    ["王小明", "农业局", "主任"],
  ]);
  expect(device.problems).toEqual([]);
  await device.close();
});

test("a large table is read beside the page, and one that claims more is refused", async () => {
  const { device, page } = await preparing.withRoll("empty");
  const field = page.locator("input[type=file]");
  const rows = Array.from({ length: 15_000 }, (_, at) =>
    row(at + 2, [`王${at}`, `第${at % 25}分局`, "主任"]),
  );
  const titles = row(1, ["姓名", "单位", "岗位"]);
  const large = workbookOf({ sheets: [{ name: "报名表", rows: titles + rows.join("") }] });
  await field.setInputFiles(xlsx(large));
  await page.getByText("15000 行，3 列").waitFor();
  await picture(page, "prepare-large-zh");
  await page.getByRole("button", { name: "放弃" }).click();
  const before = '<dimension ref="A1:XFD1048576"/>';
  await field.setInputFiles(
    xlsx(workbookOf({ sheets: [{ name: "报名表", rows: titles, before }] })),
  );
  await page.getByText("报名表 的范围太大").waitFor();
  await picture(page, "prepare-spread-zh");
  expect(device.problems).toEqual([]);
  await device.close();
});

test("reading that does not end is ended, and may be given up before", async () => {
  const { device, page } = await preparing.withRoll("empty");
  await page.clock.install();
  const held: (() => void)[] = [];
  await page.route(/tables_worker/, (route) => {
    held.push(() => void route.continue());
  });
  const field = page.locator("input[type=file]");
  await field.setInputFiles(csv(people));
  await page.getByText("正在读取…").waitFor();
  await page.getByRole("button", { name: "放弃" }).click();
  await page.getByRole("button", { name: "选择名单文件…" }).waitFor();
  await field.setInputFiles(csv(people));
  await page.getByText("正在读取…").waitFor();
  await page.clock.runFor(20_000);
  await page.getByText("读了 20 秒还没有读完").waitFor();
  for (const go of held) go();
  await page.unroute(/tables_worker/);
  await field.setInputFiles(csv(people));
  await page.getByText("将要导入的内容").waitFor();
  await device.close();
});

test("a table that cannot be read for want of the server is not called damaged", async () => {
  const { device, page } = await preparing.withRoll("empty");
  await page.route(/tables_worker/, (route) => route.abort());
  await page.locator("input[type=file]").setInputFiles(csv(people));
  await page.getByText("没有从服务器取到，文件本身没有问题").waitFor();
  await device.close();
});

test("the template that is saved is one the page reads", async () => {
  const { device, page } = await preparing.withRoll("rich");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载 Excel 模板" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("名单模板.xlsx");
  const bytes = await arrayBuffer(await saved.createReadStream());
  const read = readTables("x.xlsx", bytes);
  if ("problem" in read) throw new Error(read.problem);
  expect(read.sheets.map(({ name }) => name)).toEqual(["名单", "岗位"]);
  expect(device.problems).toEqual([]);
  await device.close();
});

test("a roll that is locked offers nothing to choose and says why", async () => {
  const { device, page } = await preparing.withRoll("locked");
  await page.getByText("名单已锁定").waitFor();
  expect(await page.locator("input[type=file]").count()).toBe(0);
  await device.close();
});
