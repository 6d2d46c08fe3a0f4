// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { judge } from "../../../tests/scenes/scenes";
import type { Step } from "../../../web_kit/generated/proto/views_pb";
import { setLanguage } from "../../../web_kit/i18n/i18n";
import { App, type Asking } from "../page/app";
import { arrive, scenes } from "../fixtures_scenes";
import { settle_ms } from "../sheet/readback";
import { correctionDue, sceneOf } from "../page/scene";

const chief = (moment: string) => judge(moment, "panel_1");
const correctionDesk = () => chief("corrected/proposed").own!.chiefDesk!;

let place: HTMLElement;
let taken: { action: string | undefined; reason: string }[];

beforeEach(() => {
  vi.useFakeTimers();
  setLanguage("zh");
  taken = [];
  place = document.body.appendChild(document.createElement("div"));
});

afterEach(() => {
  act(() => render(null, place));
  place.remove();
  vi.useRealTimers();
});

function onStep(step: Step, reason: string): void {
  taken.push({ action: step.command?.action.case, reason });
}

function show(name: string, stepping: Asking = { busy: false, refused: "" }): void {
  const nothing = () => {};
  act(() =>
    render(
      <App
        {...arrive(scenes[name]!)}
        outside={{ state: "online", serverNow: () => 0 }}
        checkingIn={{ busy: false, refused: "" }}
        stepping={stepping}
        full={false}
        act={nothing}
        onConfirm={nothing}
        onDismiss={nothing}
        onCheckIn={nothing}
        onNotMine={nothing}
        onStep={onStep}
      />,
      place,
    ),
  );
}

function press(words: string): void {
  const inside = place.querySelector("[role=dialog]") ?? place;
  const found = [...inside.querySelectorAll("button")].find(
    ({ textContent }) => textContent === words,
  );
  if (found === undefined) throw new Error(`no button says ${words}`);
  act(() => found.click());
}

const settle = () => act(() => void vi.advanceTimersByTime(settle_ms));

function kindOf(name: string): string {
  const { desk, known } = arrive(scenes[name]!);
  return sceneOf(desk, known).kind;
}

describe("A correction to decide", () => {
  test("comes before everything but a sheet that is being written", () => {
    expect(kindOf("correction")).toBe("correction");
    expect(kindOf("correction_over")).toBe("correction");
    expect(kindOf("correction_writing")).toBe("write");
  });

  test("is told of in the chief judge's window while a sheet is written", () => {
    show("correction_writing");
    press("主考官 2 / 6 ▸");
    expect(place.querySelector("[role=dialog]")?.textContent).toContain("有一项更正等您决定");
  });

  test("without a step of the server's is not for the chief judge", () => {
    const desk = correctionDesk();
    expect(
      correctionDue({ ...desk, steps: chief("two_stages/releasing").own!.chiefDesk!.steps }),
    ).toBeNull();
    expect(correctionDue(undefined)).toBeNull();
  });

  test("that was proposed first is decided first", () => {
    const desk = correctionDesk();
    const newer = correctionDesk();
    newer.corrections[0]!.id = "correction2";
    const action = newer.steps[0]?.command?.action;
    if (action?.case === "decideCorrection") action.value.id = "correction2";
    const corrections = [...newer.corrections, ...desk.corrections];
    const both = { ...desk, corrections, steps: [...newer.steps, ...desk.steps] };
    expect(correctionDue(both)?.correction.id).toBe("correction1");
  });

  test("shows each mark, the old one struck through where it changes", () => {
    show("correction");
    const struck = [...place.querySelectorAll("s")].map(({ textContent }) => textContent);
    expect(struck).toEqual(["27.0", "92.0"]);
    expect(place.textContent).toContain("3号评委 · 改分");
    expect(place.textContent).toContain("误按为 27 分");
  });

  test("is accepted by one press, but not by one meant for what stood there before", () => {
    show("correction");
    press("同意更正");
    expect(taken).toEqual([]);
    settle();
    press("同意更正");
    expect(taken).toEqual([{ action: "decideCorrection", reason: "" }]);
  });

  test("is not accepted only with a reason", () => {
    show("correction");
    settle();
    press("不同意…");
    press("不同意更正");
    expect(place.querySelector("[role=dialog]")?.textContent).toContain("请写明理由");
    const field = place.querySelector<HTMLTextAreaElement>("[role=dialog] textarea")!;
    act(() => {
      field.value = " 与草表不符 ";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    press("不同意更正");
    expect(taken).toEqual([{ action: "decideCorrection", reason: "与草表不符" }]);
  });

  test("says why the server did not take the answer", () => {
    show("correction", { busy: false, refused: "提出、决定、见证须由三人分别进行。" });
    expect(place.querySelector("[role=alert], .banner_banner")?.textContent).toContain("须由三人");
  });

  test("gives way once the view has none", () => {
    const { desk, known } = arrive({ of: chief("two_stages/results") });
    expect(sceneOf(desk, known).kind).toBe("over");
  });
});
