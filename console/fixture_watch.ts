// What only the supervisor sees in fixtures.ts's views, and the end of a day, as the server would send
// them. Never shipped.
import type { MessageInitShape } from "@bufbuild/protobuf";
import { sevenJudges, twoStages } from "../tests/scenes/cases";
import { Phase_Id as Phase, Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import {
  Step_Needs as Needs,
  type WatchSchema,
  type Watch_HistorySchema,
} from "../web_kit/generated/proto/views_pb";
import { hasReached } from "../web_kit/room/phases";
import type { DeskOf, Person } from "./fixtures";
import type { StepInit } from "./fixture_steps";

export interface Watched {
  deviations?: boolean;
  histories?: boolean; // Of the turn, one of each kind.
  heard?: number; // How many are in the distributions.
  opinion?: string;
  ended?: boolean;
  room?: string; // Its title.
}

type Watch = MessageInitShape<typeof WatchSchema>;
type History = MessageInitShape<typeof Watch_HistorySchema>;

const far = ["+1", "-0.5", "+6.5", "0", "-1.5", "-7", "+2"];

function deviationsOf(of: DeskOf) {
  const seats = (of.of ?? sevenJudges).legend.seats;
  return far.slice(0, of.submitted ?? 7).map((fromMedian, at) => ({
    seat: seats[at]?.id ?? "",
    fromMedian,
    beyond: Math.abs(Number(fromMedian)) > 5,
  }));
}

// One sheet was returned and sent anew, one keyed, one corrected, one late, one left out.
function historiesOf(of: DeskOf, people: Person[]): History[] {
  const person = people[(of.turn ?? 1) - 1];
  const stage = (of.of ?? sevenJudges).figures.stages[0]!;
  return stage.panels[0]!.sheets.map(({ seat, marks, total }, at) => {
    const first = { version: 1, marks, total, receipt: "7K3-M9", wall: `14:0${at}:12` };
    const about = { seat, stage: stage.stage, ...(person === undefined ? {} : { person }) };
    const second = { ...first, version: 2, receipt: "9QX-T4", wall: "14:09:41" };
    switch (at) {
      case 1:
        return {
          ...about,
          versions: [{ ...first, returned: true, reason: "第三项漏评" }, changed(second, "1")],
        };
      case 2:
        return { ...about, versions: [{ ...first, keyedBy: ["operator", "verifier"] }] };
      case 3:
        return { ...about, versions: [first, { ...changed(second, "-6"), corrected: true }] };
      case 4:
        return { ...about, versions: [{ ...first, late: true }] };
      case 5:
        return { ...about, versions: [first], excluded: true };
      default:
        return { ...about, versions: [first] };
    }
  });
}

// The last mark by `more`, and the total with it.
function changed<Version extends { marks: { criterion: string; mark: string }[]; total: string }>(
  version: Version,
  more: string,
): Version {
  const last = version.marks.length - 1;
  const plus = (text: string) => String(Number(text) + Number(more));
  return {
    ...version,
    marks: version.marks.map((one, at) => (at === last ? { ...one, mark: plus(one.mark) } : one)),
    total: plus(version.total),
  };
}

const spread = [3, -2, 5, 0, 1, -4, 2, 6, -1, 3.5, -3, 2.5];

function distributionsOf(of: DeskOf, people: Person[], heard: number) {
  const { legend } = of.of ?? sevenJudges;
  return legend.stages.flatMap(({ stage }) =>
    legend.seats.slice(0, 12).map(({ id: seat }, judge) => ({
      seat,
      stage,
      points: people.slice(0, heard).map((person, at) => ({
        person,
        total: String(84 + (judge % 4) - 2 + spread[(at + judge * 5) % spread.length]!),
      })),
    })),
  );
}

export function watchView(of: DeskOf, people: Person[]) {
  const { watch } = of;
  if (watch === undefined) return {};
  const all: Watch = {
    deviations: watch.deviations === true ? deviationsOf(of) : [],
    histories: watch.histories === true ? historiesOf(of, people) : [],
    distributions: distributionsOf(of, people, watch.heard ?? 0),
  };
  return { watch: all, opinion: watch.opinion ?? "", dayEnded: watch.ended ?? false };
}

export function watchSteps(of: DeskOf): StepInit[] {
  const room = "room1";
  const flag: StepInit = {
    role: Role.VERIFIER,
    needs: Needs.TEXT,
    command: { action: { case: "raiseFlag", value: { room } } },
  };
  if (of.watch === undefined || !hasReached(of.phase, Phase.FINISHED)) return [flag];
  if (of.watch.ended === true) return [];
  const opinion: StepInit = {
    role: Role.SUPERVISOR,
    recommended: of.watch.opinion === undefined,
    needs: Needs.TEXT,
    command: { action: { case: "giveOpinion", value: { room } } },
  };
  const end: StepInit = {
    role: Role.OPERATOR,
    recommended: true,
    command: { action: { case: "endDay", value: { room } } },
  };
  const results = of.phase === Phase.RESULTS && of.watch.opinion !== undefined;
  return [flag, opinion, ...(results ? [end] : [])];
}

const opinion =
  "全程按锁定的方案进行。第3号演讲时观众席有人拍照，已暂停处理并记录；其余无异常，成绩与纸面核对一致。";

// Every state the supervisor's and the last steps of a day add, by name.
export const watchScenes: Readonly<Record<string, DeskOf>> = {
  watch_scoring: {
    phase: Phase.SCORING,
    turn: 8,
    submitted: 7,
    notes: 3,
    watch: { deviations: true, heard: 7 },
  },
  watch_closed: {
    phase: Phase.RELEASING,
    turn: 8,
    stage: 1,
    of: twoStages,
    watch: { histories: true, heard: 8 },
  },
  watch_room_1: {
    phase: Phase.PRESENTING,
    turn: 4,
    submitted: 2,
    notes: 1,
    watch: { heard: 3, room: "第一考场" },
  },
  watch_room_2: {
    phase: Phase.RELEASED,
    turn: 3,
    held: true,
    notes: 3,
    watch: { heard: 3, histories: true, room: "第二考场" },
  },
  watch_finished: { phase: Phase.FINISHED, watch: { heard: 11 } },
  watch_opinion: { phase: Phase.RESULTS, watch: { heard: 11, opinion } },
  watch_ended: { phase: Phase.RESULTS, watch: { heard: 11, opinion, ended: true } },
};
