// What the operator's desk says at moments that are easily misread, in both languages.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { launch, openDevice, picture, sizes } from "../kit/browser";
import { languages, openLook, type Language } from "../kit/looking/eyes";
import { consolePage, displayPage, judgePage, previewsUrl } from "../kit/previews";

const url = previewsUrl();
const browser = await launch();
const both = Object.keys(languages) as Language[];

type Looked = (page: Page) => Promise<void> | void;

async function look(address: string, language: Language, size: keyof typeof sizes, at: Looked) {
  const device = await openDevice(browser, { size: sizes[size] });
  await openLook(device.page, url, { name: address, address }, language);
  await at(device.page);
  expect(device.problems).toEqual([]);
  await device.close();
}

const desk = (scene: string, language: Language, at: Looked) =>
  look(`${consolePage}desk&scene=${scene}`, language, "tablet", at);

const attention = (page: Page) => page.locator(".attention_attention");
const acts = (page: Page) => page.locator(".action_bar").innerText();

// Seven judges, of whom five have handed in, one writes and one is away; five would do.
const missing = {
  zh: {
    who: "7号评委离线，评分没有收到",
    waits: "等待6号评委、7号评委（离线）提交评分",
    what: ["等待", "改用纸质", "至少 5", "不计该席", "封分后才到的留存备查"],
    none: "没有需要注意的事",
  },
  en: {
    who: "Judge 7 Offline, no sheet",
    waits: "Waiting for the sheets of Judge 6, Judge 7 (Offline)",
    what: ["Wait", "use paper", "at least 5", "Leave out", "After closing: kept"],
    none: "Nothing needs attention",
  },
} as const;

test.each(both)("a judge who is away stands in what needs attention (%s)", async (in_) => {
  await desk("one_missing", in_, async (page) => {
    await picture(page, `desk-one-missing-${in_}`);
    const said = await attention(page).innerText();
    for (const words of [missing[in_].who, ...missing[in_].what]) expect(said).toContain(words);
    expect(said).not.toContain(missing[in_].none);
    expect(await acts(page)).toContain(missing[in_].waits);
  });
  await desk("one_missing_few", in_, async (page) => {
    const said = await attention(page).innerText();
    expect(said).toMatch(in_ === "zh" ? /还不能不计/ : /none can be left out/);
  });
  await desk("ready_missing", in_, async (page) => {
    const said = await attention(page).innerText();
    expect(said).toMatch(in_ === "zh" ? /7号评委离线/ : /Judge 7 Offline/);
    expect(said).not.toMatch(in_ === "zh" ? /封分/ : /closing/); // Nothing is awaited.
  });
});

test.each(both)(
  "where a share closes the stage the desk says whether it may be (%s)",
  async (in_) => {
    await desk("mass_missing", in_, async (page) => {
      await picture(page, `desk-mass-missing-${in_}`);
      const said = await attention(page).innerText();
      expect(said).toMatch(in_ === "zh" ? /群众评委 \d+ 席离线/ : /Mass judges: \d+ offline/);
      expect(said).toMatch(in_ === "zh" ? /规定 \d+ 份才能封分/ : /\d+ needed to close/);
    });
  },
);

