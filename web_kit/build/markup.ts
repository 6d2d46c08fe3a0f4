// What HTML is written with.
import type { Language } from "./words.ts";

export const languageTags: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };

export function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}
