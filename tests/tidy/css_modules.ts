// Looks stand in CSS modules beside their components: no two of one name, no class without a rule, no
// rule without a class, and no rule by a class that any page could name.
import { posix } from "node:path";
import { classesOf, globalRules, usesOf } from "./reading/css.ts";
import type { Found } from "./reading/ratchet.ts";
import type { Source } from "./reading/tree.ts";

const roomOf = (path: string) => /^(judge_client\/web|\w+)/.exec(path)?.[0] ?? path;

// By room, so that moving a file within it says nothing.
export function globalClasses(sheets: readonly Source[]): Found[] {
  const rooms = new Map<string, string[]>();
  for (const sheet of sheets) {
    const at = globalRules(sheet).map(({ line }) => `${sheet.path}:${line}`);
    if (at.length > 0)
      rooms.set(roomOf(sheet.path), [...(rooms.get(roomOf(sheet.path)) ?? []), ...at]);
  }
  return [...rooms].map(([key, at]) => ({
    key,
    size: at.length,
    at: at.slice(0, 5),
    says: `${at.length} rule(s) by a class in a namespace that all pages share`,
    todo: "Put each in the *.module.css of its component.",
  }));
}

// A class of a page is its module's name and its own: modules of one name would share classes.
export function namesakes(modules: readonly Source[]): Found[] {
  const names = new Map<string, string[]>();
  for (const { path } of modules) {
    const name = posix.basename(path);
    names.set(name, [...(names.get(name) ?? []), path]);
  }
  return [...names]
    .filter(([, at]) => at.length > 1)
    .map(([key, at]) => ({
      key,
      size: at.length,
      at,
      says: "two modules have one name",
      todo: "Call one by more of what it is about.",
    }));
}

// Classes that a page takes and no module has, and those that a module has and no page takes.
export function loose(modules: readonly Source[], pages: readonly Source[]): Found[] {
  const uses = pages.flatMap((page) => usesOf(page).map((use) => ({ ...use, page: page.path })));
  return modules.flatMap((module) => {
    const defined = classesOf(module);
    const taken = uses.filter(({ sheet }) => sheet === module.path);
    const missing = taken
      .filter(({ name }) => name !== "" && !defined.has(name))
      .map(({ name, page, line }) => ({
        key: `${page} ${name}`,
        size: 1,
        at: [`${page}:${line}`],
        says: `${module.path} has no class ${name}`,
        todo: "Name one that it has, or none.",
      }));
    const names = new Set(taken.map(({ name }) => name));
    const unused = [...defined].filter((name) => !names.has(name) && !names.has(""));
    return [
      ...missing,
      ...unused.map((name) => ({
        key: `${module.path} ${name}`,
        size: 1,
        at: [module.path],
        says: `no page takes its class ${name}`,
        todo: "Take its rules out.",
      })),
    ];
  });
}
