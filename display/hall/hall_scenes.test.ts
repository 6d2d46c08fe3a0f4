import { expect, test, describe } from "vitest";
import { HallLook_Reveal as Reveal } from "../../web_kit/generated/proto/plan_pb";
import { Draw_Of as Of } from "../../web_kit/generated/proto/draw_pb";
import { Phase_Id as Phase } from "../../web_kit/generated/proto/seats_pb";
import { DrawView_State as State, type HallView } from "../../web_kit/generated/proto/views_pb";
import { drawing, hallDays } from "../fixtures_day";
import { hallView } from "../fixtures";
import { leadersAndFourHundred, sevenJudges, twelveJudges, twoStages } from "../fixtures_cases";
import { revealSteps, seatStep_ms } from "./hall_reveal";
import {
  advance,
  emptyHall,
  nextWake,
  page_ms,
  pagesOf,
  receive,
  sceneOf,
  transition_ms,
  type HallState,
} from "./hall_scenes";

const live = { first: false, still: false };
const opened = { first: true, still: false };

const released = hallView({ phase: Phase.RELEASED, turn: 7 });
const announced = hallView({ phase: Phase.ANNOUNCED, turn: 7 });
const nextCalled = hallView({ phase: Phase.CALLED, turn: 8 });
const nextPresents = hallView({ phase: Phase.PRESENTING, turn: 8 });
const nextAnnounced = hallView({ phase: Phase.ANNOUNCED, turn: 8 });

function revealLength(view: HallView): number {
  return revealSteps(view).reduce((sum, { ms }) => sum + ms, 0);
}

function lastStep(view: HallView): number {
  return revealSteps(view).length - 1;
}

function kindOf(state: HallState): string | undefined {
  return state.scene?.kind;
}

// Runs to `until` as the page does: from one wake to the next.
function run(state: HallState, until: number, seen: HallState[] = []): HallState {
  let now = state;
  for (let wake = nextWake(now); wake !== null && wake <= until; wake = nextWake(now)) {
    now = advance(now, wake);
    seen.push(now);
  }
  return now;
}

// On the screen before an announcement, with nothing running.
function waitingForIt(): HallState {
  return receive(emptyHall, released, 0, opened);
}

describe("a reveal", () => {
  test("opens the marks one by one and ends with the total alone", () => {
    const seen: HallState[] = [];
    const state = run(receive(waitingForIt(), announced, 1000, live), 60_000, seen);
    const steps = revealSteps(announced);
    expect(seen.map(({ step }) => step).slice(0, -1)).toEqual(steps.map((_, at) => at).slice(1));
    expect(steps[state.step]?.show).toBe("total");
    expect(state.busyUntil).toBe(null);
  });

  test("shows each mark for 600 ms", () => {
    const state = receive(waitingForIt(), announced, 1000, live);
    const first = run(state, nextWake(state)!);
    expect(nextWake(first)! - nextWake(state)!).toBe(seatStep_ms);
  });

  test("is never cut by the next candidate's call", () => {
    const start = receive(waitingForIt(), announced, 1000, live);
    const middle = run(start, 4000);
    const called = receive(middle, nextCalled, 4000, live);
    expect(kindOf(called)).toBe("reveal");
    expect(called.step).toBe(middle.step);
    const end = 1000 + revealLength(announced);
    expect(kindOf(run(called, end - 1))).toBe("reveal");
    const after = run(called, end);
    expect(kindOf(after)).toBe("turn");
    expect(after.scene?.view).toBe(nextCalled);
  });

  test("that waits behind a transition is not skipped over by what follows it", () => {
    const moving = receive(waitingForIt(), nextCalled, 0, live);
    const first = receive(moving, nextAnnounced, 100, live);
    const both = receive(first, hallView({ phase: Phase.READY, turn: 9 }), 200, live);
    const seen: HallState[] = [];
    const end = run(both, 60_000 / 2, seen);
    expect(seen.some((state) => kindOf(state) === "reveal" && state.step === 0)).toBe(true);
    expect(kindOf(end)).toBe("ready");
  });

  test("goes on by itself when the same announcement arrives again", () => {
    const middle = run(receive(waitingForIt(), announced, 1000, live), 4000);
    const again = receive(middle, { ...announced }, 4000, live);
    expect(again.step).toBe(middle.step);
    expect(again.busyUntil).toBe(middle.busyUntil);
  });

  test("shows the end state to a screen opened in the middle of it", () => {
    const state = receive(emptyHall, announced, 0, opened);
    expect(state.step).toBe(lastStep(announced));
    expect(state.busyUntil).toBe(null);
    expect(nextWake(state)).toBe(null);
  });

  test("shows the end state where it was announced while the connection was away", () => {
    const state = receive(waitingForIt(), announced, 90_000, opened);
    expect(state.step).toBe(lastStep(announced));
  });

  test("runs on to its end, once, when the connection is lost and found in the middle", () => {
    const middle = run(receive(waitingForIt(), announced, 1000, live), 4000);
    const back = receive(middle, { ...announced }, 5000, opened);
    const seen: HallState[] = [];
    const end = run(back, 60_000, seen);
    const steps = [back, ...seen].map(({ step }) => step);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(end.step).toBe(lastStep(announced));
  });

  test("is not played again after a hold", () => {
    const done = run(receive(waitingForIt(), announced, 0, live), 60_000);
    const held = run(
      receive(done, hallView({ phase: Phase.ANNOUNCED, turn: 7, held: true }), 60_000, live),
      62_000,
    );
    expect(kindOf(held)).toBe("held");
    const back = receive(held, announced, 62_000, live);
    expect(back.step).toBe(lastStep(announced));
  });

  test("is played anew where the figures were corrected", () => {
    const done = run(receive(waitingForIt(), announced, 1000, live), 60_000);
    const between = run(receive(done, released, 60_000, live), 70_000);
    const corrected = { ...announced, announced: { ...announced.announced!, digest: "cd34" } };
    const state = receive(between, corrected, 70_000, live);
    expect([kindOf(state), state.step]).toEqual(["reveal", 0]);
  });

  test("is over at once for whoever asked for no movement", () => {
    const still = { first: false, still: true };
    const state = receive(waitingForIt(), announced, 0, still);
    expect(state.step).toBe(lastStep(announced));
    expect(state.busyUntil).toBe(null);
    expect(kindOf(receive(state, nextCalled, 10, still))).toBe("turn");
  });

  test("is at its end after the screen slept through it", () => {
    const start = receive(waitingForIt(), announced, 0, live);
    const queued = receive(start, nextPresents, 100, live);
    const state = advance(queued, 3_600_000);
    expect(kindOf(state)).toBe("turn");
    expect(state.busyUntil).toBe(null);
  });
});

