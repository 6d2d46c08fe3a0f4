// The pages somebody opens for a seat or a screen: "/judge" and the words "kit.page.judge".
export const pageNames = [
  "judge",
  "hall",
  "clock",
  "waiting",
  "kiosk",
  "screen",
  "desk",
  "timer",
  "verify",
  "supervise",
  "prepare",
] as const;

export type PageName = (typeof pageNames)[number];

// "/judge" → "judge"; null for any other path.
export function pageNameOf(path: string): PageName | null {
  return pageNames.find((name) => path === `/${name}`) ?? null;
}
