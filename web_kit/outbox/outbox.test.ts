import { create, fromBinary } from "@bufbuild/protobuf";
import { beforeEach, describe, expect, test } from "vitest";
import { CommandSchema, type Command } from "../generated/proto/commands_pb";
import {
  ClientFrameSchema,
  ReceiptSchema,
  Refusal_Code,
  Refusal_Reason,
  RefusalSchema,
} from "../generated/proto/frames_pb";
import { commandFrame, isReceipt, lettersMax, Outbox, type Answer, type Letters } from "./outbox";

class FakeShelf {
  readonly kept = new Map<string, string>();
  keys = () => [...this.kept.keys()];
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

class FakeTime {
  private waiting: (() => void)[] = [];
  after = (_ms: number, run: () => void) => {
    this.waiting.push(run);
    return () => {};
  };
  pass(): void {
    const due = this.waiting;
    this.waiting = [];
    for (const run of due) run();
  }
}

const owner = { ledger: "L1", seat: "panel_3", occupant: 0 };
const other = { ledger: "L1", seat: "panel_4", occupant: 0 };
const successor = { ...owner, occupant: 1 };

function sheet(candidate: string, version = 1): Command {
  return create(CommandSchema, {
    action: {
      case: "submitSheet",
      value: { candidate, stage: "speech", version, marks: [{ criterion: "show", mark: "27.5" }] },
    },
  });
}

function commandOf(frame: Uint8Array): Command {
  const { body } = fromBinary(ClientFrameSchema, frame);
  if (body.case !== "command") throw new Error(`not a command: ${body.case}`);
  return body.value;
}

function receipt(id: string, number = "7K3-M9"): Answer {
  return create(ReceiptSchema, { commandId: id, seq: 12, number });
}

function refusal(id: string, code: Refusal_Code): Answer {
  return create(RefusalSchema, { commandId: id, code });
}

let shelf: FakeShelf;
let time: FakeTime;
let sent: Uint8Array[];
let seen: Letters;

function openBox(): Outbox {
  return new Outbox({ shelf, after: time.after, changed: (letters) => (seen = letters) });
}

function send(frame: Uint8Array): boolean {
  sent.push(frame);
  return true;
}

beforeEach(() => {
  shelf = new FakeShelf();
  time = new FakeTime();
  sent = [];
  seen = [];
});

function stateOf(box: Outbox, id: string): string | undefined {
  return box.all.find((letter) => letter.id === id)?.delivery.state;
}

describe("What who sat here before had still waiting", () => {
  test("is never sent for who sits here now, and is told of as not taken", () => {
    const box = openBox();
    const id = box.put(sheet("c7"), owner, "c7", true)!.id;
    box.connected(successor, send);
    expect(sent).toEqual([]);
    expect(box.all[0]).toMatchObject({
      id,
      owner,
      delivery: { state: "refused", refusal: { reason: Refusal_Reason.OCCUPANT } },
    });
  });

  test("is no longer on the device then", () => {
    const box = openBox();
    box.put(sheet("c7"), owner, "c7", true);
    box.connected(successor, send);
    expect(shelf.kept.size).toBe(0);
    expect(openBox().all).toEqual([]);
  });

  test("stays for them while somebody comes to another seat", () => {
    const box = openBox();
    box.put(sheet("c7"), owner, "c7", true);
    box.connected(other, send);
    expect(shelf.kept.size).toBe(1);
    box.connected(owner, send);
    expect(sent.length).toBe(1);
  });

  test("answers whoever still waits for it", async () => {
    const box = openBox();
    const id = box.put(sheet("c7"), owner, "", false)!.id;
    const answer = box.answerTo(id);
    box.connected(successor, send);
    expect(await answer).toMatchObject({ code: Refusal_Code.NOT_CHECKED_IN });
  });
});

test("A command names the occupant it is for", () => {
  const box = openBox();
  box.connected(successor, send);
  box.put(sheet("c7"), successor, "c7", true);
  expect(commandOf(sent[0]!).occupant).toBe(1);
});

test("What an older page kept is the first occupant's", () => {
  const box = openBox();
  const id = box.put(sheet("c7"), owner, "c7", true)!.id;
  const key = `tingfen.letter.${id}`;
  const stored = JSON.parse(shelf.kept.get(key)!) as { owner: Partial<typeof owner> };
  delete stored.owner.occupant;
  shelf.kept.set(key, JSON.stringify(stored));
  expect(openBox().all[0]).toMatchObject({ owner });
});

describe("A letter", () => {
  test("is kept while there is no connection, and sent when there is", () => {
    const box = openBox();
    const id = box.put(sheet("c7"), owner, "c7/speech", true)!.id;
    expect(stateOf(box, id)).toBe("kept");
    box.connected(owner, send);
    expect(stateOf(box, id)).toBe("sent");
    expect(commandOf(sent[0]!)).toMatchObject({ id, action: { case: "submitSheet" } });
  });

  test("is confirmed by its receipt and then no longer kept on the device", () => {
    const box = openBox();
    box.connected(owner, send);
    const id = box.put(sheet("c7"), owner, "", true)!.id;
    expect(shelf.kept.size).toBe(1);
    box.answered(receipt(id));
    expect(stateOf(box, id)).toBe("confirmed");
    expect(shelf.kept.size).toBe(0);
    box.dismiss(id);
    expect(seen).toEqual([]);
  });

  test("is sent again, byte for byte, after a reload", () => {
    const first = openBox();
    first.connected(owner, send);
    first.put(sheet("c7"), owner, "c7/speech", true);
    const second = openBox();
    second.connected(owner, send);
    expect(sent.length).toBe(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(second.all[0]).toMatchObject({ about: "c7/speech", owner });
  });

  test("that need not last is gone with the page", () => {
    const first = openBox();
    first.put(sheet("c7"), owner, "", false);
    expect(openBox().all).toEqual([]);
  });

  test("is sent again on each new connection until it is answered, then never", () => {
    const box = openBox();
    const id = box.put(sheet("c7"), owner, "", true)!.id;
    for (let lost = 0; lost < 3; lost += 1) {
      box.connected(owner, send);
      box.disconnected();
      expect(stateOf(box, id)).toBe("kept");
    }
    box.connected(owner, send);
    box.answered(receipt(id));
    box.disconnected();
    box.connected(owner, send);
    expect(sent.length).toBe(4);
    expect(new Set(sent.map((frame) => commandOf(frame).id))).toEqual(new Set([id]));
  });

  test("is never sent on behalf of another seat or another ledger", () => {
    const box = openBox();
    const id = box.put(sheet("c7"), owner, "", true)!.id;
    box.connected(other, send);
    box.disconnected();
    box.connected({ ...owner, ledger: "L2" }, send);
    expect(sent).toEqual([]);
    expect(stateOf(box, id)).toBe("kept");
    box.disconnected();
    box.connected(owner, send);
    expect(sent.length).toBe(1);
  });

  test("that the server is too busy for is sent again a little later", () => {
    const box = openBox();
    box.connected(owner, send);
    const id = box.put(sheet("c7"), owner, "", true)!.id;
    box.answered(refusal(id, Refusal_Code.BUSY));
    expect(stateOf(box, id)).toBe("kept");
    expect(sent.length).toBe(1);
    time.pass();
    expect(sent.length).toBe(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  test("that is refused says why and is not sent again", () => {
    const box = openBox();
    box.connected(owner, send);
    const id = box.put(sheet("c7"), owner, "", true)!.id;
    box.answered(refusal(id, Refusal_Code.OTHER_TURN));
    expect(box.all[0]!.delivery).toMatchObject({
      state: "refused",
      refusal: { code: Refusal_Code.OTHER_TURN },
    });
    box.disconnected();
    box.connected(owner, send);
    expect(sent.length).toBe(1);
  });

  test("once confirmed stays confirmed, whatever comes late or twice", () => {
    const box = openBox();
    box.connected(owner, send);
    const id = box.put(sheet("c7"), owner, "", true)!.id;
    box.answered(receipt(id, "7K3-M9"));
    box.answered(refusal(id, Refusal_Code.ALREADY));
    box.answered(receipt(id, "OTHER"));
    box.answered(receipt("unknown"));
    expect(box.all).toHaveLength(1);
    expect(box.all[0]!.delivery).toMatchObject({
      state: "confirmed",
      receipt: { number: "7K3-M9" },
    });
  });
});

test("Answers reach who asked, in whatever order they come", async () => {
  const box = openBox();
  box.connected(owner, send);
  const a = box.put(sheet("a"), owner, "", false)!.id;
  const b = box.put(sheet("b"), owner, "", false)!.id;
  const [forA, forB] = [box.answerTo(a), box.answerTo(b)];
  box.answered(refusal(b, Refusal_Code.HELD));
  box.answered(receipt(a));
  expect(isReceipt(await forA)).toBe(true);
  expect(isReceipt(await forB)).toBe(false);
  expect(box.all).toEqual([]);
});

test("A full box takes no more, and says so", () => {
  const box = openBox();
  for (let i = 0; i < lettersMax; i += 1)
    expect(box.put(sheet("c"), owner, "", true)).not.toBeNull();
  expect(box.put(sheet("c"), owner, "", true)).toBeNull();
  expect(shelf.kept.size).toBe(lettersMax);
});

test("What another program left in the storage is neither read nor harmed", () => {
  shelf.setItem("tingfen.letter.abc", "{not json");
  shelf.setItem("somebody.else", "theirs");
  expect(openBox().all).toEqual([]);
  expect(shelf.kept.size).toBe(2);
});

test("A frame around a long command has the length the server reads", () => {
  const long = create(CommandSchema, {
    id: "00",
    action: { case: "raiseFlag", value: { room: "r", text: "异".repeat(7000) } },
  });
  const box = openBox();
  box.connected(owner, send);
  box.put(long, owner, "", false);
  const read = commandOf(sent[0]!);
  expect(read.action).toMatchObject({ value: { text: "异".repeat(7000) } });
  expect(commandFrame(new Uint8Array(127)).length).toBe(129);
  expect(commandFrame(new Uint8Array(128)).length).toBe(131);
});

describe("A passphrase", () => {
  const open = create(CommandSchema, {
    action: { case: "openQuestions", value: { candidate: "c7", stage: "defense" } },
  });
  const passphraseOf = (frame: Uint8Array) => fromBinary(ClientFrameSchema, frame).passphrase;

  test("travels beside its command, again after a lost line, and is in no other frame", () => {
    const box = openBox();
    box.connected(owner, send);
    box.put(open, owner, "", false, "春江潮水连海平");
    box.put(sheet("c7"), owner, "", true);
    box.disconnected();
    box.connected(owner, send);
    expect(sent.map(passphraseOf)).toEqual(["春江潮水连海平", "", "春江潮水连海平", ""]);
    expect(commandOf(sent[0]!)).toEqual(commandOf(sent[2]!));
  });

  test("is neither in the storage nor in a letter, and is forgotten with the answer", () => {
    const box = openBox();
    box.connected(owner, send);
    const { id } = box.put(open, owner, "", false, "secret words")!;
    expect(JSON.stringify([...shelf.kept, ...seen])).not.toContain("secret words");
    box.answered(refusal(id, Refusal_Code.BUSY));
    time.pass();
    expect(passphraseOf(sent[1]!)).toBe("secret words");
    box.answered(refusal(id, Refusal_Code.WRONG_PASSPHRASE));
    expect(Object.values(box).flatMap((one) => (one instanceof Map ? [...one] : []))).toEqual([]);
  });

  test("is never taken for a letter that lasts", () => {
    expect(() => openBox().put(open, owner, "", true, "secret words")).toThrow(/never stored/);
    expect(shelf.kept.size).toBe(0);
  });
});

// A server that answers each id once decided the same way, over a line that loses, doubles and
// reorders whatever it likes: in the end every sheet is confirmed, each decided exactly once.
test("Every sheet is decided exactly once over a line that loses, doubles and reorders", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = generator(seed);
    const decided = new Map<string, Answer>();
    const bytesSeen = new Map<string, string>();
    shelf = new FakeShelf();
    let box = openBox();
    let up: Uint8Array[] = [];
    let down: Answer[] = [];
    const ids: string[] = [];
    const deliver = () => {
      shuffle(up, random);
      for (const frame of up) {
        if (random() < 0.3) continue;
        const { id } = commandOf(frame);
        const bytes = frame.join();
        expect(bytesSeen.get(id) ?? bytes).toBe(bytes);
        bytesSeen.set(id, bytes);
        const answer = decided.get(id) ?? receipt(id, `R${decided.size}`);
        decided.set(id, answer);
        down.push(answer);
        if (random() < 0.2) down.push(answer);
      }
      up = [];
      shuffle(down, random);
      for (const answer of down) if (random() < 0.7) box.answered(answer);
      down = [];
    };
    for (let round = 0; round < 40; round += 1) {
      const dice = random();
      if (dice < 0.3 && ids.length < 10) ids.push(box.put(sheet(`c${round}`), owner, "", true)!.id);
      else if (dice < 0.5) box.disconnected();
      else if (dice < 0.6) box = openBox();
      else box.connected(owner, (frame) => up.push(frame) > 0);
      deliver();
    }
    for (let settle = 0; shelf.kept.size > 0; settle += 1) {
      expect(settle).toBeLessThan(200);
      box.disconnected();
      box.connected(owner, (frame) => up.push(frame) > 0);
      deliver();
    }
    expect([...decided.keys()].sort()).toEqual([...ids].sort());
  }
});

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = items[i]!;
    items[i] = items[j]!;
    items[j] = kept;
  }
}
