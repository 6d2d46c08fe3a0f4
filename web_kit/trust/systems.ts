// The systems a device may run, each with its own way to trust an authority.

export const systems = ["apple", "android", "windows", "mac", "linux"] as const;
export type System = (typeof systems)[number];

// From the browser's user agent. An iPad says that it is a Mac, which has no touch screen.
export function systemOf(agent: string, touchPoints: number): System {
  if (/iPad|iPhone|iPod/.test(agent)) return "apple";
  if (/Android|HarmonyOS|ArkWeb/.test(agent)) return "android";
  if (/Windows/.test(agent)) return "windows";
  if (/Macintosh/.test(agent)) return touchPoints > 1 ? "apple" : "mac";
  return "linux";
}

// WeChat opens what it scans in a browser of its own, which keeps no download.
export function isInWeChat(agent: string): boolean {
  return /MicroMessenger/.test(agent);
}
