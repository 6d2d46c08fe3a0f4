import { describe, expect, test } from "vitest";
import { afterSeconds } from "../../../tests/scenes/extremes";
import { judge } from "../../../tests/scenes/scenes";
import {
  OwnSeat_SheetState as State,
  type JudgeView,
} from "../../../web_kit/generated/proto/views_pb";
import type { Delivery } from "../../../web_kit/outbox/outbox";
import { ledger, letterOf, receipt, refusal } from "../fixtures";
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
import { arrive, full, scenes } from "../fixtures_scenes";
import { typedFrom, type SheetKey } from "../sheet/sheet";

const noDraft: DraftOf = () => null;
const key: SheetKey = {
  ledger,
  seat: "panel_3",
  candidate: "c7",
  stage: "speech",
  version: 1,
  occupant: 0,
};
const speaks = () => judge("two_stages/presenting");
const mass = (moment: string) => judge(`half/${moment}`, "mass_17");
const handedIn = judge("two_stages/scoring");
const returned = judge("two_stages/returned");
const chief = (moment: string) => judge(moment, "panel_1");

function known(view = speaks(), ...letters: [SheetKey, Delivery][]): Known {
  return {
    view,
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

  test.each([
    ["before check-in", "two_stages/check_in"],
    ["between turns", "two_stages/ready"],
    ["before scoring opens", "two_stages/defense"],
    ["of a candidate this judge is recused from", "judges/recused"],
    ["that is in the ledger", "two_stages/scoring"],
    ["of a stage closed without it", "judges/missed"],
  ])("is not opened %s", (_, moment) => {
    expect(see(emptyDesk, known(judge(moment))).sheet).toBeNull();
  });

  test("of a stage another panel scores is not opened", () => {
    expect(see(emptyDesk, known(scenes["notmine"]!.of)).sheet).toBeNull();
  });

  test("comes back with its draft after a reload", () => {
    const desk = see(emptyDesk, known(), (asked) => (asked.candidate === "c7" ? full : null));
    expect(desk.sheet).toMatchObject({ typed: full, touched: true });
  });

  test("that was returned is prefilled with the earlier marks, one version later", () => {
    const desk = see(emptyDesk, known(returned));
    expect(desk.sheet).toMatchObject({
      key: { ...key, version: 2 },
      typed: typedFrom(returned.own!.current!.marks),
      touched: false,
      returned: "请核对第二项，与草表不一致。",
    });
  });

  test("that was returned opens where its confirmation stood", () => {
    const confirmed = see(written(), known(handedIn, [key, { state: "confirmed", receipt }]));
    expect(confirmed.sheet).toBeNull();
    const back = see(confirmed, known(returned));
    expect(sceneOf(back, known(returned)).kind).toBe("write");
  });
});

