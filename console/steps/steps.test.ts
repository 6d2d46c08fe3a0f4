import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "@bufbuild/protobuf";
import { beforeEach, describe, expect, test } from "vitest";
import { CommandSchema } from "../../web_kit/generated/proto/commands_pb";
import { refusalOf } from "../../web_kit/fixtures/fixture_refusals";
import {
  Refusal_Code as Code,
  Refusal_Reason as Reason,
} from "../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import {
  PresenceSchema,
  SeatState_Work as Work,
  SeatStateSchema,
  type SeatState,
} from "../../web_kit/generated/proto/seat_views_pb";
import { PersonSchema, StepSchema } from "../../web_kit/generated/proto/views_pb";
import { language, t, tIn } from "../../web_kit/i18n/i18n";
import { viewOf } from "../fixture_scenes";
import { asTyped, checkLots } from "../subjects/roll_call/lots";
import { refusalWords } from "./refusals";
import { liveOf, panelsOf } from "../subjects/sheets/seats";
import { keyOf, sortSteps, stepWords } from "./steps";
import { factWords, secondsWords } from "../words";
import { textMaxOf, textProblem } from "./asked";

beforeEach(() => {
  language.value = "zh";
});

const view = viewOf("presenting");

describe("Steps", () => {
  const own = sortSteps(view, Role.OPERATOR);

  test("stand where they belong", () => {
    expect(own.next === undefined ? "" : stepWords(own.next, view)).toBe("结束结构化面试 — 第7号");
    expect(own.others.map((step) => stepWords(step, view))).toEqual(["暂停计时", "提出更正"]);
    expect([...own.ofSeat.keys()]).toContain("panel_1");
    expect([...own.ofCandidate.keys()]).toContain("c8");
  });

  test("of another role are not there", () => {
    expect(sortSteps(view, Role.VERIFIER).next).toBeUndefined();
    const supervisor = sortSteps(view, Role.SUPERVISOR);
    expect(supervisor.others.map((step) => stepWords(step, view))).toEqual([
      "暂停面试",
      "提示工作台",
    ]);
  });

  test("are the same step in the next view, whatever the digest", () => {
    const announce = (digest: string) =>
      create(StepSchema, {
        person: { candidate: "c2", number: 3 },
        command: { action: { case: "announceFigures", value: { candidate: "c2", digest } } },
      });
    expect(keyOf(announce("aa"))).toBe(keyOf(announce("bb")));
  });

  test("all have words of their own for every command there is", () => {
    const actions = CommandSchema.oneofs[0]?.fields.map((field) => field.localName) ?? [];
    // Said by judges, kiosk and administrator on pages of their own.
    const others = [
      ...["submitSheet", "signResult", "objectToResult"],
      ...["enterRoll", "enterPlan", "enterBank", "lockPlan", "settleRecusal"],
    ];
    const desks = actions.filter((name) => !others.includes(name));
    expect(desks.length).toBeGreaterThan(18);
    for (const name of desks) {
      const step = create(StepSchema, { role: Role.VERIFIER });
      step.command = create(CommandSchema, { action: { case: name, value: {} } as never });
      expect(stepWords(step, view), name).not.toBe(tIn("zh", "console.step.other"));
    }
  });

  test("take as much text as the fields of their commands say", () => {
    expect(textMaxOf("answerObjection")).toBe(500);
    expect(textMaxOf("startBreak")).toBe(20);
    expect(textMaxOf("proposeCorrection")).toBe(200);
    expect(textMaxOf("pauseClock")).toBe(0);
  });

  test("want words that say something and fit", () => {
    expect(textProblem(" \n", 200)).toBe("empty");
    expect(textProblem("字".repeat(200), 200)).toBeNull();
    expect(textProblem("字".repeat(201), 200)).toBe("long");
    expect(textProblem("𠮷".repeat(200), 200)).toBeNull();
  });
});

describe("Lots", () => {
  const people = ["a", "b", "c"].map((candidate) => create(PersonSchema, { candidate }));

  test("are complete once every number is there once", () => {
    const { lots, free } = checkLots(people, { a: "2", b: "3", c: "1" });
    expect(free).toEqual([]);
    expect(lots).toEqual([
      { candidate: "a", number: 2 },
      { candidate: "b", number: 3 },
      { candidate: "c", number: 1 },
    ]);
  });

  test("name every problem and the numbers nobody has", () => {
    const { lots, problems, free } = checkLots(people, { a: "2", b: "02" });
    expect(lots).toBeNull();
    expect(Object.fromEntries(problems)).toEqual({ a: "twice", b: "twice", c: "empty" });
    expect(free).toEqual([1, 3]);
  });

  test("keep to the numbers there are", () => {
    const { problems } = checkLots(people, { a: "0", b: "4", c: "1" });
    expect(Object.fromEntries(problems)).toEqual({ a: "range", b: "range" });
  });

  test("of nobody are never complete", () => {
    expect(checkLots([], {}).lots).toBeNull();
  });

  test("are read from a Chinese keyboard too", () => {
    expect(asTyped("１２号")).toBe("12");
  });
});

