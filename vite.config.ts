// Builds the browser pages: one HTML file a page, everything it needs beside it, nothing from
// elsewhere. The output is what the server embeds; TINGFEN_PAGES_OUT says where it goes.
import { basename, resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { here } from "./web_kit/here";

const root = import.meta.dirname;

export const pages = {
  index: "web_kit/index.html",
  guide: "web_kit/guide/guide.html",
  trust: "web_kit/trust/trust.html",
  judge: "judge_client/web/judge.html",
  hall: "display/hall.html",
  clock: "display/clock.html",
  waiting: "display/waiting.html",
  kiosk: "display/kiosk.html",
  screen: "display/screen.html",
  desk: "console/desk.html",
  timer: "console/timer.html",
  supervise: "console/supervise.html",
  verify: "console/verify.html",
  prepare: "console/prepare.html",
};

// A class of button.module.css as pages have it: button_wide. No two such files have one name.
export const scopedName = (local: string, path: string): string =>
  `${basename(path.replace(/\?.*$/, ""), ".module.css")}_${local}`;

// Vite keeps the source folder in the name of a built page; the server wants judge.html.
function flatPages(): Plugin {
  return {
    name: "flat-pages",
    enforce: "post",
    generateBundle(_, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== "asset" || !name.endsWith(".html") || !name.includes("/")) continue;
        delete bundle[name];
        this.emitFile({ type: "asset", fileName: basename(name), source: file.source });
      }
    },
  };
}

// What a page knows its server by.
function hereFile(): Plugin {
  return {
    name: "here-file",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: here.path.slice(1), source: here.text });
    },
  };
}

export default defineConfig({
  root,
  appType: "mpa",
  publicDir: false,
  plugins: [flatPages(), hereFile()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  css: { modules: { generateScopedName: scopedName } },
  build: {
    outDir: resolve(root, process.env["TINGFEN_PAGES_OUT"] ?? "build/pages"),
    emptyOutDir: true,
    target: ["chrome87", "safari14"],
    cssTarget: ["chrome87", "safari14"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: Object.fromEntries(
        Object.entries(pages).map(([name, path]) => [name, resolve(root, path)]),
      ),
    },
  },
});
