import { create, toJson } from "@bufbuild/protobuf";
import { beforeEach, describe, expect, test } from "vitest";
import { QuestionBankSchema } from "../../../web_kit/generated/proto/opening_pb";
import {
  CardsSchema,
  ListeningSchema,
  ReceiptSchema,
  Refusal_Code as Code,
  RefusalSchema,
} from "../../../web_kit/generated/proto/frames_pb";
import { refusalOf } from "../../../web_kit/fixtures/fixture_refusals";
import { PresenceSchema } from "../../../web_kit/generated/proto/seat_views_pb";
import { language } from "../../../web_kit/i18n/i18n";
import { readBank } from "./bank/bank_file";
import { questionsNeeded } from "./bank/bank_need";
import { baseOf, basesOf, cardWords, isBase, isOwnDevice } from "../../subjects/devices/card_words";
import { codeIssue } from "../../subjects/devices/codes";
import { cardsFor } from "../../prepare/fixture_answers";
import { preparing, readyPlan } from "../../prepare/fixture_views";
import { asStepId, firstStep, guideSteps, stepIds, type Far, type Known } from "./guide_steps";
import { lockLines } from "./lock_step";
import { rollJson } from "./rehearsal/rehearse_step";
import { roomSeats } from "../../subjects/devices/seat_groups";
import { countQuality, qualityOf, siteLines, tally } from "./seats/site";
import { refusalWords } from "./prepare_words";

beforeEach(() => {
  language.value = "zh";
});

const nothing: Known = { unsaved: false, rehearsal: "not_yet" };
const viewOf = (name: string) => preparing[name]!();
const farOf = (name: string, known = nothing) =>
  Object.fromEntries(
    guideSteps(viewOf(name), known).map(({ id, far }): [string, Far] => [id, far]),
  );

describe("the steps", () => {
  test("stand open before anything is done", () => {
    expect(farOf("fresh")).toEqual({
      plan: "under_way",
      roll: "open",
      seats: "open",
      bank: "open",
      cards: "open",
      site: "open",
      rehearse: "open",
      lock: "open",
      end: "open",
    });
  });

  test("are done one by one", () => {
    expect(farOf("ready", { unsaved: false, rehearsal: "checked" })).toMatchObject({
      roll: "done",
      bank: "done",
      cards: "done",
      site: "done",
      rehearse: "done",
      lock: "open",
      end: "open",
    });
    expect(farOf("busy")).toMatchObject({ seats: "done", cards: "under_way", site: "under_way" });
    expect(farOf("locked")).toMatchObject({ plan: "done", seats: "done", lock: "done" });
    expect(farOf("running")).toMatchObject({ end: "under_way" });
    expect(farOf("ended")).toMatchObject({ end: "done" });
  });

  test("leave the bank out where the plan draws no questions", () => {
    const view = viewOf("busy");
    view.bank = 0;
    const bank = guideSteps(view, nothing).find(({ id }) => id === "bank");
    expect(bank?.far).toBe("spare");
  });

  test("say that the plan is not saved before all else", () => {
    const [plan] = guideSteps(viewOf("ready"), { unsaved: true, rehearsal: "not_yet" });
    expect(plan).toMatchObject({ far: "under_way", detail: "有改动未保存" });
  });

  test("open where there is something to do", () => {
    const opens = (name: string) => firstStep(viewOf(name), guideSteps(viewOf(name), nothing));
    expect(opens("fresh")).toBe("plan");
    expect(opens("ready")).toBe("seats");
    expect(opens("running")).toBe("end");
  });

  test("are told in the address by words that are no seat's code", () => {
    for (const id of stepIds) expect(asStepId(id)).toBe(id);
    expect(asStepId("7K3M9QXT")).toBeNull();
  });
});

