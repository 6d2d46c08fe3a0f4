// What a day brings besides turns, for fixtures.ts's views. Never shipped.
import { create } from "@bufbuild/protobuf";
import { Draw_Of as Of } from "../web_kit/generated/proto/draw_pb";
import { Phase_Id as Phase } from "../web_kit/generated/proto/seats_pb";
import {
  DrawView_State as State,
  DrawViewSchema,
  KioskView_State,
  type DrawView,
  type HallView,
  type KioskView,
  type Question,
} from "../web_kit/generated/proto/views_pb";
import { hallView, kioskView, longName, person } from "./fixtures";
import { twoStages } from "./fixtures_cases";

export const commitment = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
export const secret = "5e884898da28047151d0e56f8dc6292773603d0d6aabbd62a11ef721d1542d8a";
const said = [
  { seat: "operator", words: "今天是个好天气" },
  { seat: "supervisor", words: "三百六十五" },
];
const long = { seat: "room2.supervisor", words: "说".repeat(200) };

export interface DrawOf {
  of: Of;
  state: State;
  words?: { seat: string; words: string }[];
  people?: number;
  named?: boolean;
  questions?: number[];
}

function drawView(of: DrawOf): DrawView {
  const name = of.named === true ? longName : "";
  return create(DrawViewSchema, {
    draw: { id: "draw1", of: of.of, room: "room1", candidate: "c7", stage: "interview" },
    state: of.state,
    commitment,
    words: of.words ?? said,
    secret: of.state === State.OPEN ? "" : secret,
    people: Array.from({ length: of.people ?? 0 }, (_, at) => person(at + 1, name)),
    questions: of.questions ?? [],
    reason: of.state === State.ABANDONED ? "抽签前发现名单漏列一人，更正后重新抽签" : "",
    ...(of.of === Of.QUESTIONS ? { person: person(7) } : {}),
    witnessed: true,
  });
}

export function drawing(phase: Phase, of: DrawOf): HallView {
  const turn = of.of === Of.QUESTIONS ? 7 : 0;
  const view = hallView({ phase, turn });
  view.draw = drawView(of);
  return view;
}

function changed(view: HallView, change: (view: HallView) => void): HallView {
  change(view);
  return view;
}

function rest(until: string): HallView {
  return changed(hallView({ phase: Phase.READY, turn: 4 }), ({ header }) => {
    header!.onBreak = true;
    header!.breakUntil = until;
    header!.batch = { $typeName: "tingfen.pb.Text", zh: "副职批次", en: "Deputies" };
  });
}

const { OPEN, COMPLETED, ABANDONED } = State;

// Every state the day adds to the hall, by name; neighbours are scenes of different kinds.
export const hallDays: Readonly<Record<string, HallView>> = {
  "draw-open": drawing(Phase.CHECK_IN, { of: Of.ORDER, state: OPEN, words: [] }),
  break: rest("14:00"),
  "draw-said-long": drawing(Phase.CHECK_IN, {
    of: Of.ORDER,
    state: OPEN,
    words: [...said, long, long],
  }),
  preparing: hallView({ phase: Phase.PREPARING, turn: 7 }),
  "draw-order": drawing(Phase.READY, { of: Of.ORDER, state: COMPLETED, people: 12 }),
  equalising: hallView({ phase: Phase.EQUALISING }),
  "draw-order-long": drawing(Phase.READY, {
    of: Of.ORDER,
    state: COMPLETED,
    people: 40,
    named: true,
  }),
  conferring: changed(hallView({ phase: Phase.SCORING, turn: 2 }), ({ turn }) => {
    turn!.conferring = true;
  }),
  "draw-questions": drawing(Phase.CALLED, {
    of: Of.QUESTIONS,
    state: COMPLETED,
    questions: [7, 12, 3],
  }),
  "break-open": rest(""),
  "draw-five": drawing(Phase.CALLED, {
    of: Of.QUESTIONS,
    state: COMPLETED,
    questions: [117, 112, 103, 164, 200],
  }),
  "turn-again": hallView({ phase: Phase.PRESENTING, turn: 7 }),
  "draw-abandoned": drawing(Phase.CHECK_IN, { of: Of.JUDGES, state: ABANDONED }),
};

const texts = [
  "请结合您所竞聘的岗位，谈谈怎样在任务重、人手少的情况下合理安排本部门的全年工作，并举一个亲身经历的例子。",
  "上级要求三天之内完成一项跨部门的重要工作，而有关部门以各种理由迟迟不予配合，您打算怎么推动这项工作按时完成？",
  "有职工向上级反映您处理问题不公，经了解主要是因为沟通不够造成误会，您如何看待，又怎样妥善处理这件事？",
  "请谈谈您对所竞聘岗位职责的认识，以及任职以后第一年准备重点抓好的三项工作和具体的落实措施。",
  "单位准备推行一项新的考核办法，部分老同志抵触情绪较大，领导让您负责说服和落实，您会如何开展这项工作？",
];

export function questionsOf(count: number): Question[] {
  return texts.slice(0, count).map((text, at) => ({
    $typeName: "tingfen.pb.Question",
    number: [7, 12, 3, 25, 18][at]!,
    text,
  }));
}

export function kioskQuestions(count: number): KioskView {
  const view = kioskView(KioskView_State.QUESTIONS, twoStages);
  delete view.result;
  view.turn = hallView({ phase: Phase.PREPARING, turn: 7, of: twoStages }).turn!;
  view.turn.questions = questionsOf(count);
  return view;
}
