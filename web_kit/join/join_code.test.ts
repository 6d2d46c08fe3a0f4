import { describe, expect, test } from "vitest";
import { codeInFragment, codeProblem, groupedCode, normalCode } from "./join_code";

describe("A seat's code", () => {
  test.each([
    ["7k3m-9qxt", "7K3M9QXT"],
    [" 7K3M 9QXT ", "7K3M9QXT"],
    ["７Ｋ３Ｍ－９ｑｘｔ", "7K3M9QXT"],
    ["OIL0-0000", "01100000"],
    ["7K3M—9QXT", "7K3M9QXT"],
  ])("typed as %s is %s", (typed, code) => {
    expect(normalCode(typed)).toBe(code);
    expect(codeProblem(typed)).toBeNull();
  });

  test("is shown in its two groups while it grows", () => {
    expect(groupedCode("7k3")).toBe("7K3");
    expect(groupedCode("7k3m")).toBe("7K3M");
    expect(groupedCode("7k3m9")).toBe("7K3M-9");
    expect(groupedCode("7K3M-9QXT-more")).toBe("7K3M-9QXT");
  });

  test("says what is missing or cannot be", () => {
    expect(codeProblem("7K3M-9QX")).toBe("short");
    expect(codeProblem("")).toBe("short");
    expect(codeProblem("7K3M-9QXU")).toBe("letters");
  });

  test("comes from the fragment of the address, and from nothing else", () => {
    expect(codeInFragment("#7K3M-9QXT")).toBe("7K3M9QXT");
    expect(codeInFragment("#7k3m9qxt")).toBe("7K3M9QXT");
    expect(codeInFragment("")).toBeNull();
    expect(codeInFragment("#top")).toBeNull();
    expect(codeInFragment("#%")).toBeNull();
    expect(codeInFragment("#7K3M-9QXT-and-a-long-tail")).toBeNull();
  });
});
