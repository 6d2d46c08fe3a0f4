// Everything that can happen, played against a sheet that is being written and one being read back:
// what can still be sent stays, what cannot makes way by itself and says why, what comes back does so
// with every mark. The list is the vocabulary's: a fact without a line here does not compile.
import { describe, expect, test } from "vitest";
import { judge } from "../../../tests/scenes/scenes";
import { EventSchema, type Event } from "../../../web_kit/generated/proto/events_pb";
import type { JudgeView } from "../../../web_kit/generated/proto/views_pb";
import { ledger } from "../fixtures";
import { keyText, marksToSend, type SheetKey, type Typed } from "../sheet/sheet";
import { emptyDesk, reduce, sceneOf, type Desk, type Fate, type Known } from "./scene";

type Fact = NonNullable<Event["fact"]["case"]>;

type Becomes =
  | { stays: "asked" | "closed" | "paper" }
  | { makesWay: Exclude<Fate, "closed"> }
  | { isAnothers: true }; // Somebody else sits there.

type Case = Becomes & {
  before: string; // Moments of half/.
  after: string;
  then?: string; // Once the room is further:
  next?: string; // this candidate's sheet is open, by itself;
  back?: true; // or the very sheet is back, with every mark.
};

// Where nothing of the turn, the stage or the seat changes while somebody writes, why so.
type Line =
  | Case[]
  | "other" // Of other seats, the desks, screens or the paper trail.
  | "goodbye" // The connection ends; the page asks for a code and shows nothing (judge.tsx).
  | "between turns" // Refused while a turn is under way.
  | "own sheet in"; // Follows the sheet that was handed in.

const goneAndBack: Case = {
  before: "mass_before",
  after: "mass_gone",
  makesWay: "waiting",
  then: "mass_back",
  back: true,
};

const cases: Readonly<Record<Fact, Line>> = {
  competitionLocked: "between turns",
  serverStarted: "other",
  seatCodeIssued: "other",
  deviceEnrolled: "goodbye",
  seatCheckedIn: [{ before: "before", after: "substitute", isAnothers: true }],
  candidateCheckedIn: "other",
  lotsRecorded: "between turns",
  lotsWitnessed: "between turns",
  candidateCalled: [
    { before: "mass_before", after: "mass_closed", stays: "closed", then: "mass_closed_next" },
  ],
  stageStarted: [
    {
      before: "before",
      after: "start_undone",
      makesWay: "waiting",
      then: "started_again",
      back: true,
    },
  ],
  clockPaused: "other",
  clockResumed: "other",
  stageEnded: [{ before: "before", after: "ended", stays: "asked" }],
  sheetSubmitted: "own sheet in",
  sheetReturned: "own sheet in",
  judgeRecused: [
    {
      before: "before",
      after: "recused",
      makesWay: "recused",
      then: "recused_next",
      next: "c2",
    },
  ],
  stageClosed: [
    { before: "mass_before", after: "mass_closed", stays: "closed" },
    { before: "mass_before", after: "mass_closed_next", stays: "closed" },
    { before: "conferring", after: "conferred", makesWay: "settled" },
  ],
  figuresComputed: "own sheet in",
  figuresConfirmed: "own sheet in",
  figuresAnnounced: "own sheet in",
  resultSigned: "other",
  resultObjected: "other",
  objectionAnswered: "other",
  outcomeSet: [
    {
      before: "before",
      after: "withdrawn",
      makesWay: "out",
      then: "withdrawn_next",
      next: "c2",
    },
    {
      before: "before",
      after: "withdrawn",
      makesWay: "out",
      then: "withdrawal_undone",
      back: true,
    },
  ],
  holdPlaced: [{ before: "before", after: "held", stays: "asked" }],
  holdReleased: [{ before: "before", after: "before", stays: "asked" }],
  flagRaised: "other",
  resultsAnnounced: "between turns",
  tailLossFound: "other",
  tailLossAcknowledged: "other",
  decisionEntered: "other",
  candidateDroppedOut: "other",
  postStopped: "other",
  noticeOpened: "other",
  rollEntered: "between turns",
  batchOpened: "between turns",
  enteredAgain: "between turns",
  drawOpened: "between turns",
  drawContributed: "other",
  drawCompleted: "other",
  drawAbandoned: "other",
  questionsOpened: "other",
  preparingStarted: "other",
  breakStarted: "between turns",
  breakEnded: "between turns",
  turnSetAside: "own sheet in",
  roomsEqualised: "between turns",
  equalisationConfirmed: "between turns",
  seatVacated: "goodbye",
  seatFilled: [{ before: "before", after: "filled", isAnothers: true }],
  correctionProposed: "other",
  correctionDecided: "other",
  correctionWitnessed: "between turns",
  correctionWithdrawn: "other",
  paperSet: [
    { before: "before", after: "on_paper", stays: "paper", then: "off_paper", back: true },
  ],
  sheetKeyed: "own sheet in",
  stepUndone: [
    {
      before: "defense_before",
      after: "end_undone",
      makesWay: "waiting",
      then: "ended_again",
      back: true,
    },
    {
      before: "before",
      after: "start_undone",
      makesWay: "waiting",
      then: "started_again",
      back: true,
    },
    { before: "before", after: "withdrawal_undone", stays: "asked" },
  ],
  screenAssigned: "other",
  screenReloaded: "other",
  screenRemoved: "other",
  deviceAsked: "other",
  deviceProposed: "other",
  deviceDecided: "other",
  planEntered: "between turns",
  bankEntered: "between turns",
  planLocked: "between turns",
  opinionGiven: "other",
  dayEnded: "between turns",
  tokenKept: "other",
  deviceFrozen: "goodbye",
  deviceSignedOut: "goodbye",
  recusalSettled: "other",
  seatsCheckedOut: [goneAndBack],
  seatsCheckedBackIn: [goneAndBack],
  timeConfirmed: "other",
  witnessUnchecked: "other",
  witnessesAcknowledged: "other",
  calledToSign: "other",
};

