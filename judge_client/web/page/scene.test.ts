import { describe, expect, test } from "vitest";
import { Phase_Id as Phase } from "../../../web_kit/generated/proto/seats_pb";
import { OwnSeat_SheetState as State } from "../../../web_kit/generated/proto/views_pb";
import type { Delivery } from "../../../web_kit/outbox";
import {
  chiefDesk,
  defense,
  judgeView,
  ledger,
  letterOf,
  ownSheet,
  receipt,
  refusal,
  type ViewOf,
} from "../fixtures";
import {
  emptyDesk,
  otherLetters,
  reduce,
  sceneOf,
  type Act,
  type Desk,
  type DraftOf,
  type Known,
} from "./scene";
import { arrive, scenes } from "../fixtures_scenes";
import type { SheetKey, Typed } from "../sheet/sheet";

const noDraft: DraftOf = () => null;
const key: SheetKey = {
  ledger,
  seat: "panel_3",
  candidate: "c7",
  stage: "speech",
  version: 1,
};
const full: Typed = { show: "27.5", grasp: "18", skill: "16", value: "25" };

function known(of: ViewOf = {}, ...letters: [SheetKey, Delivery][]): Known {
  return {
    view: judgeView(of),
    ledger,
    letters: letters.map(([about, delivery]) => letterOf(about, delivery)),
  };
}

function see(desk: Desk, now: Known, draftOf = noDraft): Desk {
  return reduce(desk, { kind: "known", known: now }, draftOf);
}

function act(desk: Desk, ...acts: Act[]): Desk {
  return acts.reduce((one, what) => reduce(one, what, noDraft), desk);
}

const digit: Act = { kind: "key", key: "9" };
const written = () => act(see(emptyDesk, known()), digit);

describe("A sheet", () => {
  test("is opened when the view asks for one", () => {
    expect(see(emptyDesk, known()).sheet).toMatchObject({ key, touched: false, typed: {} });
  });

  test.each<[string, ViewOf]>([
    ["before check-in", { checkedIn: false }],
    ["between turns", { card: null, phase: Phase.READY }],
    ["before scoring opens", { writable: false }],
    ["of a candidate this judge is recused from", { state: State.RECUSED }],
    ["of a stage another panel scores", { state: State.NOT_MINE }],
    ["that is in the ledger", { state: State.CONFIRMED, current: ownSheet() }],
    ["of a stage closed without it", { state: State.MISSED, writable: false }],
  ])("is not opened %s", (_, of) => {
    expect(see(emptyDesk, known(of)).sheet).toBeNull();
  });

  test("comes back with its draft after a reload", () => {
    const desk = see(emptyDesk, known(), (asked) => (asked.candidate === "c7" ? full : null));
    expect(desk.sheet).toMatchObject({ typed: full, touched: true });
  });

  test("that was returned is prefilled with the earlier marks, one version later", () => {
    const current = ownSheet({ state: State.RETURNED, reason: "请核对" });
    const desk = see(emptyDesk, known({ state: State.RETURNED, version: 2, current }));
    expect(desk.sheet).toMatchObject({
      key: { ...key, version: 2 },
      typed: full,
      touched: false,
      returned: "请核对",
    });
  });

  test("that was returned opens where its confirmation stood", () => {
    const own = { state: State.CONFIRMED, current: ownSheet() };
    const confirmed = see(written(), known(own, [key, { state: "confirmed", receipt }]));
    expect(confirmed.sheet).toBeNull();
    const current = ownSheet({ state: State.RETURNED, reason: "请核对" });
    const back = see(confirmed, known({ state: State.RETURNED, version: 2, current }));
    expect(sceneOf(back, known({ state: State.RETURNED, version: 2, current })).kind).toBe("write");
  });
});

describe("What a judge has written", () => {
  const others: [string, ViewOf][] = [
    ["another judge's sheet, the clock, a hold", { held: true, elapsed: 300_000 }],
    ["the end of the speech", { phase: Phase.SCORING, running: false }],
    ["closing", { phase: Phase.STAGE_CLOSED, state: State.MISSED, writable: false }],
    ["the next stage", { card: defense, phase: Phase.PRESENTING }],
    ["the next candidate", { number: 8 }],
    ["the end of the turn", { card: null, phase: Phase.READY }],
    ["the end of the day", { card: null, phase: Phase.RESULTS }],
    ["a recusal", { state: State.RECUSED }],
  ];

  test.each(others)("is not changed by %s", (_, of) => {
    const before = written();
    const after = see(before, known(of));
    expect(after.sheet).toBe(before.sheet);
    expect(sceneOf(after, known(of)).kind).toBe("write");
  });

  test.each(others)("and being read back is not closed by %s", (_, of) => {
    const whole = see(emptyDesk, known(), () => full);
    const before = act(whole, { kind: "readback" });
    const after = see(before, known(of));
    expect(after.sheet).toBe(before.sheet);
  });

  test("says that its stage is closed, or that the turn has moved on, and whom to score now", () => {
    const closed = known({ phase: Phase.STAGE_CLOSED, state: State.MISSED, writable: false });
    expect(sceneOf(see(written(), closed), closed)).toMatchObject({ lapse: "closed", next: null });
    const moved = known({ number: 8 });
    expect(sceneOf(see(written(), moved), moved)).toMatchObject({
      lapse: "moved",
      next: { number: 8 },
    });
    const same = known({ elapsed: 90_000 });
    expect(sceneOf(see(written(), same), same)).toMatchObject({ lapse: null });
  });

  test("goes when the judge puts it away, and the sheet asked for comes", () => {
    const moved = known({ number: 8 });
    const away = see(act(see(written(), moved), { kind: "putAway" }), moved);
    expect(away.sheet).toMatchObject({ key: { ...key, candidate: "c8" }, typed: {} });
  });

  test("never follows the device to another seat or another competition", () => {
    const other = { ...known({ mass: true }), letters: [] };
    expect(see(written(), other).sheet?.key.seat).toBe("mass_17");
    const ledgerB = { ...known(), ledger: "L2" };
    expect(see(written(), ledgerB).sheet).toMatchObject({ key: { ledger: "L2" }, typed: {} });
  });
});