describe("locking", () => {
  const lines = (name: string, unsaved = false) => {
    const view = viewOf(name);
    const steps = guideSteps(view, { unsaved, rehearsal: "not_yet" });
    return Object.fromEntries(lockLines(view, steps, unsaved).map((one) => [one.step, one.ready]));
  };

  test("is barred by a plan not saved and by too few questions, and by nothing else", () => {
    expect(lines("fresh")).toMatchObject({ plan: "yes", roll: "should", bank: "must" });
    expect(lines("ready", true)).toMatchObject({ plan: "must", bank: "yes" });
    expect(lines("ready")).toMatchObject({ plan: "yes", bank: "yes", rehearse: "should" });
  });

  test("asks nothing of a bank the plan has no use for", () => {
    const view = viewOf("busy");
    view.bank = 0;
    const steps = guideSteps(view, nothing);
    expect(lockLines(view, steps, false).some(({ step }) => step === "bank")).toBe(false);
  });
});

describe("the site check", () => {
  const presence = (online: boolean, roundTripMs: number, stale = false) =>
    create(PresenceSchema, { online, roundTripMs, stale });

  test("calls a device good, slow, behind or away by what it told last", () => {
    expect(qualityOf(undefined)).toBe("absent");
    expect(qualityOf(presence(false, 20))).toBe("absent");
    expect(qualityOf(presence(true, 0))).toBe("measuring");
    expect(qualityOf(presence(true, 99))).toBe("good");
    expect(qualityOf(presence(true, 100))).toBe("slow");
    expect(qualityOf(presence(true, 20, true))).toBe("stale");
  });

  test("counts every seat once, and every screen that shows one", () => {
    const view = viewOf("busy");
    const lines = siteLines(view);
    expect(lines).toHaveLength(view.seats.length + 1);
    expect(lines.filter(({ seat }) => seat.id === "hall").map(({ screen }) => screen)).toEqual([
      "",
      "大厅左侧",
    ]);
    expect(countQuality(tally(viewOf("ready")), "good")).toBe(14);
  });
});

describe("the seats of a room", () => {
  test("stand by what they are for, panels in the plan's order", () => {
    const rooms = roomSeats(viewOf("busy"));
    expect(rooms.map(({ title }) => title)).toEqual(["第一考场", "第二考场"]);
    expect(rooms[1]?.groups.map(({ title, seats }) => [title, seats.length])).toEqual([
      ["工作席", 4],
      ["领导评委", 7],
      ["群众评委", 40],
      ["屏幕", 4],
    ]);
  });
});

describe("a seat's card", () => {
  const view = viewOf("busy");
  const words = (id: string) => {
    const [card] = cardsFor(view, [id]);
    return cardWords(view, card!.seat!, card!.code, basesOf("http://192.168.1.10:8490/", null));
  };

  test("names the seat, the room, the page and what to do there", () => {
    expect(words("room2.leaders_1")).toMatchObject({
      seat: "1号领导评委",
      mark: "主考官",
      room: "第二考场",
      page: "http://192.168.1.10:8490/judge",
    });
    expect(words("hall").page).toBe("http://192.168.1.10:8490/hall");
    expect(words("timekeeper").page).toBe("http://192.168.1.10:8490/timer");
  });

  test("leads to the page with the code in the fragment, which no server's log sees", () => {
    expect(words("mass_7").link).toMatch(
      /^http:\/\/192\.168\.1\.10:8490\/judge#[0-9A-Z]{4}-[0-9A-Z]{4}$/,
    );
  });

  test("of a mass judge leads to the phones' port where there is one", () => {
    const listening = create(ListeningSchema, { phonesPort: 8491, phonesPlain: true });
    const bases = basesOf("https://192.168.1.10:8490", listening);
    const page = (id: string) => {
      const [card] = cardsFor(view, [id]);
      return cardWords(view, card!.seat!, card!.code, bases).page;
    };
    expect(page("mass_7")).toBe("http://192.168.1.10:8491/judge");
    expect(page("room2.leaders_1")).toBe("https://192.168.1.10:8490/judge");
    expect(basesOf("https://[fd00::1]:8490", listening).phones).toBe("http://[fd00::1]:8491");
    expect(basesOf("https://tingfen.lan", listening).phones).toBe("http://tingfen.lan:8491");
  });

  test("wants an address other devices can reach", () => {
    expect(isBase("http://192.168.1.10:8490")).toBe(true);
    expect(isBase("https://tingfen.lan/")).toBe(true);
    expect(isBase("192.168.1.10")).toBe(false);
    expect(isBase("http://a/b")).toBe(false);
    expect(isOwnDevice("http://127.0.0.1:8490")).toBe(true);
    expect(isOwnDevice("http://10.0.0.5:8490")).toBe(false);
    expect(baseOf(" http://a:1// ")).toBe("http://a:1");
  });
});