describe("What a judge has written", () => {
  test.each([
    ["another judge's sheet, the clock, a hold", "two_stages/held"],
    ["the end of the speech", "half/ended"],
  ])("is not changed by %s", (_, moment) => {
    const before = written();
    const now = known(afterSeconds(judge(moment), 300));
    now.view.turn!.person!.candidate = "c7";
    expect(see(before, now).sheet).toBe(before.sheet);
  });

  test("may still be sent after closing, and says so; whom to score now is told beside it", () => {
    const before = act(see(emptyDesk, known(mass("mass_before"))), digit);
    const closed = known(mass("mass_closed"));
    const kept = see(before, closed);
    expect(sceneOf(kept, closed)).toMatchObject({ kind: "write", closed: true, next: null });
    const moved = known(mass("mass_closed_next"));
    expect(sceneOf(see(kept, moved), moved)).toMatchObject({ closed: true, next: { number: 2 } });
  });

  test("goes when the judge puts it away, and the sheet asked for comes", () => {
    const moved = known(mass("mass_closed_next"));
    const before = act(see(emptyDesk, known(mass("mass_before"))), digit);
    const away = see(act(see(before, moved), { kind: "putAway" }), moved);
    expect(away.sheet).toMatchObject({ key: { candidate: "c2" }, typed: {} });
  });

  test("that made way is told of until the next one is written on", () => {
    const before = act(see(emptyDesk, known(judge("half/before"))), digit);
    const next = see(before, known(judge("half/withdrawn_next")));
    expect(next).toMatchObject({ sheet: { key: { candidate: "c2" } }, gone: { fate: "out" } });
    expect(act(next, { kind: "focus", row: 1 }).gone).not.toBeNull();
    expect(act(next, digit).gone).toBeNull();
    expect(act(next, { kind: "seen" })).toMatchObject({ sheet: next.sheet, gone: null });
  });

  test("is not what the next judge on the seat finds", () => {
    const before = act(see(emptyDesk, known(judge("half/before"))), digit);
    const after = see(before, known(judge("half/substitute")));
    expect(after.sheet).toMatchObject({ key: { candidate: "c1", occupant: 1 }, typed: {} });
    expect(after.gone).toBeNull();
  });

  test("never follows the device to another seat or another competition", () => {
    const other = { ...known(judge("cases/mass_presenting", "mass_17")), letters: [] };
    expect(see(written(), other).sheet?.key.seat).toBe("mass_17");
    const ledgerB = { ...known(), ledger: "L2" };
    expect(see(written(), ledgerB).sheet).toMatchObject({ key: { ledger: "L2" }, typed: {} });
  });
});

test("An untouched sheet follows the turn at once", () => {
  const open = see(emptyDesk, known(mass("mass_before")));
  expect(see(open, known(mass("mass_closed_next"))).sheet?.key.candidate).toBe("c2");
  expect(see(open, known(judge("two_stages/ready"))).sheet).toBeNull();
});

describe("A sheet handed in", () => {
  const sent = () => see(emptyDesk, known(), () => full);

  test.each<[Delivery["state"], Delivery]>([
    ["kept", { state: "kept" }],
    ["sent", { state: "sent" }],
    ["confirmed", { state: "confirmed", receipt }],
    ["refused", { state: "refused", refusal }],
  ])("shows that it is %s", (state, delivery) => {
    const now = known(speaks(), [key, delivery]);
    const scene = sceneOf(see(sent(), now), now);
    expect(scene).toMatchObject({ kind: "delivery", letter: { delivery: { state } } });
  });

  test("stays before the judge while it is on its way, whatever comes", () => {
    const before = see(emptyDesk, known(mass("mass_before")), () => ({ overall: "86.5" }));
    const now = known(mass("mass_closed_next"), [before.sheet!.key, { state: "kept" }]);
    expect(sceneOf(see(before, now), now).kind).toBe("delivery");
  });

  test("gives way to the view once the ledger holds it", () => {
    const now = known(handedIn, [key, { state: "confirmed", receipt }]);
    expect(sceneOf(see(sent(), now), now)).toMatchObject({
      kind: "own",
      state: State.CONFIRMED,
      sheet: { receipt: handedIn.own!.current!.receipt },
    });
  });

  test("that arrived after closing gives way too, and says so", () => {
    const now = known(judge("judges/late"));
    const late = { ...key, occupant: 1 }; // A substitute's.
    const desk = see(sent(), known(judge("judges/missed"), [late, { state: "sent" }]));
    expect(sceneOf(see(desk, now), now)).toMatchObject({ kind: "own", state: State.LATE });
  });

  test("goes on to the next turn once confirmed", () => {
    const now = known(judge("two_stages/next_presenting"), [key, { state: "confirmed", receipt }]);
    expect(see(sent(), now).sheet?.key.candidate).toBe("c8");
  });

  test("after a refusal is back to be changed, with every mark", () => {
    const refused = known(speaks(), [key, { state: "refused", refusal }]);
    const dismissed = known();
    const desk = see(see(sent(), refused), dismissed);
    expect(sceneOf(desk, dismissed)).toMatchObject({ kind: "write", sheet: { typed: full } });
  });

  test("of another turn is told of beside the present one until it is confirmed", () => {
    const eight = { ...key, candidate: "c8" };
    const next = () => judge("two_stages/next_presenting");
    const waiting = known(next(), [key, { state: "kept" }]);
    const desk = see(emptyDesk, waiting);
    expect(desk.sheet?.key).toEqual(eight);
    expect(otherLetters(desk, waiting).map(({ about }) => about)).toEqual([
      "L1|panel_3|c7|speech|1",
    ]);
    const done = known(next(), [key, { state: "confirmed", receipt }]);
    expect(otherLetters(desk, done)).toEqual([]);
  });
});

