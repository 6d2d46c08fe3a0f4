// What a desk is asked and what its buttons say, as built, against a played server.
import { afterAll, afterEach, expect, test } from "vitest";
import { viewOf } from "../../../console/fixture_scenes";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { serveBuiltPages } from "../kit/built_pages";
import { launch, picture, type Device } from "../kit/browser";
import { openDeskOf, type Desk } from "../kit/played_desks";

const browser = await launch();
const built = await serveBuiltPages();
let device: Device;

afterAll(() => built.close());

afterEach(async () => {
  await device?.close();
});

const roles = { desk: Role.OPERATOR, supervise: Role.SUPERVISOR, verify: Role.VERIFIER };

type Language = "zh" | "en";
const languages: readonly Language[] = ["zh", "en"];

async function open(desk: Desk, scene: string, language: Language) {
  const view = viewOf(scene, roles[desk]);
  const { page, device: opened } = await openDeskOf(browser, built.url, view, language, desk);
  device = opened;
  return { page, view };
}

test.each(languages)(
  "the end of the day is the next step once all have signed and the opinion is given (%s)",
  async (language) => {
    const words = language === "zh" ? "结束今天的工作" : "End the day";
    const { page } = await open("desk", "day_to_end", language);
    await page.locator("[data-next]", { hasText: words }).waitFor();
    await picture(page, `desk-day-to-end-${language}`);
  },
);

test.each([
  ["zh", "plain"],
  ["en", "plain"],
  ["zh", "wide"],
] as const)("a sheet's code is taken without its dashes (%s, %s)", async (language, width) => {
  const { page, view } = await open("verify", "paper_keying", language);
  const [line] = view.keying?.lines ?? [];
  if (line === undefined) throw new Error("no sheet is awaited");
  const plain = line.code.replace(/-/g, "").toLowerCase();
  const wide = line.code.replace(/./g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
  const dialog = page.locator("[role=dialog]");
  await expect
    .poll(async () => {
      await page.keyboard.press("Control+Enter"); // Keying is the next step.
      return dialog.count();
    })
    .toBe(1);
  const field = dialog.locator("input").first();
  await field.fill(width === "plain" ? plain : wide.replace(/－/g, "　"));
  await page.getByText(`✓ ${line.code}`).waitFor();
  await picture(page, `desk-sheet-code-${language}-${width}`);
});

test.each(languages)("the button of a screen's form says what it shows (%s)", async (language) => {
  const zh = language === "zh";
  const { page } = await open("desk", "screens", language);
  await page.getByRole("button", { name: zh ? /^屏幕/ : /^Screens/ }).click();
  await page
    .getByRole("button", { name: zh ? "设置…" : /^Set up/ })
    .first()
    .click();
  const dialog = page.locator("[role=dialog]");
  const pressed = dialog.locator(".button_primary");
  await expect
    .poll(() => pressed.innerText())
    .toContain(zh ? "选定这块屏" : "Set what this screen");
  await dialog.locator(".choices_choice").first().click();
  await expect.poll(() => pressed.innerText()).toMatch(zh ? /^这块屏显示：/ : /^Show on this/);
  await picture(page, `desk-screen-form-${language}`);
});
