// Presses every button of the pages once, wherever it first stands, and says what axe finds after
// it: in a question as it comes, filled in, and after its own button was pressed. A button that is
// added to a page is pressed without being added here.
import type { Locator, Page } from "playwright-core";
import { faultsOf } from "./axe";
import { openForLooking, openLook, type Language, type Seen } from "./eyes";
import type { Look } from "./looks";

const dialogButtons = "[role=dialog] .dialog_body button";

// What a button is, whoever it is about: its class and its words without numbers. In a row of a list
// its words are a person's, so that only the class tells. "": not to be pressed.
function buttonKinds(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((which) => {
    return Array.from(document.querySelectorAll<HTMLButtonElement>(which), (one) => {
      const words = (one.getAttribute("aria-label") ?? one.textContent ?? "").trim();
      const plain = words.replace(/[0-9.]+/g, "#");
      const shown = one.getClientRects().length > 0 && !one.disabled;
      if (!shown || !/[^#\s⌫]/.test(plain)) return "";
      const inRow = one.closest("li, tr") !== null && one.closest("[role=dialog]") === null;
      return inRow ? `row ${one.className}` : `${one.className} ${plain}`;
    });
  }, selector);
}

// Also what a finger would have to scroll to.
function press(one: Locator): Promise<void> {
  return one.evaluate((element: HTMLElement) => element.click());
}

// Answers whatever a question asks: the first choice of each group, and some words.
async function fillIn(page: Page): Promise<void> {
  const open =
    "[role=dialog] :is([role=radiogroup], fieldset):has([type=radio]):not(:has([type=radio]:checked))";
  for (let most = 8; most > 0 && (await page.locator(open).count()) > 0; most -= 1) {
    await press(page.locator(open).first().locator("[type=radio]").first());
  }
  for (const field of await page.locator("[role=dialog] :is(input[type=text], textarea)").all()) {
    if ((await field.isEnabled()) && (await field.inputValue()) === "") await field.fill("9");
  }
}

// What is asked, whoever it is about; "" where nothing is.
function questionOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const dialog = document.querySelector("[role=dialog]");
    const words = Array.from(dialog?.querySelectorAll("h2, button, label") ?? []);
    return words.map((one) => (one.textContent ?? "").replace(/[0-9.]+/g, "#")).join("|");
  });
}

async function faultsAfter(page: Page): Promise<string[]> {
  const faults = await faultsOf(page);
  if ((await page.locator("[role=dialog]").count()) === 0) return faults;
  await fillIn(page);
  faults.push(...(await faultsOf(page)));
  const act = page.locator("[role=dialog] .layout_rowEnd button:enabled").last();
  if ((await act.count()) > 0) await press(act);
  return [...faults, ...(await faultsOf(page))];
}

class Pressing {
  readonly wrong: Record<string, string[]> = {};
  private readonly pressed = new Set<string>();
  private readonly asked = new Set<string>();

  constructor(
    private readonly page: Page,
    private readonly problems: string[],
    private readonly open: (look: Look) => Promise<void>,
  ) {}

  get count(): number {
    return this.pressed.size;
  }

  async pressAll(look: Look): Promise<void> {
    await this.open(look);
    for (const [at, kind] of (await buttonKinds(this.page, "button")).entries()) {
      const key = kind.startsWith("row ") ? `${look.name} ${kind}` : kind;
      if (kind === "" || this.pressed.has(key)) continue;
      this.pressed.add(key);
      await this.pressOne(look, at, kind);
      await this.open(look);
    }
  }

  // In every state a row may ask something else; what was asked before is not looked at again.
  private async pressOne(look: Look, at: number, kind: string): Promise<void> {
    await press(this.page.locator("button").nth(at));
    const question = await questionOf(this.page);
    if (kind.startsWith("row ") && this.asked.has(question)) return;
    this.asked.add(question);
    const inside = await buttonKinds(this.page, dialogButtons);
    await this.note(`${look.name}: ${kind}`);
    for (const [place, further] of inside.entries()) {
      if (further === "" || this.pressed.has(`inside ${further}`)) continue;
      this.pressed.add(`inside ${further}`);
      await this.open(look);
      await press(this.page.locator("button").nth(at));
      await press(this.page.locator(dialogButtons).nth(place));
      await this.note(`${look.name}: ${kind}, ${further}`);
    }
  }

  private async note(where: string): Promise<void> {
    const faults = [...(await faultsAfter(this.page)), ...this.problems.splice(0)];
    if (faults.length > 0) this.wrong[where] = [...new Set(faults)];
  }
}

async function pressIn(seen: Seen, looks: readonly Look[], language: Language) {
  const device = await openForLooking(seen.browser, seen.size);
  const open = (look: Look) => openLook(device.page, seen.url, look, language);
  const pressing = new Pressing(device.page, device.problems, open);
  for (const look of looks) await pressing.pressAll(look);
  await device.close();
  return pressing;
}

export interface Pressed {
  count: number; // Of the buttons that were pressed in one language.
  wrong: Record<string, string[]>;
}

// Both languages at a time.
export async function pressEverything(seen: Seen, looks: readonly Look[]): Promise<Pressed> {
  const [zh, en] = await Promise.all([pressIn(seen, looks, "zh"), pressIn(seen, looks, "en")]);
  return { count: Math.min(zh.count, en.count), wrong: { ...zh.wrong, ...en.wrong } };
}