test("the seat that is missing is given paper, or left out, from where it is told", async () => {
  await desk("one_missing", "zh", async (page) => {
    const told = attention(page);
    await told.getByRole("button", { name: "更正：不计7号评委" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await picture(page, "desk-leave-out-zh");
    const chosen = await dialog.locator("input:checked").evaluateAll((all) => all.length);
    expect(chosen).toBeGreaterThanOrEqual(3); // Who, which seat, what.
    await dialog.getByRole("textbox").fill("平板损坏，无法恢复");
    await dialog.getByRole("button", { name: "核对更正内容" }).click();
    await dialog.getByText("7号评委").first().waitFor();
  });
});

test.each(both)("no correction is offered while nothing is closed (%s)", async (in_) => {
  const words = in_ === "zh" ? /更正/ : /correction/i;
  await desk("first_scoring", in_, async (page) => {
    expect(await acts(page)).not.toMatch(words);
  });
  await desk("correct", in_, async (page) => {
    expect(await acts(page)).toMatch(words);
  });
});

test.each(both)("those to come are those who have not been called (%s)", async (in_) => {
  const counts = {
    forty: in_ === "zh" ? "待进行 23" : "23 to come",
    called: in_ === "zh" ? "待进行 5" : "5 to come",
    ready: in_ === "zh" ? "待进行 12" : "12 to come",
  };
  for (const [scene, words] of Object.entries(counts)) {
    await desk(scene, in_, async (page) => {
      const head = page.locator("section").filter({ has: page.locator(".run_sheet_list") });
      expect(await head.first().innerText()).toContain(words);
    });
  }
});

test.each(both)("whoever came before the lots stands in the record by name (%s)", async (in_) => {
  const lot = in_ === "zh" ? /第1号|第 1 号/ : /No\. 1\b/;
  await desk("lots", in_, async (page) => {
    await page.getByRole("button", { name: in_ === "zh" ? "过程记录" : "Record" }).click();
    const came = in_ === "zh" ? "登记报到" : "Arrival";
    const rows = page.locator("li", { hasText: came });
    expect(await rows.count()).toBeGreaterThan(5);
    const said = (await rows.allInnerTexts()).join("\n");
    expect(said).not.toMatch(lot);
    expect(said).toContain("张伟民");
  });
});

test.each(both)("the waiting room says once who is next (%s)", async (in_) => {
  await look(`${displayPage}waiting&scene=next`, in_, "screen", async (page) => {
    await picture(page, `waiting-next-${in_}`);
    const said = await page.locator("#page").innerText();
    expect(said.match(in_ === "zh" ? /下一位/g : /\bNext\b/gi)).toHaveLength(1);
  });
});

// The second room goes on: this one may say no more than of itself.
test.each(both)("a room that is through says nothing of the others (%s)", async (in_) => {
  await look(`${displayPage}hall&scene=equalising`, in_, "screen", async (page) => {
    await picture(page, `hall-equalising-${in_}`);
    const said = await page.locator("#page").innerText();
    expect(said).toContain(in_ === "zh" ? "本考场已全部结束" : "This room is through");
    expect(said).not.toMatch(/各考场已|正在平衡|Every room is through|Bringing/);
  });
  await look(`${judgePage}equalising`, in_, "tablet", async (page) => {
    const said = await page.locator("#page").innerText();
    expect(said).not.toMatch(/正在平衡|are being brought/);
  });
});

// Cut off by what it scrolls in, or by the edge of the page.
async function cut(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((all) =>
    all.flatMap((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      for (let box = one.parentElement; box !== null; box = box.parentElement) {
        if (getComputedStyle(box).overflowY === "visible") continue;
        const within = box.getBoundingClientRect();
        if (top < within.top - 1 || bottom > within.bottom + 1) return [one.textContent ?? ""];
      }
      return bottom > window.innerHeight + 1 ? [one.textContent ?? ""] : [];
    }),
  );
}

const inView = {
  mass_400: ["[data-next], .action_wait", ".attention_note strong", ".seats_panel_legend > li"],
  mass_missing: ["[data-next], .action_wait", ".away_card_away strong", ".seats_panel_legend > li"],
  twelve: ["[data-next], .action_wait", ".seats_panel_tile"],
  twelve_missing: ["[data-next], .action_wait", ".away_card_away strong", ".seats_panel_tile"],
  forty: ["[data-next]", ".run_sheet_list [aria-current=step]"],
  released_mass: ["[data-next]", ".figures_card_read p"],
  released_seven: ["[data-next]", ".figures_card_read p"],
} as const;

test.each(both)(
  "on large days what is to be looked at, done and read out is in view at 1280 × 800 (%s)",
  async (in_) => {
    const wrong: Record<string, string[]> = {};
    for (const [scene, selectors] of Object.entries(inView)) {
      await desk(scene, in_, async (page) => {
        await picture(page, `desk-large-${scene}-${in_}`);
        for (const selector of selectors) {
          const found = await page.locator(selector).count();
          const faults = found === 0 ? ["nothing there"] : await cut(page, selector);
          if (faults.length > 0) wrong[`${scene} ${selector}`] = faults;
        }
      });
    }
    expect(wrong).toEqual({});
  },
);
