import { beforeEach, expect, test } from "vitest";
import { refusalOf } from "../../../web_kit/fixtures/fixture_refusals";
import { Refusal_Code as Code } from "../../../web_kit/generated/proto/frames_pb";
import { language } from "../../../web_kit/i18n/i18n";
import { refusalWords } from "./words";

const words = (what = "") => refusalWords(refusalOf(Code.NOT_CHECKED_IN, what));

beforeEach(() => {
  language.value = "zh";
});

test("A judge who is recorded as left is told so, and not to check in", () => {
  expect(words()).toContain("请先签到");
  expect(words("left")).toContain("已登记离席");
  language.value = "en";
  expect(words("left")).toContain("recorded as left");
});
