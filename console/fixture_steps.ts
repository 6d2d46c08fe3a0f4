// The steps that fixtures.ts's views offer, as the server's run sheet would. Never shipped.
import type { MessageInitShape } from "@bufbuild/protobuf";
import { sevenJudges } from "../tests/scenes/cases";
import type { CommandSchema } from "../web_kit/generated/proto/commands_pb";
import { ReleaseStep_By as By } from "../web_kit/generated/proto/plan_pb";
import { Phase_Id as Phase, Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import { SeatState_Work as Work, Step_Needs as Needs } from "../web_kit/generated/proto/views_pb";
import { isWithin } from "../web_kit/room/phases";
import { daySteps } from "./fixture_day";
import type { DeskOf, Person } from "./fixtures";

export interface StepInit {
  role: Role;
  recommended?: boolean;
  needs?: Needs;
  command: MessageInitShape<typeof CommandSchema>;
  person?: Person;
  seat?: string;
  stage?: string;
}

export function workOf(at: number, of: DeskOf): Work {
  if (of.phase !== Phase.PRESENTING && of.phase !== Phase.SCORING) {
    return isWithin(of.phase, Phase.STAGE_CLOSED, Phase.ANNOUNCED) ? Work.SUBMITTED : Work.IDLE;
  }
  const submitted = of.submitted ?? 0;
  if (at < submitted) return Work.SUBMITTED;
  if (at === submitted + 1 && submitted > 0) return Work.RETURNED;
  return Work.AWAITED;
}

type Action = MessageInitShape<typeof CommandSchema>["action"];
type StepList = Omit<StepInit, "role">[];

const room = "room1";

function step(action: Action, more: Omit<StepInit, "role" | "command"> = {}): StepList[number] {
  return { command: { action }, ...more };
}

function arrivals(of: DeskOf, people: Person[]): StepList {
  const arrived = of.arrived ?? 0;
  const each = people.flatMap((person, at) => {
    const value = { candidate: person.candidate };
    const recommended = at === arrived;
    const needs = Needs.ARRIVAL;
    return [
      step({ case: "checkInCandidate", value }, { recommended, needs, person }),
      step({ case: "setOutcome", value }, { needs: Needs.OUTCOME, person }),
    ];
  });
  if (arrived < people.length || of.day !== undefined) return each;
  const lots = { recommended: true, needs: Needs.LOTS };
  return [...each, step({ case: "recordLots", value: { room } }, lots)];
}

function outcomes(people: Person[]): StepList {
  return people.map((person) =>
    step(
      { case: "setOutcome", value: { candidate: person.candidate } },
      { needs: Needs.OUTCOME, person },
    ),
  );
}

function call(of: DeskOf, person: Person | undefined): StepList {
  if (person === undefined || stopped(of) || of.day === "break") return [];
  const unheard = of.phase === Phase.ANNOUNCED && of.signed !== true && !of.objection;
  const value = { candidate: person.candidate };
  return [step({ case: "callCandidate", value }, { recommended: !unheard, person })];
}

function stopped(of: DeskOf): boolean {
  return of.held === true || of.tail === true;
}

// A stage with questions does not begin before they are drawn and opened.
function unasked(of: DeskOf): boolean {
  return stopped(of) || of.day === "questions_begin" || of.day === "questions_drawn";
}

// A sheet that is in may be returned; a judge who has not scored may be recused.
function seatSteps(of: DeskOf, person: Person, stage: string): StepList {
  const { candidate } = person;
  const seats = (of.of ?? sevenJudges).legend.seats.slice(0, 7);
  return seats.flatMap(({ id: seat }, at) => {
    if (of.day === "left" && at === 2) return [];
    const action: Action =
      workOf(at, of) === Work.SUBMITTED
        ? { case: "returnSheet", value: { candidate, stage, seat } }
        : { case: "recuseJudge", value: { candidate, seat } };
    return [step(action, { needs: Needs.REASON, person, seat, stage })];
  });
}

function clockSteps(of: DeskOf, person: Person, stage: string): StepList {
  const running = of.running ?? true;
  const value = { candidate: person.candidate, stage };
  const end = step({ case: "endStage", value }, { recommended: running, person, stage });
  const clock = running
    ? step({ case: "pauseClock", value: { room } })
    : step({ case: "resumeClock", value: { room } }, { recommended: true });
  return running ? [end, clock] : [clock, end];
}

function turnSteps(of: DeskOf, person: Person): StepList {
  const legend = (of.of ?? sevenJudges).legend;
  const stage = legend.stages[of.stage ?? 0]?.stage ?? "";
  const { candidate } = person;
  const go = { recommended: true, person, stage };
  switch (of.phase) {
    case Phase.CALLED:
    case Phase.PREPARING:
    case Phase.STAGE_CLOSED:
      return unasked(of) ? [] : [step({ case: "startStage", value: { candidate, stage } }, go)];
    case Phase.PRESENTING:
      return [...clockSteps(of, person, stage), ...seatSteps(of, person, stage)];
    case Phase.SCORING: {
      const enough = !stopped(of) && (of.submitted ?? 0) >= legend.seats.length * 0.8;
      const close = step({ case: "closeStage", value: { candidate, stage } }, go);
      return [...(enough ? [close] : []), ...seatSteps(of, person, stage)];
    }
    case Phase.RELEASED: {
      const value = { candidate, digest: "ab12" };
      return stopped(of) ? [] : [step({ case: "announceFigures", value }, go)];
    }
    default:
      return [];
  }
}

function answer(of: DeskOf, person: Person): StepList {
  if (!of.objection || of.answer) return [];
  const more = { recommended: true, needs: Needs.REASON, person };
  return [step({ case: "answerObjection", value: { candidate: person.candidate } }, more)];
}

function roomSteps(of: DeskOf, people: Person[]): StepList {
  switch (of.phase) {
    case Phase.CHECK_IN:
      return arrivals(of, people);
    case Phase.LOTS:
      return [step({ case: "recordLots", value: { room } }, { needs: Needs.LOTS })];
    case Phase.READY:
      return call(of, people[(of.turn ?? 1) - 1]);
    case Phase.ANNOUNCED:
      return call(of, people[of.turn ?? 0]);
    case Phase.FINISHED:
      return [step({ case: "announceResults", value: { post: "p1" } }, { recommended: true })];
    default:
      return [];
  }
}

export function operatorSteps(of: DeskOf, people: Person[]): StepInit[] {
  const person = people[(of.turn ?? 0) - 1];
  const turn = person === undefined ? [] : [...answer(of, person), ...turnSteps(of, person)];
  const going = isWithin(of.phase, Phase.READY, Phase.ANNOUNCED);
  const later = going ? outcomes(people.slice(of.turn ?? 0)) : [];
  const all = [...turn, ...roomSteps(of, people), ...later];
  const usual = all.map((one) => ({ ...one, role: Role.OPERATOR }));
  const stage = (of.of ?? sevenJudges).legend.stages[of.stage ?? 0]?.stage ?? "";
  const day = daySteps(of, people, stage);
  const own = day.some(({ role, recommended }) => role === Role.OPERATOR && recommended === true);
  return [...day, ...usual.map((one) => (own ? { ...one, recommended: false } : one))];
}

export function confirmStep(of: DeskOf, people: Person[], role: Role, by: By): StepInit[] {
  if (of.phase !== Phase.RELEASING || (of.confirmed ?? []).includes(by)) return [];
  const person = people[(of.turn ?? 1) - 1];
  if (person === undefined) return [];
  const value = { candidate: person.candidate, digest: "ab12" };
  const action = { case: "confirmFigures" as const, value };
  return [{ role, recommended: true, command: { action }, person }];
}

export function supervisorSteps(of: DeskOf, people: Person[]): StepInit[] {
  const go = { recommended: true };
  const hold =
    of.held === true
      ? step({ case: "releaseHold", value: { room } })
      : step({ case: "placeHold", value: { room } }, { needs: Needs.HOLD });
  const all = [
    ...(of.tail === true ? [step({ case: "acknowledgeTailLoss", value: {} }, go)] : []),
    ...(of.phase === Phase.LOTS ? [step({ case: "witnessLots", value: { room } }, go)] : []),
    hold,
    step({ case: "raiseFlag", value: { room } }, { needs: Needs.REASON }),
  ];
  const confirm = confirmStep(of, people, Role.SUPERVISOR, By.SUPERVISOR);
  return [...confirm, ...all.map((one) => ({ ...one, role: Role.SUPERVISOR }))];
}
