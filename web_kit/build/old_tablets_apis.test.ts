// The pages as they are built, libraries included, use nothing that Chrome 87 or Safari 14.0 lack,
// but for what is listed here with its reason.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";
import { beforeAll, describe, expect, test } from "vitest";
import { buildPage } from "./build";
import { pages } from "./pages";
import { addOwn, newInScript, newInStyle, type Node, type Own } from "./old_tablets_apis";

const root = join(import.meta.dirname, "..", "..");

const scripts: string[] = [];
const styles: string[] = [];

function parsed(text: string): Node {
  return parseAst(text) as unknown as Node;
}

// Fields of the messages are no browser's.
const own: Own = { fields: new Set(), functions: new Set() };
for (const name of readdirSync(join(root, "web_kit/generated/proto"))) {
  const text = readFileSync(join(root, "web_kit/generated/proto", name), "utf8");
  for (const [, field = ""] of text.matchAll(/^ +(\w+)\??:/gm)) own.fields.add(field);
}

function inScript(text: string): string[] {
  return newInScript(parsed(text), own);
}

beforeAll(async () => {
  for (const [name, page] of Object.entries(pages)) {
    const made = await buildPage(name, page, { write: false, minify: false, cssMinify: false });
    for (const one of made) {
      if (one.type === "chunk") scripts.push(one.code);
      else if (one.fileName.endsWith(".css")) styles.push(String(one.source));
      else if (one.fileName.endsWith(".js")) scripts.push(String(one.source)); // A worker's.
    }
  }
  for (const text of scripts) addOwn(parsed(text), own);
}, 120_000);

const guarded = "the library looks whether it is there";
const othersField = "a member of the library's own objects";

const allowedInScripts: Readonly<Record<string, string>> = {
  ".wakeLock": "wake_lock.ts does without, and the page says so",
  "<input autocapitalize>": "only helps typing",
  "<input autocorrect>": "only helps typing",
  ".encodeInto": guarded,
  ".getBigInt64": guarded,
  ".getBigUint64": guarded,
  ".setBigInt64": guarded,
  ".setBigUint64": guarded,
  ".isWellFormed": guarded,
  ".setFromBase64": guarded,
  ".toBase64": guarded,
  ".moveBefore": guarded,
  "Symbol.dispose": guarded,
  "Error.captureStackTrace": guarded,
  ".at": "of what numfmt reads from people; it is asked to write alone",
  ".changedTouches": "read of touches alone, which there are not where it is missing",
  ".targetTouches": "read of touches alone, which there are not where it is missing",
  ".force": "read of touches alone; without it a stroke has one width",
  ".persistentDeviceId": "without it the pointer's id is taken",
  ".format": "of Intl, which every tablet has; new elsewhere",
  ".displayName": othersField,
  ".dispose": othersField,
  ".subscribe": othersField,
  ".readable": othersField,
  ".dpi": othersField,
  ".scan": othersField,
};

const looks = "without it the page looks a little plainer";
const another = "stands beside the older name of the same";
const printed = "for the paper alone, which has a size without it";
const inGrids = "old in grids; the data speaks of flex rows";

const allowedInStyles: Readonly<Record<string, string>> = {
  "text-wrap": looks,
  "accent-color": looks,
  "-webkit-tap-highlight-color": looks,
  "forced-color-adjust": "they have no colours of the system's own to force",
  "scroll-behavior": "only ever set to auto",
  ":focus-visible": "without it the ring shows for the finger too (base.css)",
  "text-size-adjust": another,
  "user-select": another,
  "@page": printed,
  size: printed,
  "align-content: start": inGrids,
  "align-self: start": inGrids,
};

function unlisted(uses: readonly string[], allowed: Readonly<Record<string, string>>): string[] {
  return [...new Set(uses)].filter((use) => allowed[use] === undefined).sort();
}

function unused(uses: readonly string[], allowed: Readonly<Record<string, string>>): string[] {
  return Object.keys(allowed).filter((use) => !uses.includes(use));
}

describe("The built pages", () => {
  test("call nothing in a script that old tablets lack", () => {
    expect(scripts.length).toBeGreaterThan(10);
    const uses = scripts.flatMap(inScript);
    expect(unlisted(uses, allowedInScripts)).toEqual([]);
    expect(unused(uses, allowedInScripts)).toEqual([]);
  }, 60_000);

  test("say nothing in a style sheet that old tablets do not understand", () => {
    expect(styles.length).toBeGreaterThan(5);
    const uses = styles.flatMap(newInStyle);
    expect(unlisted(uses, allowedInStyles)).toEqual([]);
    expect(unused(uses, allowedInStyles)).toEqual([]);
  });
});

describe("What is planted is found", () => {
  test.each([
    ["structuredClone(view);", "structuredClone"],
    ["window.structuredClone(view);", "structuredClone"],
    ["requestIdleCallback(run);", "requestIdleCallback"],
    ["new BroadcastChannel('a');", "BroadcastChannel"],
    ["marks.at(-1);", ".at"],
    ["marks?.at(-1);", ".at"],
    ["marks.findLast((one) => one > 2);", ".findLast"],
    ["marks.toSorted();", ".toSorted"],
    ["Object.hasOwn(view, 'turn');", "Object.hasOwn"],
    ["crypto.randomUUID();", ".randomUUID"],
    ["crypto.subtle.digest('SHA-256', bytes);", ".subtle"],
    ["AbortSignal.timeout(2000);", "AbortSignal.timeout"],
    ["navigator.locks.request('a', run);", ".locks"],
    ["place.inert = true;", ".inert"],
    ["jsx('dialog', { open: true });", "<dialog>"],
    ["jsx('div', { inert: true, children: [] });", "<div inert>"],
    ["const behind = /(?<=a)b/;", "/(?<=a)b/"],
  ])("%s", (text, use) => {
    expect(inScript(text)).toContain(use);
  });

  test.each([
    [".a { aspect-ratio: 1; }", "aspect-ratio"],
    [".a:has(.b) { color: red; }", ":has"],
    ["@container (min-width: 1em) { .a { color: red; } }", "@container"],
    ["@layer a { .a { color: red; } }", "@layer"],
    [".a { overflow: clip; }", "overflow: clip"],
    [".a { inset: 0; }", "inset"],
    [".a { overflow-wrap: anywhere; }", "overflow-wrap: anywhere"],
  ])("%s", (text, use) => {
    expect(newInStyle(text)).toContain(use);
  });
});

describe("What is old enough, or one's own, is left alone", () => {
  test.each([
    "words.replaceAll('a', 'b');",
    "new ResizeObserver(run).observe(place);",
    "Promise.allSettled(all);",
    "new AbortController().abort();",
    "crypto.getRandomValues(bytes);",
    "fetch('/here.json').then((answer) => answer.text());",
    "function structuredClone() {} structuredClone();",
    "const place = {}; place.close();",
    "jsx('main', { class: 'a' }); jsx('button', { disabled: true });",
  ])("%s", (text) => {
    expect(inScript(text)).toEqual([]);
  });

  test("in styles too", () => {
    const sheet =
      ".a { display: grid; gap: 1rem; color: var(--text); } @media print { .b { margin: 0; } }";
    expect(newInStyle(sheet)).toEqual([]);
  });
});