describe("codes", () => {
  const receipt = create(ReceiptSchema, { number: "7K3-M9" });
  const cards = create(CardsSchema, { cards: cardsFor(viewOf("ready"), ["panel_1"]) });

  test("are asked for by seat, and come with the receipt", async () => {
    const sent: unknown[] = [];
    const issue = codeIssue(
      (command) => {
        sent.push(command.action);
        return Promise.resolve(receipt);
      },
      () => cards,
    );
    expect(await issue(["panel_1"])).toBe(cards.cards);
    expect(sent).toMatchObject([{ case: "issueCodes", value: { seats: ["panel_1"] } }]);
  });

  test("that were not told, or refused, are none", async () => {
    const refusal = create(RefusalSchema, { code: Code.NOT_YOUR_ROLE });
    expect(
      await codeIssue(
        () => null,
        () => cards,
      )(["a"]),
    ).toBeNull();
    expect(
      await codeIssue(
        () => Promise.resolve(refusal),
        () => cards,
      )(["a"]),
    ).toBe(refusal);
    expect(
      await codeIssue(
        () => Promise.resolve(receipt),
        () => null,
      )(["a"]),
    ).toEqual([]);
  });
});

describe("a sealed bank", () => {
  const question = (at: number) => ({
    id: `q${at}`,
    wrappedKey: new Uint8Array(60),
    sealedText: new Uint8Array(80),
  });
  const bank = (count: number) =>
    create(QuestionBankSchema, {
      format: 1,
      salt: new Uint8Array(16),
      logN: 15,
      questions: Array.from({ length: count }, (_, at) => question(at + 1)),
    });
  const json = (count: number) =>
    JSON.stringify(toJson(QuestionBankSchema, bank(count), { useProtoFieldName: true }));

  test("is read as it was written, its questions counted and not read", () => {
    const read = readBank("q.tfbank", `\ufeff${json(12)}`);
    expect(read).toMatchObject({ name: "q.tfbank", questions: 12 });
  });

  test("that is none, is empty or too large is told", () => {
    expect(readBank("a", "{}")).toBe("unreadable");
    expect(readBank("a", "一、谈谈你的认识。")).toBe("unreadable");
    expect(readBank("a", json(0))).toBe("unreadable");
    const large = bank(100);
    for (const one of large.questions) one.sealedText = new Uint8Array(6000);
    expect(readBank("a", JSON.stringify(toJson(QuestionBankSchema, large)))).toBe("too_large");
  });

  test("must hold what the most demanding stage asks for", () => {
    expect(questionsNeeded(readyPlan("benxi"))).toBe(10);
    expect(questionsNeeded(readyPlan("tongxiang"))).toBe(0);
    expect(questionsNeeded(undefined)).toBe(0);
  });
});

test("the roll for a rehearsal is the roll, as a file", () => {
  const view = viewOf("busy");
  const roll = JSON.parse(rollJson(view)) as Record<string, unknown[]>;
  expect(roll["format"]).toBe(1);
  expect(roll["candidates"]).toHaveLength(view.candidates.length);
  expect(Object.keys(roll).sort()).toEqual(["candidates", "format", "judges", "posts", "rooms"]);
});

describe("a refusal", () => {
  const words = (code: Code, what = "", have = "", need = "") =>
    refusalWords(refusalOf(code, what, have, need));

  test("says what to do", () => {
    expect(words(Code.INVALID, "check_code")).toContain("校验码刚刚变了");
    expect(words(Code.NOT_NOW, "bank", "4", "10")).toContain("4 道题，方案至少要 10 道");
    expect(words(Code.NOT_NOW, "plan")).toContain("方案已锁定");
    expect(words(Code.INVALID, "bank")).toContain("tingfen bank seal");
    expect(words(Code.NOT_LOCKED)).toContain("第 8 步");
    expect(refusalWords(null)).toContain("再试一次");
  });
});