describe("Without a sheet", () => {
  test.each<[string, JudgeView]>([
    ["planning", judge("rests/planning")],
    ["check-in", judge("two_stages/check_in")],
    ["check-in", judge("judges/not_here")],
    ["vacated", judge("judges/vacated")],
    ["check-in", scenes["promise_anew"]!.of],
    ["wait", judge("two_stages/lots")],
    ["wait", judge("two_stages/ready")],
    ["called", judge("two_stages/called")],
    ["listen", judge("two_stages/defense")],
    ["own", scenes["notmine"]!.of],
    ["own", judge("judges/missed")],
    ["over", judge("two_stages/results")],
    ["release", chief("two_stages/releasing")],
    ["listen", chief("two_stages/defense")],
  ])("the page shows %s", (kind, view) => {
    const now = known(view);
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
    const open = see(emptyDesk, known(), () => ({ ...full, understanding: "" }));
    const last = act(open, { kind: "focus", row: 3 }, { kind: "enter" });
    expect(last.sheet).toMatchObject({ focus: 1, readback: false, note: { left: 1 } });
  });
});

describe("the day between turns", () => {
  const conferring = judge("rests/conferring");

  test("while the panel confers, the sheet that is in is taken up with its marks", () => {
    const { known, desk } = arrive({ of: conferring });
    expect(sceneOf(desk, known)).toMatchObject({ kind: "own", again: true });
    const taken = reduce(desk, { kind: "again", known }, () => null);
    expect(taken.sheet).toMatchObject({
      key: { version: 2 },
      typed: typedFrom(conferring.own!.current!.marks),
    });
    expect(sceneOf(taken, known)).toMatchObject({ kind: "write", closed: false });
  });

  test("no view of others takes it away; putting it away keeps what was handed in", () => {
    const { known, desk } = arrive({ of: conferring, again: true });
    expect(reduce(desk, { kind: "known", known }, () => null)).toBe(desk);
    const away = reduce(desk, { kind: "putAway" }, () => null);
    expect(sceneOf(away, known)).toMatchObject({ kind: "own", again: true });
  });

  test("once closed it can be taken up no more", () => {
    const { known } = arrive({ of: judge("half/conferred") });
    expect(reduce(emptyDesk, { kind: "again", known }, () => null)).toBe(emptyDesk);
  });

  test("a seat on paper shows what was typed, and nothing to write on", () => {
    const { known, desk } = arrive(scenes["paper_typed"]!);
    const scene = sceneOf(desk, known);
    expect(scene).toMatchObject({ kind: "paper", asked: true });
    expect(scene.kind === "paper" && scene.sheet?.typed).toEqual({
      delivery: "27.5",
      understanding: "18",
    });
  });

  test("and is given back with all that was typed when the seat returns to its tablet", () => {
    const { known, desk } = arrive(scenes["paper_typed"]!);
    const back = { ...known, view: speaks() };
    const after = see(desk, back);
    expect(sceneOf(after, back)).toMatchObject({
      kind: "write",
      sheet: { typed: { delivery: "27.5", understanding: "18" } },
    });
  });

  test("a page loaded anew on paper still shows the draft kept on the device", () => {
    const { known, desk } = arrive({
      of: judge("judges/paper_presenting"),
      draft: { delivery: "27.5" },
    });
    expect(sceneOf(desk, known)).toMatchObject({
      kind: "paper",
      sheet: { typed: { delivery: "27.5" } },
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
    const of = chief("two_stages/releasing");
    of.own!.onPaper = true;
    const { known, desk } = arrive({ of });
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
