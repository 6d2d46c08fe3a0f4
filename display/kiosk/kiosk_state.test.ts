import { describe, expect, test } from "vitest";
import { refusalOf } from "../../web_kit/fixtures/fixture_refusals";
import { Refusal_Code as Code } from "../../web_kit/generated/proto/frames_pb";
import { kiosk } from "../../tests/scenes/scenes";
import { toRead } from "../fixtures_states";
import {
  confirmed,
  emptyKiosk,
  reasonMax,
  receiveView,
  refused,
  sawAll,
  screenOf,
  sent,
  subjectOf,
  thanks_ms,
  tick,
  turnTo,
  writeReason,
  type KioskState,
} from "./kiosk_state";

const rest = kiosk("seven/ready");
const toSign = kiosk("seven/announced");
const signedView = kiosk("seven/next_called"); // What the server sends once the next is called.

const another = () => kiosk("seven/next_announced");

// The same person's, after a correction.
const corrected = () => kiosk("corrected/announced");

function reading(): KioskState {
  return receiveView(receiveView(emptyKiosk, rest, 0), toSign, 0);
}

function signing(): KioskState {
  return turnTo(sawAll(reading()), "sign");
}

describe("the kiosk", () => {
  test("rests until somebody's figures are announced", () => {
    expect(screenOf(emptyKiosk)).toBe("rest");
    expect(screenOf(receiveView(emptyKiosk, rest, 0))).toBe("rest");
    expect(screenOf(reading())).toBe("read");
  });

  test("lets nobody sign before the trace was read to its end", () => {
    expect(screenOf(turnTo(reading(), "sign"))).toBe("read");
    expect(screenOf(signing())).toBe("sign");
  });

  test("lets anybody object without having read to the end", () => {
    expect(screenOf(turnTo(reading(), "object"))).toBe("object");
  });

  test("begins anew when the figures change under a signature being drawn", () => {
    const state = receiveView(signing(), corrected(), 0);
    expect(screenOf(state)).toBe("read");
    expect(state.seenAll).toBe(false);
  });

  test("stays where it is when a view brings nothing new about the figures", () => {
    expect(screenOf(receiveView(signing(), { ...toSign }, 0))).toBe("sign");
  });

  test("keeps the signature on the page until it is answered, whatever arrives meanwhile", () => {
    const waiting = sent(signing(), "sign");
    const later = receiveView(waiting, another(), 10);
    expect(screenOf(later)).toBe("sign");
    expect(subjectOf(later.shown)).toBe(subjectOf(toSign));
    expect(turnTo(later, "read")).toBe(later);
  });

  test("thanks, and goes back to rest by itself", () => {
    const done = confirmed(sent(signing(), "sign"), "7K3-M9", 1000);
    expect(screenOf(done)).toBe("thanks");
    const viewed = receiveView(done, signedView, 1100);
    expect(screenOf(tick(viewed, 1000 + thanks_ms - 1))).toBe("thanks");
    expect(screenOf(tick(viewed, 1000 + thanks_ms))).toBe("rest");
  });

  test("never asks for the same signature again while the view is late", () => {
    const done = confirmed(sent(signing(), "sign"), "7K3-M9", 1000);
    expect(screenOf(tick(done, 1000 + thanks_ms))).toBe("rest");
  });

  test("shows the next candidate's figures only after the thanks", () => {
    const done = confirmed(sent(signing(), "sign"), "7K3-M9", 1000);
    const next = receiveView(done, another(), 1100);
    expect(screenOf(next)).toBe("thanks");
    const after = tick(next, 1000 + thanks_ms);
    expect(screenOf(after)).toBe("read");
    expect(after.seenAll).toBe(false);
  });

  test("thanks where the receipt was lost but the result is signed", () => {
    const thanked = receiveView(signing(), kiosk("seven/signed"), 500);
    expect(screenOf(thanked)).toBe("thanks");
    expect(screenOf(tick(thanked, 500 + thanks_ms))).toBe("rest");
  });

  test("opened after a signature rests", () => {
    expect(screenOf(receiveView(emptyKiosk, kiosk("seven/signed"), 0))).toBe("rest");
  });
});

describe("an objection", () => {
  const objecting = writeReason(turnTo(reading(), "object"), "第3号评委的合计不对");

  test("is waited for with its own words until the view says so", () => {
    const done = confirmed(sent(objecting, "object"), "7K3-M9", 0);
    expect(screenOf(done)).toBe("objected");
    expect(done.shown?.objection).toBe("第3号评委的合计不对");
  });

  test("is answered, and then the candidate may sign", () => {
    const waiting = receiveView(reading(), kiosk("seven/objection"), 0);
    expect(screenOf(waiting)).toBe("objected");
    const answered = receiveView(waiting, kiosk("seven/answered"), 0);
    expect(screenOf(answered)).toBe("read");
  });

  test("has at most 500 characters", () => {
    expect(writeReason(objecting, "长".repeat(600)).reason.length).toBe(reasonMax);
  });
});

describe("a refusal", () => {
  const refusal = refusalOf;

  test("leaves the signature to be sent again and says why", () => {
    const state = refused(sent(signing(), "sign"), refusal(Code.HELD));
    expect(screenOf(state)).toBe("sign");
    expect(state.problem).toBe("held");
    expect(state.outgoing).toBe(null);
  });

  test("for changed figures shows the new ones from the start", () => {
    const waiting = receiveView(sent(signing(), "sign"), corrected(), 0);
    const state = refused(waiting, refusal(Code.FIGURES_CHANGED));
    expect(screenOf(state)).toBe("read");
    expect(state.problem).toBe("changed");
    expect(state.seenAll).toBe(false);
  });

  test("because an objection is open says to wait for the answer", () => {
    expect(refused(signing(), refusal(Code.NOT_NOW, "objection")).problem).toBe("objected");
    expect(refused(signing(), null).problem).toBe("other");
  });
});

describe("the questions drawn", () => {
  test("stand on the kiosk for whose turn it is, and leave it with the turn", () => {
    const reads = receiveView(receiveView(emptyKiosk, rest, 0), toRead(3), 0);
    expect(screenOf(reads)).toBe("questions");
    expect(screenOf(receiveView(reads, rest, 10))).toBe("rest");
  });

  test("wait until whoever signed has been thanked", () => {
    const thanked = confirmed(sent(signing(), "sign"), "7K3-M9", 1000);
    const next = receiveView(thanked, toRead(3), 1100);
    expect(screenOf(next)).toBe("thanks");
    expect(screenOf(tick(next, 1000 + thanks_ms))).toBe("questions");
  });

  test("are no screen while there are none", () => {
    expect(screenOf(receiveView(emptyKiosk, toRead(0), 0))).toBe("rest");
  });
});
