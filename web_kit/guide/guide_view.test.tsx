// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { language, t, type Language } from "../i18n/i18n";
import { GuideLink } from "./guide_link";
import { GuideView } from "./guide_view";
import { pictures } from "./pictures";
import { cameFrom, readerIn, readerOf, readers } from "./readers";
import { bodyWords, sectionsOf, titleWords } from "./sections";

let place: HTMLElement;

beforeEach(() => {
  language.value = "zh";
  place = document.createElement("div");
  document.body.append(place);
});

afterEach(() => {
  act(() => render(null, place));
  place.remove();
});

const all = readers.flatMap((reader) => sectionsOf(reader));

describe.each<Language>(["zh", "en"])("the guides in %s", (chosen) => {
  test("fill in every button they name", () => {
    language.value = chosen;
    for (const section of all) {
      expect(`${titleWords(section)} ${bodyWords(section)}`).not.toMatch(/[{}]/);
    }
  });

  test("call the buttons what the pages call them", () => {
    language.value = chosen;
    expect(bodyWords("judge.readback")).toContain(t("judge.submit"));
    expect(bodyWords("judge.readback")).toContain(t("judge.confirm"));
    expect(bodyWords("operator.correct")).toContain(t("console.step.correction.propose"));
    expect(bodyWords("supervisor.hold")).toContain(t("console.step.hold"));
  });

  test("use quotation marks that the language's own letters go with", () => {
    language.value = chosen;
    const wrong = chosen === "zh" ? /"/ : /[“”‘’]/;
    expect(all.filter((section) => wrong.test(t(`guide.${section}.what`)))).toEqual([]);
  });
});

test("each reader has a guide of ten parts, some of them pictured", () => {
  for (const reader of readers) {
    const sections = sectionsOf(reader);
    expect(sections).toHaveLength(10);
    expect(sections.filter((section) => section in pictures).length).toBeGreaterThan(3);
  }
});

test("a guide shows its parts in order, and says nothing by pictures alone", () => {
  act(() => render(<GuideView reader="judge" from={null} />, place));
  const titles = [...place.querySelectorAll(".guide_view_part h2")].map(
    (title) => title.textContent,
  );
  expect(titles).toEqual(sectionsOf("judge").map((one, at) => `${at + 1} ${titleWords(one)}`));
  expect(place.querySelectorAll(".guide_view_picture:not([aria-hidden=true])")).toHaveLength(0);
  expect(place.querySelector(".guide_view_picture button, .guide_view_picture a")).toBeNull();
});

test("without a reader the page asks for one", () => {
  act(() => render(<GuideView reader={null} from={null} />, place));
  const links = [...place.querySelectorAll(".guide_view_choice")].map((link) =>
    link.getAttribute("href"),
  );
  expect(links).toEqual(readers.map((reader) => `/guide?for=${reader}&lang=zh`));
});

test("a guide that took the place of a page leads back to it", () => {
  act(() => render(<GuideView reader="judge" from="judge" />, place));
  expect(place.querySelector(".guide_view_bar a")?.getAttribute("href")).toBe("/judge?lang=zh");
});

test("a desk keeps its page, and a tablet is led back to its own", () => {
  act(() => render(<GuideLink reader="operator" />, place));
  const link = () => place.querySelector<HTMLAnchorElement>("a");
  expect(link()?.target).toBe("_blank");
  expect(link()?.getAttribute("href")).toBe("/guide?for=operator&lang=zh");
  act(() => render(<GuideLink reader="judge" />, place));
  expect(link()?.target).toBe("");
  expect(link()?.getAttribute("href")).toBe("/guide?for=judge&lang=zh&from=judge");
});

test.each([
  ["?for=judge", "judge"],
  ["?lang=en&for=supervisor", "supervisor"],
  ["?for=candidate", null],
  ["", null],
])("%s is for %s", (search, reader) => {
  expect(readerIn(search)).toBe(reader);
});

test("only a page of the server is led back to", () => {
  expect(cameFrom("?from=judge")).toBe("judge");
  expect(cameFrom("?from=//evil.example")).toBeNull();
  expect(cameFrom("?from=")).toBeNull();
  expect(cameFrom("")).toBeNull();
});

test("a page knows whose guide it offers", () => {
  expect(readerOf("desk")).toBe("operator");
  expect(readerOf("supervise")).toBe("supervisor");
  expect(readerOf("hall")).toBeNull();
});
