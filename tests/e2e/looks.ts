// Every designed state of every page, as an address of the preview pages. The names come from the
// fixtures' own lists, so that a state that is added there is looked at without being added here.
import { scenes as deskScenes } from "../../console/fixtures";
import { timerStates } from "../../console/fixture_timer";
import { courses, rolls } from "../../console/prepare/fixtures";
import { preparing } from "../../console/prepare/fixture_steps";
import { stepIds } from "../../console/prepare/guide_steps";
import { clockStates, waitingStates } from "../../display/fixture_screens";
import { hallStates, kioskStates, reveals, revealView } from "../../display/fixtures_states";
import { revealSteps } from "../../display/hall_reveal";
import { pagesOf, sceneOf } from "../../display/hall_scenes";
import { scenes as judgeScenes } from "../../judge_client/web/fixtures_scenes";
import { barriers } from "../../web_kit/line_preview";
import { doors, offlineDoors } from "../../web_kit/preview_doors";

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

const desk = (asked: Readonly<Record<string, string>>) => look("console", asked);
const display = (asked: Readonly<Record<string, string>>) => look("display", asked);
const judge = (asked: Readonly<Record<string, string>>) => look("judge_client/web", asked);

// A mass panel of four hundred is the same page as one of forty, ten times as long.
const alike = ["mass_400"];

export function deskLooks(page: "desk" | "supervise" | "verify"): Look[] {
  const scenes = Object.keys(deskScenes).filter((scene) => !alike.includes(scene));
  return [
    ...scenes.map((scene) => desk({ page, scene })),
    desk({ page, scene: "scoring", offline: "offline" }),
  ];
}

const twoRooms = ["watch_room_1", "watch_room_2"];

export const roomsLooks: readonly Look[] = [
  desk({ page: "supervise", scene: "watch_scoring", rooms: twoRooms.join(",") }),
  desk({ page: "supervise", scene: "watch_scoring", rooms: [...twoRooms, "held"].join(",") }),
];

export const timerLooks: readonly Look[] = [
  ...timerStates.map((scene) => desk({ page: "timer", scene })),
  desk({ page: "timer", scene: "presenting", offline: "offline" }),
];

export const prepareLooks: readonly Look[] = [
  ...Object.keys(preparing).flatMap((made) =>
    stepIds.map((step) => desk({ page: "prepare", made, step })),
  ),
  desk({ page: "prepare", made: "fresh", step: "plan", faulty: "faulty" }),
  ...Object.keys(rolls)
    .filter((roll) => roll !== "full") // Five hundred people are a longer list, no other page.
    .map((roll) => desk({ page: "prepare", step: "roll", roll })),
  ...Object.keys(courses).map((course) => desk({ page: "prepare", step: "roll", course })),
];

export const judgeLooks: readonly Look[] = [
  ...Object.keys(judgeScenes).map((scene) => judge({ scene })),
  judge({ scene: "writing", offline: "offline" }),
  judge({ scene: "writing", full: "storage full" }),
  judge({ scene: "checkin", busy: "busy" }),
];

export const doorLooks: readonly Look[] = [
  ...doors.map((door) => judge({ door })),
  ...offlineDoors.flatMap((door) => barriers.map((line) => judge({ door, line }))),
];

export const hallLooks: readonly Look[] = [
  ...Object.entries(hallStates).flatMap(([scene, view]) =>
    pagesOf(sceneOf(view)).map((_, page) => display({ show: "hall", scene, page: String(page) })),
  ),
  display({ show: "hall", scene: "waiting", stale: "stale" }),
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
  display({ show: "clock", scene: "presenting", stale: "stale" }),
  display({ show: "waiting", scene: "come", stale: "stale" }),
  display({ show: "pairing" }),
  display({ show: "pairing", offline: "offline" }),
  ...doors.map((door) => display({ show: "door", door })),
  ...doors.map((door) => display({ show: "door", door, ...red })),
];

export const kioskLooks: readonly Look[] = [
  ...Object.keys(kioskStates).map((scene) => display({ show: "kiosk", scene })),
  display({ show: "kiosk", scene: "rest", offline: "offline" }),
  display({ show: "kiosk", scene: "sign-sent", offline: "offline" }),
];
