// What people do on the pages, one function an act. Each waits for the page to be ready for it and
// for what follows from it.
import type { Locator, Page } from "playwright-core";
import { until } from "./room";

export async function shows(page: Page, words: string): Promise<void> {
  await page.getByText(words).first().waitFor();
}

// Presses the one next step of a desk, or of one room's part of it, which must say `words`; gives
// the dialog that may have come up. A button that has just changed its meaning takes no press, so
// it is pressed until the page has moved.
export async function openStep(page: Page | Locator, words: string): Promise<Locator> {
  const next = page.locator("[data-next]", { hasText: words });
  const asked = page.locator("[role=dialog]");
  await next.waitFor();
  await until(`the step ${words} is taken`, async () => {
    if ((await asked.count()) > 0 || (await next.count()) === 0) return true;
    await pressStep(next, words);
    return undefined;
  });
  return asked;
}

// Reads and presses in one go. Between a look and a click from out here the button may have become
// another step, and on a slow machine have taken the press.
async function pressStep(next: Locator, words: string): Promise<void> {
  const quickly = { timeout: 1000 };
  try {
    await next.click({ ...quickly, trial: true }); // Nothing covers it.
    await next.evaluate(
      (shown, wanted) => {
        if (shown.textContent.includes(wanted)) shown.closest("button")?.click();
      },
      words,
      quickly,
    );
  } catch {
    // It has just gone, or takes no press yet.
  }
}

// Takes it, with a yes where it asks whether one is sure.
export async function takeStep(page: Page | Locator, words: string): Promise<void> {
  const asked = await openStep(page, words);
  if ((await asked.count()) > 0) await asked.locator(".button_primary").click();
  await page.locator("[data-next]", { hasText: words }).waitFor({ state: "detached" });
}

export async function checkCandidatesIn(desk: Page, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    const before = await desk.locator("[data-next]").innerText();
    await takeStep(desk, before.replace(/\s*Ctrl.*$/s, ""));
  }
}

// Numbers in the order of the list.
export async function enterLots(desk: Page, numbers: readonly number[]): Promise<void> {
  const next = desk.locator("[data-next]", { hasText: "录入抽签结果" });
  await next.waitFor();
  await until("the lots' form opens", async () => {
    if ((await desk.locator(".number_field_input").count()) > 0) return true;
    await next.click({ timeout: 1000 }).catch(() => undefined);
    return undefined;
  });
  for (const [at, number] of numbers.entries()) {
    await desk.locator(".number_field_input").nth(at).fill(String(number));
  }
  await desk.locator(".lots_form_lots .action_bar button").first().click();
  await desk.locator(".number_field_input").first().waitFor({ state: "detached" });
}

// Read to its end, and given.
export async function promise(judge: Page): Promise<void> {
  const give = judge.getByRole("button", { name: "签到并承诺" });
  const readOn = judge.getByRole("button", { name: "看完再签到" });
  await give.or(readOn).waitFor();
  await until("the promise is given", async () => {
    if ((await give.or(readOn).count()) === 0) return true;
    await give
      .or(readOn)
      .click({ timeout: 1000 })
      .catch(() => undefined);
    return undefined;
  });
}

export async function checkIn(judge: Page): Promise<void> {
  await promise(judge);
  await shows(judge, "已签到");
}

export async function writeMarks(judge: Page, marks: readonly string[]): Promise<void> {
  await judge.getByRole("spinbutton").first().waitFor();
  for (const mark of marks) {
    await judge.keyboard.type(mark);
    await judge.keyboard.press("Enter");
  }
}

// Marks, the read-back, the confirmation; returns the receipt's number.
export async function score(judge: Page, marks: readonly string[]): Promise<string> {
  await writeMarks(judge, marks);
  return confirmSheet(judge);
}

// Confirms what was read back; whether it arrives is another matter.
export async function handInSheet(judge: Page): Promise<void> {
  await judge.getByRole("button", { name: "确认提交" }).waitFor();
  await judge.locator("[data-settled=true]").waitFor();
  await judge.keyboard.press("Control+Enter");
}

export async function confirmSheet(judge: Page): Promise<string> {
  await handInSheet(judge);
  await shows(judge, "已锁定");
  const text = await judge.locator("body").innerText();
  return /[0-9A-Z]{3}-[0-9A-Z]{2}/.exec(text.replace(/校验码.*/g, ""))?.[0] ?? "";
}

// Reads the trace to its end, signs with three strokes of the mouse, and confirms.
export async function handInSignature(kiosk: Page): Promise<void> {
  const trace = kiosk.locator(".kiosk_read_trace");
  await trace.waitFor();
  const onward = kiosk.getByRole("button", { name: "核对无误，去签字" });
  await until("the trace is read to its end", async () => {
    await trace.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    return (await onward.isEnabled()) ? true : undefined;
  });
  await onward.click();
  const field = await kiosk.locator(".signature_field_canvas").boundingBox();
  if (field === null) throw new Error("no field to sign in");
  const at = (x: number, y: number): [number, number] => [
    field.x + field.width * x,
    field.y + field.height * y,
  ];
  for (const [from, to] of [
    [at(0.2, 0.3), at(0.8, 0.3)],
    [at(0.5, 0.15), at(0.45, 0.85)],
    [at(0.25, 0.75), at(0.85, 0.6)],
  ] as const) {
    await kiosk.mouse.move(...from);
    await kiosk.mouse.down();
    await kiosk.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2 + 12, { steps: 6 });
    await kiosk.mouse.move(...to, { steps: 6 });
    await kiosk.mouse.up();
  }
  await kiosk.getByRole("button", { name: "确认签字" }).click();
}

export async function sign(kiosk: Page): Promise<void> {
  await handInSignature(kiosk);
  await shows(kiosk, "签字完成");
}

export interface ClockReading {
  left: number; // Seconds.
  at: number; // ms, of this process.
}

// What the hall shows of the time left, and when it did, within half a second.
export async function readClock(hall: Page): Promise<ClockReading> {
  return until("the hall's clock is read at once", async () => {
    const at = performance.now();
    const words = await hall.locator(".hall_turn_time").innerText();
    if (performance.now() - at > 500) return undefined;
    const [minutes, seconds] = words.split(":");
    return { left: Number(minutes) * 60 + Number(seconds), at };
  });
}

// Waits until the hall's clock shows what is left by now of what it showed before, `moved_ms` having
// been let pass beside. A clock that stood meanwhile, or began anew, never does.
export async function clockWentOn(hall: Page, before: ClockReading, moved_ms = 0): Promise<void> {
  const off = async () => {
    const { left, at } = await readClock(hall);
    return before.left - left - (at - before.at + moved_ms) / 1000;
  };
  let last = NaN;
  await until(
    "the hall's clock went on",
    async () => (Math.abs((last = await off())) < 2 ? true : undefined),
    () => `a difference of ${last} s`,
  );
}
