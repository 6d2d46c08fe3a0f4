// What Vite does not do by itself for the pages: their HTML from the map, their words, their share of
// the vocabulary, and the file they know their server by.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { here } from "../here.ts";
import { htmlOf, previewHtml } from "./html.ts";
import { pages, previews, type Page } from "./pages.ts";
import { languages, wordFaults, wordsFiles, wordsOf, type Language } from "./words.ts";

export const root = join(import.meta.dirname, "..", "..");

const generated = /\/generated\/proto\/(\w+_pb)$/;

// Takes the page's share in place of the whole vocabulary.
function ownVocabulary({ vocabulary }: Page): Plugin {
  return {
    name: "own-vocabulary",
    enforce: "pre",
    resolveId(source) {
      const file = generated.exec(source)?.[1];
      if (file === undefined) return null;
      if (vocabulary === undefined) throw new Error(`a page without a vocabulary uses ${source}`);
      const path = join(root, "web_kit/generated", vocabulary, "proto", `${file}.js`);
      if (!existsSync(path))
        throw new Error(`the vocabulary of ${vocabulary} has nothing of ${file}`);
      return path;
    },
  };
}

// HTML that lies in no file: by its path from the root.
function madeHtml(texts: Readonly<Record<string, string>>): Plugin {
  const known = new Map(Object.entries(texts).map(([path, text]) => [join(root, path), text]));
  return {
    name: "made-html",
    enforce: "pre",
    resolveId: (source) => (known.has(source) ? source : null),
    load: (id) => known.get(id) ?? null,
  };
}

// All previews as one build.
export function builtPreviews(): Plugin {
  const texts = Object.entries(previews).map(([path, entry]) => [path, previewHtml(entry)]);
  return madeHtml(Object.fromEntries(texts) as Record<string, string>);
}

// One page as it is built: NAME.html and its assets.
export function builtPage(name: string, page: Page): Plugin[] {
  const files = wordsFiles(name, page.areas);
  const addresses = Object.fromEntries(
    files.map((file) => [file.language, `/${file.name}`]),
  ) as Record<Language, string>;
  const words: Plugin = {
    name: "page-words",
    generateBundle(_, bundle) {
      const scripts = Object.values(bundle).flatMap((one) =>
        one.type === "chunk" ? [one.code] : [],
      );
      const faults = wordFaults(name, page.areas, scripts);
      if (faults.length > 0) this.error(faults.join("\n"));
      for (const file of files) {
        this.emitFile({ type: "asset", fileName: file.name, source: file.text });
      }
      this.emitFile({ type: "asset", fileName: here.path.slice(1), source: here.text });
    },
  };
  return [madeHtml({ [`${name}.html`]: htmlOf(page, addresses) }), ownVocabulary(page), words];
}

const wordsPath = "/words/";

// Every page and preview while one works on them (`npx vite`): /judge, /console/preview.html.
export function servedPages(): Plugin {
  const html = (path: string): string | null => {
    const page = (pages as Readonly<Record<string, Page>>)[path];
    const preview = (previews as Readonly<Record<string, string>>)[path];
    if (preview !== undefined) return previewHtml(preview);
    if (page === undefined) return null;
    return htmlOf(page, { zh: `${wordsPath}${path}.zh`, en: `${wordsPath}${path}.en` });
  };
  const words = (path: string): string | null => {
    const [name = "", language] = path.split(".");
    const page = (pages as Readonly<Record<string, Page>>)[name];
    const of = languages.find((one) => one === language);
    return page === undefined || of === undefined ? null : JSON.stringify(wordsOf(page.areas, of));
  };
  return {
    name: "served-pages",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? "/", "http://localhost").pathname;
        const send = (type: string, body: string) => {
          response.setHeader("Content-Type", `${type}; charset=utf-8`);
          response.end(body);
        };
        const page = html(path === "/" ? "index" : path.slice(1));
        if (page !== null) {
          server.transformIndexHtml(path, page).then((made) => send("text/html", made), next);
          return;
        }
        const text = path.startsWith(wordsPath) ? words(path.slice(wordsPath.length)) : null;
        if (text !== null) send("application/json", text);
        else if (path === here.path) send("application/json", here.text);
        else next();
      });
    },
  };
}
