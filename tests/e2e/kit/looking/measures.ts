// Measures what stands on a page: how large its words are and how they stand out, how large what can
// be touched is, and whether anything is cut off for good.
import type { Page } from "playwright-core";
import { contrastOf, type Colour } from "../../../../web_kit/look/contrast";

export interface Words {
  text: string;
  size_px: number;
  ink: Colour; // Over what lies behind.
  ground: Colour;
  contrast: number;
}

export interface Target {
  name: string;
  width: number;
  height: number;
  primary: boolean; // A page's one button, or a key of the pad.
}

export interface Measured {
  words: Words[];
  targets: Target[];
  cut: string[]; // Words nobody can bring into sight.
}

type Seen = Omit<Measured, "words"> & { words: Omit<Words, "contrast">[] };

// Runs in the page.
function measure(): Seen {
  type Layer = [number, number, number, number]; // With its opacity.
  interface Box {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }

  function colourOf(css: string): Layer {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  }

  function over([r, g, b, a]: Layer, [r2, g2, b2]: Layer): Layer {
    const mix = (top: number, under: number) => top * a + under * (1 - a);
    return [mix(r, r2), mix(g, g2), mix(b, b2), 1];
  }

  function groundOf(element: Element): Layer {
    const layers: Layer[] = [];
    for (let one: Element | null = element; one !== null; one = one.parentElement) {
      const colour = colourOf(getComputedStyle(one).backgroundColor);
      layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reduceRight<Layer>((under, layer) => over(layer, under), [255, 255, 255, 1]);
  }

  function isShown(element: Element): boolean {
    if (!element.checkVisibility()) return false; // Folded away.
    for (let one: Element | null = element; one !== null; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.opacity === "0" || one.matches(".layout_unseen")) return false;
    }
    return getComputedStyle(element).visibility === "visible";
  }

  const plain = ([red, green, blue]: Layer): Colour => [red, green, blue];

  function wordsOf(element: Element, text: string, css: string): Omit<Words, "contrast"> {
    const ground = groundOf(element);
    const size_px = parseFloat(getComputedStyle(element).fontSize);
    return { text, size_px, ink: plain(over(colourOf(css), ground)), ground: plain(ground) };
  }

  // The letters themselves, without the air of their line.
  function letters(rect: DOMRect, size_px: number): Box {
    const middle = (rect.top + rect.bottom) / 2;
    const half = Math.min(rect.height, 0.8 * size_px) / 2;
    return { left: rect.left, right: rect.right, top: middle - half, bottom: middle + half };
  }

  function within(box: Box, edge: Box): boolean {
    const slack = 1.5;
    const across = box.left >= edge.left - slack && box.right <= edge.right + slack;
    return across && box.top >= edge.top - slack && box.bottom <= edge.bottom + slack;
  }

  function union(a: Box, b: Box): Box {
    return {
      left: Math.min(a.left, b.left),
      right: Math.max(a.right, b.right),
      top: Math.min(a.top, b.top),
      bottom: Math.max(a.bottom, b.bottom),
    };
  }

  const scrolls = (how: string) => how === "auto" || how === "scroll";

  // Everything a box can bring into sight: its inside, and what it scrolls to.
  function reachOf(box: Element): Box {
    const style = getComputedStyle(box);
    const at = box.getBoundingClientRect();
    const across = scrolls(style.overflowX);
    const down = scrolls(style.overflowY);
    const left = at.left - (across ? box.scrollLeft : 0);
    const top = at.top - (down ? box.scrollTop : 0);
    return {
      left: style.overflowX === "visible" ? -Infinity : left,
      right: style.overflowX === "visible" ? Infinity : across ? left + box.scrollWidth : at.right,
      top: style.overflowY === "visible" ? -Infinity : top,
      bottom: style.overflowY === "visible" ? Infinity : down ? top + box.scrollHeight : at.bottom,
    };
  }

  function isCut(element: Element, letter: Box): boolean {
    let box = letter;
    let fixed = false;
    for (let one: Element | null = element; one !== null; one = one.parentElement) {
      if (one === document.documentElement || one === document.body) break;
      if (!within(box, reachOf(one))) return true;
      const style = getComputedStyle(one);
      if (scrolls(style.overflowX) || scrolls(style.overflowY)) box = one.getBoundingClientRect();
      fixed = style.position === "fixed";
      if (fixed) break;
    }
    const root = document.documentElement;
    const left = fixed ? 0 : -window.scrollX;
    const top = fixed ? 0 : -window.scrollY;
    const right = fixed ? root.clientWidth : left + root.scrollWidth;
    const bottom = fixed ? root.clientHeight : top + root.scrollHeight;
    return !within(box, { left, top, right, bottom });
  }

  const words: Omit<Words, "contrast">[] = [];
  const cut: string[] = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    const element = node.parentElement;
    const text = (node.textContent ?? "").trim();
    if (element === null || text === "" || !isShown(element)) continue;
    range.selectNodeContents(node);
    const rects = Array.from(range.getClientRects()).filter(({ width }) => width > 0);
    const [first, ...rest] = rects.map((rect) =>
      letters(rect, parseFloat(getComputedStyle(element).fontSize)),
    );
    if (first === undefined) continue;
    words.push(wordsOf(element, text, getComputedStyle(element).color));
    if (isCut(element, rest.reduce(union, first))) cut.push(text);
  }

  const targets: Target[] = [];
  const touched = "button, a[href], input, textarea, select, summary, [role=spinbutton]";
  for (const one of document.querySelectorAll<HTMLElement>(touched)) {
    const ticked = one.matches("[type=radio], [type=checkbox]") ? one.closest("label") : null;
    const place = ticked ?? one;
    const { width, height } = place.getBoundingClientRect();
    if (width === 0 || !isShown(place)) continue;
    const name = one.getAttribute("aria-label") ?? place.textContent ?? "";
    const primary = one.matches(".button_primary, .number_pad_key");
    targets.push({ name: `${one.className} ${name.trim()}`.trim(), width, height, primary });
    const around = place.parentElement ?? place;
    if (isCut(around, place.getBoundingClientRect())) cut.push(`target: ${name.trim()}`);
    if (!(one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement)) continue;
    if (ticked !== null || one.type === "file") continue;
    words.push(wordsOf(one, one.value, getComputedStyle(one).color));
    if (one.placeholder === "") continue;
    words.push(wordsOf(one, one.placeholder, getComputedStyle(one, "::placeholder").color));
  }
  return { words, targets, cut };
}

export async function measured(page: Page): Promise<Measured> {
  const { words, ...others } = await page.evaluate(measure);
  const stand = words.map((one) => ({ ...one, contrast: contrastOf(one.ink, one.ground) }));
  return { words: stand, ...others };
}
