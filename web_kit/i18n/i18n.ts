// The words of the interface in Chinese and English. One catalogue a language, kept in files
// by area under web_kit/catalogue; a key starts with its area. A page has the words of its areas alone
// (web_kit/build/pages.ts), and of a language only once it is shown in it.
// t("kit.number", { number: 7 }) gives the words in the language now chosen; a component that
// calls it is drawn again when the language changes.
import { signal } from "@preact/signals";
import type { Text } from "../generated/proto/text_pb";
import { fetchWords } from "./words_fetch";
import type zhConsole from "../catalogue/zh/console.json";
import type zhDisplay from "../catalogue/zh/display.json";
import type zhTrace from "../catalogue/zh/display.trace.json";
import type zhGuide from "../catalogue/zh/guide.json";
import type zhJudge from "../catalogue/zh/judge.json";
import type zhKit from "../catalogue/zh/kit.json";
import type zhPrepare from "../catalogue/zh/prepare.json";
import type zhTrust from "../catalogue/zh/trust.json";
import type zhWatch from "../catalogue/zh/watch.json";
import type zhHand from "../catalogue/zh/watch.hand.json";

export type Language = "zh" | "en";
export type Words = Readonly<Record<string, string | number>>;

export type Key =
  | keyof typeof zhConsole
  | keyof typeof zhDisplay
  | keyof typeof zhTrace
  | keyof typeof zhGuide
  | keyof typeof zhJudge
  | keyof typeof zhKit
  | keyof typeof zhPrepare
  | keyof typeof zhTrust
  | keyof typeof zhWatch
  | keyof typeof zhHand;

type Catalogue = Readonly<Record<string, string>>;

const catalogues = new Map<Language, Catalogue>();

// Words that are there from now on, beside those that were.
export function addWords(of: Language, words: Catalogue): void {
  catalogues.set(of, { ...catalogues.get(of), ...words });
}

const storageKey = "tingfen.language";

// What the page shows now: ?lang= of the address, else what this device chose last, else Chinese.
export const language = signal<Language>("zh");

// The words of the language that was asked for could not be fetched, and are tried again.
export const wordsAway = signal(false);

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

let wanted: Language = "zh";

// Reads the language of the address or the device. mountPage calls it once, before drawing.
export function chooseLanguage(): void {
  const asked = asLanguage(new URLSearchParams(window.location.search).get("lang"));
  wanted = asked ?? asLanguage(remembered()) ?? "zh";
  language.value = wanted;
}

// Where the page's HTML says that they are.
function addressOf(of: Language): string {
  const place = document.getElementById("page");
  const address = place?.dataset[of === "zh" ? "wordsZh" : "wordsEn"];
  if (address === undefined) throw new Error(`the page has no words of ${of}`);
  return address;
}

// Runs once there are words of that language: at once where there are; not at all where another
// language was asked for in the meantime.
export function withWords(of: Language, run: () => void): void {
  wanted = of;
  wordsAway.value = false;
  if (catalogues.has(of)) return run();
  const isWanted = () => wanted === of;
  void fetchWords(addressOf(of), isWanted, () => (wordsAway.value = true)).then((words) => {
    if (words === null) return;
    addWords(of, words);
    if (isWanted()) withWords(of, run);
  });
}

// Remembers the choice on this device and switches the page, at once where its words are there.
export function setLanguage(chosen: Language): void {
  try {
    window.localStorage.setItem(storageKey, chosen);
  } catch {
    // Storage is switched off; the choice lasts as long as the page.
  }
  withWords(chosen, () => (language.value = chosen));
}

function fill(pattern: string, words: Words): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole));
}

// Whether there are words for it: for keys made of what a server says.
export function hasWords(key: string): key is Key {
  return catalogues.get(language.value)?.[key as Key] !== undefined;
}

// The words for `key` in the language now chosen, its {placeholders} filled from `words`.
export function t(key: Key, words: Words = {}): string {
  return tIn(language.value, key, words);
}

// The same in a language whose words are there, whatever the page is shown in.
export function tIn(chosen: Language, key: Key, words: Words = {}): string {
  return fill(catalogues.get(chosen)?.[key] ?? "", words);
}

// Words that came from the plan or the roll, in the language now chosen; an empty English text
// falls back to the Chinese one.
export function textOf(text: Pick<Text, "zh" | "en"> | undefined): string {
  if (text === undefined) return "";
  return language.value === "en" && text.en !== "" ? text.en : text.zh;
}
