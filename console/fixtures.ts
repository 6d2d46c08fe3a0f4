// Desk views as a server would send them, for the tests and the preview page. Never shipped.
import { create } from "@bufbuild/protobuf";
import {
  cases,
  leadersAndForty,
  leadersAndFourHundred,
  sevenJudges,
  type Case,
} from "../tests/scenes/cases";
import { longestName } from "../tests/scenes/extremes";
import { kiosk } from "../tests/scenes/scenes";
import { confirmStep, operatorSteps, supervisorSteps, workOf } from "./fixture_steps";
import { afterSteps, afterView } from "./fixture_after";
import {
  correctionScenes,
  correctionSteps,
  correctionView,
  type Corrected,
} from "./fixture_corrections";
import {
  dayArrival,
  dayHeader,
  dayScenes,
  daySeat,
  dayTurn,
  dayView,
  type Day,
} from "./fixture_day";
import { watchScenes, watchSteps, watchView, type Watched } from "./fixture_watch";
import {
  deviceScenes,
  devicesNotes,
  devicesPresence,
  devicesSeat,
  devicesSteps,
  devicesView,
  type Devices,
} from "./fixture_devices";
import { notesOf, recordOf } from "./fixture_record";
import { paperScenes, paperSeat, paperView, stepsOnPaper, type Paper } from "./fixture_paper";
import { hasReached, isTimed, isWithin } from "../web_kit/room/phases";
import type { CandidateFigures } from "../web_kit/generated/proto/figures_pb";
import { HallLook_Theme as Theme, ReleaseStep_By as By } from "../web_kit/generated/proto/plan_pb";
import {
  Arrival_Id as Arrival,
  HoldFrom_Id as HoldFrom,
  Outcome_Id as Outcome,
  Phase_Id as Phase,
  Role_Id as Role,
} from "../web_kit/generated/proto/seats_pb";
import {
  DeskViewSchema,
  HallView_QueueLine_State as Line,
  SeatState_Work as Work,
  type DeskView,
} from "../web_kit/generated/proto/views_pb";

export type After = "decided" | "differs" | "vacant" | "run_off" | "parted" | "noticed";

export interface Person {
  candidate: string;
  number: number;
  name: string;
  post: string;
}
export interface DeskOf {
  phase: Phase;
  of?: Case;
  people?: number;
  turn?: number; // By number.
  stage?: number; // Index of the stage now.
  submitted?: number; // Sheets in, over all panels in order; the rest is awaited.
  elapsed_s?: number;
  running?: boolean;
  held?: boolean;
  holdLater?: boolean; // From the end of the turn.
  tail?: boolean;
  confirmed?: By[];
  objection?: string;
  answer?: string;
  signed?: boolean;
  long?: boolean; // Twenty characters a name.
  empty?: boolean; // Nobody has joined yet.
  notes?: number;
  arrived?: number; // At check-in: how many are here.
  after?: After; // What has followed the ranking.
  day?: Day;
  correction?: Corrected;
  watch?: Watched;
  devices?: Devices;
  paper?: Paper;
  undo?: string; // The newest fact, which may be taken back.
  byPen?: boolean; // A page signed by pen may be attached.
}

const names = ["张伟民", "李静", "欧阳晓峰", "王芳", "陈建国", "赵丽娟", "周强", "吴敏"];
const english = "Competitive selection of section heads, city organs and public institutions";

function personOf(at: number, of: DeskOf): Person {
  const name = of.long === true ? longestName : (names[at % names.length] ?? "");
  const drawn = hasReached(of.phase, Phase.LOTS);
  return { candidate: `c${at}`, number: drawn ? at + 1 : 0, name, post: "市场营销部部长" };
}

function closedStages(of: DeskOf): number {
  return hasReached(of.phase, Phase.RELEASING) ? 8 : (of.stage ?? 0);
}

