// Corrections in fixtures.ts's views, as the server would send them. Never shipped.
import { type MessageInitShape } from "@bufbuild/protobuf";
import { corrected, twoStages } from "../tests/scenes/cases";
import { Correction_Kind as Kind } from "../web_kit/generated/proto/correction_pb";
import { Phase_Id as Phase, Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import {
  CorrectionView_State as State,
  Step_Needs as Needs,
  type CorrectableSchema,
  type CorrectionViewSchema,
} from "../web_kit/generated/proto/views_pb";
import type { DeskOf, Person } from "./fixtures";
import type { StepInit } from "./fixture_steps";

export type Corrected =
  | "may" // Nothing proposed yet.
  | "proposed"
  | "by_chief" // The operator decides.
  | "accepted"
  | "effective"; // With others that came to nothing.

type Entry = MessageInitShape<typeof CorrectionViewSchema>;

const stage = "speech";
const before = [
  { criterion: "delivery", mark: "28.5" },
  { criterion: "understanding", mark: "18.5" },
  { criterion: "expertise", mark: "18" },
  { criterion: "value", mark: "27" },
];

function marksChanged(person: Person): Entry {
  const marks = before.map((one) => (one.criterion === "value" ? { ...one, mark: "21" } : one));
  const reason = "评委将第四项 21 分误按为 27 分，封分后当场说明，已由本人书面确认。";
  return {
    id: "correction1",
    correction: {
      kind: Kind.MARKS,
      candidate: person.candidate,
      stage,
      seat: "panel_3",
      marks,
      reason,
    },
    state: State.PROPOSED,
    person,
    before,
    totalBefore: "92",
    totalAfter: "86",
    proposedBy: "operator",
    wall: "14:03:22",
  };
}

function settled(person: Person): Entry[] {
  const about = { candidate: person.candidate, stage };
  const by = { person, proposedBy: "operator" };
  return [
    {
      ...by,
      id: "correction4",
      correction: {
        ...about,
        kind: Kind.EXCLUDE,
        seat: "panel_4",
        reason: "评委与竞聘者有亲属关系",
      },
      state: State.EFFECTIVE,
      before,
      totalBefore: "83.5",
      decidedBy: "panel_1",
      witnessedBy: "supervisor",
      wall: "14:21:40",
    },
    {
      ...marksChanged(person),
      state: State.EFFECTIVE,
      decidedBy: "panel_1",
      witnessedBy: "supervisor",
    },
    {
      ...by,
      id: "correction3",
      correction: { ...about, kind: Kind.ADJUST, points: "-1.5", reason: "用时记错" },
      state: State.REFUSED,
      decidedBy: "panel_1",
      verdict: "计时记录无误",
      wall: "13:58:07",
    },
    {
      ...by,
      id: "correction2",
      correction: { ...about, kind: Kind.LATE_SHEET, seat: "panel_5", reason: "断网后送达" },
      state: State.LAPSED,
      totalAfter: "92",
      wall: "13:10:55",
    },
  ];
}

function entriesOf(of: DeskOf, person: Person): Entry[] {
  switch (of.correction) {
    case "proposed":
      return [marksChanged(person)];
    case "by_chief":
      return [{ ...marksChanged(person), proposedBy: "panel_1" }];
    case "accepted":
      return [{ ...marksChanged(person), state: State.ACCEPTED, decidedBy: "panel_1" }];
    case "effective":
      return settled(person);
    default:
      return [];
  }
}

// Two who are through: of one every sheet is there, of the other one is late and one is missing.
function correctable(people: Person[]): MessageInitShape<typeof CorrectableSchema>[] {
  const sheets = twoStages.figures.stages[0]!.panels[0]!.sheets;
  const all = sheets.map(({ seat, marks, total }) => ({ seat, marks, total }));
  const late = all.map((sheet, at) =>
    at === 4 ? { ...sheet, late: true } : at === 3 ? { seat: sheet.seat } : sheet,
  );
  return [
    { person: people[1]!, stage, sheets: late, closed: true },
    { person: people[2]!, stage, sheets: all, closed: true },
    {
      person: people[2]!,
      stage: "defense",
      sheets: [{ seat: "panel_1" }, { seat: "panel_2", in: true }],
      closed: false,
    },
  ];
}

// What corrections add to a desk's view.
export function correctionView(of: DeskOf, people: Person[]) {
  const person = people[2];
  if (of.correction === undefined || person === undefined) return {};
  return { corrections: entriesOf(of, person), correctable: correctable(people) };
}

export function correctionSteps(of: DeskOf, people: Person[]): StepInit[] {
  const person = people[2];
  if (of.correction === undefined || person === undefined) return [];
  const id = "correction1";
  const propose: StepInit = {
    role: Role.OPERATOR,
    needs: Needs.CORRECTION,
    command: { action: { case: "proposeCorrection", value: {} } },
  };
  const withdraw: StepInit = {
    role: Role.OPERATOR,
    person,
    command: { action: { case: "withdrawCorrection", value: { id } } },
  };
  switch (of.correction) {
    case "proposed":
      return [propose, withdraw];
    case "by_chief": {
      const action = { case: "decideCorrection" as const, value: { id } };
      return [
        {
          role: Role.OPERATOR,
          recommended: true,
          needs: Needs.VERDICT,
          person,
          command: { action },
        },
      ];
    }
    case "accepted": {
      const action = { case: "witnessCorrection" as const, value: { id } };
      return [withdraw, { role: Role.SUPERVISOR, recommended: true, person, command: { action } }];
    }
    default:
      return [propose];
  }
}

const announced = { phase: Phase.ANNOUNCED, turn: 3, stage: 1, of: twoStages };

// Every state corrections add, by name.
export const correctionScenes: Readonly<Record<string, DeskOf>> = {
  correct: { ...announced, correction: "may" },
  correction_proposed: { ...announced, correction: "proposed" },
  correction_by_chief: { ...announced, correction: "by_chief" },
  correction_accepted: { ...announced, signed: true, correction: "accepted" },
  correction_effective: {
    ...announced,
    phase: Phase.RELEASING,
    of: corrected,
    correction: "effective",
  },
  correction_finished: { phase: Phase.FINISHED, of: twoStages, correction: "accepted" },
};
