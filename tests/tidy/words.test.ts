import { expect, test } from "vitest";
import { allowed } from "./exceptions/words.ts";
import { held } from "./reading/ratchet.ts";
import { sources } from "./reading/tree.ts";
import { isPage, wordsIn } from "./words.ts";

const count = (path: string, text: string) => wordsIn({ path, text })[0]?.size ?? 0;
const inPage = (jsx: string) => count("a.tsx", `const a = ${jsx};`);

test.each([
  ["text", "<p>Submit</p>"],
  ["Chinese text", "<p>提交</p>"],
  ["text beside a value", "<p>{count} sheets</p>"],
  ["text in a fragment", "<>Submit</>"],
  ["a choice of texts", '<p>{ready ? "Submit" : t("wait")}</p>'],
  ["text that may be", '<p>{ready && "Submit"}</p>'],
  ["text with a value in it", "<p>{`Seat ${seat}`}</p>"],
  ["a title", '<p title="Submit"></p>'],
  ["a chosen label", '<p aria-label={ready ? "Submit" : undefined}></p>'],
  ["a Chinese attribute", '<p class="提交"></p>'],
  ["a Chinese string", '"提交"'],
  ["a Chinese template", "`第${seat}号`.length"],
  ["a Chinese pattern", "/^提交/"],
  ["a sentence", 'draw("Please submit")'],
])("%s is found", (_, jsx) => {
  expect(inPage(jsx)).toBeGreaterThan(0);
});

test.each([
  ["a word of the catalogue", '<p title={t("a.title")}>{t("a.text")}</p>'],
  ["a comment", "<p>{/* 提交 Submit */}</p>"],
  ["a class", '<p class="desk-next desk-next-long"></p>'],
  ["a code or a number", "<p>7K3M-9QXT 27.5 × {mark}</p>"],
  ["nothing", '<p title={ready ? undefined : null}>{ready ? t("a.text") : null}</p>'],
  ["what is compared", '<p>{lang === "Zh" ? one : two}</p>'],
  ["a programmer's error", 'new Error("no button says ")'],
])("%s is no word for people", (_, jsx) => {
  expect(inPage(jsx)).toBe(0);
});

test("the text and title of a page in HTML are found, its scripts are not", () => {
  expect(count("a.html", "<title>提交</title><script>go();</script><b>Submit</b>")).toBe(2);
  expect(count("a.html", '<img alt="提交" /><div id="page"></div>')).toBe(1);
});

test("every place is told", () => {
  const [found] = wordsIn({
    path: "a.tsx",
    text: "const a = (\n  <p>\n    <b>Ja</b>{`Nein`}\n  </p>\n);",
  });
  expect(found?.at).toEqual(["a.tsx:3"]);
});

test("pages are looked at and tests, fixtures, previews and catalogues are not", () => {
  expect(
    ["console/now.tsx", "web_kit/guide/guide.html", "judge_client/web/a.ts"].every(isPage),
  ).toBe(true);
  const others = ["console/now.test.tsx", "display/fixtures_states.ts", "display/preview.html"];
  expect([...others, "web_kit/catalogue/en/kit.json", "tests/e2e/room.ts"].some(isPage)).toBe(
    false,
  );
});

test("no page of the project has words for people of its own", () => {
  const pages = sources(isPage);
  const faults = held(pages.flatMap(wordsIn), allowed, "tests/tidy/exceptions/words.ts");
  expect(pages.length).toBeGreaterThan(200);
  expect(faults, faults.join("\n")).toEqual([]);
});
