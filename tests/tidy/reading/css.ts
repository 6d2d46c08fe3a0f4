// Style sheets of the pages, and what pages take of them.
import { posix } from "node:path";
import { lineAt, type Source } from "./tree.ts";

export const isSheet = (path: string) =>
  /^(console|display|judge_client\/web|web_kit)\/.*\.css$/.test(path);
export const isModule = (path: string) => path.endsWith(".module.css");

const blank = (text: string) => text.replace(/[^\n]/g, " ");
const bare = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\/|"[^"\n]*"|'[^'\n]*'|url\([^)]*\)/g, blank);
const className = /\.([a-zA-Z_][\w-]*)/g;

export interface Rule {
  selector: string;
  line: number;
}

// What stands before each brace, at-rules apart.
export function rulesOf({ text }: Source): Rule[] {
  const css = bare(text);
  return [...css.matchAll(/([^{};]+)\{/g)]
    .map(({ 1: selector = "", index }) => {
      const start = index + selector.length - selector.trimStart().length;
      return { selector: selector.trim(), line: lineAt(css, start) };
    })
    .filter(({ selector }) => !selector.startsWith("@"));
}

// Rules by a class that any page could name: all outside modules, and what a module makes global.
export function globalRules(source: Source): Rule[] {
  const named = isModule(source.path) ? /:global\b/ : /\.[a-zA-Z_]/;
  return rulesOf(source).filter(({ selector }) => named.test(selector));
}

export function classesOf(source: Source): Set<string> {
  const selectors = rulesOf(source).map(({ selector }) => selector);
  return new Set(selectors.flatMap((one) => [...one.matchAll(className)].map((it) => it[1] ?? "")));
}

export interface Use {
  sheet: string; // The module's path.
  name: string; // Of the class; "": any, chosen as the page runs.
  line: number;
}

const imported = /^import (\w+) from "(\.[^"]+\.module\.css)";$/gm;

// The classes that a page takes of its modules.
export function usesOf({ path, text }: Source): Use[] {
  const body = text.replace(imported, blank);
  return [...text.matchAll(imported)].flatMap(({ 1: local = "", 2: from = "" }) => {
    const sheet = posix.join(posix.dirname(path), from);
    const used = body.matchAll(new RegExp(`\\b${local}(?:\\.(\\w+)|\\[)`, "g"));
    return [...used].map(({ 1: name = "", index }) => ({ sheet, name, line: lineAt(text, index) }));
  });
}
