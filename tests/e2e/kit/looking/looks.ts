// Every designed state of every page, as an address of the preview pages. The names come from the
// fixtures' own lists, so that a state that is added there is looked at without being added here.
import { scenes as deskScenes } from "../../../../console/fixture_scenes";
import { courses } from "../../../../console/prepare/fixture_courses";
import { preparing, rolls } from "../../../../console/prepare/fixture_views";
import { stepIds } from "../../../../console/pages/prepare/guide_steps";
import { waitingStates } from "../../../../display/fixture_screens";
import { hallStates, kioskStates, reveals, revealView } from "../../../../display/fixtures_states";
import { revealSteps } from "../../../../display/hall/hall_reveal";
import { pagesOf, sceneOf } from "../../../../display/hall/hall_scenes";
import { scenes as judgeScenes } from "../../../../judge_client/web/fixtures_scenes";
import { readers } from "../../../../web_kit/guide/readers";
import { barriers } from "../../../../web_kit/line/line_preview";
import { doors, offlineDoors } from "../../../../web_kit/preview/preview_doors";
import { trusts } from "../../../../web_kit/trust/finding";
import { systems } from "../../../../web_kit/trust/systems";
import { clockStates, timerStates } from "../../../scenes/clocks";

export interface Look {
  name: string;
  address: string;
}

function address(page: string, asked: Readonly<Record<string, string>>): string {
  return `${page}/preview.html?${new URLSearchParams(asked).toString()}`;
}

function look(page: string, asked: Readonly<Record<string, string>>): Look {
  return { name: Object.values(asked).join(" ").trim(), address: address(page, asked) };
}

type Asked = Readonly<Record<string, string>>;

const desk = (asked: Asked) => look("console", asked);
const display = (asked: Asked) => look("display", asked);
const judge = (asked: Asked) => look("judge_client/web", asked);
const kit = (asked: Asked) => look("web_kit", asked);

// All that a page can say of its line to the server, on the page that `of` shows.
function lined(of: (asked: Asked) => Look, asked: Asked): Look[] {
  const away = { ...asked, offline: "offline" };
  return [
    of({ ...away, line: "lost", undelivered: "2" }),
    ...barriers.map((line) => of({ ...away, line, undelivered: "2" })),
    of({ ...away, line: "lost", undelivered: "2", full: "storage full" }),
    of({ ...asked, full: "storage full" }),
    of({ ...asked, line: "back" }),
  ];
}

// A mass panel of four hundred is the same page as one of forty, ten times as long.
const alike = ["mass_400"];

export function deskLooks(page: "desk" | "supervise" | "verify"): Look[] {
  const scenes = Object.keys(deskScenes).filter((scene) => !alike.includes(scene));
  return [
    ...scenes.map((scene) => desk({ page, scene })),
    ...lined(desk, { page, scene: "scoring" }),
    desk({ page, scene: "scoring", plain: "plain" }),
  ];
}

const twoRooms = ["watch_room_1", "watch_room_2"];

export const roomsLooks: readonly Look[] = [
  desk({ page: "supervise", scene: "watch_scoring", rooms: twoRooms.join(",") }),
  desk({ page: "supervise", scene: "watch_scoring", rooms: [...twoRooms, "held"].join(",") }),
  ...lined(desk, { page: "supervise", scene: "watch_scoring", rooms: twoRooms.join(",") }),
  desk({ page: "supervise", scene: "watch_scoring", rooms: twoRooms.join(","), plain: "plain" }),
];

export const timerLooks: readonly Look[] = [
  ...Object.keys(timerStates).map((scene) => desk({ page: "timer", scene })),
  ...lined(desk, { page: "timer", scene: "presenting" }),
  desk({ page: "timer", scene: "presenting", plain: "plain" }),
];

export const prepareLooks: readonly Look[] = [
  ...Object.keys(preparing).flatMap((made) =>
    stepIds.map((step) => desk({ page: "prepare", made, step })),
  ),
  desk({ page: "prepare", made: "fresh", step: "plan", faulty: "faulty" }),
  ...lined(desk, { page: "prepare", made: "busy", step: "site" }),
  desk({ page: "prepare", made: "busy", step: "site", plain: "plain" }),
  ...Object.keys(rolls)
    .filter((roll) => roll !== "full") // Five hundred people are a longer list, no other page.
    .map((roll) => desk({ page: "prepare", step: "roll", roll })),
  ...Object.keys(courses).map((course) => desk({ page: "prepare", step: "roll", course })),
];

export const judgeLooks: readonly Look[] = [
  ...Object.keys(judgeScenes).map((scene) => judge({ scene })),
  ...lined(judge, { scene: "writing" }),
  ...lined(judge, { scene: "kept" }),
  judge({ scene: "checkin", busy: "busy" }),
  judge({ scene: "checkin", wechat: "in WeChat", locks: "falls asleep" }),
];

export const doorLooks: readonly Look[] = [
  ...doors.map((door) => judge({ door })),
  judge({ door: "join", wechat: "in WeChat", locks: "falls asleep" }),
  ...offlineDoors.flatMap((door) => barriers.map((line) => judge({ door, line }))),
];

export const hallLooks: readonly Look[] = [
  ...Object.entries(hallStates).flatMap(([scene, view]) =>
    pagesOf(sceneOf(view)).map((_, page) => display({ show: "hall", scene, page: String(page) })),
  ),
  ...lined(display, { show: "hall", scene: "waiting" }),
];

const red = { red: "red" };

// What stands there at the end of each part of a reveal; before it, less of the same stands there.
function revealParts(of: keyof typeof reveals): number[] {
  const steps = revealSteps(revealView(reveals[of]!));
  const part = (at: number) => {
    const step = steps[at];
    if (step === undefined) return "";
    return step.show === "panel"
      ? `${step.stage}/${step.panel}/${step.mean}`
      : `${step.show}/${at}`;
  };
  return steps.map((_, at) => at).filter((at) => part(at) !== part(at + 1));
}

export const revealLooks: readonly Look[] = Object.keys(reveals).flatMap((reveal, at) =>
  revealParts(reveal).map((step) =>
    display({ show: "hall", reveal, step: String(step), ...(at % 2 === 0 ? {} : red) }),
  ),
);

export const screenLooks: readonly Look[] = [
  ...Object.keys(clockStates).map((scene) => display({ show: "clock", scene })),
  ...Object.keys(waitingStates).map((scene) => display({ show: "waiting", scene })),
  ...lined(display, { show: "clock", scene: "presenting" }),
  ...lined(display, { show: "waiting", scene: "come" }),
  display({ show: "pairing" }),
  ...lined(display, { show: "pairing" }),
  ...doors.map((door) => display({ show: "door", door })),
  ...doors.map((door) => display({ show: "door", door, ...red })),
];

export const kioskLooks: readonly Look[] = [
  ...Object.keys(kioskStates).map((scene) => display({ show: "kiosk", scene })),
  ...["rest", "sign", "sign-sent"].flatMap((scene) => lined(display, { show: "kiosk", scene })),
];

// What is read beside the pages: the guides, opened by themselves and from a page; what a device is
// told before it trusts the server.
export const guideLooks: readonly Look[] = [
  kit({ guide: "" }),
  ...readers.flatMap((guide) => [kit({ guide }), kit({ guide, from: "judge" })]),
];

export const trustLooks: readonly Look[] = [
  ...trusts.map((trust) => kit({ trust })),
  ...systems.map((system) => kit({ trust: "untrusted", system })),
  kit({ trust: "untrusted", system: "android", wechat: "in WeChat" }),
];
