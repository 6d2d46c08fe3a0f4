// What a file includes, imports or links to.
import { posix } from "node:path";
import { code } from "./cpp.ts";
import { libraryOfHeader, libraryOfPackage } from "./libraries.ts";
import { isCpp, isTypeScript, lineAt, type Source } from "./tree.ts";
import { importsOf } from "./typescript.ts";

export interface Arrow {
  from: string;
  line: number;
  to: string; // A file's path, for TypeScript perhaps without its ending; or a library's name.
  library: boolean;
}

const include = /^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]/gm;
const linked = /@import\s+(?:url\()?["']([^"']+)|url\(["']?(\.[^"')]+)|\b(?:src|href)="(\.[^"]+)"/g;
const imported = /^import (?:public )?"([^"]+)"/gm; // Of a .proto.

const clock = /\b(system|steady|high_resolution)_clock::now\b/; // <chrono> alone may be a calendar.

// The pages' copy of the vocabulary is made at build and counts as what it is made from.
const ours = (from: string, name: string) =>
  posix.join(posix.dirname(from), name).replace(/^web_kit\/generated\/(proto\/)?/, "proto/");

function inCpp({ path, text }: Source): Arrow[] {
  const arrows = [...text.matchAll(include)].map(({ 1: mark, 2: name = "", index }) => {
    const library = mark === "<" || name.startsWith("google/");
    const to = library ? libraryOfHeader(name) : name;
    return { from: path, line: lineAt(text, index), to, library };
  });
  const time = clock.exec(code(text));
  if (time !== null) {
    arrows.push({ from: path, line: lineAt(text, time.index), to: "the machine", library: true });
  }
  return arrows.filter(({ to }) => to !== "");
}

function inTypeScript(source: Source): Arrow[] {
  const { path: from, text } = source;
  return importsOf(source).map(({ name, start }) => {
    const library = !name.startsWith(".");
    const to = library ? libraryOfPackage(name) : ours(from, name);
    return { from, line: lineAt(text, start), to, library };
  });
}

function inText({ path: from, text }: Source): Arrow[] {
  const proto = from.endsWith(".proto");
  return [...text.matchAll(proto ? imported : linked)].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? "";
    const line = lineAt(text, match.index);
    if (!proto) return { from, line, to: ours(from, name), library: false };
    const library = name.startsWith("google/protobuf/");
    return { from, line, to: library ? "Protobuf" : name, library };
  });
}

export const hasArrows = (path: string) =>
  isCpp(path) || isTypeScript(path) || /\.(css|html|proto)$/.test(path);

export function arrowsOf(source: Source): Arrow[] {
  if (isCpp(source.path)) return inCpp(source);
  return isTypeScript(source.path) ? inTypeScript(source) : inText(source);
}