test("An untouched sheet follows the turn at once", () => {
  const open = see(emptyDesk, known());
  expect(see(open, known({ number: 8 })).sheet?.key.candidate).toBe("c8");
  expect(see(open, known({ card: null, phase: Phase.READY })).sheet).toBeNull();
});

describe("A sheet handed in", () => {
  const sent = () => see(emptyDesk, known(), () => full);

  test.each<[Delivery["state"], Delivery]>([
    ["kept", { state: "kept" }],
    ["received", { state: "received" }],
    ["confirmed", { state: "confirmed", receipt }],
    ["refused", { state: "refused", refusal }],
  ])("shows that it is %s", (state, delivery) => {
    const now = known({}, [key, delivery]);
    const scene = sceneOf(see(sent(), now), now);
    expect(scene).toMatchObject({ kind: "delivery", letter: { delivery: { state } } });
  });

  test("stays before the judge while it is on its way, whatever comes", () => {
    const now = known({ number: 8 }, [key, { state: "kept" }]);
    expect(sceneOf(see(sent(), now), now).kind).toBe("delivery");
  });

  test("gives way to the view once the ledger holds it", () => {
    const of = { state: State.CONFIRMED, current: ownSheet() };
    const now = known(of, [key, { state: "confirmed", receipt }]);
    expect(sceneOf(see(sent(), now), now)).toMatchObject({
      kind: "own",
      state: State.CONFIRMED,
      sheet: { receipt: "7K3-M9" },
    });
  });

  test("that arrived after closing gives way too, and says so", () => {
    const current = ownSheet({ state: State.LATE });
    const now = known({ state: State.LATE, current, phase: Phase.STAGE_CLOSED, writable: false });
    expect(sceneOf(see(sent(), now), now)).toMatchObject({ kind: "own", state: State.LATE });
  });

  test("goes on to the next turn once confirmed", () => {
    const now = known({ number: 8, earlier: [ownSheet()] }, [key, { state: "confirmed", receipt }]);
    expect(see(sent(), now).sheet?.key.candidate).toBe("c8");
  });

  test("after a refusal is back to be changed, with every mark", () => {
    const refused = known({}, [key, { state: "refused", refusal }]);
    const dismissed = known();
    const desk = see(see(sent(), refused), dismissed);
    expect(sceneOf(desk, dismissed)).toMatchObject({ kind: "write", sheet: { typed: full } });
  });

  test("of another turn is told of beside the present one until it is confirmed", () => {
    const eight = { ...key, candidate: "c8" };
    const waiting = known({ number: 8 }, [key, { state: "kept" }]);
    const desk = see(emptyDesk, waiting);
    expect(desk.sheet?.key).toEqual(eight);
    expect(otherLetters(desk, waiting).map(({ about }) => about)).toEqual([
      "L1|panel_3|c7|speech|1",
    ]);
    const done = known({ number: 8 }, [key, { state: "confirmed", receipt }]);
    expect(otherLetters(desk, done)).toEqual([]);
  });
});

describe("Without a sheet", () => {
  test.each<[string, ViewOf]>([
    ["planning", { checkedIn: false, card: null, phase: Phase.PLANNING }],
    ["check-in", { checkedIn: false, card: null, phase: Phase.CHECK_IN }],
    ["check-in", { checkedIn: false, phase: Phase.SCORING }],
    ["vacated", { vacated: true, checkedIn: false, phase: Phase.SCORING }],
    ["wait", { card: null, phase: Phase.LOTS }],
    ["wait", { card: null, phase: Phase.READY }],
    ["called", { phase: Phase.CALLED }],
    ["listen", { phase: Phase.PRESENTING, writable: false }],
    ["own", { state: State.NOT_MINE }],
    ["own", { state: State.MISSED, phase: Phase.RELEASING, writable: false }],
    ["over", { card: null, phase: Phase.FINISHED }],
    ["release", { phase: Phase.RELEASING, chief: true, desk: chiefDesk(7, true) }],
    ["listen", { phase: Phase.PRESENTING, writable: false, desk: chiefDesk(7, true) }],
  ])("the page shows %s", (kind, of) => {
    const now = known(of);
    expect(sceneOf(see(emptyDesk, now), now).kind).toBe(kind);
  });
});