function line(at: number, of: DeskOf, person: Person) {
  const finished = hasReached(of.phase, Phase.EQUALISING);
  const now = of.turn ?? 0;
  const number = at + 1;
  const checking = of.phase === Phase.CHECK_IN;
  const out = number === 4 && (finished || now > 4);
  const done =
    !out && (finished || number < now || (number === now && of.phase === Phase.ANNOUNCED));
  const current = number === now;
  const arrival =
    checking && number > (of.arrived ?? 0)
      ? Arrival.ARRIVAL_UNSPECIFIED
      : number % 7 === 3
        ? Arrival.LATE
        : Arrival.PRESENT;
  const on = current && of.phase !== Phase.READY;
  const state = out ? Line.OUT : done ? Line.DONE : on ? Line.NOW : Line.WAITING;
  const closed = done || number === now ? (of.of ?? sevenJudges).legend.stages : [];
  return {
    person: of.day === "latecomer" && at === 10 ? { ...person, number: 0 } : person,
    arrival: dayArrival(of, at, arrival),
    outcome: out ? Outcome.ABSENT : Outcome.OUTCOME_UNSPECIFIED,
    reason: out ? "截止时间未到" : "",
    state,
    closed: current && !done ? closed.slice(0, closedStages(of)) : closed,
    total: done ? (91 - (number % 9) * 0.8).toFixed(2) : "",
    announced: done && of.phase !== Phase.EQUALISING,
    signed: done && of.phase !== Phase.EQUALISING && (current ? of.signed === true : true),
    objection: current ? (of.objection ?? "") : "",
    answer: current ? (of.answer ?? "") : "",
  };
}

function seats(of: DeskOf) {
  const judges = (of.of ?? sevenJudges).legend.seats;
  const own = [Role.OPERATOR, Role.VERIFIER, Role.SUPERVISOR, Role.HALL, Role.KIOSK];
  const ids = ["operator", "verifier", "supervisor", "hall", "kiosk"];
  const here = of.empty !== true;
  return [
    ...own.map((role, at) => ({
      seat: { id: ids[at]!, role, room: "room1", number: 1 },
      enrolled: here || role === Role.OPERATOR,
      checkedIn: false,
    })),
    ...judges.map((seat, at) => ({
      seat,
      enrolled: here && at % 19 !== 18,
      checkedIn: here && at % 19 < 17,
      work: at % 19 < 17 ? workOf(at, of) : Work.IDLE,
      receipt: workOf(at, of) === Work.SUBMITTED ? "7K3-M9" : "",
      lastWrite: of.devices === undefined ? "" : `14:0${at % 6}:22`,
      ...daySeat(of, at),
      ...paperSeat(of, at),
      ...devicesSeat(of, at),
    })),
  ];
}

// Of the seats that were ever taken, as the server tells it.
function presence(of: DeskOf) {
  return seats(of).flatMap(({ seat, enrolled }, at) => {
    if (!enrolled) return [];
    const writing = of.phase === Phase.SCORING && at % 3 === 0;
    const roundTripMs = at % 7 === 6 ? 620 : 35;
    const online = at % 11 !== 10;
    return { seat: seat.id, online, writing, seenMs: 1, roundTripMs, stale: at % 10 === 7 };
  });
}

function ranking(people: Person[]) {
  return {
    postTitle: "市场营销部部长",
    mayStayVacant: people.length === 1,
    lines: people.map((person, at) => ({
      person,
      rank: {
        rank: at === 2 ? 2 : at + 1,
        candidate: person.candidate,
        tied: at === 1 || at === 2,
        total: (92.4 - (at === 2 ? 1 : at) * 0.85).toFixed(2),
        passes: at < people.length - 1 || people.length < 3,
      },
      shortlisted: at === 0,
      toResolve: at === 1 || at === 2,
    })),
  };
}

