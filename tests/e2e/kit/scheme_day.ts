// A day of a scheme with one stage and one panel of seven, the highest and the lowest sheet dropped,
// on real pages: the operator's desk, the hall, the kiosk, one judge's tablet and whoever else the
// scheme gives a part. Everybody else is played.
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { thanks_ms } from "../../../display/kiosk/kiosk_state";
import { publishedTotal, type Part } from "./arithmetic";
import { picture, sizes, type Device, type Size } from "./browser";
import { readEvents, sheetCounts } from "./ledger";
import { checkCandidatesIn, checkIn, enterLots, score, shows, sign, takeStep } from "./people";
import { Room, type SheetLine } from "./room";
import { pass } from "./time";

export interface Scheme {
  plan: string;
  roll: string;
  seed: number;
  interviewPercent?: bigint; // Of the total; left out: all of it.
  written?: Readonly<Record<string, string>>; // The rest of it, by candidate.
  also?: Readonly<Record<string, Size>>; // Who else is at a real page.
}

const judges = 7;
const judge = "panel_3";
const usual: Readonly<Record<string, Size>> = {
  operator: sizes.tablet,
  hall: sizes.screen,
  kiosk: sizes.tablet,
  [judge]: sizes.tablet,
};

export class SchemeDay {
  private readonly devices = new Map<string, Device>();
  private readonly typed: SheetLine[] = []; // By the judge on the tablet.
  private readonly announced: string[] = [];
  private readonly stage: string;

  private constructor(
    private readonly room: Room,
    private readonly scheme: Scheme,
  ) {
    this.stage = room.plan().stages[0].title.zh;
  }

  static async open(browser: Browser, scheme: Scheme): Promise<SchemeDay> {
    const room = await Room.open(scheme.plan, scheme.roll);
    const day = new SchemeDay(room, scheme);
    for (const [seat, size] of Object.entries({ ...usual, ...scheme.also })) {
      const movable = seat === "kiosk"; // It shows no clock, and its thanks take their time.
      day.devices.set(seat, await room.seat(browser, seat, size, { movable }));
    }
    return day;
  }

  at(seat: string): Page {
    const device = this.devices.get(seat);
    if (device === undefined) throw new Error(`nobody at ${seat}`);
    return device.page;
  }

  // With the lots in the order of the list, which the supervisor, played or not, has to witness.
  async arriveAndDraw(count: number): Promise<void> {
    this.room.rehearse([...this.devices.keys()], this.scheme.seed);
    await checkIn(this.at(judge));
    await checkCandidatesIn(this.at("operator"), count);
    await enterLots(
      this.at("operator"),
      Array.from({ length: count }, (_, at) => at + 1),
    );
  }

  // From the call to the closing, all seven sheets being in.
  async interview(number: number, candidate: string, mark: string): Promise<void> {
    const desk = this.at("operator");
    const who = `第${number}号`;
    await takeStep(desk, `请${who}入场`);
    await takeStep(desk, `开始${this.stage} — ${who}`);
    await this.at("hall").locator(".hall_turn_time").waitFor();
    await takeStep(desk, `结束${this.stage} — ${who}`);
    await score(this.at(judge), [mark]);
    const { id, criteria } = this.room.plan().stages[0];
    const marks = { [criteria[0].id]: mark };
    this.typed.push({ candidate, stage: id, panel: "panel", seat: judge, marks });
    await shows(desk, `已提交 ${judges} / ${judges}`);
    await takeStep(desk, `封分：${this.stage} — ${who}`);
  }

  // Announced at the desk, shown in the hall as it adds up here, and signed.
  async hear(number: number, candidate: string): Promise<void> {
    const expected = await this.total(candidate);
    await takeStep(this.at("operator"), `宣布第${number}号成绩`);
    const shown = this.at("hall").locator(".hall_reveal_totalFigure");
    await expect.poll(() => shown.innerText()).toBe(expected);
    this.announced.push(expected);
    await sign(this.at("kiosk"));
    await pass(thanks_ms + 1000, [this.at("kiosk")]);
    await this.at("kiosk").locator("[data-at=rest]").waitFor();
  }

  // The hall ranks the totals that were announced.
  async publish(post: string): Promise<void> {
    const hall = this.at("hall");
    await takeStep(this.at("operator"), `公布“${post}”排名`);
    await hall.locator(".hall_ranking_ranking").waitFor();
    const lines = await hall.locator(".hall_ranking_ranking .hall_ranking_total").allInnerTexts();
    const highestFirst = [...this.announced].sort((a, b) => Number(b) - Number(a));
    expect(lines).toEqual(highestFirst);
  }

  // Nothing was lost, nothing came twice, and every figure verifies.
  async verify(): Promise<void> {
    await this.room.stop("SIGTERM");
    const events = readEvents(this.room.data);
    const counts = sheetCounts(events);
    expect(counts.size).toBe(this.announced.length * judges);
    expect([...counts.values()].every((count) => count === 1)).toBe(true);
    const signed = events.filter(({ fact }) => fact.case === "resultSigned");
    expect(signed).toHaveLength(this.announced.length);
    expect(this.room.verify()).toMatchObject({ status: 0 });
  }

  async close(): Promise<void> {
    await this.room.close();
  }

  async pictures(name: string): Promise<void> {
    for (const [seat, { page }] of this.devices) await picture(page, `${name}-${seat}`);
  }

  private async total(candidate: string): Promise<string> {
    const { interviewPercent = 100n, written } = this.scheme;
    const { id } = this.room.plan().stages[0];
    const parts: Part[] = [{ stage: id, panel: "panel", percent: interviewPercent, drop: 1 }];
    const sheets = [...(await this.room.recordedOf(candidate, judges - 1)), ...this.typed];
    if (written !== undefined) {
      // One mark that somebody brings along counts as one sheet does.
      const from = { stage: "written", panel: "written" };
      parts.push({ ...from, percent: 100n - interviewPercent, drop: 0 });
      sheets.push({ ...from, candidate, seat: "", marks: { written: written[candidate] ?? "" } });
    }
    return publishedTotal(sheets, candidate, parts);
  }
}
