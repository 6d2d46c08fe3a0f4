// Views of the timekeeper's page as a server would send them. Never shipped.
import { create } from "@bufbuild/protobuf";
import { clockStates, clockView } from "../display/fixture_screens";
import { Phase_Id as Phase, Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import { StepSchema, type ClockView, type Step } from "../web_kit/generated/proto/views_pb";
import type { Action } from "./steps/kind";

function step(action: Action, recommended = false): Step {
  const value = { candidate: "c7", stage: "interview", room: "room1" };
  return create(StepSchema, {
    role: Role.TIMEKEEPER,
    recommended,
    command: { action: { case: action, value } as never },
  });
}

function stepsOf({ header, turn }: ClockView): Step[] {
  switch (header?.phase) {
    case Phase.CALLED:
      return header.held ? [] : [step("startStage", true)];
    case Phase.PREPARING:
      return [step("startStage", true), step("pauseClock")];
    case Phase.PRESENTING:
      return turn?.clock?.running === true
        ? [step("endStage", true), step("pauseClock")]
        : [step("resumeClock", true), step("endStage")];
    default:
      return [];
  }
}

export function timerView(state: string): ClockView {
  const view = clockView(clockStates[state] ?? clockStates["presenting"]!);
  view.steps = stepsOf(view);
  return view;
}

export const timerStates: readonly string[] = [...Object.keys(clockStates)];
