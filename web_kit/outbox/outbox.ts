// Commands on their way: each is kept, byte for byte, until the server has answered it with a
// receipt or a final refusal, and sent again on every new connection until then. Sending twice is
// harmless: the server knows the id.
//
// A letter belongs to one occupant of one seat of one ledger and is never sent on behalf of another:
// what a judge who left had still waiting is refused on this device once somebody else is welcomed.
// Lasting letters (sheets) survive a reload and a flat battery in the device's storage, one key a
// letter, so that two tabs cannot overwrite each other; the others live as long as the page.
// A passphrase beside a command is kept in this page's memory alone, until the answer is there.
// Limit: 32 letters of one seat waiting.
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { CommandSchema, type Command } from "../generated/proto/commands_pb";
import {
  ClientFrameSchema,
  Refusal_Code,
  Refusal_Reason,
  RefusalSchema,
  type Receipt,
  type Refusal,
} from "../generated/proto/frames_pb";

export type Answer = Receipt | Refusal;

export type Delivery =
  | { state: "kept" } // On this device, not on its way.
  | { state: "sent" } // On the open connection; nobody has said yet that it arrived.
  | { state: "confirmed"; receipt: Receipt }
  | { state: "refused"; refusal: Refusal };

export interface Owner {
  ledger: string;
  seat: string;
  occupant: number; // Of the seat, from 0; it goes up whenever a judge leaves.
}

export interface Letter {
  readonly id: string;
  readonly owner: Owner;
  readonly bytes: Uint8Array<ArrayBuffer>; // The command, as it was first written.
  readonly about: string; // The page's own name for what it concerns.
  readonly lasting: boolean;
  readonly order: number;
  readonly delivery: Delivery;
}

export interface LetterShelf {
  keys(): string[];
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export const lettersMax = 32;
const storedMax = 128; // Of all seats and ledgers this device has served; the oldest go first.

export function isReceipt(answer: Answer): answer is Receipt {
  return answer.$typeName === "tingfen.pb.Receipt";
}

// 128 random bits in hex. getRandomValues is there on plain HTTP too.
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ClientFrame around the command's own bytes, which are never encoded anew.
export function commandFrame(command: Uint8Array, passphrase = ""): Uint8Array<ArrayBuffer> {
  const { field } = ClientFrameSchema;
  const writer = new BinaryWriter();
  writer.tag(field.command.number, WireType.LengthDelimited).bytes(command);
  if (passphrase !== "") {
    writer.tag(field.passphrase.number, WireType.LengthDelimited).string(passphrase);
  }
  return writer.finish();
}

function isOpen({ delivery }: Letter): boolean {
  return delivery.state === "kept" || delivery.state === "sent";
}

export function isSame(one: Owner, other: Owner): boolean {
  return isSameSeat(one, other) && one.occupant === other.occupant;
}

function isSameSeat(one: Owner, other: Owner): boolean {
  return one.ledger === other.ledger && one.seat === other.seat;
}

// Of who sat there before.
export function isFormer(letter: Letter, owner: Owner): boolean {
  return isSameSeat(letter.owner, owner) && letter.owner.occupant !== owner.occupant;
}

// Not final: the same command is sent again a little later.
export function isFinal(answer: Answer): boolean {
  return isReceipt(answer) || answer.code !== Refusal_Code.BUSY;
}

// The pure core: a list of letters and what becomes of it.
export type Letters = readonly Letter[];

export function sendable(letters: Letters, owner: Owner): Letters {
  return letters.filter(
    (letter) => letter.delivery.state === "kept" && isSame(letter.owner, owner),
  );
}

// Nobody has said yet that it arrived.
export function unanswered(letters: Letters, owner: Owner): Letters {
  return letters.filter((letter) => isOpen(letter) && isSame(letter.owner, owner));
}

export function withDelivery(letters: Letters, id: string, delivery: Delivery): Letters {
  return letters.map((letter) => (letter.id === id ? { ...letter, delivery } : letter));
}

// The server would say the same.
function notTaken(commandId: string): Refusal {
  const code = Refusal_Code.NOT_CHECKED_IN;
  return create(RefusalSchema, { commandId, code, reason: Refusal_Reason.OCCUPANT });
}

// The connection is gone: nobody knows what arrived.
export function withoutConnection(letters: Letters): Letters {
  return letters.map((letter) =>
    letter.delivery.state === "sent" ? { ...letter, delivery: { state: "kept" } } : letter,
  );
}

export function withAnswer(letters: Letters, answer: Answer): Letters {
  const letter = letters.find(({ id }) => id === answer.commandId);
  // A letter once confirmed stays so, whatever comes late.
  if (letter === undefined || !isOpen(letter)) return letters;
  if (!isFinal(answer)) return withDelivery(letters, letter.id, { state: "kept" });
  return withDelivery(
    letters,
    letter.id,
    isReceipt(answer)
      ? { state: "confirmed", receipt: answer }
      : { state: "refused", refusal: answer },
  );
}

const prefix = "tingfen.letter.";

interface Stored {
  owner: Omit<Owner, "occupant"> & { occupant?: number };
  bytes: string; // hex
  about: string;
  order: number;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const pairs = hex.match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
}

export function storedForm(letter: Letter): string {
  const { owner, bytes, about, order } = letter;
  return JSON.stringify({ owner, bytes: hexOf(bytes), about, order } satisfies Stored);
}

// Null for what this page cannot read; it is left where it is.
export function readStored(id: string, text: string): Letter | null {
  try {
    const { owner: stored, bytes, about, order } = JSON.parse(text) as Stored;
    const owner = { ...stored, occupant: stored.occupant ?? 0 }; // An older page named none.
    const read = bytesOf(bytes);
    if (fromBinary(CommandSchema, read).id !== id || typeof owner.seat !== "string") return null;
    return { id, owner, bytes: read, about, order, lasting: true, delivery: { state: "kept" } };
  } catch {
    return null;
  }
}

const retryBusy_ms = 1000;

export interface OutboxWorld {
  shelf: LetterShelf;
  after(ms: number, run: () => void): () => void;
  changed(letters: Letters): void;
}

export class Outbox {
  private letters: Letters = [];
  private order = 0;
  private line: { owner: Owner; send: (frame: Uint8Array<ArrayBuffer>) => boolean } | null = null;
  private readonly awaited = new Map<string, (answer: Answer) => void>();
  private readonly passphrases = new Map<string, string>(); // By command; never in a letter.