function closedOf(of: DeskOf, people: Person[], figures: CandidateFigures) {
  const person = people[(of.turn ?? 1) - 1];
  if (person === undefined || !isWithin(of.phase, Phase.STAGE_CLOSED, Phase.ANNOUNCED)) {
    return undefined;
  }
  const steps = [By.VERIFIER, By.CHIEF, By.SUPERVISOR];
  const confirmed = hasReached(of.phase, Phase.RELEASED) ? steps : (of.confirmed ?? []);
  if (of.phase !== Phase.STAGE_CLOSED) {
    const awaited = steps.filter((step) => !confirmed.includes(step));
    return { person, figures, digest: "ab12", confirmed, awaited };
  }
  const stages = figures.stages.slice(0, of.stage ?? 1);
  return { person, figures: { ...figures, stages, total: "" } };
}

function headerOf(of: DeskOf) {
  return {
    title: { zh: "本溪市属国有企业中层管理人员揭榜竞聘", en: english },
    checkCode: "K7Q29MXA",
    terms: {
      candidate: { zh: "竞聘者", en: "Candidate" },
      post: { zh: "职位", en: "Post" },
      chief: { zh: "主考官", en: "Chief judge" },
    },
    theme: Theme.BLUE,
    room: "room1",
    phase: of.phase,
    held: of.held ?? false,
    ...dayHeader(of),
    ...(of.watch?.room === undefined ? {} : { roomTitle: of.watch.room }),
  };
}

export function deskView(of: DeskOf): DeskView {
  const kind = of.of ?? sevenJudges;
  const count = of.people ?? 12;
  const people = Array.from({ length: count }, (_, at) => personOf(at, of));
  const stage = kind.legend.stages[of.stage ?? 0];
  const person = people[(of.turn ?? 0) - 1];
  const closed = closedOf(of, people, kind.figures);
  const timed = isTimed(of.phase) || of.phase === Phase.SCORING;
  const turn =
    person === undefined || !isWithin(of.phase, Phase.CALLED, Phase.ANNOUNCED)
      ? undefined
      : {
          person,
          ...(stage === undefined ? {} : { stage }),
          ...dayTurn(of),
          ...(timed
            ? {
                clock: {
                  running: isTimed(of.phase) && (of.running ?? true),
                  elapsedMs: (of.elapsed_s ?? 48) * 1000,
                  atMs: 0,
                  limitSeconds: 420,
                  warnSecondsLeft: [60, 30],
                },
              }
            : {}),
        };
  const seatList = seats(of);
  return create(DeskViewSchema, {
    header: headerOf(of),
    declaration: kiosk("seven/announced").declaration!,
    ...(turn === undefined ? {} : { turn }),
    lines: people.map((one, at) => line(at, of, one)),
    seats: seatList,
    ...(turn === undefined
      ? {}
      : {
          progress: {
            submitted: of.submitted ?? 0,
            expected: seatList.filter(({ checkedIn }) => checkedIn).length,
          },
        }),
    checkedIn: seatList.filter(({ checkedIn }) => checkedIn).length,
    ...(closed === undefined ? {} : { closed }),
    steps: [
      ...operatorSteps(of, people),
      ...afterSteps(of, people),
      ...correctionSteps(of, people),
      ...stepsOnPaper(of, person, stage),
      ...confirmStep(of, people, Role.VERIFIER, By.VERIFIER),
      ...supervisorSteps(of, people),
      ...watchSteps(of),
      ...devicesSteps(of),
    ],
    notes: [...devicesNotes(of), ...notesOf(of.notes ?? 0, people)],
    record: of.empty === true ? [] : recordOf(people, stage?.stage ?? "", of.undo),
    rankings: of.phase === Phase.RESULTS ? [ranking(people)] : [],
    ...(of.phase === Phase.RESULTS ? afterView(of, people, ranking(people)) : {}),
    legend: kind.legend,
    holdReason: of.held === true || of.holdLater === true ? "观众席有人拍照，正在处理" : "",
    holdFrom:
      of.held === true
        ? HoldFrom.NOW
        : of.holdLater === true
          ? HoldFrom.END_OF_TURN
          : HoldFrom.HOLD_FROM_UNSPECIFIED,
    tailLoss: of.tail ?? false,
    posts: [{ id: "p1", title: "市场营销部部长", vacancies: 1 }],
    presence: devicesPresence(of, presence(of)),
    ...devicesView(of),
    ...dayView(of, people, stage?.stage ?? ""),
    ...correctionView(of, people),
    ...watchView(of, people),
    ...paperView(of, person, stage),
  });
}