describe("Enter", () => {
  test("goes from criterion to criterion and from the last to the read-back", () => {
    const open = see(emptyDesk, known(), () => full);
    const enter: Act = { kind: "enter" };
    expect(act(open, enter, enter, enter).sheet).toMatchObject({ focus: 3, readback: false });
    expect(act(open, enter, enter, enter, enter).sheet?.readback).toBe(true);
  });

  test("on the last criterion with one missing goes back to it", () => {
    const open = see(emptyDesk, known(), () => ({ ...full, grasp: "" }));
    const last = act(open, { kind: "focus", row: 3 }, { kind: "enter" });
    expect(last.sheet).toMatchObject({ focus: 1, readback: false, note: { left: 1 } });
  });
});

describe("the day between turns", () => {
  const conferring = { ...scenes["conferring"]!.of };

  test("while the panel confers, the sheet that is in is taken up with its marks", () => {
    const { known, desk } = arrive({ of: conferring });
    expect(sceneOf(desk, known)).toMatchObject({ kind: "own", again: true });
    const taken = reduce(desk, { kind: "again", known }, () => null);
    expect(taken.sheet).toMatchObject({ key: { version: 2 }, typed: { show: "27.5" } });
    expect(sceneOf(taken, known)).toMatchObject({ kind: "write", lapse: null });
  });

  test("no view of others takes it away; putting it away keeps what was handed in", () => {
    const { known, desk } = arrive({ of: conferring, again: true });
    expect(reduce(desk, { kind: "known", known }, () => null)).toBe(desk);
    const away = reduce(desk, { kind: "putAway" }, () => null);
    expect(sceneOf(away, known)).toMatchObject({ kind: "own", again: true });
  });

  test("once closed it can be taken up no more, and one on the desk says so", () => {
    const { known, desk } = arrive({ of: conferring, again: true });
    const of = { ...conferring, phase: Phase.RELEASING, writable: false };
    const after = { ...known, view: judgeView(of) };
    expect(sceneOf(desk, after)).toMatchObject({ kind: "write", lapse: "closed" });
    const { desk: empty } = arrive({ of });
    expect(reduce(empty, { kind: "again", known: after }, () => null)).toBe(empty);
  });

  test("a seat on paper shows what was typed, and nothing to write on", () => {
    const { known, desk } = arrive(scenes["paper_typed"]!);
    const scene = sceneOf(desk, known);
    expect(scene).toMatchObject({ kind: "paper", lapse: null });
    expect(scene.kind === "paper" && scene.sheet?.typed).toEqual({ show: "27.5", grasp: "18" });
  });

  test("and is given back with all that was typed when the seat returns to its tablet", () => {
    const { known, desk } = arrive(scenes["paper_typed"]!);
    const back = { ...known, view: judgeView() };
    const after = see(desk, back);
    expect(sceneOf(after, back)).toMatchObject({
      kind: "write",
      sheet: { typed: { show: "27.5", grasp: "18" } },
    });
  });

  test("a page loaded anew on paper still shows the draft kept on the device", () => {
    const { known, desk } = arrive({ of: { onPaper: true }, draft: { show: "27.5" } });
    expect(sceneOf(desk, known)).toMatchObject({
      kind: "paper",
      sheet: { typed: { show: "27.5" } },
    });
  });

  test.each(["paper", "paper_called", "paper_between"])(
    "%s: nothing was typed, and the page says paper",
    (scene) => {
      const { known, desk } = arrive(scenes[scene]!);
      expect(sceneOf(desk, known)).toMatchObject({ kind: "paper", sheet: null });
    },
  );

  test("a judge on paper signs the promise on paper", () => {
    const { known, desk } = arrive(scenes["paper_checkin"]!);
    expect(sceneOf(desk, known).kind).toBe("paper-check-in");
  });

  test("a chief judge on paper still confirms and decides on the tablet", () => {
    const of = { phase: Phase.RELEASING, chief: true, onPaper: true, state: State.CONFIRMED };
    const { known, desk } = arrive({ of: { ...of, desk: chiefDesk(7, true) } });
    expect(sceneOf(desk, known).kind).toBe("release");
  });

  test("preparing shows who prepares, and nothing to write on", () => {
    const { known, desk } = arrive(scenes["preparing"]!);
    expect(sceneOf(desk, known).kind).toBe("preparing");
  });

  test("rooms being brought to one level concern the chief judge alone", () => {
    const chief = arrive(scenes["level"]!);
    expect(sceneOf(chief.desk, chief.known).kind).toBe("level");
    const other = arrive(scenes["equalising"]!);
    expect(sceneOf(other.desk, other.known).kind).toBe("wait");
  });
});
