// Tablets in offices are old: the pages must run on Safari 14 and Chrome 87. The build lowers the
// syntax and tsconfig's lib keeps newer built-ins out; this looks for what neither of them sees.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { htmlOf } from "./html";
import { pages } from "./pages";

const root = join(import.meta.dirname, "..", "..");

function sources(ending: RegExp): string[] {
  return ["web_kit", "judge_client/web", "display", "console"]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((name) => ending.test(name) && !/generated|\.test\.tsx?$|kit\/build/.test(name));
}

const noCssYet = [
  /aspect-ratio\s*:/,
  /\d[dsl]v[hwi]/,
  /:has\(/,
  /@layer|@container/,
  /color-mix\(|oklch\(|light-dark\(/,
  /overflow\s*:\s*clip/,
  /\bsubgrid\b/,
];

const noScriptYet = [
  /<dialog\b/,
  /navigator\.locks/,
  /structuredClone/,
  /randomUUID/,
  /crypto\.subtle/,
  /AbortSignal\.(timeout|any)/,
  /BroadcastChannel/,
  /requestIdleCallback/,
  /navigator\.serviceWorker/,
  /\(\?<[=!]/, // Looking behind in a regular expression stops the whole script in Safari 14.
];

// Innermost blocks: "selector { declarations }".
function rules(css: string): string[] {
  const bare = css.replace(/\/\*[^]*?\*\//g, "");
  return [...bare.matchAll(/[^{}]+\{[^{}]*\}/g)].map(([rule]) => rule.trim());
}

describe.each(sources(/\.css$/))("%s", (name) => {
  const css = readFileSync(join(root, name), "utf8");

  test("sets a gap only where it says display: grid, since flex rows have none", () => {
    const wrong = rules(css).filter(
      (rule) => /\s(row-|column-)?gap\s*:/.test(rule) && !/display\s*:\s*(inline-)?grid/.test(rule),
    );
    expect(wrong).toEqual([]);
  });

  test("uses nothing that came after Safari 14", () => {
    const bare = rules(css).join("\n");
    expect(noCssYet.filter((pattern) => pattern.test(bare))).toEqual([]);
  });
});

test.each(sources(/\.tsx?$/))("%s uses nothing that came after Safari 14", (name) => {
  const text = readFileSync(join(root, name), "utf8").replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
  expect(noScriptYet.filter((pattern) => pattern.test(text))).toEqual([]);
});

test.each(Object.entries(pages))("%s has no script or style of its own inside", (_, page) => {
  const text = htmlOf(page, { zh: "/zh.json", en: "/en.json" });
  expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  expect(text).not.toMatch(/https?:\/\//);
});
