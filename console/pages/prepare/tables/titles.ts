// By which words a table is known for what it is: titles of columns, names of sheets. The server
// knows more of them (server/plan/tables/roll_columns.cpp). Pure.
import words from "./titles.json";

export function titleKey(title: string): string {
  return title
    .normalize("NFKC")
    .replace(/[\s\ufeff]/g, "")
    .toLowerCase();
}

const names = new Set(words.names.map(titleKey));
const vacancies = new Set(words.vacancies.map(titleKey));
const known = new Set([...words.names, ...words.vacancies, ...words.others].map(titleKey));
const ordinal = new RegExp(words.ordinals);
const peopleSheets = new RegExp(words.peopleSheets, "i");
const postSheets = new RegExp(words.postSheets, "i");

// Posts may stand in several columns, numbered.
export function isKnownTitle(title: string): boolean {
  const key = titleKey(title);
  return known.has(key) || known.has(key.replace(ordinal, ""));
}

export function isNameTitle(title: string): boolean {
  return names.has(titleKey(title));
}

export function isVacancyTitle(title: string): boolean {
  return vacancies.has(titleKey(title));
}

// Columns tell more than this does.
export function useByName(sheet: string): "people" | "posts" | null {
  const name = sheet.trim();
  if (peopleSheets.test(name)) return "people";
  return postSheets.test(name) ? "posts" : null;
}
