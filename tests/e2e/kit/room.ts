// A real competition for a test: made by `tingfen init`, served by a child process on a free
// loopback port that can be killed and started again, its other people played by `tingfen rehearse`.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { openDevice, type Device, type DeviceOptions, type Size } from "./browser";
import { Cable } from "./cable";
import { clocked, program, root } from "./places";
import { ownPort } from "./ports";

interface Card {
  seat: string;
  page: string;
  code: string;
}

// As much of a plan as the tests read.
interface Plan {
  stages: [{ id: string; title: { zh: string }; criteria: [{ id: string }] }];
}

// The Benxi plan announces at the end and runs off ties; here it announces at once, which its
// document leaves open, and leaves ties to be settled.
export function announcingAtOnce(plan: string): string {
  const rules = JSON.parse(plan) as Record<string, unknown>;
  return JSON.stringify({ ...rules, announcement: { when: "AT_ONCE" } });
}

export interface SheetLine {
  candidate: string;
  stage: string;
  panel: string;
  seat: string;
  marks: Record<string, string>;
}

// Polls until `ready` gives something; a state is waited for, never a time. `instead` says what was
// there where it never came.
export async function until<T>(
  what: string,
  ready: () => T | undefined | Promise<T | undefined>,
  instead: () => unknown = () => "nothing of it",
) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = await ready();
    if (found !== undefined) return found;
    if (Date.now() > deadline) {
      throw new Error(`waited in vain: ${what}; there was ${String(await instead())}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

const rooms = new Set<Room>();

// What the servers and players of this file have written.
export function logsThere(): string[] {
  return [...rooms].flatMap(({ logs }) => logs);
}

export class Room {
  readonly logs: string[] = [];
  readonly home = mkdtempSync(join(tmpdir(), "tingfen-e2e-"));
  readonly data = join(this.home, "data");
  private cards: Card[] = [];
  private server: ChildProcess | null = null;
  private players: ChildProcess[] = [];
  private cables: Cable[] = [];
  private starts = 0;

  private readonly planPath = join(this.home, "plan.json");

  private readonly aheadPath = join(this.home, "ahead_ms");
  private ahead_ms = 0; // Of the machine's clock.

  private constructor(
    private readonly serving: readonly string[],
    private readonly port: number, // For good: the pages look for it there.
    private readonly movable: boolean,
  ) {}

  // `edit` turns the plan's text into the one that is used. Without a roll it is entered later.
  static async open(
    plan: string,
    roll: string | null,
    edit = (text: string) => text,
    flags: readonly string[] = [], // Of `tingfen init`.
    serving: readonly string[] = ["--plain"], // Of `tingfen serve`.
    movable = false, // The server's clock can be moved ahead.
  ): Promise<Room> {
    const room = new Room(serving, await ownPort(), movable);
    rooms.add(room);
    writeFileSync(room.planPath, edit(readFileSync(join(root, plan), "utf8")));
    const codes = join(room.home, "codes.json");
    const files = ["--plan", room.planPath, "--codes", codes, ...flags];
    if (roll !== null) files.push("--roll", join(root, roll));
    const made = spawnSync(program, ["init", room.data, ...files], { encoding: "utf8" });
    if (made.status !== 0) throw new Error(`${made.error?.message ?? ""}${made.stderr}`);
    room.cards = (JSON.parse(readFileSync(codes, "utf8")) as { seats: Card[] }).seats;
    await room.start();
    return room;
  }

  static openMovable(plan: string, roll: string, edit?: (text: string) => string): Promise<Room> {
    return Room.open(plan, roll, edit, [], ["--plain"], true);
  }

  // The server's clock; the pages' are another matter (time.ts).
  moveAhead(ms: number): void {
    if (!this.movable) throw new Error("this room's server goes by the machine's clock");
    this.ahead_ms += ms;
    writeFileSync(`${this.aheadPath}.new`, String(this.ahead_ms));
    renameSync(`${this.aheadPath}.new`, this.aheadPath);
  }

  plan(): Plan {
    return JSON.parse(readFileSync(this.planPath, "utf8")) as Plan;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  // Where it is served with TLS, on the same port.
  get secureUrl(): string {
    return this.url.replace("http:", "https:");
  }

  async start(): Promise<void> {
    this.starts += 1;
    const file = join(this.home, `port-${this.starts}`);
    const where = ["--port", String(this.port), "--port-file", file];
    const how = [...where, ...this.serving];
    const serving = this.movable ? clocked : program;
    const child = this.run(serving, ["serve", this.data, ...how], `server-${this.starts}`);
    this.server = child;
    await until("the server listens", () => {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      return existsSync(file) ? true : undefined;
    });
  }

  // What it writes goes to a file of that name.
  private run(runs: string, asked: readonly string[], name: string): ChildProcess {
    const path = join(this.home, `${name}.log`);
    const log = openSync(path, "w");
    const env = { ...process.env, TINGFEN_AHEAD_MS_FILE: this.aheadPath };
    const child = spawn(runs, asked, { stdio: ["ignore", log, log], env });
    closeSync(log);
    this.logs.push(path);
    return child;
  }

  async stop(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    this.server?.kill(signal);
    if (this.server !== null) await ended(this.server);
    this.server = null;
  }

  // Everybody but `leave`, flat out.
  rehearse(leave: readonly string[], seed: number): void {
    const given = ["--connect", `127.0.0.1:${this.port}`, "--codes", join(this.home, "codes.json")];
    const how = ["--pace", "fast", "--seed", String(seed), "--record", this.recordPath];
    const left = leave.flatMap((seat) => ["--leave", seat]);
    const plain = this.serving.includes("--plain");
    const secure = plain ? [] : ["--ca", join(this.data, "tls", "ca.crt")];
    const name = `players-${this.players.length + 1}`;
    this.players.push(this.run(program, ["rehearse", ...given, ...how, ...left, ...secure], name));
  }

  private get recordPath(): string {
    return join(this.home, "record.jsonl");
  }

  // What the played judges gave the candidate: `count` sheets, once all of them are confirmed.
  recordedOf(candidate: string, count: number): Promise<SheetLine[]> {
    const own = () => this.recorded().filter((sheet) => sheet.candidate === candidate);
    return until(
      `${count} sheets for ${candidate} are on record`,
      () => (own().length >= count ? own() : undefined),
      () => own().length,
    );
  }

  // The sheets that the played judges had confirmed.
  private recorded(): SheetLine[] {
    if (!existsSync(this.recordPath)) return [];
    return readFileSync(this.recordPath, "utf8")
      .split("\n")
      .filter((line) => line.startsWith('{"sheet"'))
      .map((line) => (JSON.parse(line) as { sheet: SheetLine }).sheet);
  }

  // To the server, for one device.
  async cable(): Promise<Cable> {
    const cable = await Cable.lay(() => this.port);
    this.cables.push(cable);
    return cable;
  }

  // The code on the seat's card.
  card(seat: string): Card {
    const card = this.cards.find((one) => one.seat === seat);
    if (card === undefined) throw new Error(`no seat ${seat}`);
    return card;
  }

  // A device of its own at a seat's page, entered by the seat's code as from its QR code.
  async seat(
    browser: Browser,
    seat: string,
    size: Size,
    also: Omit<DeviceOptions, "size"> & { cable?: Cable } = {},
  ): Promise<Device> {
    const { cable, ...options } = also;
    const { page, code } = this.card(seat);
    const device = await openDevice(browser, { size, name: seat, ...options });
    await device.page.goto(`${cable?.url ?? this.url}${page}#${code}`);
    return device;
  }

  // `tingfen verify` on the stopped competition.
  verify(): { status: number | null; words: string } {
    const done = spawnSync(program, ["verify", this.data], { encoding: "utf8" });
    return { status: done.status, words: done.stdout + done.stderr };
  }

  async close(): Promise<void> {
    for (const player of this.players) {
      player.kill("SIGKILL");
      await ended(player);
    }
    for (const cable of this.cables) await cable.close();
    await this.stop("SIGKILL");
    rooms.delete(this);
    rmSync(this.home, { recursive: true, force: true });
  }
}
