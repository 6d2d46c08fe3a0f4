// Draws, breaks, batches and rooms at one level in fixtures.ts's views, as the server would send
// them. Never shipped.
import type { MessageInitShape } from "@bufbuild/protobuf";
import { ReleaseStep_By as By } from "../web_kit/generated/proto/plan_pb";
import { Draw_Of as Of } from "../web_kit/generated/proto/draw_pb";
import {
  Arrival_Id as Arrival,
  Phase_Id as Phase,
  Role_Id as Role,
} from "../web_kit/generated/proto/seats_pb";
import {
  DrawView_State as State,
  Step_Needs as Needs,
  type DeskView,
  type DeskViewSchema,
  type DrawViewSchema,
} from "../web_kit/generated/proto/views_pb";
import type { DeskOf, Person } from "./fixtures";
import type { StepInit } from "./fixture_steps";

export type Day =
  | "draw_begins" // The server is to draw the order; nothing is open.
  | "draw_open"
  | "draw_said" // Witnessed: may be completed.
  | "draw_done"
  | "judges_drawn" // After one that was abandoned.
  | "questions_begin"
  | "questions_drawn"
  | "questions_opened"
  | "break"
  | "between" // A break may begin.
  | "set_aside"
  | "conferring"
  | "latecomer"
  | "left" // A judge has left; another seat is named.
  | "rooms_going"
  | "rooms_through"
  | "rooms_equal"
  | "batch_over"
  | "batch_open";

type Init = Exclude<MessageInitShape<typeof DeskViewSchema>, DeskView>;
type DrawInit = MessageInitShape<typeof DrawViewSchema>;
type Action = StepInit["command"]["action"];

const room = "room1";
const commitment = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const secret = "5e884898da28047151d0e56f8dc6292773603d0d6aabbd62a11ef721d1542d8a";
const said = [
  { seat: "operator", words: "今天是个好天气" },
  { seat: "supervisor", words: "三百六十五" },
];
const questionTexts = [
  "请结合岗位实际，谈谈如何在任务重、人手少的情况下合理安排本部门工作，并举一个您亲历的例子说明。",
  "上级要求三天内完成一项跨部门工作，而有关部门迟迟不配合，您会怎么办？",
  "有职工反映您处理问题不公，您如何看待和处理？",
];

function orderDraw(state: State, people: Person[], words = said): DrawInit {
  const done = state === State.COMPLETED;
  const drawn = [...people].sort((a, b) => ((a.number * 5) % 13) - ((b.number * 5) % 13));
  return {
    draw: { id: "draw1", of: Of.ORDER, room, take: people.length },
    state,
    commitment,
    words,
    witnessed: words.some(({ seat }) => seat === "supervisor"),
    ...(state === State.OPEN ? {} : { secret }),
    people: done ? drawn : [],
  };
}

function questionDraw(person: Person, stage: string): DrawInit {
  return {
    draw: { id: "draw2", of: Of.QUESTIONS, room, candidate: person.candidate, stage, take: 3 },
    state: State.COMPLETED,
    commitment,
    words: said,
    witnessed: true,
    secret,
    questions: [7, 12, 3],
    person,
  };
}

function judgeDraws(): DrawInit[] {
  const draw = { of: Of.JUDGES, room, panel: "panel", take: 7 };
  const judges = ["赵志强", "钱文博", "孙丽华", "李国栋", "周慧敏", "吴建军", "郑晓东"];
  const reason = "抽取前发现评委库漏列一人";
  return [
    {
      draw: { id: "draw2", ...draw },
      state: State.COMPLETED,
      commitment,
      words: said,
      secret,
      judges,
    },
    {
      draw: { id: "draw1", ...draw },
      state: State.ABANDONED,
      commitment: secret,
      words: said.slice(0, 1),
      secret: commitment,
      reason,
    },
  ];
}

function drawsOf(of: DeskOf, people: Person[], stage: string): DrawInit[] {
  switch (of.day) {
    case "draw_open":
      return [orderDraw(State.OPEN, people, said.slice(0, 1))];
    case "draw_said":
      return [orderDraw(State.OPEN, people)];
    case "draw_done":
      return [orderDraw(State.COMPLETED, people)];
    case "judges_drawn":
      return judgeDraws();
    case "questions_drawn":
    case "questions_opened": {
      const person = people[(of.turn ?? 1) - 1]!;
      return [questionDraw(person, stage), orderDraw(State.COMPLETED, people)];
    }
    default:
      return [];
  }
}

