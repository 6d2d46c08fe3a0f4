// Goes through states of the pages in both languages and says what axe finds in each.
import type { Browser, Page } from "playwright-core";
import { faultsOf } from "./axe";
import { openDevice, sizes, type Device } from "../browser";
import type { Look } from "./looks";
import { showPreview } from "../previews";

export const languages = { zh: "zh-CN", en: "en" } as const;
export type Language = keyof typeof languages;

export async function openLook(page: Page, url: string, look: Look, language: Language) {
  await showPreview(page, `${url}${look.address}&lang=${language}`);
  await page.locator(`html[lang=${languages[language]}]`).waitFor();
}

export function openForLooking(browser: Browser, size: keyof typeof sizes): Promise<Device> {
  return openDevice(browser, { size: sizes[size] });
}

export interface Seen {
  browser: Browser;
  url: string; // Of the preview pages.
  size: keyof typeof sizes;
}

// What is wrong, by state and language; both languages at a time.
export async function faultsIn({ browser, url, size }: Seen, looks: readonly Look[]) {
  const wrong: Record<string, string[]> = {};
  const lookIn = async (language: Language) => {
    const device = await openForLooking(browser, size);
    for (const look of looks) {
      await openLook(device.page, url, look, language);
      const faults = [...(await faultsOf(device.page)), ...device.problems.splice(0)];
      if (faults.length > 0) wrong[`${look.name} (${language})`] = faults;
    }
    await device.close();
  };
  await Promise.all([lookIn("zh"), lookIn("en")]);
  return wrong;
}
