import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

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

// Relative luminance and contrast as WCAG 2 defines them.
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

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
