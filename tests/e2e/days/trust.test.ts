// A server with its own authority, met by a device that does not trust it yet and by one that does,
// in real Chromium: nothing is told to overlook certificates.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchOwn, openDevice, overflowsSideways, picture, sizes } from "../kit/browser";
import { Room } from "../kit/room";

let room: Room;
let untrusting: Browser;
const homes: string[] = [];

const seat = "panel_3";
const authority = () => join(room.data, "tls", "ca.crt");

beforeAll(async () => {
  room = await Room.open("plans/benxi.json", "tests/rolls/benxi.json", undefined, [], []);
  untrusting = await launchOwn(newHome());
});

afterAll(async () => {
  await untrusting?.close();
  await room?.close();
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

// Of somebody who trusts what Chromium comes with, and whatever is added.
function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), "tingfen-home-"));
  homes.push(home);
  const trusted = join(home, ".pki", "nssdb");
  mkdirSync(trusted, { recursive: true });
  execFileSync("certutil", ["-d", `sql:${trusted}`, "-N", "--empty-password"]);
  return home;
}

function trustIn(home: string): void {
  const trusted = `sql:${join(home, ".pki", "nssdb")}`;
  execFileSync("certutil", ["-d", trusted, "-A", "-n", "tingfen", "-t", "C,,", "-i", authority()]);
}

// Every address that goes over the network; a fragment must be in none.
function requestsOf(page: Page): string[] {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  return addresses;
}

const state = (page: Page) => page.locator(".trust_state");

