// The kiosk as built, against a played server: signing, objecting, the network gone while somebody
// signs. How each state looks is in looks/.
import { afterAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { thanks_ms } from "../../../display/kiosk/kiosk_state";
import * as shown from "../../scenes/scenes";
import { launch, picture } from "../kit/browser";
import { serveBuiltPages } from "../kit/built_pages";
import { drawSignature, kiosk, openKiosk, readToEnd } from "../kit/played_screens";

const browser = await launch();
const built = await serveBuiltPages();

afterAll(() => built.close());

// Dark pixels in the field, right of a share of its width.
function ink(page: Page, from = 0): Promise<number> {
  return page.evaluate((share) => {
    const canvas = document.querySelector<HTMLCanvasElement>(".signature_field_canvas");
    const pen = canvas?.getContext("2d");
    if (!canvas || !pen) throw new Error("no field");
    const left = Math.floor(canvas.width * share);
    const { data } = pen.getImageData(left, 0, canvas.width - left, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
    return dark;
  }, from);
}

type Place = readonly [number, number];

interface Sent {
  png: Uint8Array;
  width: number; // Of the field, CSS pixels.
}

// Of each place on the field, whether there is ink within two pixels of it in the picture.
function inked(page: Page, { png, width }: Sent, places: readonly Place[]): Promise<boolean[]> {
  return page.evaluate(
    async ({ bytes, at, across }) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const pen = canvas.getContext("2d");
      if (pen === null) throw new Error("no canvas");
      pen.drawImage(picture, 0, 0);
      const scale = picture.width / across;
      const near = Math.round(2 * scale);
      return at.map(([x, y]) => {
        const left = Math.round(x * scale) - near;
        const top = Math.round(y * scale) - near;
        const { data } = pen.getImageData(left, top, 2 * near, 2 * near);
        return data.some((value, byte) => byte % 4 === 0 && value < 128);
      });
    },
    { bytes: [...png], at: places, across: width },
  );
}

const toSign = shown.kiosk("two_stages/announced");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("takes a signature on exactly what was shown, thanks, and rests by itself", async () => {
  const { device, page, server } = await openKiosk(browser, built.url, toSign, { clock: true });
  expect(await button(page, "核对无误，去签字").isDisabled()).toBe(true);
  await readToEnd(page);
  await button(page, "核对无误，去签字").click();
  await drawSignature(page);
  await expect.poll(() => ink(page, 0.7)).toBeGreaterThan(0); // However quick the hand was.
  await button(page, "确认签字").click();
  await page.waitForSelector(".kiosk_thanksFigure");
  server.show(kiosk(shown.kiosk("two_stages/ready")));
  await picture(page, "kiosk-thanks");
  const action = server.commands[0]?.action;
  if (action?.case !== "signResult") throw new Error("no signature was sent");
  expect(action.value.digest).toBe(toSign.result?.digest);
  const png = Buffer.from(action.value.signaturePng);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.length).toBeLessThan(200 * 1024);
  await page.clock.fastForward(thanks_ms);
  await page.getByText("成绩签字确认", { exact: true }).waitFor();
  expect(device.problems).toEqual([]);
  await device.close();
});

// Strokes of a quick hand, of which the browser tells few points; the last two end close by the point
// before.
const strokes: readonly (readonly Place[])[] = [
  [
    [60, 60],
    [250, 60],
    [250, 200],
    [100, 200],
  ],
  [
    [330, 50],
    [330, 220],
    [420, 120],
  ],
  [
    [300, 100],
    [430, 100],
  ],
  [
    [480, 60],
    [520, 60],
    [523, 62],
  ],
  [
    [480, 150],
    [530, 220],
    [530, 223],
  ],
];
test("keeps what the hand drew, each stroke to its very end", async () => {
  const { device, page, server } = await openKiosk(browser, built.url, toSign);
  await readToEnd(page);
  await button(page, "核对无误，去签字").click();
  const box = await page.locator(".signature_field_canvas").boundingBox();
  if (box === null) throw new Error("no field");
  for (const [first, ...rest] of strokes) {
    await page.mouse.move(box.x + first![0], box.y + first![1]);
    await page.mouse.down();
    for (const [x, y] of rest) await page.mouse.move(box.x + x, box.y + y);
    await page.mouse.up();
  }
  await button(page, "撤销一笔").click(); // What is drawn again is drawn to its end, too.
  await button(page, "确认签字").click();
  await expect.poll(() => server.commands.length).toBe(1);
  const action = server.commands[0]?.action;
  if (action?.case !== "signResult") throw new Error("no signature was sent");
  const sent = { png: action.value.signaturePng, width: Math.round(box.width) };
  const kept = strokes.slice(0, -1);
  const ends = kept.map((stroke) => stroke[stroke.length - 1]!);
  expect(await inked(page, sent, ends)).toEqual(ends.map(() => true));
  expect(await inked(page, sent, [strokes[4]![1]!])).toEqual([false]);
  await device.close();
});

