// The server draws the order: its commitment on the hall before anybody speaks, the supervisor's
// words, the secret. The server is killed after every step, and it stays the one draw; the outcome
// is recomputed here from what the hall showed (docs/draw.md).
import { createHash } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launch, picture, sizes, type Device } from "../kit/browser";
import { readEvents } from "../kit/ledger";
import { checkCandidatesIn, openStep, shows, takeStep } from "../kit/people";
import { Room } from "../kit/room";

let browser: Browser;
let room: Room;
let desk: Device;
let supervisor: Device;
let hall: Device;

const candidates = ["c1", "c2", "c3"];
const words = "三十七";

function drawnByTheServer(plan: string): string {
  return JSON.stringify({ ...(JSON.parse(plan) as object), lots: { by: "SERVER" } });
}

beforeAll(async () => {
  browser = await launch();
  room = await Room.open("plans/benxi.json", "tests/rolls/benxi.json", drawnByTheServer);
  desk = await room.seat(browser, "operator", sizes.tablet);
  supervisor = await room.seat(browser, "supervisor", sizes.tablet);
  hall = await room.seat(browser, "hall", sizes.screen);
});

afterAll(async () => {
  await browser?.close();
  await room?.close();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  const devices = { desk, supervisor, hall };
  for (const [name, { page }] of Object.entries(devices))
    await picture(page, `failed-draw-${name}`);
});

async function killAndStart(): Promise<void> {
  await room.stop("SIGKILL");
  await room.start();
}

// What stands under a title on the hall, without the gaps between the groups.
async function digest(title: string): Promise<string> {
  const line = hall.page.locator(".hall_draw_digest", { hasText: title }).locator("code");
  return (await line.innerText()).replace(/\s/g, "");
}

async function commitment(page: Page): Promise<string> {
  const shown = page.locator(".hall_draw_hex");
  await shown.waitFor();
  return (await shown.innerText()).replace(/\s/g, "");
}

function sha256(...parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

// docs/draw.md.
function drawnFrom(secret: Buffer, said: readonly string[], from: readonly string[]): string[] {
  const left = [...from];
  const outcome: string[] = [];
  const blocks: Buffer[] = [];
  const number = (at: number): number => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(at >> 3);
    const mixed = said.map((one) => sha256(one));
    blocks[at >> 3] ??= sha256("tingfen draw 1", secret, ...mixed, counter);
    return (blocks[at >> 3] as Buffer).readUInt32BE((at & 7) * 4);
  };
  for (let at = 0; left.length > 0; at += 1) {
    if (number(at) >= 2 ** 32 - (2 ** 32 % left.length)) continue;
    outcome.push(...left.splice(number(at) % left.length, 1));
  }
  return outcome;
}

test("nothing but the commitment is shown, and the server's death changes it not", async () => {
  room.rehearse(["operator", "supervisor", "hall", "kiosk"], 1);
  await checkCandidatesIn(desk.page, candidates.length);
  await takeStep(desk.page, "由服务器抽签排定顺序");
  const before = await commitment(hall.page);
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  await picture(hall.page, "draw-open-hall");
  await killAndStart();
  await shows(hall.page, "密值已锁定");
  expect(await commitment(hall.page)).toBe(before);
  await desk.page.locator("[data-next]").waitFor({ state: "detached" });
});

test("the supervisor's words close the list", async () => {
  const dialog = await openStep(supervisor.page, "见证抽签：写入一句话");
  await dialog.locator("input, textarea").first().fill(words);
  await dialog.locator(".button_primary").click();
  await shows(hall.page, words);
  await picture(desk.page, "draw-witnessed-desk");
  await killAndStart();
  await shows(hall.page, words);
});

test("what comes out is what anybody works out from the secret", async () => {
  const shown = await commitment(hall.page);
  await takeStep(desk.page, "公布密值，得出抽签结果");
  await hall.page.locator(".hall_list_drawn").waitFor();
  await picture(hall.page, "draw-completed-hall");
  const secret = Buffer.from(await digest("密值"), "hex");
  expect(sha256(secret).toString("hex")).toBe(shown);
  expect(await digest("承诺值")).toBe(shown);
  await killAndStart();
  await hall.page.locator(".hall_list_drawn").waitFor();
  expect(await digest("密值")).toBe(secret.toString("hex"));
  await takeStep(supervisor.page, "见证抽签结果");
  await room.stop("SIGTERM");
  const verified = room.verify();
  expect(verified.words).toContain("Draws         1");
  expect(verified.status).toBe(0);
  const lots = readEvents(room.data).flatMap(({ fact }) =>
    fact.case === "lotsRecorded" ? fact.value.lots.map((lot) => lot.candidate) : [],
  );
  expect(lots).toEqual(drawnFrom(secret, [words], candidates));
});
