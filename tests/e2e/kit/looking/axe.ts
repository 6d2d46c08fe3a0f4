// What axe-core finds wrong with a page for people who see, hear, or move it differently.
import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Axe = { run: (options: object) => Promise<AxeResults> };

// One line a fault: the rule, what it asks for, and the elements it is about.
export async function faultsOf(page: Page): Promise<string[]> {
  const there = await page.evaluate(() => "axe" in window);
  if (!there) await page.evaluate(axe.source);
  return page.evaluate(async (asked) => {
    const { run } = (window as unknown as { axe: Axe }).axe;
    const { violations } = await run({
      runOnly: { type: "tag", values: asked },
      rules: { "target-size": { enabled: true } }, // WCAG 2.2; axe leaves it off by itself.
      resultTypes: ["violations"],
    });
    return violations.map(({ id, help, nodes }) => {
      const places = nodes.slice(0, 4).map(({ target, any }) => {
        const why = any.map(({ message }) => message).join("; ");
        return `${target.join(" ")}${why === "" ? "" : ` (${why})`}`;
      });
      return `${id}: ${help} — ${nodes.length}× ${places.join(" | ")}`;
    });
  }, tags);
}
