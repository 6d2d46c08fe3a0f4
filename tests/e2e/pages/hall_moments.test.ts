// What a reveal on the hall screen adds up to stays on it, however long the titles are.
import { expect, test } from "vitest";
import { launch, openDevice, picture, sizes } from "../kit/browser";
import { languages, openLook, type Language } from "../kit/looking/eyes";
import { displayPage, previewsUrl } from "../kit/previews";

const url = previewsUrl();
const browser = await launch();

const reveals = ["criterion by criterion", "criteria at length"];
const meanIsOut = 5; // The step of both at which the mean of four criteria stands.

test.each(Object.keys(languages) as Language[])(
  "criteria with long titles leave the mean its place (%s)",
  async (in_) => {
    const device = await openDevice(browser, { size: sizes.screen });
    const { page } = device;
    for (const reveal of reveals) {
      const asked = new URLSearchParams({ reveal, step: String(meanIsOut) });
      const address = `${displayPage}hall&${asked.toString()}`;
      await openLook(page, url, { name: reveal, address }, in_);
      await picture(page, `hall-${reveal.replace(/ /g, "-")}-${in_}`);
      const box = async (selector: string) => (await page.locator(selector).boundingBox())!;
      const [title, table, mean] = [
        await box(".hall_reveal_title"),
        await box("table"),
        await box(".hall_reveal_mean.hall_reveal_shown"),
      ];
      const room = await box(".hall_reveal_body");
      expect([reveal, table.y >= title.y + title.height]).toEqual([reveal, true]);
      expect([reveal, mean.y >= table.y + table.height]).toEqual([reveal, true]);
      const bottom = mean.y + mean.height <= room.y + room.height + 1;
      expect([reveal, bottom]).toEqual([reveal, true]);
    }
    expect(device.problems).toEqual([]);
    await device.close();
  },
);
