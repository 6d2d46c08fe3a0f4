// When a test has failed: leaves a picture of every device, what its page showed and its console
// said, and what every server wrote, in failures/, and prints in short what was there instead of
// what was awaited. For every test file, by vitest's setupFiles.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, beforeEach, type RunnerTestCase } from "vitest";
import { devicesThere, type Device } from "./browser";
import { failures } from "./places";
import { logsThere } from "./room";

const words_max = 400; // Of a page, in the short account.
const patience_ms = 5000; // A page that hangs must not hide the others.

function folderOf(task: Readonly<RunnerTestCase>): string {
  const plain = (words: string) => words.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);
  return join(failures, basename(task.file.name), plain(task.name));
}

async function saveDevice(device: Device, folder: string, name: string): Promise<string> {
  const { page, said } = device;
  writeFileSync(join(folder, `${name}.console.txt`), said.join("\n"));
  const timeout = patience_ms;
  const words = await page.locator("body").innerText({ timeout });
  writeFileSync(join(folder, `${name}.page.txt`), `${page.url()}\n\n${words}\n`);
  await page.screenshot({ path: join(folder, `${name}.png`), timeout });
  return words.replace(/\s+/g, " ").slice(0, words_max);
}

async function saveAll(folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  for (const log of logsThere()) {
    if (existsSync(log)) copyFileSync(log, join(folder, basename(log)));
  }
  const told: string[] = [];
  for (const [at, device] of devicesThere().entries()) {
    const name = `${at + 1}-${device.name}`;
    const words = await saveDevice(device, folder, name).catch((error: unknown) => `(${error})`);
    told.push(`  ${name} ${device.page.url()}: ${words}`);
  }
  return told;
}

let failedFirst: string | null = null;

// The parts of a day build on one another: what follows a failure would only wait in vain.
beforeEach(({ task }) => {
  if (failedFirst === null || !task.file.name.startsWith("days/")) return;
  throw new Error(`not tried, because “${failedFirst}” failed before it`);
});

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  if (failedFirst !== null && task.file.name.startsWith("days/")) return;
  failedFirst ??= task.name;
  const folder = folderOf(task);
  const told = await saveAll(folder);
  console.error([`“${task.name}” failed; then there was:`, ...told, `  See ${folder}`].join("\n"));
});
