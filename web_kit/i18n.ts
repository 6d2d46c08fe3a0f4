// The words of the interface in Chinese and English. One catalogue a language, kept in files
// by area (kit, judge, display, console, prepare, watch, guide, trust) under web_kit/catalogue; a key starts
// with its area.
// t("kit.number", { number: 7 }) gives the words in the language now chosen; a component that
// calls it is drawn again when the language changes.
import { signal } from "@preact/signals";
import type { Text } from "./generated/proto/text_pb";
import zhConsole from "./catalogue/zh/console.json";
import zhDisplay from "./catalogue/zh/display.json";
import zhGuide from "./catalogue/zh/guide.json";
import zhJudge from "./catalogue/zh/judge.json";
import zhKit from "./catalogue/zh/kit.json";
import zhPrepare from "./catalogue/zh/prepare.json";
import zhTrust from "./catalogue/zh/trust.json";
import zhWatch from "./catalogue/zh/watch.json";
import enConsole from "./catalogue/en/console.json";
import enDisplay from "./catalogue/en/display.json";
import enGuide from "./catalogue/en/guide.json";
import enJudge from "./catalogue/en/judge.json";
import enKit from "./catalogue/en/kit.json";
import enPrepare from "./catalogue/en/prepare.json";
import enTrust from "./catalogue/en/trust.json";
import enWatch from "./catalogue/en/watch.json";

export type Language = "zh" | "en";
export type Words = Readonly<Record<string, string | number>>;

const zh = {
  ...zhKit,
  ...zhGuide,
  ...zhJudge,
  ...zhDisplay,
  ...zhConsole,
  ...zhPrepare,
  ...zhTrust,
  ...zhWatch,
};
export type Key = keyof typeof zh;
const en: Readonly<Record<Key, string>> = {
  ...enKit,
  ...enGuide,
  ...enJudge,
  ...enDisplay,
  ...enConsole,
  ...enPrepare,
  ...enTrust,
  ...enWatch,
};
const catalogues: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { zh, en };

const storageKey = "tingfen.language";

// What the page shows now: ?lang= of the address, else what this device chose last, else Chinese.
export const language = signal<Language>("zh");

function asLanguage(text: string | null): Language | null {
  return text === "zh" || text === "en" ? text : null;
}

function remembered(): string | null {
  try {
    return window.localStorage.getItem(storageKey);
  } catch {
    return null; // Storage is switched off; the language is then chosen anew on each visit.
  }
}

// Reads the language of the address or the device. mountPage calls it once, before drawing.
export function chooseLanguage(): void {
  const asked = asLanguage(new URLSearchParams(window.location.search).get("lang"));
  language.value = asked ?? asLanguage(remembered()) ?? "zh";
}

// Switches the page at once and remembers the choice on this device.
export function setLanguage(chosen: Language): void {
  language.value = chosen;
  try {
    window.localStorage.setItem(storageKey, chosen);
  } catch {
    // Storage is switched off; the choice lasts as long as the page.
  }
}

function fill(pattern: string, words: Words): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole));
}

// The words for `key` in the language now chosen, its {placeholders} filled from `words`.
export function t(key: Key, words: Words = {}): string {
  return fill(catalogues[language.value][key], words);
}

// The same in a language of the caller's choice, for text that does not follow the page.
export function tIn(chosen: Language, key: Key, words: Words = {}): string {
  return fill(catalogues[chosen][key], words);
}

// Words that came from the plan or the roll, in the language now chosen; an empty English text
// falls back to the Chinese one.
export function textOf(text: Pick<Text, "zh" | "en"> | undefined): string {
  if (text === undefined) return "";
  return language.value === "en" && text.en !== "" ? text.en : text.zh;
}
