// Whether words fit the places they stand in.
import type { Page } from "playwright-core";

// Words that stand outside the box they belong to, or are cut by their own.
export function cutOff(page: Page, within: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const box = document.querySelector(selector);
    if (box === null) return [`no ${selector}`];
    const edge = box.getBoundingClientRect();
    const wrong: string[] = [];
    for (const one of box.querySelectorAll("*")) {
      if (one.classList.contains("hall_reveal_struck")) continue; // Its line is wider than it.
      if (one.closest(".layout_unseen") !== null) continue; // Only read aloud.
      if (one.children.length > 0 || (one.textContent ?? "").trim() === "") continue;
      if (one.getClientRects().length === 0) continue; // Not shown at this size.
      const at = one.getBoundingClientRect();
      const outside = at.left < edge.left - 1 || at.right > edge.right + 1;
      const below = at.top < edge.top - 1 || at.bottom > edge.bottom + 1;
      const text = (one.textContent ?? "").trim();
      if (outside || below) wrong.push(`outside: ${text}`);
      else if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0) {
        wrong.push(`cut: ${text}`);
      }
    }
    return wrong;
  }, within);
}
