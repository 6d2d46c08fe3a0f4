// @vitest-environment happy-dom
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { settle_ms, useActing } from "../../steps/acting";
import { timerStates } from "../../../tests/scenes/clocks";
import { actions, click, draw, key, pass, place, playDesk, send } from "../../played_desk";
import { timerSteps, timerWaits } from "./timer_steps";
import { Timer } from "./timer_view";

playDesk();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

function Page({ state, offline }: { state: string; offline: boolean }) {
  const acting = useActing(send);
  const outside = {
    state: offline ? ("offline" as const) : ("online" as const),
    serverNow: () => 48_000,
  };
  return <Timer view={timerStates[state]!} acting={acting} outside={outside} />;
}

function show(state: string, offline = false): void {
  draw(<Page state={state} offline={offline} />);
}

const primary = () => place.querySelector<HTMLButtonElement>(".timer_view_primary button");
const taken = () => actions().map((action) => action.case);

async function press(after_ms = settle_ms): Promise<void> {
  pass(after_ms);
  await click(primary());
}

const space = (repeat = false) => key(" ", { repeat });

describe("The timekeeper's page", () => {
  test("starts the clock with one press", async () => {
    show("called");
    expect(primary()?.textContent).toBe("开始计时");
    await press();
    expect(taken()).toEqual(["startStage"]);
  });

  test("ends a stage with two presses of the same button, half a second apart", async () => {
    show("presenting");
    expect(primary()?.textContent).toBe("结束结构化面试");
    await press();
    expect(primary()?.textContent).toBe("再按一次，结束结构化面试");
    await press(settle_ms - 1);
    expect(taken()).toEqual([]);
    await press(1);
    expect(taken()).toEqual(["endStage"]);
  });

  test("forgets the first press after a while", async () => {
    show("presenting");
    await press();
    await act(async () => void vi.advanceTimersByTime(6000));
    expect(primary()?.textContent).toBe("结束结构化面试");
    await press();
    expect(taken()).toEqual([]);
  });

  test("pauses and goes on with the space bar, wherever the focus is, and never ends with it", async () => {
    show("presenting");
    primary()?.focus();
    expect(await space()).toBe(true);
    expect(await space(true)).toBe(true);
    expect(taken()).toEqual(["pauseClock"]);
    show("paused");
    await space();
    expect(taken()).toEqual(["pauseClock", "resumeClock"]);
    show("called");
    await space();
    expect(taken()).toHaveLength(2);
  });

  test("goes on after a pause by its large button", () => {
    show("paused");
    expect(primary()?.textContent).toBe("继续");
    expect(place.querySelector(".timer_view_others")?.textContent).toContain("结束结构化面试");
  });

  test("takes no press without a connection: a clock started late would be wrong", async () => {
    show("called", true);
    expect(primary()?.disabled).toBe(true);
    expect(place.textContent).toContain("请看表并告知考务员");
    show("presenting", true);
    await space();
    expect(taken()).toEqual([]);
    expect(place.querySelector(".timer_view_time")?.textContent).toBe("06:12");
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
    const { primary: first, others, space: key } = timerSteps(timerStates["presenting"]!);
    expect(first?.command?.action.case).toBe("endStage");
    expect(others.map(({ command }) => command?.action.case)).toEqual(["pauseClock"]);
    expect(key?.command?.action.case).toBe("pauseClock");
    expect(timerSteps(timerStates["called"]!).space).toBeUndefined();
  });

  test("say whom they wait for where there are none", () => {
    expect(timerWaits(timerStates["between"]!)).toBe("等待考务员请下一位入场");
    expect(timerWaits(timerStates["ended"]!)).toBe("本环节计时已结束");
  });
});
