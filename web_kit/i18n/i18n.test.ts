// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from "vitest";
import { chooseLanguage, language, setLanguage, t, textOf, tIn, type Key } from "./i18n";

describe("the language", () => {
  beforeEach(() => {
    window.localStorage.clear();
    window.history.replaceState(null, "", "/judge");
  });

  test("is Chinese unless asked otherwise", () => {
    chooseLanguage();
    expect(language.value).toBe("zh");
    expect(t("kit.status.connected")).toBe("已连接");
  });

  test("follows the address before what the device remembers", () => {
    setLanguage("zh");
    window.history.replaceState(null, "", "/judge?lang=en");
    chooseLanguage();
    expect(language.value).toBe("en");
  });

  test("is remembered on the device", () => {
    setLanguage("en");
    language.value = "zh";
    chooseLanguage();
    expect(language.value).toBe("en");
  });

  test("of an unknown name is not taken", () => {
    window.history.replaceState(null, "", "/judge?lang=xx");
    chooseLanguage();
    expect(language.value).toBe("zh");
  });

  test("switches the words at once", () => {
    setLanguage("en");
    expect(t("kit.number", { number: 7 })).toBe("No. 7");
    setLanguage("zh");
    expect(t("kit.number", { number: 7 })).toBe("第 7 号");
  });

  test("leaves a placeholder nobody filled to be seen", () => {
    expect(tIn("zh", "kit.number" satisfies Key)).toBe("第 {number} 号");
  });

  test("chooses the plan's words, with the Chinese where no English was written", () => {
    setLanguage("en");
    expect(textOf({ zh: "办公室主任", en: "" })).toBe("办公室主任");
    expect(textOf({ zh: "办公室主任", en: "Office director" })).toBe("Office director");
    expect(textOf(undefined)).toBe("");
  });
});

describe("the words of a button", () => {
  const files = import.meta.glob<Record<string, string>>("../catalogue/*/*.json", {
    import: "default",
    eager: true,
  });

  test("say what it does: none only agrees", () => {
    const agreeing =
      /^(确定|确认|好|好的|是|完成|OK|Okay|Yes|Confirm|Done|Submit|Add|加入)[。.!！]?$/i;
    const states = ["kit.step.done", "kit.banner.success", "prepare.far.done"];
    const found = Object.values(files).flatMap((words) =>
      Object.entries(words).filter(([key, said]) => agreeing.test(said) && !states.includes(key)),
    );
    expect(Object.keys(files).length).toBeGreaterThan(10);
    expect(found).toEqual([]);
  });
});
