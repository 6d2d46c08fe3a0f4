// The map of the pages: under which name each is served, where it begins, what its tab is called, whose
// words it has, and how much of the vocabulary it carries. What is built and served follows from here.
import type { Key } from "../i18n/i18n";

// Each is a file of web_kit/catalogue: what its keys begin with. One with a dot is the part of
// another that more pages have words of.
export const areas = [
  "console",
  "display",
  "display.trace",
  "guide",
  "judge",
  "kit",
  "prepare",
  "trust",
  "trust.bare",
  "watch",
  "watch.hand",
] as const;

export type Area = (typeof areas)[number];

// What pages carry of proto/*.proto: how to read and write everything else stays away. The names are
// those of the .proto files.
export interface Vocabulary {
  roles: readonly string[]; // Who sits at these pages: the commands that these may ask for.
  views: readonly string[]; // Of View.
  client: readonly string[]; // Of ClientFrame, beside what every page says.
  server: readonly string[]; // Of ServerFrame, beside what every page hears.
  also: readonly string[]; // Messages that are read or written by themselves.
  options: readonly string[]; // Of options.proto.
}

export const vocabularies = {
  judge: {
    roles: ["JUDGE", "MASS_JUDGE", "CHIEF"],
    views: ["judge"],
    client: ["activity"],
    server: [],
    also: [],
    options: [],
  },
  screens: {
    roles: ["HALL", "KIOSK", "CLOCK", "WAITING", "SCREEN"],
    views: ["hall", "kiosk", "clock", "waiting"],
    client: [],
    server: [],
    also: [],
    options: [],
  },
  desks: {
    roles: ["OPERATOR", "VERIFIER", "SUPERVISOR", "TIMEKEEPER", "ADMINISTRATOR"],
    views: ["desk", "clock", "prepare"],
    client: ["check_plan", "rehearse", "look_up"],
    server: ["cards", "plan_checked", "rehearsed", "looked_up"],
    also: ["Plan", "Roll", "QuestionBank"],
    options: ["ask"],
  },
} as const satisfies Readonly<Record<string, Vocabulary>>;

export interface Page {
  entry: string; // From the root.
  title: Key;
  areas: readonly Area[];
  vocabulary?: keyof typeof vocabularies; // None: it speaks with no server.
  bare?: true; // It says something without its script too (bare_trust.ts).
}

const desk = {
  areas: ["kit", "console", "display.trace", "watch", "watch.hand"],
  vocabulary: "desks",
} as const satisfies Partial<Page>;

export const pages = {
  index: { entry: "web_kit/index/index.tsx", title: "kit.page.index", areas: ["kit"] },
  guide: {
    entry: "web_kit/guide/guide.tsx",
    title: "guide.title",
    areas: ["kit", "guide", "judge", "console", "watch"], // It quotes what stands on the buttons.
  },
  trust: {
    entry: "web_kit/trust/trust.tsx",
    title: "trust.title.short",
    areas: ["kit", "trust"],
    bare: true,
  },
  judge: {
    entry: "judge_client/web/judge.tsx",
    title: "kit.page.judge",
    areas: ["kit", "judge", "display.trace", "watch.hand"],
    vocabulary: "judge",
  },
  hall: {
    entry: "display/hall/hall.tsx",
    title: "kit.page.hall",
    areas: ["kit", "display", "display.trace"],
    vocabulary: "screens",
  },
  clock: {
    entry: "display/clock/clock.tsx",
    title: "kit.page.clock",
    areas: ["kit", "display"],
    vocabulary: "screens",
  },
  waiting: {
    entry: "display/waiting/waiting.tsx",
    title: "kit.page.waiting",
    areas: ["kit", "display"],
    vocabulary: "screens",
  },
  kiosk: {
    entry: "display/kiosk/kiosk.tsx",
    title: "kit.page.kiosk",
    areas: ["kit", "display", "display.trace", "watch.hand"],
    vocabulary: "screens",
  },
  screen: {
    entry: "display/screen/pairing.tsx",
    title: "kit.page.screen",
    areas: ["kit", "display"],
    vocabulary: "screens",
  },
  desk: { ...desk, entry: "console/pages/desk/desk.tsx", title: "kit.page.desk" },
  timer: {
    ...desk,
    entry: "console/pages/timer/timer.tsx",
    title: "kit.page.timer",
    areas: ["kit", "console", "display.trace", "watch"],
  },
  supervise: {
    ...desk,
    entry: "console/pages/supervise/supervise.tsx",
    title: "kit.page.supervise",
  },
  verify: { ...desk, entry: "console/pages/verify/verify.tsx", title: "kit.page.verify" },
  prepare: {
    ...desk,
    entry: "console/pages/prepare/prepare.tsx",
    title: "kit.page.prepare",
    areas: ["kit", "console", "display.trace", "watch", "watch.hand", "prepare"],
  },
} as const satisfies Readonly<Record<string, Page>>;

// Pages that show any state of others from what tests are fed with, by their addresses. Never shipped.
export const previews = {
  "console/preview.html": "console/preview.tsx",
  "display/preview.html": "display/preview.tsx",
  "judge_client/web/preview.html": "judge_client/web/preview.tsx",
  "web_kit/preview.html": "web_kit/preview/preview.tsx",
} as const satisfies Readonly<Record<string, string>>;