const looks: [keyof typeof sizes, string, string][] = [
  ["tablet", "Mozilla/5.0 (iPad; CPU OS 14_4 like Mac OS X) Safari/604.1", "iPad"],
  ["tabletUpright", "Mozilla/5.0 (Linux; Android 12; HarmonyOS; BAH4) Chrome/99", "鸿蒙|HarmonyOS"],
  ["phone", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Safari/604.1", "iPhone"],
  ["screen", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/120.0.0.0", "Windows"],
];

describe("a device that does not trust the server", () => {
  test("is led from its card to the page that helps, with its code kept on the device", async () => {
    const device = await openDevice(untrusting, { size: sizes.tablet });
    const { code } = room.card(seat);
    await device.page.goto(`${room.url}/judge#${code}`);
    await state(device.page).filter({ hasText: "本设备尚未信任" }).waitFor();
    const { pathname, search, hash } = new URL(device.page.url());
    expect([pathname, search, hash]).toEqual(["/trust", "?to=/judge", `#${code}`]);
    expect(await device.page.locator("button.trust_go").isDisabled()).toBe(true);
    await device.close();
  });

  test("downloads the very authority, and can compare its fingerprint", async () => {
    const device = await openDevice(untrusting, { size: sizes.tablet });
    await device.page.goto(`${room.url}/trust`);
    const download = device.page.waitForEvent("download");
    await device.page.locator(".trust_download").click();
    expect((await download).suggestedFilename()).toBe("tingfen-ca.crt");
    const kept = readFileSync(await (await download).path(), "utf8");
    expect(kept).toBe(readFileSync(authority(), "utf8"));
    const said = execFileSync(
      "openssl",
      ["x509", "-in", authority(), "-noout", "-fingerprint", "-sha256"],
      {
        encoding: "utf8",
      },
    );
    const shown = await device.page.locator(".trust_print > span").allInnerTexts();
    expect(said.trim().split("=")[1]).toBe(shown.join(" ").replace(/ /g, ":"));
    await device.close();
  });

  test("is refused the page itself over HTTPS", async () => {
    const device = await openDevice(untrusting, { size: sizes.tablet });
    await expect(device.page.goto(`${room.secureUrl}/judge`)).rejects.toThrow(
      /ERR_CERT_AUTHORITY_INVALID/,
    );
    await device.close();
  });

  test("is told when the server is away, and finds it again by itself", async () => {
    const device = await openDevice(untrusting, { size: sizes.tablet });
    await device.page.goto(`${room.url}/trust`);
    await state(device.page).filter({ hasText: "尚未信任" }).waitFor();
    await room.stop("SIGTERM");
    await state(device.page).filter({ hasText: "连不上服务器" }).waitFor();
    await room.start();
    await state(device.page).filter({ hasText: "尚未信任" }).waitFor();
    await device.close();
  });

  test("reads the words and finds the certificate without scripts", async () => {
    const context = await untrusting.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${room.url}/judge`);
    expect(await page.locator("h1").innerText()).toBe("让本设备信任评分服务器");
    expect(await page.locator('a[href="/ca.crt"]').isVisible()).toBe(true);
    await picture(page, "trust-bare");
    await context.close();
  });

  test.each(looks)("reads well on a %s, in both languages", async (name, agent, title) => {
    const size = sizes[name];
    for (const language of ["zh", "en"]) {
      const device = await openDevice(untrusting, { size, agent });
      await device.page.goto(`${room.url}/trust?to=/judge&lang=${language}`);
      await device.page.locator(".trust_print").waitFor();
      expect(await device.page.locator("h2").first().innerText()).toMatch(new RegExp(title));
      expect(await overflowsSideways(device.page)).toBe(false);
      const foot = await device.page.locator(".trust_foot").boundingBox();
      expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeLessThanOrEqual(size.height + 1);
      await picture(device.page, `trust-${name}-${language}`);
      await device.close();
    }
  });
});

describe("a device that trusts the server", () => {
  let trusting: Browser;

  beforeAll(async () => {
    const home = newHome();
    trustIn(home);
    trusting = await launchOwn(home);
  });

  afterAll(() => trusting?.close());

  test("opens the page over HTTPS without a warning", async () => {
    const device = await openDevice(trusting, { size: sizes.tablet });
    const answer = await device.page.goto(`${room.secureUrl}/judge`);
    expect(answer?.status()).toBe(200);
    expect(await device.page.evaluate(() => window.isSecureContext)).toBe(true);
    await device.page.locator("#kit-join-code").waitFor();
    expect(device.problems).toEqual([]);
    await device.close();
  });

  test("is told so on the page that helps, and goes on from there into its seat", async () => {
    const device = await openDevice(trusting, { size: sizes.tablet });
    const { code } = room.card(seat);
    const addresses = requestsOf(device.page);
    await device.page.goto(`${room.url}/judge#${code}`);
    await state(device.page).filter({ hasText: "✓ 本设备已信任" }).waitFor();
    await picture(device.page, "trust-done");
    await device.page.getByRole("link", { name: "进入评分页面" }).click();
    await device.page.locator(".judge_check_in_seatGiant").waitFor();
    expect(new URL(device.page.url()).origin).toBe(room.secureUrl);
    expect(await device.page.locator(".judge_check_in_seatGiant").innerText()).toContain("3号");
    const bare = code.replace("-", "");
    const sent = addresses.map((address) => address.split("#")[0] ?? "");
    expect(sent.filter((address) => address.replace("-", "").includes(bare))).toEqual([]);
    expect(device.problems).toEqual([]);
    await device.close();
  });

  test("sees that nothing is left to do where the page is opened over HTTPS", async () => {
    const device = await openDevice(trusting, { size: sizes.phone });
    await device.page.goto(`${room.secureUrl}/trust?to=/hall&lang=en`);
    await state(device.page).filter({ hasText: "This device trusts the server" }).waitFor();
    const go = device.page.getByRole("link", { name: 'Open "Hall screen"' });
    expect(await go.getAttribute("href")).toBe(`${room.secureUrl}/hall?lang=en`);
    expect(await overflowsSideways(device.page)).toBe(false);
    await picture(device.page, "trust-done-phone");
    expect(device.problems).toEqual([]);
    await device.close();
  });

  // As while the authority is not installed yet. (Chromium itself remembers for half an hour that it
  // did not trust a certificate, unless its own settings change it.)
  test("turns to ✓ by itself once it is trusted, and the page stays where it is", async () => {
    const device = await openDevice(trusting, { size: sizes.tablet });
    const secure = `${room.secureUrl}/ca.fingerprint`;
    await device.page.route(secure, (route) => route.abort("accessdenied"));
    await device.page.goto(`${room.url}/trust?to=/judge`);
    await state(device.page).filter({ hasText: "尚未信任" }).waitFor();
    const before = await device.page.locator(".trust_go").boundingBox();
    await device.page.unroute(secure);
    await state(device.page).filter({ hasText: "✓ 本设备已信任" }).waitFor();
    expect(await device.page.locator(".trust_go").boundingBox()).toEqual(before);
    await device.close();
  });
});
