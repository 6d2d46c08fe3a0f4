// @vitest-environment happy-dom
import { render, type ComponentChildren } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { language } from "../i18n/i18n";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Field } from "./field";
import { Figure } from "./figure";
import { LanguageSwitch } from "../frame/language_switch";
import { NumberPad } from "./number_pad";
import { StatusMark } from "./status_mark";

let place: HTMLElement;

beforeEach(() => {
  language.value = "zh";
  place = document.createElement("div");
  document.body.append(place);
});

afterEach(() => {
  show(null);
  place.remove();
});

function show(what: ComponentChildren): void {
  act(() => render(what, place));
}

function button(words: string): HTMLButtonElement {
  const found = [...place.querySelectorAll("button")].find(
    (candidate) =>
      candidate.textContent === words || candidate.getAttribute("aria-label") === words,
  );
  if (found === undefined) throw new Error(`no button says ${words}`);
  return found;
}

function press(key: string, shiftKey = false): void {
  act(() => {
    const options = { key, shiftKey, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", options));
  });
}

test("a button at work says so and cannot be pressed again", () => {
  const onPress = vi.fn();
  show(<Button onPress={onPress}>提交评分</Button>);
  button("提交评分").click();
  show(
    <Button onPress={onPress} busy="正在提交…">
      提交评分
    </Button>,
  );
  button("正在提交…").click();
  expect(onPress).toHaveBeenCalledTimes(1);
});

test("a state is told in words, whichever language is chosen", () => {
  show(<StatusMark status="confirmed" />);
  expect(place.textContent).toBe("✓已确认");
  act(() => {
    language.value = "en";
  });
  expect(place.textContent).toBe("✓Confirmed");
});

test("the number pad reports every key and keeps nothing", () => {
  const keys: string[] = [];
  show(<NumberPad onKey={(key) => keys.push(key)} />);
  for (const words of ["2", "7", "小数点", "5", "删除一位"]) button(words).click();
  expect(keys).toEqual(["2", "7", ".", "5", "delete"]);
});

test("the number pad for whole marks has no point to press", () => {
  const onKey = vi.fn();
  show(<NumberPad onKey={onKey} withoutPoint />);
  button("小数点").click();
  expect(onKey).not.toHaveBeenCalled();
});

test("a struck extreme keeps its figure and says which it is", () => {
  show(<Figure value="92.50" struck="highest" />);
  expect(place.querySelector("s")?.textContent).toBe("92.50");
  expect(place.textContent).toContain("去掉最高");
});

test("a field says what is wrong with it, to a reader too", () => {
  show(<Field label="理由" value="" onInput={() => undefined} problem="请写明理由" />);
  const input = place.querySelector("input");
  const words = document.getElementById(input?.getAttribute("aria-describedby") ?? "");
  expect(input?.getAttribute("aria-invalid")).toBe("true");
  expect(words?.textContent).toContain("请写明理由");
});

test("the language switch changes the page", () => {
  show(<LanguageSwitch />);
  act(() => button("English").click());
  expect(language.value).toBe("en");
});

function confirmDialog(onClose: () => void) {
  return (
    <Dialog
      title="第 7 号"
      onClose={onClose}
      actions={
        <Button focused onPress={() => undefined}>
          确认提交
        </Button>
      }
    />
  );
}

test("a dialog keeps the focus inside and gives it back", () => {
  const before = document.createElement("button");
  document.body.append(before);
  before.focus();
  show(confirmDialog(() => undefined));
  expect(document.activeElement?.textContent).toBe("确认提交");
  press("Tab");
  expect(document.activeElement?.textContent).toBe("返回");
  press("Tab", true);
  expect(document.activeElement?.textContent).toBe("确认提交");
  show(null);
  expect(document.activeElement).toBe(before);
  before.remove();
});

test("Escape goes back from a dialog", () => {
  const onClose = vi.fn();
  show(confirmDialog(onClose));
  press("Escape");
  expect(onClose).toHaveBeenCalledTimes(1);
});

test("Escape goes back from a dialog though what had the focus is gone", () => {
  const onClose = vi.fn();
  show(confirmDialog(onClose));
  (document.activeElement as HTMLElement).blur();
  expect(document.activeElement).toBe(document.body);
  press("Escape");
  expect(onClose).toHaveBeenCalledTimes(1);
});
