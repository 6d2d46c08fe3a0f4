import { create } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { Phase_Id as Phase } from "../../web_kit/generated/proto/seats_pb";
import { ClockViewSchema, WaitingViewSchema } from "../../web_kit/generated/proto/views_pb";
import { clockSceneOf } from "../../web_kit/clock/clock_scenes";
import { clockStates } from "../../tests/scenes/clocks";
import { clock, waiting } from "../../tests/scenes/scenes";
import { waitingStates } from "../fixture_screens";
import { linesPage, linesPerPage, lineState, waitingSceneOf } from "../waiting/waiting_scenes";

const clockIn = (state: string) => clockSceneOf(clockStates[state]!);
const waitingIn = (state: string) => waitingSceneOf(waitingStates[state]!);

describe("the clock page", () => {
  test.each([
    ["presenting", "clock"],
    ["preparing", "clock"],
    ["ended", "ended"],
    ["called", "soon"],
    ["between", "between"],
    ["break", "break"],
    ["held-between", "held"],
    ["finished", "finished"],
  ])("shows of %s the scene %s", (state, kind) => {
    expect(clockIn(state).kind).toBe(kind);
  });

  test("never covers a clock that has begun, whether held or on a break", () => {
    expect(clockIn("held")).toMatchObject({ kind: "clock", held: true });
    const odd = clock("seven/presenting");
    odd.header!.onBreak = true;
    expect(clockSceneOf(odd).kind).toBe("clock");
  });

  test("tells preparing from speaking", () => {
    expect(clockIn("preparing")).toMatchObject({ preparing: true });
    expect(clockIn("presenting")).toMatchObject({ preparing: false });
  });

  test("has something to show of an empty view", () => {
    expect(clockSceneOf(create(ClockViewSchema)).kind).toBe("between");
  });
});

describe("the waiting room's page", () => {
  test.each([
    ["before-lots", "draw"],
    ["lots-unwitnessed", "witness"],
    ["next", "next"],
    ["come", "calls"],
    ["hear", "calls"],
    ["last-in", "quiet"],
    ["break", "break"],
    ["held", "held"],
    ["finished", "finished"],
  ])("shows of %s the scene %s", (state, kind) => {
    expect(waitingIn(state).kind).toBe(kind);
  });

  test("calls who is to hear before who is to come", () => {
    const scene = waitingIn("hear-and-come");
    if (scene.kind !== "calls") throw new Error("nobody is called");
    expect(scene.calls.map(({ to, person }) => [to, person.number])).toEqual([
      ["hear", 7],
      ["come", 8],
    ]);
  });

  test("calls nobody who has heard and is signing", () => {
    expect(waitingSceneOf(waiting("lagging/heard"))).toMatchObject({
      kind: "next",
      person: { number: 9 },
    });
  });

  test("calls nobody for a turn that has begun", () => {
    expect(waitingIn("presenting")).toMatchObject({ kind: "next", person: { number: 9 } });
  });

  test("tells who waits for the score from who has heard it", () => {
    const view = waiting("lagging/hear");
    const states = view.lines.map((line) => lineState(line, view.now));
    expect(states.slice(0, 9)).toEqual([
      "heard",
      "heard",
      "out",
      "heard",
      "heard",
      "heard",
      "hearing",
      "to_hear",
      "waiting",
    ]);
  });

  test("goes through a long queue a page at a time and begins again", () => {
    const { lines } = waiting("many/presenting");
    expect(linesPage(lines, 0)).toMatchObject({ at: 1, of: 2 });
    expect(linesPage(lines, 0).lines).toHaveLength(linesPerPage);
    expect(linesPage(lines, 1).lines).toHaveLength(40 - linesPerPage);
    expect(linesPage(lines, 2)).toEqual(linesPage(lines, 0));
    expect(linesPage([], 3)).toEqual({ at: 1, of: 1, lines: [] });
  });

  test("has something to show of an empty view", () => {
    expect(waitingSceneOf(create(WaitingViewSchema)).kind).toBe("draw");
  });
});

test("While the plan is open every screen says so, whatever else is told", () => {
  const header = { phase: Phase.PLANNING, held: true };
  expect(waitingSceneOf(create(WaitingViewSchema, { header })).kind).toBe("planning");
  expect(clockSceneOf(create(ClockViewSchema, { header })).kind).toBe("planning");
});
