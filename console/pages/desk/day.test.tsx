// @vitest-environment happy-dom
// What a day brings besides turns, as a desk's holder meets it.
import { create } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { Refusal_Code as Code, RefusalSchema } from "../../../web_kit/generated/proto/frames_pb";
import { Arrival_Id as Arrival, Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import {
  DeskView_Note_Kind as NoteKind,
  DeskView_NoteSchema,
} from "../../../web_kit/generated/proto/views_pb";
import { drawNow } from "../../subjects/draw/draw_card";
import { viewOf } from "../../fixture_scenes";
import {
  answerWith,
  choose,
  dialogWords,
  fill,
  lastAction,
  passphrases,
  place,
  playDesk,
  press,
  sent,
  show,
  write,
} from "../../played_desk";
import { refusalWords } from "../../steps/refusals";
import { panelsOf } from "../../subjects/sheets/seats";
import { sortSteps, stepWords } from "../../steps/steps";
import { noteText, noteWords } from "../../words";

playDesk();

describe("A draw by the server", () => {
  test("is opened by a button that says what is drawn", async () => {
    show("draw_begins");
    await press("由服务器抽签排定顺序");
    expect(lastAction()?.case).toBe("openDraw");
    show("stage_closed");
    await press("为第7号抽题");
    expect(lastAction()?.value).toMatchObject({ draw: { candidate: "c7", stage: "defense" } });
  });

  test("shows its commitment in fours, what was said and by whom, and no secret", () => {
    show("draw_open");
    const card = place.querySelector(".draw_draw");
    expect(card?.querySelector(".draw_hex > span")?.textContent).toBe("411e");
    expect(card?.querySelectorAll(".draw_hex > span")).toHaveLength(16);
    expect(card?.textContent).toContain("“今天是个好天气” 考务员");
    expect(card?.textContent).toContain("等待监督员");
    expect(card?.textContent).not.toContain("密值的 SHA-256 应等于承诺值");
  });

  test("takes the supervisor's words as the witness", async () => {
    show("draw_open", Role.SUPERVISOR);
    await press("见证抽签：写入一句话…");
    await press("写入抽签");
    expect(sent).toEqual([]);
    await write("三百六十五");
    await press("写入抽签");
    expect(lastAction()).toMatchObject({
      case: "contributeToDraw",
      value: { draw: "draw2", words: "三百六十五" },
    });
  });

  test("is completed only after what was said has been shown once more", async () => {
    show("draw_said");
    await press("公布密值，得出抽签结果");
    expect(sent).toEqual([]);
    expect(dialogWords()).toContain("三百六十五");
    await press("公布密值，得出抽签结果");
    expect(lastAction()?.case).toBe("completeDraw");
  });

  test("is abandoned with a reason", async () => {
    show("draw_said");
    await press("本次抽签作废…");
    await press("本次抽签作废");
    expect(sent).toEqual([]);
    await write("名单有误");
    await press("本次抽签作废");
    expect(lastAction()?.value).toMatchObject({ draw: "draw2", reason: "名单有误" });
  });

  test("once completed tells secret, outcome and how to redo it, until somebody is called", () => {
    show("draw_done");
    expect(place.querySelectorAll(".draw_draw .draw_hex")).toHaveLength(2);
    expect(place.querySelectorAll(".draw_draw .draw_drawn > li")).toHaveLength(12);
    expect(place.querySelector(".draw_draw")?.textContent).toContain("重算方法");
    expect(drawNow(viewOf("draw_done"))?.draw?.id).toBe("draw2");
    expect(drawNow(viewOf("draw_over"))).toBe(undefined);
  });

  test("that was abandoned stays listed with its reason", () => {
    show("judges_drawn");
    expect(place.querySelector(".draw_draws")?.textContent).toContain("抽签前发现名单漏列一人");
    expect(place.querySelector(".draw_draw .draw_drawn")?.textContent).toContain("赵志强");
  });
});

describe("The questions", () => {
  test("are opened with a passphrase that goes beside the command and not into it", async () => {
    show("questions_drawn");
    await press("用口令开启题目 — 第7号…");
    expect(place.querySelector("[role=dialog] .field_input")?.getAttribute("type")).toBe(
      "password",
    );
    await press("用口令开启题目 — 第7号");
    expect(sent).toEqual([]);
    await write("春江潮水连海平");
    await press("用口令开启题目 — 第7号");
    expect(passphrases[0]).toBe("春江潮水连海平");
    expect(JSON.stringify(sent[0])).not.toContain("春江");
  });

  test("stay closed on a wrong passphrase, which can be looked at and mended", async () => {
    answerWith(create(RefusalSchema, { code: Code.WRONG_PASSPHRASE }));
    show("questions_drawn");
    await press("用口令开启题目 — 第7号…");
    await write("春江潮水连海乎");
    await press("用口令开启题目 — 第7号");
    expect(dialogWords()).toContain("口令不对");
    await choose("显示口令（输入中文时需要）");
    const field = place.querySelector<HTMLInputElement>("[role=dialog] .field_input");
    expect([field?.type, field?.value]).toEqual(["text", "春江潮水连海乎"]);
  });

  test("stand on the desk once they are opened", () => {
    show("questions_opened");
    expect(place.querySelector(".questions_questions")?.textContent).toContain("12号题");
  });
});

describe("The room", () => {
  test("takes a break until a time, or without one", async () => {
    show("between");
    await press("宣布休息…");
    await write("14:00");
    await press("宣布休息");
    expect(lastAction()?.value).toMatchObject({ room: "room1", until: "14:00" });
    show("break");
    expect(place.querySelector(".bar_phase")?.textContent).toBe("休息中，14:00 继续");
    await press("结束休息，继续面试");
    expect(lastAction()?.case).toBe("endBreak");
  });

  test("lets a latecomer take the number left, after looking at who it is", async () => {
    show("latecomer");
    await press("迟到，领取剩余签号…");
    await press("已核验身份，领取签号");
    expect(lastAction()?.value).toMatchObject({
      candidate: "c11",
      arrival: Arrival.LATE,
      identityChecked: true,
      phoneSealed: true,
    });
  });

  test("prepares, sets aside and confers in words of their own", async () => {
    show("preparing");
    expect(place.querySelector(".now_clock")?.textContent).toContain("剩余时间");
    show("set_aside");
    await press("第2号留待合议");
    expect(lastAction()?.case).toBe("setAside");
    show("conferring");
    expect(place.querySelector(".now_confer")?.textContent).toContain("可以修改已提交的评分表");
  });

  test("expects no sheet of a judge who has left, and names who sits", () => {
    const [panel] = panelsOf(viewOf("left"));
    expect(panel?.expected).toBe(6);
    expect(panel?.seats[2]?.live).toBe("vacated");
    show("left");
    expect(place.querySelector(".seats_panel_seats")?.textContent).toContain("主考官 · 赵志强");
  });

  test("asks which of several things is meant at a seat", async () => {
    show("left");
    await press("1号评委 其他操作");
    await press("1号评委离席…");
    await write("突发疾病");
    await press("1号评委离席");
    expect(lastAction()?.value).toMatchObject({ seat: "panel_1", reason: "突发疾病" });
  });

  test("fills a seat from the pool or unnamed, never without a choice", async () => {
    show("left");
    await press("3号评委 其他操作");
    await press("3号评委补位…");
    const fields = place.querySelectorAll<HTMLTextAreaElement>("[role=dialog] textarea");
    await fill(fields[0], "替补");
    await press("3号评委补位");
    expect(sent).toEqual([]);
    await choose("吴建军（市委党校）");
    await press("3号评委补位");
    expect(lastAction()?.value).toMatchObject({ seat: "panel_3", judge: "j6", reason: "替补" });
  });
});

describe("Rooms at one level", () => {
  test("are computed after asking, and confirmed beside means, base and coefficients", async () => {
    show("rooms_through");
    await press("平衡各考场成绩");
    expect(sent).toEqual([]);
    await press("平衡各考场成绩");
    expect(lastAction()?.case).toBe("equaliseRooms");
    show("rooms_equal", Role.VERIFIER);
    expect(place.querySelector(".equalised_equal")?.textContent).toMatch(
      /86\.20.*0\.9965.*85\.90/s,
    );
    await press("核对平衡结果无误");
    expect(lastAction()).toMatchObject({
      case: "confirmEqualisation",
      value: { digest: viewOf("rooms_equal").equalisation?.digest },
    });
  });

  test("are waited for by name", () => {
    show("rooms_going");
    expect(place.querySelector(".action_wait")?.textContent).toBe("等待其他考场结束：第二考场");
    expect(place.querySelector(".run_sheet_list [aria-current=step]")?.textContent).toContain(
      "各考场成绩平衡",
    );
  });
});

describe("A batch", () => {
  test("begins after asking", async () => {
    show("batch_over");
    await press("开始内设机构副职岗位");
    await press("开始内设机构副职岗位");
    expect(lastAction()?.value).toMatchObject({ batch: "deputies" });
  });

  test("is entered again for posts of its own", async () => {
    show("batch_open");
    expect(place.querySelector(".bar_bar")?.textContent).toContain("内设机构副职岗位");
    await press("李静参加本批竞聘");
    await press("李静参加本批竞聘");
    expect(sent).toEqual([]);
    await choose("人力资源部副部长");
    await press("李静参加本批竞聘");
    expect(lastAction()?.value).toMatchObject({ candidate: "c2", posts: ["d3"] });
  });
});

describe("What is told", () => {
  const view = viewOf("left");

  test("a clock set back is told by its direction, never by a sign", () => {
    const note = create(DeskView_NoteSchema, { kind: NoteKind.WALL_JUMP, seconds: 90, text: "-" });
    expect(noteWords(note, view)).toBe("服务器的日历时间拨慢了 1 分 30 秒，各项用时不受影响");
    expect(noteText(note)).toBe("");
  });

  test("a refusal says what to do about draws, passphrases and rolls", () => {
    const words = (code: Code, more = {}) =>
      refusalWords(create(RefusalSchema, { code, ...more }), view);
    expect(words(Code.DRAW_OPEN, { what: "draw1" })).toContain("请先公布结果或作废");
    expect(words(Code.WRONG_PASSPHRASE)).toContain("题目没有开启");
    expect(words(Code.ROLL_FAULTS, { rollFaults: [{}, {}], rollFaultsMore: 3 })).toContain(
      "5 处错误",
    );
  });

  test("a call to confer is told from a call to the interview", () => {
    const words = (scene: string) => {
      const view = viewOf(scene);
      return stepWords(sortSteps(view, Role.OPERATOR).next!, view);
    };
    expect(words("between")).toBe("请第7号入场");
    expect(words("set_aside_all")).toBe("合议第1号");
  });
});
