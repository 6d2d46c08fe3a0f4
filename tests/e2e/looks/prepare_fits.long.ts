// The administrator's page as built fits what it is worked at on, at every step, in both languages.
import { afterAll, expect, test } from "vitest";
import { courses } from "../../../console/prepare/fixture_courses";
import { stepIds } from "../../../console/pages/prepare/guide_steps";
import { row, workbookOf } from "../../../console/prepare/fixture_workbook";
import { Refusal_Code as Code } from "../../../web_kit/generated/proto/frames_pb";
import { launch, overflowsSideways, picture, sizes } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { Preparing } from "../kit/played_prepare";
import { refusing } from "../kit/played_server";
import { csv, people } from "../kit/roll_book";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

const preparing = new Preparing(browser, built.url);

const withRoll: readonly (readonly [string, keyof typeof sizes, string])[] = [
  ["empty", "tablet", "none"],
  ["rich", "tablet", "none"],
  ["full", "screen", "none"],
  ["locked", "tablet", "none"],
  ["small", "tablet", "read"],
  ["small", "tablet", "faults"],
  ["rich", "tabletUpright", "none"],
  ["small", "tabletUpright", "faults"],
  ["small", "tablet", "hidden"],
  ["small", "tabletUpright", "hidden"],
  ["empty", "phone", "hidden"],
];

// A filter was left on: with names of sixty characters, more rows than are named.
function filtered() {
  const long = "阿卜杜热合曼·买买提吐尔逊江".repeat(5).slice(0, 60);
  const rows = Array.from({ length: 20 }, (_, at) =>
    row(at + 2, [`${long}${at}`, long, "主任"], at % 4 === 0 ? "" : ' hidden="1"'),
  );
  const before = '<cols><col min="2" max="2" width="9" hidden="1"/></cols>';
  const titles = row(1, ["姓名", "单位", "岗位"]);
  const sheets = [
    { name: "2026年报名人员汇总表（资格审查后）", rows: titles + rows.join(""), before },
  ];
  const buffer = Buffer.from(workbookOf({ sheets }));
  return { name: "名单.xlsx", mimeType: "application/vnd.ms-excel", buffer };
}

test.each(withRoll)("shows a roll %s on a %s at %s in both languages", async (roll, size, at) => {
  const { device, page, server } = await preparing.withRoll(roll, sizes[size]);
  if (at !== "none") {
    const file = at === "hidden" ? filtered() : csv(people);
    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByText("将要导入的内容").waitFor();
  }
  if (at === "faults") {
    const course = courses["faults"]!;
    if (course.at !== "refused" || course.refusal === null) throw new Error("another course");
    const { rollFaults, rollFaultsMore } = course.refusal;
    server.answer = refusing({ code: Code.ROLL_FAULTS, rollFaults, rollFaultsMore });
    await page.getByRole("button", { name: "导入名单" }).click();
    await page.getByRole("button", { name: "用新名单替换" }).click();
    await page.locator(".roll_faults").waitFor();
  }
  await picture(page, `prepare-${roll}-${at}-${size}-zh`);
  expect(await overflowsSideways(page)).toBe(false);
  await page.getByRole("button", { name: "English" }).click();
  await picture(page, `prepare-${roll}-${at}-${size}-en`);
  expect(await overflowsSideways(page)).toBe(false);
  expect(device.problems).toEqual([]);
  await device.close();
});

const steps = stepIds.flatMap((step) => [
  [step, "fresh", "tablet"] as const,
  [step, "running", "screen"] as const,
]);

test.each(steps)("shows step %s of a competition %s on a %s", async (step, made, size) => {
  const { device, page } = await preparing.atStep(made, step, sizes[size]);
  await picture(page, `prepare-step-${step}-${made}-${size}-zh`);
  expect(await overflowsSideways(page)).toBe(false);
  await page.getByRole("button", { name: "English" }).click();
  await picture(page, `prepare-step-${step}-${made}-${size}-en`);
  expect(await overflowsSideways(page)).toBe(false);
  expect(device.problems).toEqual([]);
  await device.close();
});