function equalisation(of: DeskOf): Init["equalisation"] {
  const titles = ["第一考场", "第二考场", "第三考场"];
  const means = ["86.42", "84.07", "85.13"];
  const coefficients = ["0.9857", "1.0133", "1.0007"];
  const equal = of.day === "rooms_equal";
  const rooms = titles.map((title, at) => ({
    room: `room${at + 1}`,
    title,
    through: of.day !== "rooms_going" || at < 2,
    confirmed: equal ? [By.VERIFIER, By.CHIEF, By.SUPERVISOR].slice(0, at) : [],
    awaited: equal ? [By.VERIFIER, By.CHIEF, By.SUPERVISOR].slice(at) : [],
  }));
  const levels = titles.map((_, at) => ({
    room: `room${at + 1}`,
    bestOut: ["c1"],
    worstOut: ["c2"],
    sumShown: (Number(means[at]) * 10).toFixed(2),
    count: 10,
    meanShown: means[at]!,
    coefficientShown: coefficients[at]!,
  }));
  return {
    rooms,
    ...(equal ? { digest: "ab12", equalisation: { baseShown: "85.19", rooms: levels } } : {}),
  };
}

const batches = [
  { id: "chiefs", title: { zh: "正职批次", en: "Chiefs" } },
  { id: "deputies", title: { zh: "副职批次", en: "Deputies" } },
  { id: "staff", title: { zh: "一般岗位批次", en: "Staff" } },
];

// What the day adds to a desk's view.
export function dayView(of: DeskOf, people: Person[], stage: string): Init {
  const view: Init = { draws: drawsOf(of, people, stage) };
  if (of.day?.startsWith("rooms_") === true) view.equalisation = equalisation(of);
  if (of.day === "batch_over" || of.day === "batch_open") {
    view.batches = batches;
    view.batch = of.day === "batch_open" ? "deputies" : "chiefs";
    if (of.day === "batch_open") view.mayEnter = people.slice(0, 5);
    view.posts = ["综合科副科长", "市场营销部副部长", "人力资源部副部长"].map((title, at) => ({
      id: `d${at}`,
      title,
      vacancies: 1,
      batch: "deputies",
    }));
  }
  if (of.day === "left") {
    const pool = ["冯国平", "陈思远", "褚玉兰"];
    view.judges = pool.map((name, at) => ({
      id: `j${at}`,
      name,
      unit: at === 1 ? "市委党校" : "",
      panel: "panel",
    }));
  }
  return view;
}

export function dayHeader(of: DeskOf) {
  const rests = of.day === "break";
  const batch = of.day === "batch_open" ? batches[1] : of.day === "batch_over" ? batches[0] : null;
  return {
    onBreak: rests,
    breakUntil: rests ? "14:00" : "",
    ...(batch === null || batch === undefined ? {} : { batch: batch.title }),
  };
}

export function dayTurn(of: DeskOf) {
  const opened = of.day === "questions_opened";
  const questions = [7, 12, 3].map((number, at) => ({ number, text: questionTexts[at]! }));
  return { conferring: of.day === "conferring", ...(opened ? { questions } : {}) };
}

// A judge's name beside the seat, and one who has left.
export function daySeat(of: DeskOf, at: number) {
  const names = ["赵志强", "钱文博", "孙丽华", "", "周慧敏", "吴建军", "郑晓东"];
  if (of.day !== "left" && of.day !== "judges_drawn") return {};
  return { judge: names[at % 7]!, vacated: of.day === "left" && at === 2 };
}

export function dayArrival(of: DeskOf, at: number, arrival: Arrival): Arrival {
  return of.day === "latecomer" && at === 10 ? Arrival.ARRIVAL_UNSPECIFIED : arrival;
}

function step(role: Role, action: Action, more: Partial<StepInit> = {}): StepInit {
  return { role, command: { action }, ...more };
}

const go = { recommended: true };
const words = { needs: Needs.WORDS };

function drawSteps(of: DeskOf, people: Person[], stage: string): StepInit[] {
  const draw = "draw1";
  const contribute: Action = { case: "contributeToDraw", value: { draw } };
  const abandon = step(
    Role.OPERATOR,
    { case: "abandonDraw", value: { draw } },
    { needs: Needs.REASON },
  );
  const person = people[(of.turn ?? 1) - 1]!;
  const about = { candidate: person.candidate, stage };
  switch (of.day) {
    case "draw_begins": {
      const order: Action = { case: "openDraw", value: { draw: { of: Of.ORDER, room } } };
      const judges = { of: Of.JUDGES, room, panel: "panel", take: 7 };
      const panel: Action = { case: "openDraw", value: { draw: judges } };
      return [step(Role.OPERATOR, order, go), step(Role.OPERATOR, panel)];
    }
    case "draw_open":
      return [
        step(Role.OPERATOR, contribute, words),
        abandon,
        step(Role.SUPERVISOR, contribute, { ...go, ...words }),
      ];
    case "draw_said":
      return [step(Role.OPERATOR, { case: "completeDraw", value: { draw } }, go), abandon];
    case "questions_begin": {
      const wanted = { of: Of.QUESTIONS, room, ...about, take: 3 };
      const action: Action = { case: "openDraw", value: { draw: wanted } };
      return [step(Role.OPERATOR, action, { ...go, person, stage })];
    }
    case "questions_drawn": {
      const action: Action = { case: "openQuestions", value: about };
      const needs = Needs.PASSPHRASE;
      return [step(Role.OPERATOR, action, { ...go, needs, person, stage })];
    }
    case "questions_opened":
      if (of.phase === Phase.PREPARING) return [];
      return [
        step(Role.OPERATOR, { case: "startPreparing", value: about }, { ...go, person, stage }),
      ];
    default:
      return [];
  }
}

