// The files of the project: those git knows and those it would take.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../../..");

// A file as a rule sees it; planted ones look alike.
export interface Source {
  path: string; // From the root, as git writes it.
  text: string;
}

let listed: readonly string[] | undefined;

export function files(): readonly string[] {
  const listing = ["ls-files", "-coz", "--exclude-standard"];
  listed ??= execFileSync("git", listing, { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((path) => path !== "" && existsSync(join(root, path)));
  return listed;
}

const texts = new Map<string, Source>();

function read(path: string): Source {
  const source = texts.get(path) ?? { path, text: readFileSync(join(root, path), "utf8") };
  texts.set(path, source);
  return source;
}

export const sources = (wanted: (path: string) => boolean): Source[] =>
  files().filter(wanted).map(read);

export const lineAt = (text: string, offset: number): number =>
  text.slice(0, offset).split("\n").length;

export const isCpp = (path: string) => /\.(cpp|h)$/.test(path);
export const isTypeScript = (path: string) => /\.tsx?$/.test(path);

// Tests of any kind, beside what they test or in a folder of their own.
export const isTest = (path: string) => path.startsWith("tests/") || /\.test\.tsx?$/.test(path);

// What tests and previews are fed with; in no page that is shipped.
export const isStaged = (path: string) =>
  /(^|\/)((fixtures?|preview|played)(_\w+)?|\w+_preview)\.(tsx?|html)$/.test(path);
