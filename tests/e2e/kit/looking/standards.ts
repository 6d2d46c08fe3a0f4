// What words and what is touched must come up to, by who has them before them. Each gives one line
// a fault.
import { contrastOf, washedOut } from "../../../../web_kit/look/contrast";
import type { Measured, Words } from "./measures";

const judge = { text_px: 18, target_px: 48, primary_px: 56, contrast: 7 } as const;
const hall = { contrast: 7, inLight: 4.5 } as const;
const rounding_px = 0.05;

// On a judge's tablet or phone: large, plain, and nothing out of reach.
export function hardForJudges({ words, targets, cut }: Measured): string[] {
  const letters = words
    .filter(({ size_px }) => size_px < judge.text_px)
    .map(({ text, size_px }) => `${size_px} px: ${text}`);
  const pale = words
    .filter(({ contrast }) => contrast < judge.contrast)
    .map(
      ({ text, contrast, ink, ground }) => `${contrast.toFixed(2)}: ${text} (${ink} on ${ground})`,
    );
  const places = targets
    .filter(({ width, height, primary }) => {
      const least = (primary ? judge.primary_px : judge.target_px) - rounding_px;
      return Math.min(width, height) < least;
    })
    .map(({ name, width, height }) => `${width.toFixed(1)} × ${height.toFixed(1)}: ${name}`);
  return [...letters, ...pale, ...places, ...cut.map((text) => `cut off: ${text}`)];
}

// On a screen read from the back row, in a hall that is not dark too.
export function paleInHall({ text, ink, ground, contrast }: Words): string[] {
  const inLight = contrastOf(washedOut(ink), washedOut(ground));
  const wrong: string[] = [];
  if (contrast < hall.contrast) wrong.push(`${contrast.toFixed(2)}: ${text} (${ink} on ${ground})`);
  if (inLight < hall.inLight)
    wrong.push(`washed out ${inLight.toFixed(2)}: ${text} (${ink} on ${ground})`);
  return wrong;
}
