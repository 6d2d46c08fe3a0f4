// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setLanguage } from "../../../web_kit/i18n/i18n";
import { App, type AppProps } from "./app";
import { arrive, scenes } from "../fixtures_scenes";
import { keyAct } from "./keyboard";

let place: HTMLElement;

beforeEach(() => {
  place = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  render(null, place);
  place.remove();
});

function show(name: string, change: Partial<AppProps> = {}): string {
  const scene = scenes[name];
  if (scene === undefined) throw new Error(`no scene ${name}`);
  const nothing = () => {};
  render(
    <App
      {...arrive(scene)}
      outside={{ state: "online", serverNow: () => 0 }}
      checkingIn={{ busy: false, refused: "" }}
      stepping={{ busy: false, refused: "" }}
      full={false}
      act={nothing}
      onConfirm={nothing}
      onDismiss={nothing}
      onCheckIn={nothing}
      onNotMine={nothing}
      onStep={nothing}
      {...change}
    />,
    place,
  );
  return place.textContent ?? "";
}

describe.each(["zh", "en"] as const)("every state in %s", (language) => {
  beforeEach(() => setLanguage(language));

  test.each(Object.keys(scenes))("%s has words for everything it shows", (name) => {
    const words = show(name);
    expect(words.length).toBeGreaterThan(10);
    expect(words).not.toMatch(/\{\w+\}|judge\.|kit\.|undefined|NaN/);
  });
});

describe("the page", () => {
  beforeEach(() => setLanguage("zh"));

  test("reads number, stage, every mark and the total back before submitting", () => {
    const words = show("readback");
    for (const part of ["第7号", "竞聘演讲", "27.5", "18.0", "16.0", "25.0", "86.5"]) {
      expect(words.replace(/\s/g, "")).toContain(part);
    }
  });

  test("says that nothing is lost when the network is away", () => {
    const outside = { state: "offline" as const, serverNow: () => 0 };
    expect(show("kept", { outside })).toContain("恢复后自动提交");
  });

  test("shows no clock of another turn above a sheet left over", () => {
    expect(show("writing")).toContain("06:12");
    expect(show("moved")).not.toMatch(/\d\d:\d\d/);
  });

  test("says why a sheet made way, and never that a stage is closed which is not", () => {
    expect(show("gone_out")).toContain("第 1 号已不再参加");
    expect(show("gone_recused")).toContain("您已回避第 1 号");
    expect(show("gone_waiting")).toContain("重新评这一环节时自动回来");
    expect(show("gone_settled")).toContain("您先前提交的那份有效");
    for (const name of ["gone_out", "gone_recused", "gone_waiting"]) {
      expect(show(name)).not.toMatch(/已经封分|留存备查/);
    }
  });

  test("says of a sheet of who sat here before that it was not taken, and none of its marks", () => {
    const words = show("former");
    expect(words).toContain("原评委对第 1 号的评分没有送达，没有收下");
    expect(words).not.toContain("27.5");
  });

  test("asks another device of the seat to promise anew, and shows no sheet", () => {
    const words = show("promise_anew");
    expect(words).toContain("请重新核对名单并承诺");
    expect(words).not.toContain("86.5");
  });

  test("offers the chief judge only what the server's steps offer", () => {
    const buttons = () => [...place.querySelectorAll("button")].map((one) => one.textContent);
    show("chief_done");
    expect(buttons().filter((words) => words === "退回修改")).toHaveLength(3);
    show("chief_closed");
    expect(buttons()).toContain("确认第 7 号成绩");
    show("own");
    expect(buttons().filter((words) => /退回|确认/.test(words ?? ""))).toEqual([]);
  });
});

describe("a key", () => {
  const key = (name: string, more: KeyboardEventInit = {}) =>
    keyAct(new KeyboardEvent("keydown", { key: name, ...more }), 2);

  test.each([
    ["7", { kind: "key", key: "7" }],
    [".", { kind: "key", key: "." }],
    ["。", { kind: "key", key: "." }],
    ["Backspace", { kind: "key", key: "delete" }],
    ["Enter", { kind: "enter" }],
    ["ArrowDown", { kind: "move", by: 1 }],
    ["ArrowUp", { kind: "move", by: -1 }],
    ["+", { kind: "nudge", row: 2, up: true }],
  ])("%s does what it says", (name, act) => {
    expect(key(name)).toEqual(act);
  });

  test("with Ctrl and Enter goes to the read-back, once however long it is held", () => {
    expect(key("Enter", { ctrlKey: true })).toEqual({ kind: "readback" });
    expect(key("Enter", { ctrlKey: true, repeat: true })).toBeNull();
  });

  test("that belongs to the browser is left to it", () => {
    expect(key("r", { ctrlKey: true })).toBeNull();
    expect(key("Tab")).toBeNull();
    expect(key("a")).toBeNull();
  });
});

describe("the questions drawn", () => {
  const firstQuestion = `${scenes["preparing"]!.of.turn!.questions[0]!.number}号题`;

  beforeEach(() => setLanguage("zh"));

  test("stand open before the sheet, and behind one press beside it", async () => {
    expect(show("preparing")).toContain(firstQuestion);
    const words = show("questions");
    expect(words).not.toContain(firstQuestion);
    await act(async () => place.querySelector<HTMLElement>(".judge_questions_button")?.click());
    expect(place.textContent).toContain(firstQuestion);
    expect(place.querySelector(".judge_questions_paper .mark_pad_pad")).toBeNull();
  });

  test("are not on the page where none were drawn", () => {
    show("writing");
    expect(place.querySelector(".judge_questions_button")).toBeNull();
  });
});

test("a sheet that may be changed while the panel confers is not called locked", () => {
  setLanguage("zh");
  expect(show("conferring")).not.toContain("不能再改。请等待");
  expect(show("own")).toContain("不能再改");
});
