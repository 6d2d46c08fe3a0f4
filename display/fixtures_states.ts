// Every state of the hall and the kiosk by name, for the tests and the preview page. Never shipped.
import { clone } from "@bufbuild/protobuf";
import {
  byCriterion,
  cases,
  composite,
  corrected,
  correctedTwelve,
  leadersAndFourHundred,
  sevenJudges,
  twelveJudges,
  twoStages,
  type Case,
} from "../tests/scenes/cases";
import { asMany, longest, longestName, named, openEnded } from "../tests/scenes/extremes";
import { hall, kiosk as shown } from "../tests/scenes/scenes";
import { HallLook_Theme as Theme } from "../web_kit/generated/proto/plan_pb";
import {
  LegendSchema,
  type HallView,
  type KioskView,
  type Question,
} from "../web_kit/generated/proto/views_pb";
import * as kiosk from "./kiosk/kiosk_state";

// The words of a draw go on and on.
function saidAtLength(view: HallView): HallView {
  const long = { seat: "room2.supervisor", words: "说".repeat(200) };
  view.draw!.words.push(...asMany([{ ...view.draw!.words[0]!, ...long }], 2));
  return view;
}

export function drawnByForty(view: HallView): HallView {
  view.draw!.people = asMany(view.draw!.people, 40).map((one, at) => ({ ...one, number: at + 1 }));
  return named(view);
}

function fiveDrawn(view: HallView): HallView {
  view.draw!.questions = [117, 112, 103, 164, 200];
  return view;
}

// Neighbours are scenes of different kinds, so that the change of scene can be waited for.
export const hallStates: Readonly<Record<string, HallView>> = {
  "check-in": hall("many/check_in"),
  "lots-forty-long": named(hall("many/lots")),
  turn: hall("many/presenting"),
  ready: hall("seven/ready"),
  "called-long": named(hall("many/called")),
  scoring: hall("seven/scoring"),
  overtime: hall("seven/overtime"),
  planning: hall("rests/planning"),
  warning: hall("seven/warning"),
  waiting: hall("seven/released"),
  lagging: hall("lagging/come"),
  "total-long": named(hall("many/announced")),
  "turn-after": hall("many/called"),
  "total-corrected": hall("corrected/announced"),
  "ranking-forty-long": named(hall("many/results")),
  finished: hall("seven/finished"),
  "ranking-one": hall("many/one_results"),
  held: hall("seven/held"),
  "draw-open": hall("drawn/open"),
  break: hall("seven/break"),
  "draw-said-long": saidAtLength(hall("drawn/said")),
  preparing: hall("two_stages/preparing"),
  "draw-order": hall("drawn/done"),
  equalising: hall("rests/equalising"),
  "draw-order-long": drawnByForty(hall("drawn/done")),
  conferring: hall("rests/conferring"),
  "draw-questions": hall("two_stages/questions_drawn"),
  "break-open": openEnded(hall("seven/break")),
  "draw-five": fiveDrawn(hall("two_stages/questions_drawn")),
  "turn-again": hall("seven/presenting"),
  "draw-abandoned": hall("drawn/abandoned"),
};

// Titles of criteria as long as they may be.
function atLength({ legend, figures }: Case): Case {
  const long = clone(LegendSchema, legend);
  for (const { criteria } of long.stages) {
    for (const [at, one] of criteria.entries()) one.title = longest(`${at + 1}.`);
  }
  return { legend: long, figures };
}

// Whose figures a hall is shown, step by step.
export const reveals: Readonly<Record<string, Case>> = {
  "seven judges": sevenJudges,
  "twelve judges": twelveJudges,
  "four hundred seats": leadersAndFourHundred,
  "criterion by criterion": byCriterion,
  "criteria at length": atLength(byCriterion),
  "two stages": twoStages,
  "a composite score": composite,
  "corrected sheets": corrected,
  "twelve corrected sheets": correctedTwelve,
};

export function revealView({ legend, figures }: Case, red = false): HallView {
  const view = hall("seven/announced");
  if (red) view.header!.theme = Theme.RED;
  view.legend = legend;
  view.announced!.figures = figures;
  return view;
}

// The seventh's to be signed.
export function toSign({ legend, figures }: Case, name?: string): KioskView {
  const view = shown("two_stages/announced");
  view.legend = legend;
  view.result!.figures = figures;
  return name === undefined ? view : named(view, name);
}

// Whose turn it is reads so many.
export function toRead(count: number): KioskView {
  const view = shown("two_stages/questions_opened");
  const questions = asMany<Question>(view.turn!.questions, count);
  view.turn!.questions = questions.map((one, at) => ({ ...one, number: one.number + 9 * at }));
  return view;
}

function held(view: KioskView): KioskView {
  view.header!.held = true;
  return view;
}

const objection = "第3号评委的合计与我听到的不一致";

function after(view: KioskView): kiosk.KioskState {
  return kiosk.receiveView(kiosk.emptyKiosk, view, 0);
}

const reading = (of: Case) => after(toSign(of));
const signing = (of: Case) => kiosk.turnTo(kiosk.sawAll(reading(of)), "sign");
const objecting = (reason: string) =>
  kiosk.writeReason(kiosk.turnTo(reading(twoStages), "object"), reason);

export const kioskStates: Readonly<Record<string, kiosk.KioskState>> = {
  rest: after(shown("two_stages/ready")),
  planning: after(shown("rests/planning")),
  "questions-three": after(shown("two_stages/questions_opened")),
  "questions-five": after(toRead(5)),
  ...Object.fromEntries(Object.entries(reveals).map(([of, one]) => [`read ${of}`, reading(one)])),
  "read-long": after(toSign(twoStages, longestName)),
  "read-answered": after(shown("two_stages/answered")),
  "read-refused": { ...reading(twoStages), problem: "changed" },
  sign: signing(twoStages),
  "sign-composite": signing(cases.composite),
  "sign-refused": { ...signing(twoStages), problem: "held" },
  "sign-sent": kiosk.sent(signing(twoStages), "sign"),
  object: objecting(""),
  "object-written": objecting(objection),
  "object-sent": kiosk.sent(objecting(objection), "object"),
  "sign-called": kiosk.receiveView(
    kiosk.turnTo(kiosk.sawAll(after(shown("many/third_hears"))), "sign"),
    shown("many/unsigned"),
    0,
  ),
  choose: kiosk.turnTo(after(shown("many/third_hears")), "choose"),
  "choose-forty": kiosk.turnTo(after(named(shown("many/unsigned"))), "choose"),
  "read-corrected": after(shown("corrected/announced")),
  "read-held": after(held(shown("two_stages/announced"))),
  objected: after(shown("two_stages/objection")),
  thanks: kiosk.confirmed(kiosk.sent(signing(twoStages), "sign"), "7K3-M9", 0),
};
