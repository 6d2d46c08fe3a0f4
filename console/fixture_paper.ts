// Paper, undo and the printed signature in fixtures.ts's views, as the server would send them. Never
// shipped.
import type { MessageInitShape } from "@bufbuild/protobuf";
import { leadersAndForty, sevenJudges, twoStages } from "../tests/scenes/cases";
import { Phase_Id as Phase, Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import {
  Step_Needs as Needs,
  type Keying_LineSchema,
  type StageCard,
} from "../web_kit/generated/proto/views_pb";
import { seatCode, sheetCode } from "../web_kit/room/sheet_code";
import type { DeskOf, Person } from "./fixtures";
import type { StepInit } from "./fixture_steps";

export type Paper =
  | "none" // Everybody on tablets; paper is offered.
  | "some" // Two seats on paper, one of them not checked in.
  | "room"
  | "keying" // Sheets are awaited, one is half keyed.
  | "differs"
  | "mass";

export const planCode = "K7Q29MXA"; // As fixtures.ts's header has it.

// Which seats are on paper, by their place in the legend.
const seatsAt: Readonly<Record<Paper, readonly number[]>> = {
  none: [],
  some: [1, 4],
  room: [0, 1, 2, 3, 4, 5, 6],
  keying: [1, 3, 4],
  differs: [1, 3, 4],
  mass: Array.from({ length: 38 }, (_, at) => at + 7),
};

function judges(of: DeskOf) {
  return (of.of ?? sevenJudges).legend.seats;
}

export function paperSeat(of: DeskOf, at: number) {
  if (of.paper === undefined || !seatsAt[of.paper].includes(at)) return {};
  return { paper: true, ...(of.paper === "some" && at === 4 ? { checkedIn: false } : {}) };
}

// Marks a reader could have read: a little below the maximum of each criterion.
function marksOf(card: StageCard, less: readonly number[]) {
  return card.criteria.map(({ id, max }, at) => ({
    criterion: id,
    mark: `${Number(max) - (less[at % less.length] ?? 0)}`,
  }));
}

function entriesOf(of: DeskOf, at: number, card: StageCard) {
  if (of.paper === "mass") return at % 3 === 0 ? [{ by: "verifier" }] : [];
  if (at === 0) {
    const mine = { by: "operator", marks: marksOf(card, [3, 2, 4, 5]) };
    if (of.paper !== "differs") return [mine];
    return [mine, { by: "verifier", marks: marksOf(card, [3, 2, 1, 5]) }];
  }
  return at === 1 ? [{ by: "verifier" }] : [];
}

function linesOf(of: DeskOf, person: Person, card: StageCard) {
  if (of.paper === undefined || of.paper === "none" || of.phase !== Phase.SCORING) return [];
  const { legend } = of.of ?? sevenJudges;
  const seats = seatsAt[of.paper].map((at) => judges(of)[at]!);
  return seats.map((seat, at): MessageInitShape<typeof Keying_LineSchema> => {
    const about = { number: person.number, stage: card.index + 1, seat: seatCode(seat, legend) };
    return {
      person,
      stage: card.stage,
      seat: seat.id,
      code: sheetCode(planCode, about),
      entries: entriesOf(of, at, card),
      differs: of.paper === "differs" && at === 0,
      late: false,
    };
  });
}

export function paperView(of: DeskOf, person: Person | undefined, card: StageCard | undefined) {
  if (of.paper === undefined) return {};
  const lines = person === undefined || card === undefined ? [] : linesOf(of, person, card);
  return { paper: of.paper === "room", keying: { lines } };
}

function paperSteps(of: DeskOf): StepInit[] {
  const room = "room1";
  const set = (paper: boolean, needs: Needs): StepInit => ({
    role: Role.OPERATOR,
    needs,
    command: { action: { case: "setPaper", value: { room, paper } } },
  });
  const some = of.paper !== "none" && of.paper !== "room";
  return [
    set(of.paper !== "room", Needs.REASON),
    ...(of.paper === "room" ? [] : [set(true, Needs.SEAT)]),
    ...(some ? [set(false, Needs.SEAT)] : []),
  ];
}

function checkIns(of: DeskOf): StepInit[] {
  if (of.paper !== "some") return [];
  const seat = judges(of)[4]?.id ?? "";
  const action = { case: "checkInSeat" as const, value: { seat } };
  return [{ role: Role.OPERATOR, command: { action }, seat }];
}

function keyingSteps(of: DeskOf, person: Person, card: StageCard): StepInit[] {
  const lines = linesOf(of, person, card);
  if (lines.length === 0) return [];
  const action = { case: "keySheet" as const, value: {} };
  return [Role.OPERATOR, Role.VERIFIER].map((role) => {
    const own = role === Role.OPERATOR ? "operator" : "verifier";
    const waits = lines.some(
      ({ differs = false, entries = [] }) => differs || !entries.some(({ by }) => by === own),
    );
    return { role, recommended: waits, needs: Needs.KEYING, command: { action } };
  });
}

function signature(of: DeskOf, person: Person | undefined): StepInit[] {
  if (of.byPen !== true || person === undefined) return [];
  const value = { candidate: person.candidate, digest: "ab12" };
  const action = { case: "attachSignature" as const, value };
  return [{ role: Role.OPERATOR, needs: Needs.SCAN, command: { action }, person }];
}

function undo(of: DeskOf, person: Person | undefined): StepInit[] {
  if (of.undo === undefined) return [];
  const action = { case: "undoStep" as const, value: { room: "room1", seq: 121 } };
  const about = person === undefined ? {} : { person };
  return [{ role: Role.OPERATOR, command: { action }, ...about }];
}

export function stepsOnPaper(
  of: DeskOf,
  person: Person | undefined,
  card: StageCard | undefined,
): StepInit[] {
  const keyed = person === undefined || card === undefined ? [] : keyingSteps(of, person, card);
  return [
    ...(of.paper === undefined ? [] : [...paperSteps(of), ...checkIns(of), ...keyed]),
    ...signature(of, person),
    ...undo(of, person),
  ];
}

const scoring = { phase: Phase.SCORING, turn: 3, submitted: 3 };

export const paperScenes: Readonly<Record<string, DeskOf>> = {
  paper_none: { phase: Phase.READY, turn: 3, paper: "none" },
  paper_some: { phase: Phase.READY, turn: 3, paper: "some" },
  paper_room: { ...scoring, submitted: 0, paper: "room" },
  paper_keying: { ...scoring, of: twoStages, paper: "keying", undo: "stage_ended" },
  paper_differs: { ...scoring, of: twoStages, paper: "differs" },
  paper_mass: { ...scoring, of: leadersAndForty, paper: "mass" },
  undo_end: { ...scoring, paper: "none", undo: "stage_ended" },
  undo_call: { phase: Phase.CALLED, turn: 3, undo: "candidate_called" },
  by_pen: { phase: Phase.ANNOUNCED, turn: 3, stage: 1, of: twoStages, byPen: true },
  by_pen_mass: { phase: Phase.ANNOUNCED, turn: 3, of: leadersAndForty, byPen: true },
};
