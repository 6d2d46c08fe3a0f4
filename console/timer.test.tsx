// @vitest-environment happy-dom
import { create } from "@bufbuild/protobuf";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Command } from "../web_kit/generated/proto/commands_pb";
import { ReceiptSchema } from "../web_kit/generated/proto/frames_pb";
import { language } from "../web_kit/i18n";
import { settle_ms, useActing } from "./acting";
import { timerView } from "./fixture_timer";
import { timerSteps, timerWaits } from "./timer_steps";
import { Timer } from "./timer_view";

let place: HTMLElement;
let sent: Command[];
let now_ms: number;

beforeEach(() => {
  language.value = "zh";
  place = document.body.appendChild(document.createElement("div"));
  sent = [];
  now_ms = 0;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(performance, "now").mockImplementation(() => now_ms);
});

afterEach(() => {
  act(() => render(null, place));
  place.remove();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function Page({ state, offline }: { state: string; offline: boolean }) {
  const acting = useActing((command) => {
    sent.push(command);
    return Promise.resolve(create(ReceiptSchema));
  });
  const outside = {
    state: offline ? ("offline" as const) : ("online" as const),
    serverNow: () => 48_000,
  };
  return <Timer view={timerView(state)} acting={acting} outside={outside} />;
}

function show(state: string, offline = false): void {
  act(() => render(<Page state={state} offline={offline} />, place));
}

const primary = () => place.querySelector<HTMLButtonElement>(".timer-primary button");
const actions = () => sent.map(({ action }) => action.case);

async function press(after_ms = settle_ms): Promise<void> {
  now_ms += after_ms;
  await act(async () => primary()?.click());
}

async function space(repeat = false): Promise<boolean> {
  const event = new KeyboardEvent("keydown", { key: " ", repeat, bubbles: true, cancelable: true });
  await act(async () => void (document.activeElement ?? document.body).dispatchEvent(event));
  return event.defaultPrevented;
}

describe("The timekeeper's page", () => {
  test("starts the clock with one press", async () => {
    show("called");
    expect(primary()?.textContent).toBe("开始计时");
    await press();
    expect(actions()).toEqual(["startStage"]);
  });

  test("ends a stage with two presses of the same button, half a second apart", async () => {
    show("presenting");
    expect(primary()?.textContent).toBe("结束结构化面试");
    await press();
    expect(primary()?.textContent).toBe("再按一次，结束结构化面试");
    await press(settle_ms - 1);
    expect(actions()).toEqual([]);
    await press(1);
    expect(actions()).toEqual(["endStage"]);
  });

  test("forgets the first press after a while", async () => {
    show("presenting");
    await press();
    await act(async () => void vi.advanceTimersByTime(6000));
    expect(primary()?.textContent).toBe("结束结构化面试");
    await press();
    expect(actions()).toEqual([]);
  });

  test("pauses and goes on with the space bar, wherever the focus is, and never ends with it", async () => {
    show("presenting");
    primary()?.focus();
    expect(await space()).toBe(true);
    expect(await space(true)).toBe(true);
    expect(actions()).toEqual(["pauseClock"]);
    show("paused");
    await space();
    expect(actions()).toEqual(["pauseClock", "resumeClock"]);
    show("called");
    await space();
    expect(actions()).toHaveLength(2);
  });

  test("goes on after a pause by its large button", () => {
    show("paused");
    expect(primary()?.textContent).toBe("继续");
    expect(place.querySelector(".timer-others")?.textContent).toContain("结束结构化面试");
  });

  test("takes no press without a connection: a clock started late would be wrong", async () => {
    show("called", true);
    expect(primary()?.disabled).toBe(true);
    expect(place.textContent).toContain("请看表并告知考务员");
    show("presenting", true);
    await space();
    expect(actions()).toEqual([]);
    expect(place.querySelector(".timer-time")?.textContent).toBe("06:12");
  });

  test("has a state for everything in between", () => {
    for (const [state, words] of [
      ["between", "等待考务员请下一位入场"],
      ["held-between", "监督员已暂停"],
      ["break", "休息中，14:00 继续"],
      ["finished", "全部面试结束"],
      ["ended", "本环节计时已结束"],
      ["held", "解除后可以继续"],
    ] as const) {
      show(state);
      expect(place.textContent, state).toContain(words);
    }
  });
});

describe("The timekeeper's steps", () => {
  test("are led by what the run sheet recommends, and space is for pausing alone", () => {
    const { primary: first, others, space: key } = timerSteps(timerView("presenting"));
    expect(first?.command?.action.case).toBe("endStage");
    expect(others.map(({ command }) => command?.action.case)).toEqual(["pauseClock"]);
    expect(key?.command?.action.case).toBe("pauseClock");
    expect(timerSteps(timerView("called")).space).toBeUndefined();
  });

  test("say whom they wait for where there are none", () => {
    expect(timerWaits(timerView("between"))).toBe("等待考务员请下一位入场");
    expect(timerWaits(timerView("ended"))).toBe("本环节计时已结束");
  });
});