test("refuses a slip of the finger, takes back a stroke, and begins again", async () => {
  const { device, page, server } = await openKiosk(browser, built.url, toSign);
  await readToEnd(page);
  await button(page, "核对无误，去签字").click();
  await button(page, "确认签字").click();
  expect(await page.textContent(".kiosk_sign_toolsWords")).toContain("请先");
  const box = await page.locator(".signature_field_canvas").boundingBox();
  await page.mouse.move(box!.x + 20, box!.y + 20);
  await page.mouse.down();
  await page.mouse.move(box!.x + 40, box!.y + 22, { steps: 4 });
  await page.mouse.up();
  await button(page, "确认签字").click();
  expect(await page.textContent(".kiosk_sign_toolsWords")).toContain("签名太小");
  await expect.poll(() => ink(page)).toBeGreaterThan(0);
  await button(page, "撤销一笔").click();
  await expect.poll(() => ink(page)).toBe(0);
  await drawSignature(page);
  await button(page, "重写").click();
  await expect.poll(() => ink(page)).toBe(0);
  expect(server.commands).toEqual([]);
  await device.close();
});

test("keeps the signature while the network is away and delivers the same one after", async () => {
  const { device, page, server } = await openKiosk(browser, built.url, toSign);
  await readToEnd(page);
  await button(page, "核对无误，去签字").click();
  await drawSignature(page);
  server.answering = false;
  await button(page, "确认签字").click();
  await expect.poll(() => server.commands.length).toBe(1);
  server.part();
  await page.getByText("网络已断开").waitFor();
  await picture(page, "kiosk-kept");
  server.answering = true;
  server.reachable = true;
  await page.waitForSelector(".kiosk_thanksFigure");
  expect(server.commands.length).toBe(2);
  expect(server.commands[1]?.id).toBe(server.commands[0]?.id);
  expect(server.commands[1]?.action).toEqual(server.commands[0]?.action);
  await device.close();
});

test("takes an objection, shows its answer, and lets the candidate sign then", async () => {
  const { device, page, server } = await openKiosk(browser, built.url, toSign);
  const objection = "第3号评委的合计与我听到的不一致";
  server.following = ({ action }) => {
    if (action.case !== "objectToResult") return undefined;
    return kiosk(shown.kiosk("two_stages/objection"));
  };
  await button(page, "有异议").click();
  await page.fill("textarea", objection);
  await button(page, "提交异议").click();
  await page.getByText("异议已提交").waitFor();
  expect(server.commands[0]?.action.case).toBe("objectToResult");
  await picture(page, "kiosk-objected");
  server.show(kiosk(shown.kiosk("two_stages/answered")));
  await page.getByText("您的异议已有答复").waitFor();
  await picture(page, "kiosk-answered");
  await readToEnd(page);
  await button(page, "核对无误，去签字").click();
  await drawSignature(page);
  await button(page, "确认签字").click();
  await page.waitForSelector(".kiosk_thanksFigure");
  await device.close();
});

test("begins anew when the figures are corrected under a hand", async () => {
  const { device, page, server } = await openKiosk(browser, built.url, toSign);
  await readToEnd(page);
  await button(page, "核对无误，去签字").click();
  await drawSignature(page);
  server.show(kiosk(shown.kiosk("corrected/announced")));
  await page.waitForSelector(".kiosk_read_more");
  expect(await button(page, "核对无误，去签字").isDisabled()).toBe(true);
  await device.close();
});
