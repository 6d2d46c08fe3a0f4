// @vitest-environment happy-dom
import { create } from "@bufbuild/protobuf";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Correction_Kind as Kind } from "../../../web_kit/generated/proto/correction_pb";
import { Refusal_Code as Code, RefusalSchema } from "../../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { settle_ms } from "../../steps/acting";
import {
  changeOf,
  correctionOf,
  emptyCorrection,
  forCandidate,
  forSeat,
  forStage,
  isComplete,
  kindsFor,
  problemsOf,
  seatsFor,
  stagesOf,
  type CorrectionDraft,
} from "./correction_draft";
import { asDecimal } from "../sheets/marks";
import {
  answerWith,
  button,
  choose,
  click,
  dialog,
  dialogWords,
  fill,
  pass,
  place,
  playDesk,
  sent,
  show,
  write,
} from "../../played_desk";
import { viewOf } from "../../fixture_scenes";

const view = viewOf("correct");
const correctable = (candidate: string, stage: string) =>
  view.correctable.find((one) => one.person?.candidate === candidate && one.stage === stage);
const lateOne = correctable("c6", "speech");
const closed = correctable("c7", "speech");
const unclosed = correctable("c7", "defense");

playDesk();

function of(candidate: string, stage: string, seat: string, more: Partial<CorrectionDraft> = {}) {
  const draft = forStage(forCandidate(emptyCorrection, candidate, view), stage);
  return { ...forSeat(draft, seat, view), reason: "误按", ...more };
}

describe("What may be corrected", () => {
  test("are the marks of a sheet that counts, or whether it counts", () => {
    expect(kindsFor(closed, "panel_3")).toEqual([Kind.MARKS, Kind.EXCLUDE, Kind.RECUSE]);
  });

  test("is a recusal where a sheet is in, though its stage is open and its marks unseen", () => {
    const sheets = [{ ...unclosed!.sheets[0]!, in: true }];
    expect(kindsFor({ ...unclosed!, sheets }, "panel_1")).toEqual([Kind.RECUSE]);
  });

  test("is that a late sheet counts, also where the seat was left out before it came", () => {
    expect(kindsFor(lateOne, "panel_5")).toEqual([Kind.LATE_SHEET]);
    const sheets = lateOne!.sheets.map((sheet) => ({ ...sheet, excluded: true }));
    expect(kindsFor({ ...lateOne!, sheets }, "panel_5")).toEqual([Kind.LATE_SHEET]);
  });

  test("is nothing about a seat without a sheet once the stage is closed", () => {
    expect(kindsFor(lateOne, "panel_4")).toEqual([]);
  });

  test("is the stage as a whole by points alone", () => {
    expect(kindsFor(closed, "")).toEqual([Kind.ADJUST]);
  });

  test("is nothing but a missing sheet before the stage is closed", () => {
    expect(seatsFor(unclosed)).toEqual(["panel_1", "panel_2", "panel_3", "panel_4", "panel_5"]);
    const written = { ...unclosed!, sheets: closed!.sheets };
    expect(seatsFor(written)).toEqual([]);
  });

  test("is nothing about a sheet that was left out before", () => {
    const sheets = [{ ...closed!.sheets[0]!, excluded: true }];
    expect(seatsFor({ ...closed!, sheets })).toEqual([""]);
  });

  test("needs no choice of a stage where there is one", () => {
    expect(stagesOf("c7", view)).toEqual(["speech", "defense"]);
    expect(forCandidate(emptyCorrection, "c7", view).stage).toBe("");
    expect(forCandidate(emptyCorrection, "c6", viewOf("scoring")).stage).toBe("interview");
  });
});

describe("A correction that is written down", () => {
  const marks = of("c7", "speech", "panel_3", { kind: Kind.MARKS });

  test("starts from the marks as they were, and must change one", () => {
    expect(marks.typed).toEqual({
      delivery: "28.5",
      understanding: "18.5",
      expertise: "18",
      value: "27",
    });
    expect(problemsOf(marks, view).same).toBe(true);
    expect(isComplete(marks, view)).toBe(false);
  });

  test("keeps to the step and to each criterion's maximum", () => {
    const typed = {
      ...marks.typed,
      delivery: "30.5",
      understanding: "18.3",
      expertise: "",
      value: "21",
    };
    const problems = problemsOf({ ...marks, typed }, view).marks;
    expect(Object.fromEntries(problems)).toEqual({
      delivery: "above-max",
      understanding: "off-step",
      expertise: "empty",
    });
  });

  test("sends every mark once in canonical form, and reads both totals back", () => {
    const draft = { ...marks, typed: { ...marks.typed, value: "21.0" } };
    expect(isComplete(draft, view)).toBe(true);
    expect(correctionOf(draft, view)).toMatchObject({
      kind: Kind.MARKS,
      candidate: "c7",
      stage: "speech",
      seat: "panel_3",
      marks: [
        { criterion: "delivery", mark: "28.5" },
        { criterion: "understanding", mark: "18.5" },
        { criterion: "expertise", mark: "18" },
        { criterion: "value", mark: "21" },
      ],
      points: "",
      reason: "误按",
    });
    expect(changeOf(draft, view)).toMatchObject({ totalBefore: "92", totalAfter: "86" });
  });

  test("adds points to the stage without naming a seat", () => {
    const draft = of("c7", "speech", "", { points: asDecimal("－1．50") });
    expect(correctionOf(draft, view)).toMatchObject({
      kind: Kind.ADJUST,
      seat: "",
      points: "-1.5",
      marks: [],
    });
    expect(isComplete(draft, view)).toBe(true);
    expect(isComplete({ ...draft, points: "0" }, view)).toBe(false);
    expect(isComplete({ ...draft, points: "" }, view)).toBe(false);
  });

  test("recuses a seat from the whole candidate, without naming a stage or a total", () => {
    const draft = of("c7", "speech", "panel_3", { kind: Kind.RECUSE });
    expect(isComplete(draft, view)).toBe(true);
    expect(correctionOf(draft, view)).toMatchObject({
      kind: Kind.RECUSE,
      candidate: "c7",
      stage: "",
      seat: "panel_3",
      marks: [],
    });
    expect(changeOf(draft, view)).toMatchObject({ totalBefore: "", totalAfter: "" });
  });

  test("needs a reason of two hundred characters at most", () => {
    const draft = of("c6", "speech", "panel_5");
    expect(isComplete(draft, view)).toBe(true);
    expect(problemsOf({ ...draft, reason: " " }, view).reason).toBe("empty");
    expect(problemsOf({ ...draft, reason: "字".repeat(201) }, view).reason).toBe("long");
  });

  test("forgets what was chosen for somebody else", () => {
    const other = forCandidate(marks, "c6", view);
    expect(other).toMatchObject({ seat: null, kind: Kind.KIND_UNSPECIFIED, typed: {} });
    expect(other.reason).toBe("误按");
  });
});

