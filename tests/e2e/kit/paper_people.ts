// What people do with paper, one function an act: at the desks, at the printer, with a sheet in the
// hand. Each waits for the page to be ready for it and for what follows from it.
import type { Locator, Page } from "playwright-core";
import { picture, sizes } from "./browser";
import { takeStep } from "./people";
import { until } from "./room";

const dialog = "[role=dialog]";

// A press that a page under way may swallow, repeated until the question is there.
async function opens(page: Page, button: Locator, words: string): Promise<Locator> {
  const asked = page.locator(dialog, { hasText: words });
  await button.waitFor();
  await until(`${words} is asked`, async () => {
    if ((await asked.count()) > 0) return true;
    await button.click({ timeout: 1000 }).catch(() => undefined);
    return undefined;
  });
  return asked;
}

async function giveReason(asked: Locator, words: string, reason: string): Promise<void> {
  await asked.locator("textarea").fill(reason);
  await asked.getByRole("button", { name: words, exact: true }).click();
  await asked.waitFor({ state: "detached" });
}

// From the menu at the seat: "2号评委改用纸质评分".
export async function switchSeat(desk: Page, seat: string, words: string, reason: string) {
  const row = desk.locator(".seats_panel_row", { hasText: seat });
  const menu = await opens(desk, row.locator(".seats_panel_act button"), "其他操作");
  await menu.getByRole("button", { name: `${words}…` }).click();
  await giveReason(desk.locator(dialog, { hasText: words }), words, reason);
}

export async function openPaper(desk: Page): Promise<Locator> {
  return opens(desk, desk.locator(".seats_panel_paperRoom"), "纸质评分");
}

// From the menu of the whole room: "全场改用纸质评分".
export async function switchRoom(desk: Page, words: string, reason: string): Promise<void> {
  const menu = await openPaper(desk);
  await menu.getByRole("button", { name: `${words}…` }).click();
  await giveReason(desk.locator(dialog, { hasText: words }), words, reason);
}

// There is no printer: what would be printed stays on the page, to be read and looked at.
export async function keepPrints(page: Page): Promise<void> {
  await page.evaluate(() => void (window.print = () => undefined));
}

// What was sent to the printer, as pages of A4; `look` sees it as it would be printed.
export async function printed<T>(page: Page, look: (print: Locator) => Promise<T>) {
  const print = page.locator(".print_print");
  await print.waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  const seen = await look(print);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => void window.dispatchEvent(new Event("afterprint")));
  await print.waitFor({ state: "detached" });
  return { seen, pages: pdf.match(/\/Type\s*\/Page[^s]/g)?.length ?? 0 };
}

export interface Blank {
  stages?: readonly string[]; // Left out: all of them.
  numbers: readonly [number, number];
  seats: readonly [number, number];
  twoUp?: boolean;
}

async function fillRange(form: Locator, label: string, [from, to]: readonly [number, number]) {
  await form.getByLabel(`${label} 从`).fill(String(from));
  await form.getByLabel(`${label} 到`).fill(String(to));
}

// Fills the form in; pressing 打印 is left to the test.
export async function chooseBlank(desk: Page, blank: Blank, panel: string): Promise<Locator> {
  const menu = await openPaper(desk);
  await menu.getByRole("button", { name: "打印空白评分表…" }).click();
  const form = desk.locator(dialog, { hasText: "打印空白评分表" });
  for (const box of await form
    .locator("fieldset", { hasText: "环节" })
    .getByRole("checkbox")
    .all()) {
    const title = (await box.locator("xpath=..").innerText()).trim();
    await box.setChecked(blank.stages?.includes(title) ?? true);
  }
  await fillRange(form, "签号", blank.numbers);
  await fillRange(form, panel, blank.seats);
  if (blank.twoUp === true) await form.getByText("每页两张").click();
  return form;
}