  constructor(private readonly world: OutboxWorld) {
    const read = world.shelf
      .keys()
      .filter((key) => key.startsWith(prefix))
      .map((key) => readStored(key.slice(prefix.length), world.shelf.getItem(key) ?? ""));
    const all = read
      .filter((letter): letter is Letter => letter !== null)
      .sort((a, b) => a.order - b.order);
    this.letters = all.slice(-storedMax);
    for (const { id } of all.slice(0, -storedMax)) world.shelf.removeItem(prefix + id);
    this.order = this.letters.reduce((most, { order }) => Math.max(most, order), 0);
  }

  get all(): Letters {
    return this.letters;
  }

  // Writes the command down and sends it when there is a connection. Null when the box is full.
  put(
    command: Command,
    owner: Owner,
    about: string,
    lasting: boolean,
    passphrase = "",
  ): Letter | null {
    if (lasting && passphrase !== "") throw new Error("a passphrase is never stored");
    if (unanswered(this.letters, owner).length >= lettersMax) return null;
    const { action } = command;
    const { occupant } = owner;
    const withId = create(CommandSchema, { id: newCommandId(), occupant, action });
    this.order += 1;
    const letter: Letter = {
      id: withId.id,
      owner,
      bytes: toBinary(CommandSchema, withId),
      about,
      lasting,
      order: this.order,
      delivery: { state: "kept" },
    };
    if (passphrase !== "") this.passphrases.set(letter.id, passphrase);
    if (lasting) this.world.shelf.setItem(prefix + letter.id, storedForm(letter));
    this.become([...this.letters, letter]);
    this.flush();
    return letter;
  }

  // Resolves with the receipt or the final refusal, however long the network is away.
  answerTo(id: string): Promise<Answer> {
    return new Promise((resolve) => this.awaited.set(id, resolve));
  }

  connected(owner: Owner, send: (frame: Uint8Array<ArrayBuffer>) => boolean): void {
    this.line = { owner, send };
    for (const letter of this.letters) {
      if (isOpen(letter) && isFormer(letter, owner)) this.answered(notTaken(letter.id));
    }
    this.flush();
  }

  disconnected(): void {
    this.line = null;
    this.become(withoutConnection(this.letters));
  }

  answered(answer: Answer): void {
    const before = this.letters;
    this.become(withAnswer(before, answer));
    if (this.letters === before) return;
    if (!isFinal(answer)) {
      this.world.after(retryBusy_ms, () => this.flush());
      return;
    }
    this.world.shelf.removeItem(prefix + answer.commandId);
    this.passphrases.delete(answer.commandId);
    this.awaited.get(answer.commandId)?.(answer);
    this.awaited.delete(answer.commandId);
    this.become(this.letters.filter(({ id, lasting }) => lasting || id !== answer.commandId));
  }

  // The page has shown the answer and needs it no longer.
  dismiss(id: string): void {
    this.become(this.letters.filter((letter) => letter.id !== id || isOpen(letter)));
  }

  private flush(): void {
    if (this.line === null) return;
    for (const letter of sendable(this.letters, this.line.owner)) {
      const passphrase = this.passphrases.get(letter.id);
      if (!this.line.send(commandFrame(letter.bytes, passphrase))) return;
      this.become(withDelivery(this.letters, letter.id, { state: "sent" }));
    }
  }

  private become(letters: Letters): void {
    this.letters = letters;
    this.world.changed(letters);
  }
}
