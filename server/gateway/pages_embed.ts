// Writes the two files that put the built pages into the binary: pages.S with their bytes, as they
// are and compressed as far as it goes, and pages_table.cpp with AllPages of pages.h.
//
//   node pages_embed.ts FOLDER_OF_BUILT_PAGES OUTPUT_FOLDER
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { extname, join, resolve, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

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

// One form of a page (PageForm).
interface Form {
  coding: string;
  file: string;
  etag: string;
  size: number;
}

interface BuiltPage {
  path: string;
  contentType: string;
  forms: Form[];
}

const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY } = constants;
const { BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_SIZE_HINT } = constants;

function brotli(body: Buffer): Buffer {
  const params = {
    [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY,
    [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
    [BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return brotliCompressSync(body, { params });
}

// Images and fonts are compressed already.
const isText = (contentType: string) => /^text\/|json|svg/.test(contentType);

// judge.html → /judge, index.html → /, assets/x.js → /assets/x.js
function pathOf(name: string): string {
  if (name === "index.html") return "/";
  return `/${name.endsWith(".html") ? name.slice(0, -".html".length) : name}`;
}

const hashOf = (body: Buffer) => createHash("sha256").update(body).digest("hex").slice(0, 32);

// What is shorter than the bytes as they are, written to `squeezed`.
function compressed(body: Buffer, hash: string, squeezed: string): Form[] {
  const shorter = [
    ["br", brotli(body)],
    ["gzip", gzipSync(body, { level: constants.Z_BEST_COMPRESSION })],
  ] as const;
  const forms = shorter
    .filter(([, bytes]) => bytes.length < body.length)
    .map(([coding, bytes]) => {
      const path = join(squeezed, `${hash}.${coding}`);
      writeFileSync(path, bytes);
      return { coding, file: path, etag: `${hash}-${coding}`, size: bytes.length };
    });
  return forms.sort((a, b) => a.size - b.size);
}

function describe(folder: string, name: string, squeezed: string): BuiltPage {
  const contentType = contentTypes[extname(name)];
  if (contentType === undefined) throw new Error(`no content type is known for ${name}`);
  const file = join(folder, name);
  const body = readFileSync(file);
  const hash = hashOf(body);
  const plain = { coding: "identity", file, etag: hash, size: body.length };
  const forms = isText(contentType) ? compressed(body, hash, squeezed) : [];
  return { path: pathOf(name), contentType, forms: [...forms, plain] };
}

function bytewise(a: BuiltPage, b: BuiltPage): number {
  return Buffer.compare(Buffer.from(a.path), Buffer.from(b.path));
}

const symbolOf = (page: number, { coding }: Form) => `tingfen_page_${page}_${coding}`;

function assembly(pages: BuiltPage[]): string {
  const bodies = pages.flatMap(({ forms }, i) =>
    forms.map((form) =>
      [
        `    .global ${symbolOf(i, form)}`,
        "    .balign 16",
        `${symbolOf(i, form)}:`,
        `    .incbin ${JSON.stringify(form.file)}`,
      ].join("\n"),
    ),
  );
  return `    .section .rodata\n${bodies.join("\n")}\n    .section .note.GNU-stack,"",@progbits\n`;
}

function table(pages: BuiltPage[]): string {
  const symbols = pages.flatMap(({ forms }, i) =>
    forms.map((form) => `extern "C" const char ${symbolOf(i, form)}[];`),
  );
  const forms = pages.map((page, i) => {
    const rows = page.forms.map((form) => {
      const words = [form.coding, `"${form.etag}"`].map((word) => JSON.stringify(word)).join(", ");
      return `    {${words}, {${symbolOf(i, form)}, ${form.size}}},`;
    });
    return `const PageForm kForms${i}[] = {\n${rows.join("\n")}\n};`;
  });
  const rows = pages.map(({ path, contentType }, i) => {
    const words = [path, contentType].map((word) => JSON.stringify(word)).join(", ");
    return `    {${words}, kForms${i}},`;
  });
  return `#include "server/gateway/pages.h"

${symbols.join("\n")}

namespace tingfen::gateway {
namespace {

${forms.join("\n")}

}  // namespace

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
const squeezed = join(resolve(target), "compressed");
rmSync(squeezed, { recursive: true, force: true });
mkdirSync(squeezed, { recursive: true });
const pages = names.map((name) => describe(folder, name, squeezed)).sort(bytewise);
if (pages.length === 0) throw new Error(`${folder} holds no pages`);
writeFileSync(join(target, "pages.S"), assembly(pages));
writeFileSync(join(target, "pages_table.cpp"), table(pages));
