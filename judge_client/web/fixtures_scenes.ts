// Every state of the judge's page by name, for the tests and the preview page. Never shipped.
import { create } from "@bufbuild/protobuf";
import { afterSeconds, asMany, longestName, named } from "../../tests/scenes/extremes";
import { judge } from "../../tests/scenes/scenes";
import {
  OwnSeat_SheetState as State,
  type JudgeView,
} from "../../web_kit/generated/proto/views_pb";
import {
  Refusal_Code,
  Refusal_Reason,
  RefusalSchema,
} from "../../web_kit/generated/proto/frames_pb";
import type { Letter } from "../../web_kit/outbox/outbox";
import * as fix from "./fixtures";
import { emptyDesk, reduce, type Act, type Desk, type Known } from "./page/scene";
import type { Typed } from "./sheet/sheet";

export const full: Typed = { delivery: "27.5", understanding: "18", expertise: "16", value: "25" };
const five: Typed = {
  language: "12",
  analysis: "21",
  logic: "17",
  adaptability: "20",
  knowledge: "13",
};
const half: Typed = { delivery: "27.5", understanding: "18" };

export interface Shown {
  of: JudgeView;
  draft?: Typed;
  acts?: Act[];
  letter?: "kept" | "sent" | "confirmed" | "late" | "refused";
  again?: boolean; // The sheet that is in is taken up again.
  then?: JudgeView; // A view that comes while the sheet is open.
  former?: string; // A sheet for this candidate lies here, by who sat on the seat before.
}

const chief = (moment: string) => judge(moment, "panel_1");
const mass = () => judge("cases/mass_presenting", "mass_17");
const speaks = () => judge("two_stages/presenting");

function fiveQuestions(view: JudgeView): JudgeView {
  view.turn!.questions = asMany(view.turn!.questions, 5);
  return view;
}

// As many criteria as a sheet may have in steps of a tenth, with long titles among them.
function twelve(view: JudgeView): JudgeView {
  const card = view.turn!.stage!;
  card.criteria = asMany(card.criteria, 12).map((criterion, at) => ({
    ...criterion,
    id: `c${at + 1}`,
  }));
  card.step = "0.1";
  card.fullMark = "300";
  return view;
}

const twelveMarks = (count: number): Typed =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`c${at + 1}`, `${15 + at / 10}`]));

// Of a stage that the panel does not score.
function notMine(view: JudgeView): JudgeView {
  view.own!.state = State.NOT_MINE;
  return view;
}

const missed = judge("judges/missed");
const half_ = (moment: string) => judge(`half/${moment}`);
const massHalf = (moment: string) => judge(`half/${moment}`, "mass_17");
const massDraft: Typed = { overall: "86.5" };

const names = "张伟民 李静 欧阳晓峰 王芳 陈建国 赵丽娟 周强 吴敏 郑海燕 孙立军 何雪梅 马晓东".split(
  " ",
);

// A plan that calls people by their names.
function twelveNamed(view: JudgeView): JudgeView {
  for (const [at, person] of view.people.entries()) person.name = names[at] ?? "";
  return view;
}

function onPaper(view: JudgeView): JudgeView {
  view.own!.onPaper = true;
  return view;
}

// Of another device than the one the promise was made on.
function newDevice(view: JudgeView): JudgeView {
  view.own!.checkedIn = false;
  view.own!.promiseDue = true;
  return view;
}