describe("what a reveal goes through", () => {
  test("follows the plan: by seat, figures only, the total only", () => {
    const by = (reveal: Reveal) =>
      revealSteps(hallView({ phase: Phase.ANNOUNCED, turn: 7, of: twoStages, reveal }));
    expect(by(Reveal.TOTAL).map(({ show }) => show)).toEqual(["total"]);
    expect(by(Reveal.BY_SEAT).filter(({ show }) => show === "panel").length).toBe(2 * (1 + 5 + 1));
    expect(by(Reveal.BY_SEAT).at(-1)?.show).toBe("total");
  });

  test("leaves out the seats where the figures hold none", () => {
    const view = hallView({ phase: Phase.ANNOUNCED, turn: 7, reveal: Reveal.FIGURES });
    const stages = twoStages.figures.stages.map((stage) => ({
      ...stage,
      panels: stage.panels.map((panel) => ({ ...panel, sheets: [], criteria: [] })),
    }));
    view.announced!.figures = { ...twoStages.figures, stages };
    expect(revealSteps(view).map(({ show }) => show)).toEqual(["interview", "total"]);
  });

  test("opens twelve judges and strikes one highest and one lowest", () => {
    const view = hallView({ phase: Phase.ANNOUNCED, turn: 7, of: twelveJudges });
    const panel = revealSteps(view).filter((step) => step.show === "panel");
    expect(panel.map(({ open }) => open)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12, 12, 12,
    ]);
    expect(panel.map(({ struck }) => struck).slice(-3)).toEqual([1, 2, 2]);
  });

  test("summarises a mass panel instead of opening four hundred seats", () => {
    const view = hallView({ phase: Phase.ANNOUNCED, turn: 7, of: leadersAndFourHundred });
    const mass = revealSteps(view).filter((step) => step.show === "panel" && step.panel === 1);
    expect(mass.length).toBe(5);
    expect(revealLength(view)).toBeLessThan(40_000);
  });
});

describe("scenes", () => {
  test("change in place while only their facts change", () => {
    const start = receive(emptyHall, nextCalled, 0, opened);
    const presents = receive(start, nextPresents, 100, live);
    expect(presents.busyUntil).toBe(null);
    expect(presents.scene?.view).toBe(nextPresents);
  });

  test("skip to the newest while a transition runs", () => {
    const moving = receive(waitingForIt(), nextCalled, 0, live);
    const scoring = receive(moving, hallView({ phase: Phase.SCORING, turn: 8 }), 10, live);
    const ready = receive(scoring, hallView({ phase: Phase.READY, turn: 9 }), 20, live);
    const after = run(ready, transition_ms);
    expect(kindOf(after)).toBe("ready");
  });

  test("stay where they are when things return to them before the transition ends", () => {
    const moving = receive(waitingForIt(), nextCalled, 0, live);
    const away = receive(moving, hallView({ phase: Phase.SCORING, turn: 8 }), 10, live);
    const back = run(receive(away, nextPresents, 20, live), transition_ms);
    expect(kindOf(back)).toBe("turn");
    expect(back.scene?.view).toBe(nextPresents);
    expect(back.waiting).toEqual([]);
  });

  test("show the hold before anything else", () => {
    expect(sceneOf(hallView({ phase: Phase.PRESENTING, turn: 3, held: true })).kind).toBe("held");
  });

  test("never hold more than a few views in waiting", () => {
    let state = receive(waitingForIt(), announced, 0, live);
    for (let turn = 8; turn < 40; turn += 1) {
      const view = hallView({ phase: Phase.ANNOUNCED, turn, of: sevenJudges, people: 40 });
      state = receive(state, view, 10, live);
    }
    expect(state.waiting.length).toBeLessThanOrEqual(8);
    expect(state.waiting.at(-1)?.scene.key).toBe("reveal/c39");
  });
});