function at(moment: string): JudgeView {
  return judge(`half/${moment}`, moment.startsWith("mass") ? "mass_17" : undefined);
}

function knownAt(moment: string): Known {
  return { view: at(moment), ledger, letters: [] };
}

class Page {
  private readonly drafts = new Map<string, Typed>();
  desk: Desk = emptyDesk;

  see(known: Known): void {
    this.desk = reduce(this.desk, { kind: "known", known }, this.draftOf);
  }

  // Every criterion filled in; a sheet that is in is taken up again.
  write(known: Known): void {
    if (this.desk.sheet === null)
      this.desk = reduce(this.desk, { kind: "again", known }, () => null);
    for (const [row] of this.desk.sheet!.card.criteria.entries()) {
      this.desk = reduce(this.desk, { kind: "focus", row }, this.draftOf);
      this.desk = reduce(this.desk, { kind: "key", key: "9" }, this.draftOf);
    }
    this.drafts.set(keyText(this.desk.sheet!.key), this.desk.sheet!.typed);
  }

  readback(): void {
    this.desk = reduce(this.desk, { kind: "readback" }, this.draftOf);
  }

  private readonly draftOf = (key: SheetKey) => this.drafts.get(keyText(key)) ?? null;
}

function expectStays(page: Page, stays: string, mode: string, after: Known): void {
  const scene = sceneOf(page.desk, after);
  expect(scene.kind).toBe(stays === "paper" ? "paper" : mode);
  if (stays !== "paper") expect(scene).toMatchObject({ closed: stays === "closed" });
  expect(page.desk.gone).toBeNull();
}

const listed = Object.entries(cases).flatMap(([fact, line]) =>
  typeof line === "string" ? [] : line.map((one): [string, Case] => [fact, one]),
);

describe.each(["write", "readback"])("a sheet that is in %s", (mode) => {
  test.each(listed)("%s: %o", (_, one) => {
    const page = new Page();
    page.see(knownAt(one.before));
    page.write(knownAt(one.before));
    if (mode === "readback") page.readback();
    const before = page.desk.sheet!;
    const marks = marksToSend(before);
    const after = knownAt(one.after);
    page.see(after);
    if ("stays" in one) expectStays(page, one.stays, mode, after);
    if ("isAnothers" in one) expect(page.desk).toMatchObject({ gone: null });
    if ("makesWay" in one) {
      expect(page.desk).toMatchObject({ sheet: null, gone: { fate: one.makesWay } });
    }
    if ("isAnothers" in one) expect(page.desk.sheet?.typed ?? {}).toEqual({});
    if (one.then === undefined) return;
    page.see(knownAt(one.then));
    if (one.next !== undefined) {
      expect(page.desk.sheet).toMatchObject({ key: { candidate: one.next }, typed: {} });
    }
    if (one.back !== true) return;
    expect(page.desk.gone).toBeNull();
    expect(keyText(page.desk.sheet!.key)).toBe(keyText(before.key));
    expect(marksToSend(page.desk.sheet!)).toEqual(marks);
  });
});

test("The list is the vocabulary's", () => {
  const facts = EventSchema.oneofs.find(({ name }) => name === "fact")!.fields;
  expect(Object.keys(cases).sort()).toEqual(facts.map(({ localName }) => localName).sort());
});