// The codes on the printed sheets, in their order.
export function codesOf(print: Locator): Promise<string[]> {
  return print.locator(".printed_code strong").allInnerTexts();
}

// By the page's next step, or by the card where that is something else.
export async function openKeying(reader: Page): Promise<Locator> {
  const next = reader.locator("[data-next]", { hasText: "录入纸质评分表" });
  const button = next.or(reader.locator(".keying_card_head button"));
  return opens(reader, button, "纸质评分表录入");
}

export async function closeKeying(reader: Page): Promise<void> {
  await reader.getByRole("button", { name: "结束录入" }).first().click();
  await reader.locator(dialog).waitFor({ state: "detached" });
}

// By keyboard alone, the form being open: the code, then each mark, Enter after each; a mark that
// stands there already is written over. The sheet is not sent yet.
export async function typeSheet(reader: Page, code: string, marks: readonly string[]) {
  const form = reader.locator(dialog);
  const field = form.locator(".keying_form_top input");
  await field.fill(code);
  await field.press("Enter");
  for (const [at, mark] of marks.entries()) {
    const box = form.locator(".keying_form_form input").nth(at);
    await until("the mark's field is next", async () =>
      (await box.evaluate((one) => one === document.activeElement)) ? true : undefined,
    );
    await reader.keyboard.type(mark);
    await reader.keyboard.press("Enter");
  }
}

// Sends it; gives what the page says has become of it.
export async function sendSheet(reader: Page): Promise<string> {
  const form = reader.locator(dialog);
  const refused = form.getByText("没有执行");
  const before = await refused.count(); // Of the time before; it goes as the next is sent.
  await reader.keyboard.press("Control+Enter");
  if (before > 0) await refused.first().waitFor({ state: "detached" });
  const answer = form.locator(".banner_banner", { hasText: /录入|编码/ }).last();
  await until("the sheet is answered", async () =>
    (await form.locator(".keying_form_top input").inputValue()) === "" ||
    (await refused.count()) > 0
      ? true
      : undefined,
  );
  return answer.innerText();
}

export async function keySheet(reader: Page, code: string, marks: readonly string[]) {
  await typeSheet(reader, code, marks);
  return sendSheet(reader);
}

// The next keyed sheet leaves the page with another code on it, as a page gone wrong would send it.
export async function spoilNextCode(reader: Page, code: string, other: string): Promise<void> {
  await reader.evaluate(
    ([from, to]) => {
      const send = WebSocket.prototype.send;
      WebSocket.prototype.send = function spoilt(this: WebSocket, data) {
        const bytes = new Uint8Array(data as unknown as ArrayBuffer);
        const at = [...bytes]
          .map((byte) => String.fromCharCode(byte))
          .join("")
          .indexOf(from);
        if (at < 0) return send.call(this, data);
        WebSocket.prototype.send = send;
        bytes.set(
          [...to].map((one) => one.charCodeAt(0)),
          at,
        );
        return send.call(this, bytes);
      };
    },
    [code, other] as const,
  );
}

// All three releases, in the order of the plan.
export async function release(verifier: Page, chief: Page, supervisor: Page, who: string) {
  await takeStep(verifier, `核对无误 — ${who}`);
  await chief.getByRole("button", { name: /^确认.*成绩$/ }).click();
  await takeStep(supervisor, `见证${who}的成绩`);
}

export async function lookAtPrint(page: Page, name: string): Promise<void> {
  const size = page.viewportSize() ?? sizes.tablet;
  await page.setViewportSize({ width: 673, height: 1017 }); // A4 without its margins.
  await picture(page, name);
  await page.setViewportSize(size);
}

// Presses 撤销 until it is gone: a button that is new takes no press at first.
export async function takeBack(undo: Locator): Promise<void> {
  await until("the step is taken back", async () => {
    if ((await undo.count()) === 0) return true;
    await undo.click({ timeout: 1000 }).catch(() => undefined);
    return undefined;
  });
}
