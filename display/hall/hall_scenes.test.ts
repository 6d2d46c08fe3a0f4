import { expect, test, describe } from "vitest";
import { leadersAndFourHundred, twelveJudges, twoStages } from "../../tests/scenes/cases";
import { hall } from "../../tests/scenes/scenes";
import { HallLook_Reveal as Reveal } from "../../web_kit/generated/proto/plan_pb";
import type { HallView } from "../../web_kit/generated/proto/views_pb";
import { drawnByForty, hallStates, revealView } from "../fixtures_states";
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

const released = hall("seven/released");
const announced = hall("seven/announced");
const nextCalled = hall("seven/next_called");
const nextPresents = hall("seven/next_presenting");
const nextScored = hall("seven/next_scoring");
const nextAnnounced = hall("seven/next_announced");
const ready = hall("seven/ready");

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
    const both = receive(first, ready, 200, live);
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
    const stopped = { ...announced, header: { ...announced.header!, held: true } };
    const held = run(receive(done, stopped, 60_000, live), 62_000);
    expect(kindOf(held)).toBe("held");
    const back = receive(held, announced, 62_000, live);
    expect(back.step).toBe(lastStep(announced));
  });

  test("is played anew where the figures were corrected", () => {
    const first = hall("two_stages/announced");
    const done = run(receive(waitingForIt(), first, 1000, live), 90_000);
    const between = run(receive(done, released, 90_000, live), 95_000);
    const state = receive(between, hall("corrected/announced"), 95_000, live);
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
    const by = (reveal: Reveal) => revealSteps({ ...hall("two_stages/announced"), reveal });
    expect(by(Reveal.TOTAL).map(({ show }) => show)).toEqual(["total"]);
    expect(by(Reveal.BY_SEAT).filter(({ show }) => show === "panel").length).toBe(2 * (1 + 5 + 1));
    expect(by(Reveal.BY_SEAT).at(-1)?.show).toBe("total");
  });

  test("leaves out the seats where the figures hold none", () => {
    const view = { ...hall("two_stages/announced"), reveal: Reveal.FIGURES };
    const stages = twoStages.figures.stages.map((stage) => ({
      ...stage,
      panels: stage.panels.map((panel) => ({ ...panel, sheets: [], criteria: [] })),
    }));
    view.announced!.figures = { ...twoStages.figures, stages };
    expect(revealSteps(view).map(({ show }) => show)).toEqual(["interview", "total"]);
  });

  test("opens twelve judges and strikes one highest and one lowest", () => {
    const view = revealView(twelveJudges);
    const panel = revealSteps(view).filter((step) => step.show === "panel");
    expect(panel.map(({ open }) => open)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12, 12, 12,
    ]);
    expect(panel.map(({ struck }) => struck).slice(-3)).toEqual([1, 2, 2]);
  });

  test("summarises a mass panel instead of opening four hundred seats", () => {
    const view = revealView(leadersAndFourHundred);
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
    const scoring = receive(moving, nextScored, 10, live);
    const after = run(receive(scoring, ready, 20, live), transition_ms);
    expect(kindOf(after)).toBe("ready");
  });

  test("stay where they are when things return to them before the transition ends", () => {
    const moving = receive(waitingForIt(), nextCalled, 0, live);
    const away = receive(moving, nextScored, 10, live);
    const back = run(receive(away, nextPresents, 20, live), transition_ms);
    expect(kindOf(back)).toBe("turn");
    expect(back.scene?.view).toBe(nextPresents);
    expect(back.waiting).toEqual([]);
  });

  test("show the hold before anything else", () => {
    expect(sceneOf(hall("seven/held")).kind).toBe("held");
  });

  test("never hold more than a few views in waiting", () => {
    let state = receive(waitingForIt(), announced, 0, live);
    for (let number = 8; number < 40; number += 1) {
      const view = hall("seven/announced");
      view.announced!.person!.candidate = `c${number}`;
      state = receive(state, view, 10, live);
    }
    expect(state.waiting.length).toBeLessThanOrEqual(8);
    expect(state.waiting.at(-1)?.scene.key).toBe("reveal/c39");
  });
});

describe("pages", () => {
  const forty = hall("many/results");

  test("turn by themselves and begin again after the last", () => {
    const state = receive(emptyHall, forty, 0, opened);
    const count = pagesOf(state.scene!).length;
    expect(count).toBe(5);
    expect(run(state, page_ms - 1).page).toBe(0);
    expect(run(state, page_ms).page).toBe(1);
    expect(run(state, count * page_ms).page).toBe(0);
  });

  test("do not turn where there is one", () => {
    const one = receive(emptyHall, hall("many/one_results"), 0, opened);
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
    const pages = pagesOf(sceneOf(hall("many/ready")));
    expect(pages.map(({ show }) => show)).toEqual(["scene", "lots", "lots", "lots"]);
  });
});

describe("the day between turns", () => {
  test("an open draw stands before everything but a hold and a break", () => {
    const view = hall("drawn/open");
    expect(sceneOf(view).kind).toBe("draw");
    const held = { ...view, header: { ...view.header!, held: true } };
    const rests = { ...view, header: { ...view.header!, onBreak: true } };
    expect([held, rests].map((one) => sceneOf(one).kind)).toEqual(["held", "break"]);
  });

  test("a draw that is completed is another scene than the open one, words are not", () => {
    const open = hall("drawn/open");
    const said = hall("drawn/said");
    const done = hall("drawn/done");
    expect(sceneOf(open).key).toBe(sceneOf(said).key);
    expect(sceneOf(open).key).not.toBe(sceneOf(done).key);
  });

  test("the order drawn is turned through until somebody is called", () => {
    expect(pagesOf(sceneOf(drawnByForty(hall("drawn/done"))))).toHaveLength(3);
    expect(sceneOf(hall("drawn/called")).kind).toBe("turn");
  });

  test("question numbers stand until the stage begins, and are of whose turn it is", () => {
    expect(sceneOf(hall("two_stages/questions_drawn")).kind).toBe("draw");
    expect(sceneOf(hall("two_stages/preparing")).kind).toBe("preparing");
    const later = hall("two_stages/questions_drawn");
    later.turn!.person!.candidate = "c8";
    expect(sceneOf(later).kind).toBe("turn");
  });

  test("preparing, conferring and equalising are scenes of their own", () => {
    const kinds = ["preparing", "conferring", "equalising", "break"];
    expect(kinds.map((name) => sceneOf(hallStates[name]!).kind)).toEqual(kinds);
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
  expect(sceneOf(hall("rests/planning")).kind).toBe("planning");
});