export const scenes: Readonly<Record<string, Shown>> = {
  checkin: { of: judge("two_stages/check_in") },
  checkin_lots: { of: newDevice(judge("two_stages/lots")) },
  checkin_twelve: { of: twelveNamed(judge("two_stages/check_in")) },
  checkin_named: { of: named(chief("many/lots"), longestName) },
  waiting: { of: judge("two_stages/waiting") },
  between: { of: judge("lagging/between") },
  called: { of: judge("two_stages/called") },
  next_stage: { of: judge("two_stages/stage_closed") },
  listen: { of: judge("two_stages/defense") },
  questions_called: { of: judge("two_stages/questions_opened") },
  preparing: { of: judge("two_stages/preparing") },
  questions: { of: judge("two_stages/defense_scoring") },
  questions_five: { of: fiveQuestions(chief("two_stages/defense_scoring")) },
  break: { of: judge("seven/break") },
  conferring: { of: judge("rests/conferring") },
  conferring_again: { of: judge("rests/conferring"), again: true },
  level: { of: chief("rests/level") },
  equalising: { of: judge("rests/equalising") },
  writing: { of: speaks(), draft: half, acts: [{ kind: "focus", row: 2 }] },
  fresh: { of: afterSeconds(speaks(), 395) },
  five: { of: afterSeconds(judge("two_stages/defense_scoring"), 425) },
  note: {
    of: speaks(),
    draft: half,
    acts: [
      { kind: "focus", row: 2 },
      { kind: "key", key: "2" },
      { kind: "key", key: "5" },
    ],
  },
  wrong: {
    of: speaks(),
    draft: { delivery: "35", understanding: "16.2" },
    acts: [
      { kind: "focus", row: 1 },
      { kind: "move", by: 1 },
    ],
  },
  twelve: { of: twelve(speaks()), draft: twelveMarks(9), acts: [{ kind: "focus", row: 9 }] },
  twelve_complete: {
    of: twelve(speaks()),
    draft: twelveMarks(12),
    acts: [{ kind: "focus", row: 11 }],
  },
  twelve_readback: {
    of: twelve(speaks()),
    draft: twelveMarks(12),
    acts: [{ kind: "readback" }],
  },
  missing: { of: speaks(), draft: half, acts: [{ kind: "readback" }] },
  complete: { of: speaks(), draft: full },
  named: { of: named(speaks()), draft: half },
  returned: { of: judge("two_stages/returned") },
  held: { of: judge("two_stages/held"), draft: half },
  closed: { of: massHalf("mass_before"), draft: massDraft, then: massHalf("mass_closed") },
  moved: { of: massHalf("mass_before"), draft: massDraft, then: massHalf("mass_closed_next") },
  gone_waiting: { of: half_("defense_before"), draft: five, then: half_("end_undone") },
  gone_out: { of: half_("before"), draft: half, then: half_("withdrawn_next") },
  gone_recused: { of: half_("before"), draft: half, then: half_("recused") },
  gone_settled: { of: half_("conferring"), again: true, then: half_("conferred") },
  promise_anew: { of: newDevice(judge("two_stages/scoring")) },
  former: { of: half_("substitute"), former: "c1" },
  single: { of: mass(), draft: massDraft },
  single_readback: { of: mass(), draft: massDraft, acts: [{ kind: "readback" }] },
  single_sent: { of: mass(), draft: massDraft, letter: "sent" },
  single_paper: { of: mass(), draft: massDraft, then: onPaper(mass()) },
  readback: { of: speaks(), draft: full, acts: [{ kind: "readback" }] },
  readback_late: {
    of: massHalf("mass_before"),
    draft: massDraft,
    acts: [{ kind: "readback" }],
    then: massHalf("mass_closed"),
  },
  kept: { of: speaks(), draft: full, letter: "kept" },
  sent: { of: speaks(), draft: full, letter: "sent" },
  confirmed: { of: speaks(), draft: full, letter: "confirmed" },
  late: { of: speaks(), draft: full, letter: "late" },
  refused: { of: speaks(), draft: full, letter: "refused" },
  own: { of: judge("two_stages/scoring") },
  own_next: { of: judge("judges/defense_given") },
  own_last: { of: judge("judges/last_given") },
  own_late: { of: judge("judges/late") },
  recused: { of: judge("judges/recused") },
  vacated: { of: judge("judges/vacated") },
  checked_out: { of: judge("cases/mass_gone", "mass_40") },
  paper: { of: judge("judges/paper_presenting") },
  paper_typed: { of: speaks(), draft: half, then: judge("judges/paper_presenting") },
  paper_full: {
    of: judge("two_stages/defense_scoring"),
    draft: five,
    then: judge("judges/paper_defense"),
  },
  paper_called: { of: judge("judges/paper_called") },
  paper_between: { of: judge("judges/paper_ready") },
  paper_checkin: { of: judge("judges/paper_check_in") },
  paper_moved: { of: speaks(), draft: half, then: judge("judges/paper_moved") },
  notmine: { of: notMine(mass()) },
  missed: { of: missed },
  over: { of: judge("two_stages/results") },
  chief_writing: { of: chief("judges/chief_writing"), draft: half },
  chief_device: { of: chief("judges/chief_device") },
  chief_device_writing: { of: chief("judges/chief_device_writing"), draft: half },
  chief_done: { of: chief("judges/chief_done") },
  correction: { of: chief("corrected/proposed") },
  correction_writing: { of: chief("judges/chief_correction"), draft: half },
  correction_over: { of: chief("corrected/proposed_at_the_end") },
  chief_closed: { of: chief("two_stages/releasing") },
  chief_announced: { of: chief("two_stages/announced") },
};

function formerLetter(of: JudgeView, candidate: string): Letter {
  const refusal = create(RefusalSchema, {
    code: Refusal_Code.NOT_CHECKED_IN,
    reason: Refusal_Reason.OCCUPANT,
  });
  return fix.letterOf({ ...fix.keyOf(of), candidate, occupant: 0 }, { state: "refused", refusal });
}

function knownOf({ of, letter, former }: Shown): Known {
  const late = { ...fix.receipt, late: true };
  const delivery = {
    kept: { state: "kept" as const },
    sent: { state: "sent" as const },
    confirmed: { state: "confirmed" as const, receipt: fix.receipt },
    late: { state: "confirmed" as const, receipt: late },
    refused: { state: "refused" as const, refusal: fix.refusal },
  };
  const letters = letter === undefined ? [] : [fix.letterOf(fix.keyOf(of), delivery[letter])];
  if (former !== undefined) letters.push(formerLetter(of, former));
  return { view: of, ledger: fix.ledger, letters };
}

// What page and desk have come to in this state.
export function arrive(shown: Shown): { known: Known; desk: Desk } {
  const draftOf = () => shown.draft ?? null;
  let known = knownOf(shown);
  let desk = reduce(emptyDesk, { kind: "known", known }, draftOf);
  if (shown.again === true) desk = reduce(desk, { kind: "again", known }, draftOf);
  for (const step of shown.acts ?? []) desk = reduce(desk, step, draftOf);
  if (shown.then !== undefined) {
    known = { ...known, view: shown.then };
    desk = reduce(desk, { kind: "known", known }, draftOf);
  }
  return { known, desk };
}
