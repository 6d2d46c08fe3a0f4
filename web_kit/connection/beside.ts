// What the server tells desks beside the record: answers to what no ledger records, and codes, which
// come before the receipt they belong to.
import { signal } from "@preact/signals";
import type { Body } from "./frames";
import type {
  Cards,
  LookedUp,
  PlanChecked,
  Rehearsed,
  ServerFrame,
} from "../generated/proto/frames_pb";
import { isReceipt, type Answer } from "../outbox/outbox";

export class Beside {
  readonly planChecked = signal<PlanChecked | null>(null);
  readonly rehearsed = signal<Rehearsed | null>(null);
  readonly lookedUp = signal<LookedUp | null>(null);

  private lastTag = 0;
  private cards: Cards | null = null; // Until their receipt, which follows them.
  private readonly carded = new WeakMap<Answer, Cards>();

  // `send`: whether there is a connection to ask on.
  constructor(private readonly send: (body: Body) => boolean) {}

  // The answer carries the tag; null: there is nobody to ask.
  ask(question: (tag: number) => Body): number | null {
    if (!this.send(question(this.lastTag + 1))) return null;
    this.lastTag += 1;
    return this.lastTag;
  }

  readonly rehearse = (): number | null =>
    this.ask((tag) => ({ case: "rehearse", value: { tag } }));

  readonly lookUp = (candidate: string): number | null =>
    this.ask((tag) => ({ case: "lookUp", value: { candidate, tag } }));

  opened(): void {
    this.cards = null;
  }

  heard(body: ServerFrame["body"]): void {
    if (body.case === "cards") this.cards = body.value;
    else if (body.case === "planChecked") this.planChecked.value = body.value;
    else if (body.case === "rehearsed") this.rehearsed.value = body.value;
    else if (body.case === "lookedUp") this.lookedUp.value = body.value;
  }

  answered(answer: Answer): void {
    if (isReceipt(answer) && this.cards !== null) this.carded.set(answer, this.cards);
    this.cards = null;
  }

  cardsOf(answer: Answer): Cards | null {
    return this.carded.get(answer) ?? null;
  }
}