describe("A seat", () => {
  const seat = (of: Partial<SeatState>) =>
    Object.assign(create(SeatStateSchema, { enrolled: true, checkedIn: true }), of);
  const told = (online: boolean, writing = false) => create(PresenceSchema, { online, writing });

  test("that has submitted stays so, though its device is gone", () => {
    const live = liveOf(seat({ work: Work.SUBMITTED }), told(false));
    expect([live.live, live.offline]).toEqual(["submitted", true]);
  });

  test("that is awaited and gone is offline", () => {
    expect(liveOf(seat({ work: Work.AWAITED }), told(false, true)).live).toBe("offline");
  });

  test("that is awaited may be writing", () => {
    expect(liveOf(seat({ work: Work.AWAITED }), told(true, true)).live).toBe("writing");
    expect(liveOf(seat({ work: Work.AWAITED }), told(true)).live).toBe("awaited");
    expect(liveOf(seat({ work: Work.RETURNED }), told(true)).live).toBe("returned");
  });

  test("of which the server tells nothing is not called offline", () => {
    expect(liveOf(seat({}), undefined).live).toBe("idle");
  });

  test("nobody has taken, or that has not checked in, says so", () => {
    expect(liveOf(seat({ enrolled: false }), undefined).live).toBe("absent");
    expect(liveOf(seat({ checkedIn: false }), told(true)).live).toBe("unchecked");
  });

  test("of a mass panel is expected once it has checked in", () => {
    const forty = viewOf("mass");
    for (const one of forty.seats.slice(-2)) one.checkedIn = false;
    const mass = panelsOf(forty)[1];
    expect(mass?.mass).toBe(true);
    expect(mass?.expected).toBe(mass?.checkedIn);
    expect(mass?.expected).toBeLessThan(mass?.seats.length ?? 0);
  });
});

describe("A refusal", () => {
  const words = (code: Code, what = "", have = "", need = "") =>
    refusalWords(refusalOf(code, what, have, need), view);

  test("tells what is there and what is needed", () => {
    expect(words(Code.MISSING_SHEETS, "panel", "5", "7")).toBe(
      "评委评分表还不够：现在 5 份，需要 7 份。",
    );
    expect(words(Code.TOO_FEW_JUDGES, "panel", "4", "5")).toBe(
      "评委人数不够：只剩 4 人，至少需要 5 人。",
    );
    expect(words(Code.LOTS_INCOMPLETE, "number", "9", "1–7")).toBe("签号 9 重复或不在 1–7 之间。");
    expect(words(Code.NOT_CONFIRMED, "SUPERVISOR")).toBe("还差一步：监督员见证。");
    expect(words(Code.OTHER_TURN, "candidate", "c2", "c4")).toBe("现在应是第4号，没有执行。");
    expect(words(Code.HELD, "", "设备检查")).toContain("设备检查");
    expect(words(Code.NOT_CHECKED_IN)).toBe("该座位还没有签到。");
    expect(words(Code.NOT_CHECKED_IN, "left")).toContain("评委已经离席");
  });

  test("has a sentence of its own for every reason, in both languages", () => {
    for (const chosen of ["zh", "en"] as const) {
      language.value = chosen;
      const told = Object.values(Reason)
        .filter((reason) => typeof reason === "string")
        .filter((reason) => !["REASON_UNSPECIFIED", "PHASE"].includes(reason))
        .map((reason) => words(Code.NOT_NOW, reason.toLowerCase(), "4", "10"));
      expect(told.length).toBeGreaterThan(30);
      expect(new Set(told).size).toBe(told.length);
      for (const sentence of told) expect(sentence).toMatch(/^[^{]*[。.]$/);
    }
  });

  test("has a sentence for every code, in both languages", () => {
    for (const code of Object.values(Code)) {
      if (typeof code !== "number") continue;
      for (const chosen of ["zh", "en"] as const) {
        language.value = chosen;
        expect(words(code), String(code)).toMatch(/[。.]$/);
        expect(words(code, "x", "1", "2")).not.toMatch(/\{\w+\}|undefined/);
      }
    }
  });
});

test("The record has words for every fact of the ledger", () => {
  const text = readFileSync(join(import.meta.dirname, "../../proto/events.proto"), "utf8");
  const facts = [...text.matchAll(/^ {4}[A-Z]\w+ (\w+) = \d+;/gm)].map(([, name]) => name ?? "");
  expect(facts.length).toBeGreaterThan(28);
  expect(facts.filter((fact) => factWords(fact) === t("console.fact.other"))).toEqual([]);
});

test("Durations are written for people", () => {
  expect(secondsWords(42)).toBe("42 秒");
  expect(secondsWords(63)).toBe("1 分 03 秒");
  expect(secondsWords(420)).toBe("7 分钟");
});
