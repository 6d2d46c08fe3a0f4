// What is mostly seen of each page: the state or two in which most of the day is spent with it, where
// it is seen, and what its words must come up to there. Every page has its entry.
import type { pages } from "../../../../web_kit/build/pages";
import type { sizes } from "../browser";
import * as looks from "./looks";
import type { Measured } from "./measures";
import { hardForJudges, paleInHall } from "./standards";

export interface MainLook {
  look: looks.Look;
  size: keyof typeof sizes;
  faults: (measured: Measured) => string[];
}

const cutOff = ({ cut }: Measured) => cut.map((text) => `cut off: ${text}`);
const onScreen = (measured: Measured) => [
  ...measured.words.flatMap(paleInHall),
  ...cutOff(measured),
];

function named(all: readonly looks.Look[], name: string): looks.Look {
  const found = all.find((look) => look.name === name);
  if (found === undefined) throw new Error(`no look is called ${name}`);
  return found;
}

const mostly =
  (size: MainLook["size"], faults: MainLook["faults"]) =>
  (all: readonly looks.Look[], ...names: readonly string[]): MainLook[] =>
    names.map((name) => ({ look: named(all, name), size, faults }));

const atDesk = mostly("tablet", cutOff);
const onTablet = mostly("tablet", hardForJudges);
const onPhone = mostly("phone", hardForJudges);
const inHall = mostly("screen", onScreen);

export const mainLooks: Readonly<Record<keyof typeof pages, readonly MainLook[]>> = {
  index: [], // Has one state, which is looked at as built.
  guide: [...onPhone(looks.guideLooks, "judge"), ...onTablet(looks.guideLooks, "operator")],
  trust: onPhone(looks.trustLooks, "untrusted"),
  judge: [
    ...onTablet(looks.judgeLooks, "writing", "waiting", "chief_closed"),
    ...onPhone(looks.judgeLooks, "writing", "kept"),
    ...onPhone(looks.doorLooks, "join"),
  ],
  hall: inHall(looks.hallLooks, "hall turn 0", "hall total-long 0", "hall ranking-forty-long 0"),
  clock: inHall(looks.screenLooks, "clock warning", "clock long-name"),
  waiting: inHall(looks.screenLooks, "waiting next", "waiting hear-and-come"),
  screen: inHall(looks.screenLooks, "pairing"),
  kiosk: atDesk(looks.kioskLooks, "kiosk rest", "kiosk read-long", "kiosk sign"),
  desk: atDesk(looks.deskLooks("desk"), "desk scoring", "desk released", "desk results_40"),
  timer: atDesk(looks.timerLooks, "timer overtime"),
  supervise: atDesk(looks.deskLooks("supervise"), "supervise watch_scoring"),
  verify: atDesk(looks.deskLooks("verify"), "verify releasing", "verify watch_closed"),
  prepare: [
    ...atDesk(looks.prepareLooks, "prepare fresh plan", "prepare busy cards", "prepare ready lock"),
  ],
};
