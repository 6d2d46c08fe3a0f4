// The catalogues, and what of them a page is given.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { areas } from "./pages";
import { areaOf, catalogueOf, wordFaults, wordsFiles, wordsOf } from "./words";

const folder = join(import.meta.dirname, "..", "catalogue");

function placeholders(words: string): string[] {
  return [...words.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
}

describe.each(areas)("the catalogues of %s", (area) => {
  const zh = catalogueOf(area, "zh");
  const en = catalogueOf(area, "en");

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
      expect(areaOf(key), key).toBe(area);
    }
  });

  // The pages' fonts are Chinese first, and give them the width of a Chinese character.
  test("have no curly quotes in English", () => {
    for (const [key, words] of Object.entries(en)) expect(words, key).not.toMatch(/[“”‘’]/);
  });

  test("have no key twice", () => {
    for (const lang of ["zh", "en"]) {
      const text = readFileSync(join(folder, lang, `${area}.json`), "utf8");
      const keys = [...text.matchAll(/^\s*"([^"]+)":/gm)].map(([, key]) => key);
      expect(new Set(keys).size, lang).toBe(keys.length);
    }
  });
});

test("there is no catalogue that nobody reads", () => {
  const files = areas.map((area) => `${area}.json`).sort();
  expect(readdirSync(join(folder, "zh")).sort()).toEqual(files);
  expect(readdirSync(join(folder, "en")).sort()).toEqual(files);
});

describe("A page", () => {
  test("is given the words of its areas alone, in files of a language each", () => {
    const [zh, en, ...others] = wordsFiles("trust", ["kit", "trust"]);
    expect(others).toEqual([]);
    expect(zh?.name).toMatch(/^assets\/trust\.zh-[0-9a-f]{8}\.json$/);
    expect(en?.name).toMatch(/^assets\/trust\.en-[0-9a-f]{8}\.json$/);
    const words = JSON.parse(zh?.text ?? "") as Record<string, string>;
    expect(words).toEqual({ ...catalogueOf("kit", "zh"), ...catalogueOf("trust", "zh") });
    expect(wordsOf(["kit"], "en")).toEqual(catalogueOf("kit", "en"));
  });

  const faults = (script: string) => wordFaults("hall", ["kit"], [script]);

  test("that has words of its areas, whole or with an end that is computed, is as it should be", () => {
    expect(faults('t("kit.number",{number:7})')).toEqual([]);
    expect(faults("t(`kit.page.${name}`),log('console.table'),x.console.step")).toEqual([]);
  });

  test("that has words of another area is told", () => {
    expect(faults('t("kit.number"),t("judge.next")')).toEqual([
      "hall uses judge.next, of the area judge; web_kit/build/pages.ts says which areas it has",
    ]);
    expect(faults('t("kit.number"),t(`display.trace.s${which}`)')).toHaveLength(1);
    expect(faults('t("kit.number"),t(`display.trace.dropped.${which}`)')).toHaveLength(1);
  });

  test("that has an area without a word of it is told", () => {
    expect(faults("draw()")).toEqual([
      "hall uses no word of the area kit; web_kit/build/pages.ts says which areas it has",
    ]);
  });
});