describe("The desks", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });

  async function press(words: string, wait_ms = settle_ms): Promise<void> {
    pass(wait_ms);
    act(() => void vi.advanceTimersByTime(wait_ms));
    await click(button(words));
  }

  async function fillMarks(): Promise<void> {
    await press("提出更正…");
    await choose("第7号 周强");
    await choose("竞聘演讲");
    await choose("3号评委：92");
    await choose("改分");
    await fill(dialog()?.querySelectorAll(".number_field_input")[3], "２１");
    await write("误按");
  }

  test("read everything back, old beside new, before a correction is proposed", async () => {
    show("correct");
    await fillMarks();
    await press("核对更正内容");
    expect(sent).toEqual([]);
    const struck = [...(dialog()?.querySelectorAll("s") ?? [])].map((one) => one.textContent);
    expect(struck).toEqual(["27.0", "92.0"]);
    expect(dialogWords()).toContain("86.0");
    await press("确认提出更正", 0);
    expect(sent).toEqual([]);
    await press("确认提出更正");
    expect(sent[0]?.action).toMatchObject({
      case: "proposeCorrection",
      value: { correction: { kind: Kind.MARKS, seat: "panel_3", reason: "误按" } },
    });
    expect(dialog()).toBeNull();
  });

  test("say what is missing, and keep what was written when the server refuses", async () => {
    answerWith(create(RefusalSchema, { code: Code.LAPSED }));
    show("correct");
    await press("提出更正…");
    await press("核对更正内容");
    expect(dialogWords()).toContain("请选择一人");
    await press("返回");
    await fillMarks();
    await press("核对更正内容");
    await press("确认提出更正");
    expect(dialogWords()).toContain("提出已超过半小时，请重新提出");
    await press("返回修改");
    const typed = [...(dialog()?.querySelectorAll<HTMLInputElement>(".number_field_input") ?? [])];
    expect(typed[3]?.value).toBe("21");
  });

  test("let the operator decide what the chief judge proposed, a refusal with its reason", async () => {
    show("correction_by_chief");
    expect(place.querySelector(".correction_card_correction")?.textContent).toContain(
      "待考务员决定",
    );
    await press("决定第7号的更正…");
    await press("记录决定");
    expect(dialogWords()).toContain("请选择同意或不同意");
    await choose("不同意");
    await press("不同意");
    expect(sent).toEqual([]);
    await write("与原始评分表不符");
    await press("不同意");
    expect(sent[0]?.action.value).toMatchObject({
      id: "correction1",
      accept: false,
      reason: "与原始评分表不符",
    });
  });

  test("show the supervisor what changes before it is witnessed", async () => {
    show("correction_accepted", Role.SUPERVISOR);
    await press("见证第7号的更正");
    expect(sent).toEqual([]);
    expect(dialogWords()).toContain("3号评委 · 改分");
    expect(dialog()?.querySelector("s")?.textContent).toBe("27.0");
    await press("见证第7号的更正");
    expect(sent[0]?.action).toMatchObject({
      case: "witnessCorrection",
      value: { id: "correction1" },
    });
  });

  test("ask before a proposal is withdrawn", async () => {
    show("correction_proposed");
    await press("撤回第7号的更正");
    expect(sent).toEqual([]);
    await press("撤回第7号的更正");
    expect(sent[0]?.action.case).toBe("withdrawCorrection");
  });

  test("list what is settled, newest first, each by its state in words", () => {
    show("correction_effective");
    const lines = [...place.querySelectorAll(".correction_card_earlier > summary")];
    expect(lines.map((one) => one.querySelector(".draw_state")?.textContent)).toEqual([
      "✓ 已生效",
      "✓ 已生效",
      "✕ 未同意",
      "◷ 已失效",
    ]);
    expect(lines[0]?.textContent).toContain("83.5 → 不计入");
    expect(place.querySelector(".figures_trace")?.textContent).toContain("更正前 92.0");
    expect(place.querySelector(".figures_trace")?.textContent).toContain("不计入（更正）：4号评委");
  });
});