function seatSteps(of: DeskOf): StepInit[] {
  if (of.day !== "left") return [];
  const leaves: Action = { case: "vacateSeat", value: { seat: "panel_1" } };
  const fills: Action = { case: "fillSeat", value: { seat: "panel_3" } };
  const reason = { needs: Needs.REASON, seat: "panel_1" };
  return [
    step(Role.OPERATOR, leaves, reason),
    step(Role.OPERATOR, fills, { needs: Needs.SUBSTITUTE, seat: "panel_3" }),
  ];
}

function roomSteps(of: DeskOf, people: Person[]): StepInit[] {
  const confirm: Action = { case: "confirmEqualisation", value: { digest: "ab12" } };
  switch (of.day) {
    case "between":
      return [step(Role.OPERATOR, { case: "startBreak", value: { room } }, { needs: Needs.UNTIL })];
    case "break":
      return [step(Role.OPERATOR, { case: "endBreak", value: { room } }, go)];
    case "set_aside": {
      const person = people[(of.turn ?? 1) - 1]!;
      const value = { candidate: person.candidate };
      return [step(Role.OPERATOR, { case: "setAside", value }, { ...go, person })];
    }
    case "latecomer": {
      const person = { ...people[10]!, number: 0 };
      const action: Action = { case: "checkInCandidate", value: { candidate: person.candidate } };
      return [step(Role.OPERATOR, action, { person })];
    }
    case "rooms_through":
      return [step(Role.OPERATOR, { case: "equaliseRooms", value: {} }, go)];
    case "rooms_equal":
      return [Role.VERIFIER, Role.SUPERVISOR].map((role) => step(role, confirm, go));
    case "batch_over":
      return [step(Role.OPERATOR, { case: "openBatch", value: { batch: "deputies" } }, go)];
    case "batch_open":
      return people.slice(0, 5).map((person) => {
        const value = { candidate: person.candidate };
        return step(
          Role.OPERATOR,
          { case: "enterAgain", value },
          { needs: Needs.POSTS, person: { ...person, number: 7 } },
        );
      });
    default:
      return [];
  }
}

export function daySteps(of: DeskOf, people: Person[], stage: string): StepInit[] {
  return [...drawSteps(of, people, stage), ...seatSteps(of), ...roomSteps(of, people)];
}

// Every state the day adds, by name.
export const dayScenes: Readonly<Record<string, DeskOf>> = {
  draw_begins: { phase: Phase.CHECK_IN, arrived: 12, day: "draw_begins" },
  draw_open: { phase: Phase.CHECK_IN, arrived: 12, day: "draw_open" },
  draw_said: { phase: Phase.CHECK_IN, arrived: 12, day: "draw_said" },
  draw_done: { phase: Phase.READY, turn: 1, day: "draw_done" },
  judges_drawn: { phase: Phase.CHECK_IN, arrived: 0, day: "judges_drawn" },
  questions_begin: { phase: Phase.CALLED, turn: 3, day: "questions_begin" },
  questions_drawn: { phase: Phase.CALLED, turn: 3, day: "questions_drawn" },
  questions_opened: { phase: Phase.CALLED, turn: 3, day: "questions_opened" },
  preparing: { phase: Phase.PREPARING, turn: 3, day: "questions_opened" },
  between: { phase: Phase.READY, turn: 4, day: "between" },
  break: { phase: Phase.READY, turn: 4, day: "break" },
  set_aside: { phase: Phase.SCORING, turn: 2, submitted: 7, day: "set_aside" },
  conferring: { phase: Phase.SCORING, turn: 2, submitted: 7, day: "conferring" },
  latecomer: { phase: Phase.READY, turn: 4, day: "latecomer", notes: 2 },
  left: { phase: Phase.PRESENTING, turn: 3, day: "left" },
  rooms_going: { phase: Phase.EQUALISING, day: "rooms_going" },
  rooms_through: { phase: Phase.EQUALISING, day: "rooms_through" },
  rooms_equal: { phase: Phase.EQUALISING, day: "rooms_equal" },
  batch_over: { phase: Phase.RESULTS, after: "decided", day: "batch_over" },
  batch_open: { phase: Phase.CHECK_IN, arrived: 0, day: "batch_open" },
};