// Every state a desk has to look right in, by name.
export const scenes: Readonly<Record<string, DeskOf>> = {
  empty: { phase: Phase.CHECK_IN, empty: true, arrived: 0, people: 3 },
  check_in: { phase: Phase.CHECK_IN, arrived: 5 },
  check_in_40: { phase: Phase.CHECK_IN, arrived: 22, people: 40, of: leadersAndForty },
  check_in_done: { phase: Phase.CHECK_IN, arrived: 12 },
  lots: { phase: Phase.LOTS },
  lots_40: { phase: Phase.LOTS, people: 40, of: leadersAndForty, long: true },
  ready: { phase: Phase.READY, turn: 1 },
  hold_later: { phase: Phase.PRESENTING, turn: 3, holdLater: true },
  called: { phase: Phase.CALLED, turn: 3 },
  presenting: { phase: Phase.PRESENTING, turn: 3, submitted: 2 },
  warning: { phase: Phase.PRESENTING, turn: 3, elapsed_s: 380 },
  overtime: { phase: Phase.PRESENTING, turn: 3, elapsed_s: 463, notes: 2 },
  paused: { phase: Phase.PRESENTING, turn: 3, running: false, notes: 6 },
  scoring: { phase: Phase.SCORING, turn: 3, submitted: 3, notes: 2 },
  scoring_all: { phase: Phase.SCORING, turn: 3, submitted: 7 },
  mass: {
    phase: Phase.SCORING,
    turn: 23,
    people: 40,
    submitted: 41,
    notes: 4,
    of: leadersAndForty,
    long: true,
  },
  mass_400: { phase: Phase.SCORING, turn: 3, submitted: 350, of: leadersAndFourHundred },
  twelve: { phase: Phase.SCORING, turn: 3, submitted: 6, of: cases.twelveJudges, long: true },
  stage_closed: { phase: Phase.STAGE_CLOSED, turn: 3, stage: 1, of: cases.twoStages },
  releasing: {
    phase: Phase.RELEASING,
    turn: 3,
    stage: 1,
    of: cases.twoStages,
    confirmed: [By.CHIEF],
  },
  releasing_checked: {
    phase: Phase.RELEASING,
    turn: 3,
    confirmed: [By.VERIFIER],
    of: leadersAndForty,
  },
  released: { phase: Phase.RELEASED, turn: 3, stage: 1, of: cases.twoStages },
  released_mass: { phase: Phase.RELEASED, turn: 3, of: leadersAndForty },
  announced: { phase: Phase.ANNOUNCED, turn: 3 },
  signed: { phase: Phase.ANNOUNCED, turn: 3, signed: true },
  objection: { phase: Phase.ANNOUNCED, turn: 3, objection: "认为第二环节用时统计有误", notes: 4 },
  held: { phase: Phase.RELEASED, turn: 3, held: true, notes: 1 },
  tail: { phase: Phase.READY, turn: 5, tail: true, notes: 5 },
  finished: { phase: Phase.FINISHED },
  results: { phase: Phase.RESULTS },
  results_one: { phase: Phase.RESULTS, people: 1 },
  decided: { phase: Phase.RESULTS, after: "decided" },
  differs: { phase: Phase.RESULTS, after: "differs" },
  vacant: { phase: Phase.RESULTS, after: "vacant", people: 1 },
  run_off: { phase: Phase.RESULTS, after: "run_off" },
  parted: { phase: Phase.RESULTS, after: "parted" },
  noticed: { phase: Phase.RESULTS, after: "noticed" },
  results_40: { phase: Phase.RESULTS, people: 40, long: true },
  ...dayScenes,
  ...correctionScenes,
  ...watchScenes,
  ...deviceScenes,
  ...paperScenes,
};
