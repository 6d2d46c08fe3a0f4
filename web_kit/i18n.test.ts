// @vitest-environment happy-dom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { chooseLanguage, language, setLanguage, t, textOf, tIn, type Key } from "./i18n";

type Catalogue = Record<string, string>;

const folder = join(import.meta.dirname, "catalogue");
const areas = [
  "console.json",
  "display.json",
  "guide.json",
  "judge.json",
  "kit.json",
  "prepare.json",
  "trust.json",
  "watch.json",
];

function load(lang: string, file: string): Catalogue {
  return JSON.parse(readFileSync(join(folder, lang, file), "utf8")) as Catalogue;
}

function placeholders(words: string): string[] {
  return [...words.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
}

describe.each(areas)("the catalogues in %s", (file) => {
  const zh = load("zh", file);
  const en = load("en", file);

  test("have the same keys", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  test("have the same placeholders", () => {
    for (const [key, words] of Object.entries(zh)) {
      expect([key, placeholders(en[key] ?? "")]).toEqual([key, placeholders(words)]);
    }
  });

  test("say something for every key, and start each key with the area", () => {
    for (const [key, words] of [...Object.entries(zh), ...Object.entries(en)]) {
      expect(words.trim(), key).not.toBe("");
      expect(key.startsWith(`${file.replace(".json", "")}.`), key).toBe(true);
    }
  });

  // The pages' fonts are Chinese first, and give them the width of a Chinese character.
  test("have no curly quotes in English", () => {
    for (const [key, words] of Object.entries(en)) expect(words, key).not.toMatch(/[“”‘’]/);
  });

  test("have no key twice", () => {
    for (const lang of ["zh", "en"]) {
      const text = readFileSync(join(folder, lang, file), "utf8");
      const keys = [...text.matchAll(/^\s*"([^"]+)":/gm)].map(([, key]) => key);
      expect(new Set(keys).size, lang).toBe(keys.length);
    }
  });
});

test("there is no catalogue that nobody reads", () => {
  expect(readdirSync(join(folder, "zh")).sort()).toEqual(areas);
  expect(readdirSync(join(folder, "en")).sort()).toEqual(areas);
});

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
