// How the house stands, counted: deploy/node node tests/tidy/measures.ts
//
// What the rules hold is counted with their own reading; the rest, which no rule holds, is here: whether
// a declared function is found in the file of its header's name, and how many files know a command.
import { basename } from "node:path";
import { forbidden } from "./arrows.ts";
import { circlesOf } from "./circles.ts";
import { longFunctions } from "./function_length.ts";
import { arrowsOf, hasArrows } from "./reading/arrows.ts";
import { code } from "./reading/cpp.ts";
import { globalRules, isSheet } from "./reading/css.ts";
import { functionsOf } from "./reading/cpp_functions.ts";
import { rooms } from "./reading/rooms.ts";
import { files, isCpp, isTest, lineAt, sources, type Source } from "./reading/tree.ts";

const inServer = (path: string) => path.startsWith("server/");
const stem = (path: string) => basename(path).replace(/\.\w+$/, "");

// The fullest folders first.
function foldersOf(paths: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

// Units are a header and the file of its name; those that include each other in a circle.
function knots(units: readonly Source[]): string[][] {
  const ways = new Map<string, Set<string>>();
  const unit = (path: string) => path.replace(/\.(cpp|h)$/, "");
  for (const source of units) {
    const ways_of = ways.get(unit(source.path)) ?? new Set();
    for (const { to, library } of arrowsOf(source)) {
      if (!library && unit(to) !== unit(source.path)) ways_of.add(unit(to));
    }
    ways.set(unit(source.path), ways_of);
  }
  return circlesOf(ways);
}

// Names of functions that a header declares and does not define; an interface's (= 0) and the
// compiler's (= default) have no definition to look for, and what stands in a function is a call.
function declaredIn({ text }: Source): string[] {
  const spans = functionsOf(text);
  const inFunction = (line: number) =>
    spans.some((span) => span.line <= line && line < span.line + span.lines);
  const words = code(text).replace(/=\s*(0|default|delete)\s*;/g, "{}");
  const names = [
    ...words.matchAll(/(?<![\w<])([A-Z]\w+|operator\W+)\((?:[^(){};]|\([^()]*\))*\)[^{};()]*;/g),
  ];
  const declared = names.filter(({ index }) => !inFunction(lineAt(words, index)));
  return [...new Set(declared.map(({ 1: name = "" }) => name))];
}

// "folder/header.h Name: found in …" for every function declared in one file and defined in another.
function elsewhere(units: readonly Source[]): { declared: number; strays: string[] } {
  const defined = new Map<string, string[]>(); // "folder Name" → files
  const folder = (path: string) => path.slice(0, path.lastIndexOf("/"));
  for (const { path, text } of units.filter(({ path }) => path.endsWith(".cpp"))) {
    for (const { name } of functionsOf(text)) {
      const key = name.replace(/^.*::/, "");
      defined.set(key, [...(defined.get(key) ?? []), path]);
    }
  }
  const strays: string[] = [];
  let declared = 0;
  for (const header of units.filter(({ path }) => path.endsWith(".h"))) {
    const room = folder(header.path).split("/").slice(0, 2).join("/");
    for (const name of declaredIn(header)) {
      const at = (defined.get(name) ?? []).filter((path) => path.startsWith(`${room}/`));
      if (at.length === 0) continue; // A template, a constructor that is default, a type.
      declared++;
      if (at.some((path) => stem(path) === stem(header.path))) continue;
      strays.push(`${header.path} ${name}: ${at.join(", ")}`);
    }
  }
  return { declared, strays };
}

// Files of the product that name a command, in any of its spellings.
function filesOfCommands(): Map<string, string[]> {
  const [commands] = sources((path) => path === "proto/commands.proto");
  const body = /message Command \{[\s\S]*?\n\}/.exec(commands?.text ?? "")?.[0] ?? "";
  const actions = [...body.matchAll(/^ {4}\w+ (\w+) = \d+/gm)].map(({ 1: name = "" }) => name);
  const product = sources((path) => !isTest(path) && /\.(cpp|h|proto|tsx?|json)$/.test(path));
  const found = new Map<string, string[]>();
  for (const action of actions) {
    const camel = action.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
    const small = camel[0]?.toLowerCase() + camel.slice(1);
    const spelt = new RegExp(`\\b(${action}|(k|Decide)?${camel}|${small})\\b|_${action}\\b`);
    found.set(
      action,
      product.filter(({ text }) => spelt.test(text)).map(({ path }) => path),
    );
  }
  return found;
}

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const server = sources((path) => inServer(path) && isCpp(path));
const lines = (wanted: (path: string) => boolean) =>
  server
    .filter(({ path }) => wanted(path))
    .reduce((sum, { text }) => sum + text.split("\n").length, 0);

const folders = foldersOf(files().filter(inServer));
const { declared, strays } = elsewhere(server);
const commands = filesOfCommands();
const counts = [...commands.values()].map(({ length }) => length);
const arrows = sources(hasArrows)
  .filter(({ path }) => inServer(path))
  .flatMap(arrowsOf);

const print = (what: string, value: unknown) => console.log(`${what.padEnd(58)}${String(value)}`);
print(
  "files in the fullest folders of server/",
  folders
    .slice(0, 4)
    .map((at) => at.join(" "))
    .join(", "),
);
print(
  "circles of units in server/",
  knots(server)
    .map(({ length }) => length)
    .join(", ") || "none",
);
print("arrows of server/ outside the table", forbidden(arrows, rooms()).length);
print("functions of server/ over 70 lines", server.flatMap(longFunctions).length);
print("functions defined in a file of another name", `${strays.length} of ${declared}`);
print("product files that name a command, median", median(counts));
print(
  "lines of the run sheet's code",
  lines((path) => /\/(steps\w*|run_sheet\w*)\.(cpp|h)$/.test(path)),
);
const inPages = (path: string) => /^(console|display|judge_client\/web|web_kit)\//.test(path);
print(
  "files in the fullest folders of the pages",
  foldersOf(files().filter(inPages))
    .slice(0, 8)
    .map((at) => at.join(" "))
    .join(", "),
);
print("class rules in a global namespace", sources(isSheet).flatMap(globalRules).length);
if (process.argv.includes("--all")) {
  console.log(`\n${strays.join("\n")}\n`);
  for (const [name, at] of commands) console.log(`${name}: ${at.join(" ")}`);
  for (const knot of knots(server)) console.log(knot.join(" "));
}
