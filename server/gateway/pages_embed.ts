// Writes the two files that put the built pages into the binary: pages.S with their bytes and
// pages_table.cpp with AllPages of pages.h.
//
//   node pages_embed.ts FOLDER_OF_BUILT_PAGES OUTPUT_FOLDER
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { extname, join, resolve, sep } from "node:path";

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

interface BuiltFile {
  file: string;
  path: string;
  contentType: string;
  etag: string;
  size: number;
}

// judge.html → /judge, index.html → /, assets/x.js → /assets/x.js
function pathOf(name: string): string {
  if (name === "index.html") return "/";
  return `/${name.endsWith(".html") ? name.slice(0, -".html".length) : name}`;
}

function describe(folder: string, name: string): BuiltFile {
  const contentType = contentTypes[extname(name)];
  if (contentType === undefined) throw new Error(`no content type is known for ${name}`);
  const file = join(folder, name);
  const body = readFileSync(file);
  const etag = createHash("sha256").update(body).digest("hex").slice(0, 32);
  return { file, path: pathOf(name), contentType, etag, size: body.length };
}

function bytewise(a: BuiltFile, b: BuiltFile): number {
  return Buffer.compare(Buffer.from(a.path), Buffer.from(b.path));
}

function assembly(pages: BuiltFile[]): string {
  const bodies = pages.map(({ file }, i) =>
    [
      `    .global tingfen_page_${i}`,
      "    .balign 16",
      `tingfen_page_${i}:`,
      `    .incbin ${JSON.stringify(file)}`,
    ].join("\n"),
  );
  return `    .section .rodata\n${bodies.join("\n")}\n    .section .note.GNU-stack,"",@progbits\n`;
}

function table(pages: BuiltFile[]): string {
  const symbols = pages.map((_, i) => `extern "C" const char tingfen_page_${i}[];`);
  const rows = pages.map(({ path, contentType, etag, size }, i) => {
    const words = [path, contentType, `"${etag}"`].map((word) => JSON.stringify(word)).join(", ");
    return `    {${words}, {tingfen_page_${i}, ${size}}},`;
  });
  return `#include "server/gateway/pages.h"

${symbols.join("\n")}

namespace tingfen::gateway {

std::span<const Page> AllPages() {
  static const Page pages[] = {
${rows.map((row) => `  ${row}`).join("\n")}
  };
  return pages;
}

}  // namespace tingfen::gateway
`;
}

const [source, target] = process.argv.slice(2);
if (source === undefined || target === undefined) {
  throw new Error("usage: node pages_embed.ts FOLDER_OF_BUILT_PAGES OUTPUT_FOLDER");
}
const folder = resolve(source);
const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  .map((name) => name.split(sep).join("/"));
const pages = names.map((name) => describe(folder, name)).sort(bytewise);
if (pages.length === 0) throw new Error(`${folder} holds no pages`);
mkdirSync(target, { recursive: true });
writeFileSync(join(target, "pages.S"), assembly(pages));
writeFileSync(join(target, "pages_table.cpp"), table(pages));
