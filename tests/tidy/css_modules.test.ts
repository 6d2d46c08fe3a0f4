import { expect, test } from "vitest";
import { globalClasses, loose, namesakes } from "./css_modules.ts";
import { allowed } from "./exceptions/css_modules.ts";
import { globalRules, isModule, isSheet } from "./reading/css.ts";
import { held } from "./reading/ratchet.ts";
import { isTest, isTypeScript, sources } from "./reading/tree.ts";

const rules = (path: string, text: string) =>
  globalRules({ path, text }).map(({ selector, line }) => [selector, line]);

test("a rule by a class is global outside a module, and in one where it says so", () => {
  const text =
    '/* .a {} */\nh1 {\n  content: ".b {";\n}\n@media print {\n  .c > p,\n  .d {\n  }\n}\n';
  expect(rules("web_kit/a.css", text)).toEqual([[".c > p,\n  .d", 6]]);
  expect(rules("web_kit/a.module.css", text)).toEqual([]);
  expect(rules("web_kit/a.module.css", ":global(.c) p {\n}\n")).toEqual([[":global(.c) p", 1]]);
});

test("global rules are counted by room", () => {
  const sheets = ["console/a/b.css", "console/c.css", "judge_client/web/d.css"];
  const found = globalClasses(sheets.map((path) => ({ path, text: ".a {\n}\n" })));
  expect(found.map(({ key, size }) => [key, size])).toEqual([
    ["console", 2],
    ["judge_client/web", 1],
  ]);
});

test("two modules of one name are found, in whatever rooms", () => {
  const paths = ["console/bar.module.css", "web_kit/bar.module.css", "web_kit/card.module.css"];
  expect(namesakes(paths.map((path) => ({ path, text: "" }))).map(({ key }) => key)).toEqual([
    "bar.module.css",
  ]);
});

const module = { path: "display/a.module.css", text: ".one .two,\n.three:not(.four) {\n}\n" };
const page = (text: string) => ({
  path: "display/hall/a.tsx",
  text: `import looks from "../a.module.css";\n${text}`,
});
const keys = (text: string) => loose([module], [page(text)]).map(({ key }) => key);

test("a class that its module does not have is found, and one that no page takes", () => {
  expect(keys("looks.one + looks.two + looks.three + looks.fuor")).toEqual([
    "display/hall/a.tsx fuor",
    "display/a.module.css four",
  ]);
});

test("a class that is chosen as the page runs may be any", () => {
  expect(keys("looks.one + looks[state]")).toEqual([]);
});

test("the pages' looks stand in modules, each class with its rules", () => {
  const sheets = sources(isSheet);
  const modules = sheets.filter(({ path }) => isModule(path));
  const pages = sources((path) => isTypeScript(path) && !isTest(path));
  const found = [...globalClasses(sheets), ...namesakes(modules), ...loose(modules, pages)];
  const faults = held(found, allowed, "tests/tidy/exceptions/css_modules.ts");
  expect(modules.length).toBeGreaterThan(30);
  expect(faults, faults.join("\n")).toEqual([]);
});
