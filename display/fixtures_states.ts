// Every state of the hall and the kiosk by name, for the tests and the preview page. Never shipped.
import { Phase_Id as Phase } from "../web_kit/generated/proto/seats_pb";
import {
  HallView_QueueLine_State as Line,
  KioskView_State as State,
  type HallView,
} from "../web_kit/generated/proto/views_pb";
import { hallView, kioskView, longName } from "./fixtures";
import {
  cases,
  leadersAndFourHundred,
  sevenJudges,
  twelveJudges,
  twoStages,
  type Case,
} from "./fixtures_cases";
import { corrected, correctedTwelve } from "./fixtures_corrected";
import { hallDays, kioskQuestions } from "./fixtures_day";
import * as kiosk from "./kiosk/kiosk_state";

// 听分: one who is through still waits to hear.
function lagging(): HallView {
  const view = hallView({ phase: Phase.CALLED, turn: 8 });
  view.queue[6]!.state = Line.TO_HEAR;
  return view;
}

// Neighbours are scenes of different kinds, so that the change of scene can be waited for.
export const hallStates: Readonly<Record<string, HallView>> = {
  "check-in": hallView({ phase: Phase.CHECK_IN, red: true }),
  "lots-forty-long": hallView({ phase: Phase.LOTS, people: 40, named: true, long: true }),
  turn: hallView({ phase: Phase.PRESENTING, turn: 7, named: true, red: true, people: 40 }),
  ready: hallView({ phase: Phase.READY, turn: 7 }),
  "called-long": hallView({ phase: Phase.CALLED, turn: 7, named: true, long: true }),
  scoring: hallView({ phase: Phase.SCORING, turn: 7, progress: [5, 7] }),
  overtime: hallView({ phase: Phase.PRESENTING, turn: 7, elapsed: 425_000 }),
  planning: hallView({ phase: Phase.PLANNING }),
  warning: hallView({ phase: Phase.PRESENTING, turn: 7, elapsed: 380_000, red: true }),
  waiting: hallView({ phase: Phase.RELEASED, turn: 7 }),
  lagging: lagging(),
  "total-long": hallView({ phase: Phase.ANNOUNCED, turn: 7, named: true, long: true }),
  "ranking-forty-long": hallView({ phase: Phase.RESULTS, people: 40, named: true, long: true }),
  finished: hallView({ phase: Phase.FINISHED }),
  "ranking-one": hallView({ phase: Phase.RESULTS, people: 1, named: true, red: true }),
  held: hallView({ phase: Phase.PRESENTING, turn: 7, held: true }),
  ...hallDays,
};

// Whose figures a hall is shown, step by step.
export const reveals: Readonly<Record<string, Case>> = {
  "seven judges": sevenJudges,
  "twelve judges": twelveJudges,
  "four hundred seats": leadersAndFourHundred,
  "criterion by criterion": cases.byCriterion,
  "two stages": twoStages,
  "a composite score": cases.composite,
  "corrected sheets": corrected,
  "twelve corrected sheets": correctedTwelve,
};

export function revealView(of: Case, red = false): HallView {
  return hallView({ phase: Phase.ANNOUNCED, turn: 7, of, red });
}

const name = "欧阳晓峰";
const objection = "第3号评委的合计与我听到的不一致";
const answer = "已当场核对评分表，3号评委合计92.0分无误";

function reading(of: Case, words: Parameters<typeof kioskView>[2] = { name }): kiosk.KioskState {
  return kiosk.receiveView(kiosk.emptyKiosk, kioskView(State.SIGN, of, words), 0);
}

function resting(view = kioskView(State.REST)): kiosk.KioskState {
  return kiosk.receiveView(kiosk.emptyKiosk, view, 0);
}

function planned(): kiosk.KioskState {
  const view = kioskView(State.REST);
  view.header!.phase = Phase.PLANNING;
  return resting(view);
}

const signing = (of: Case) => kiosk.turnTo(kiosk.sawAll(reading(of)), "sign");
const objecting = (reason: string) =>
  kiosk.writeReason(kiosk.turnTo(reading(twoStages), "object"), reason);

export const kioskStates: Readonly<Record<string, kiosk.KioskState>> = {
  rest: resting(),
  planning: planned(),
  "questions-three": resting(kioskQuestions(3)),
  "questions-five": resting(kioskQuestions(5)),
  ...Object.fromEntries(Object.entries(reveals).map(([of, one]) => [`read ${of}`, reading(one)])),
  "read-long": reading(twoStages, { name: longName }),
  "read-answered": reading(twoStages, { name, objection, answer }),
  "read-refused": { ...reading(twoStages), problem: "changed" },
  sign: signing(twoStages),
  "sign-composite": signing(cases.composite),
  "sign-refused": { ...signing(twoStages), problem: "held" },
  "sign-sent": kiosk.sent(signing(twoStages), "sign"),
  object: objecting(""),
  "object-written": objecting(objection),
  "object-sent": kiosk.sent(objecting(objection), "object"),
  objected: resting(kioskView(State.OBJECTED, twoStages, { name, objection })),
  thanks: kiosk.confirmed(kiosk.sent(signing(twoStages), "sign"), "7K3-M9", 0),
};