describe("pages", () => {
  const forty = hallView({ phase: Phase.RESULTS, people: 40 });

  test("turn by themselves and begin again after the last", () => {
    const state = receive(emptyHall, forty, 0, opened);
    const count = pagesOf(state.scene!).length;
    expect(count).toBe(5);
    expect(run(state, page_ms - 1).page).toBe(0);
    expect(run(state, page_ms).page).toBe(1);
    expect(run(state, count * page_ms).page).toBe(0);
  });

  test("do not turn where there is one", () => {
    const one = receive(emptyHall, hallView({ phase: Phase.RESULTS, people: 1 }), 0, opened);
    expect(pagesOf(one.scene!).length).toBe(1);
    expect(nextWake(one)).toBe(null);
  });

  test("go to a ranking announced while another is shown", () => {
    const state = receive(emptyHall, forty, 0, opened);
    const ranking = forty.rankings[0]!;
    const two = { ...forty, rankings: [ranking, { ...ranking, lines: ranking.lines.slice(0, 3) }] };
    const after = receive(state, two, 1000, live);
    expect(pagesOf(after.scene!)[after.page]).toMatchObject({ show: "ranking", ranking: 1 });
  });

  test("keep their place and their time when a view changes nothing about them", () => {
    const second = run(receive(emptyHall, forty, 0, opened), page_ms);
    const same = receive(second, { ...forty }, page_ms + 100, live);
    expect(same.page).toBe(1);
    expect(same.pageAt).toBe(second.pageAt);
  });

  test("show the order drawn between the draw and the first turn", () => {
    const ready = hallView({ phase: Phase.READY, people: 20 });
    expect(pagesOf(sceneOf(ready)).map(({ show }) => show)).toEqual(["scene", "lots", "lots"]);
  });
});

describe("the day between turns", () => {
  test("an open draw stands before everything but a hold and a break", () => {
    const view = hallDays["draw-open"]!;
    expect(sceneOf(view).kind).toBe("draw");
    const held = { ...view, header: { ...view.header!, held: true } };
    const rests = { ...view, header: { ...view.header!, onBreak: true } };
    expect([held, rests].map((one) => sceneOf(one).kind)).toEqual(["held", "break"]);
  });

  test("a draw that is completed is another scene than the open one, words are not", () => {
    const drawn = { of: Of.ORDER, people: 12 };
    const open = drawing(Phase.CHECK_IN, { ...drawn, state: State.OPEN });
    const said = drawing(Phase.CHECK_IN, { ...drawn, state: State.OPEN, words: [] });
    const done = drawing(Phase.CHECK_IN, { ...drawn, state: State.COMPLETED });
    expect(sceneOf(open).key).toBe(sceneOf(said).key);
    expect(sceneOf(open).key).not.toBe(sceneOf(done).key);
  });

  test("the order drawn is turned through until somebody is called", () => {
    const of = { of: Of.ORDER, state: State.COMPLETED, people: 40 };
    expect(pagesOf(sceneOf(drawing(Phase.READY, of)))).toHaveLength(3);
    expect(sceneOf(drawing(Phase.CALLED, of)).kind).toBe("turn");
  });

  test("question numbers stand until the stage begins, and are of whose turn it is", () => {
    const of = { of: Of.QUESTIONS, state: State.COMPLETED, questions: [7, 12, 3] };
    expect(sceneOf(drawing(Phase.CALLED, of)).kind).toBe("draw");
    expect(sceneOf(drawing(Phase.PREPARING, of)).kind).toBe("preparing");
    const later = drawing(Phase.CALLED, of);
    later.turn!.person!.candidate = "c8";
    expect(sceneOf(later).kind).toBe("turn");
  });

  test("preparing, conferring and equalising are scenes of their own", () => {
    const kinds = ["preparing", "conferring", "equalising", "break"];
    expect(kinds.map((name) => sceneOf(hallDays[name]!).kind)).toEqual(kinds);
  });

  test("a break waits for the end of a reveal that runs", () => {
    const state = receive(waitingForIt(), announced, 1000, live);
    const rests = { ...announced, header: { ...announced.header!, onBreak: true } };
    const after = receive(state, rests, 1100, live);
    expect(kindOf(after)).toBe("reveal");
    expect(kindOf(run(after, 120_000))).toBe("break");
  });
});

test("While the plan is open the hall says so and calls nobody to arrive", () => {
  expect(sceneOf(hallView({ phase: Phase.PLANNING })).kind).toBe("planning");
});
