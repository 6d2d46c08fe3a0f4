import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contrastOf, washedOut, type Colour } from "./contrast";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");

function colours(theme: string): Map<string, string> {
  const start = css.indexOf(`[data-theme="${theme}"] {`);
  const block = css.slice(start, css.indexOf("}", start));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]),
  );
}

function colourOf(hex: string): Colour {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return [red, green, blue];
}

const contrast = (a: string, b: string) => contrastOf(colourOf(a), colourOf(b));

describe.each(["light", "hall-blue", "hall-red"])("the theme %s", (theme) => {
  const tokens = colours(theme);
  const at = (name: string): string => {
    const colour = tokens.get(name);
    if (colour === undefined) throw new Error(`${theme} has no ${name}`);
    return colour;
  };

  test("shows text at 7:1 on ground and surface", () => {
    for (const ground of ["ground", "surface"]) {
      for (const ink of ["text", "muted", "primary", "success", "warning", "danger"]) {
        const ratio = contrast(at(ink), at(ground));
        expect(ratio, `${ink} on ${ground}`).toBeGreaterThanOrEqual(7);
      }
    }
  });

  test("shows text at 7:1 on what is filled", () => {
    const pairs = [
      ["on-primary", "primary"],
      ["on-primary", "primary-pressed"],
      ["on-danger", "danger"],
      ["on-danger", "danger-pressed"],
      ...["primary", "success", "warning", "danger"].flatMap((tone) => [
        ["text", `soft-${tone}`],
        ["muted", `soft-${tone}`],
        [tone, `soft-${tone}`],
      ]),
    ] as [string, string][];
    for (const [ink, ground] of pairs) {
      const ratio = contrast(at(ink), at(ground));
      expect(ratio, `${ink} on ${ground}`).toBeGreaterThanOrEqual(7);
    }
  });

  test("edges what can be touched at 3:1", () => {
    expect(contrast(at("border"), at("ground"))).toBeGreaterThanOrEqual(3);
    expect(contrast(at("border"), at("surface"))).toBeGreaterThanOrEqual(3);
  });
});

test.each(["hall-blue", "hall-red"])("the theme %s is read in a hall that is not dark", (theme) => {
  const tokens = colours(theme);
  const inLight = (ink: string, ground: string) =>
    contrastOf(
      washedOut(colourOf(tokens.get(ink) ?? "")),
      washedOut(colourOf(tokens.get(ground) ?? "")),
    );
  for (const ground of ["ground", "surface"]) {
    for (const ink of ["text", "muted", "primary", "success", "warning", "danger"]) {
      expect(inLight(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  expect(inLight("on-primary", "primary")).toBeGreaterThanOrEqual(4.5);
});
