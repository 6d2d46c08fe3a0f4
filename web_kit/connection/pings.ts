// The pings on their way: when each was sent, how long the newest answered one took, and which view
// the page shows. The desk learns from them how each device fares.
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { PingSchema } from "../generated/proto/frames_pb";

export class Pings {
  private sent = new Map<number, number>(); // client_ms → sent at
  private roundTrip_ms = 0; // Of the newest that was answered; 0: none yet.

  constructor(private readonly now: () => number) {}

  // A new connection: what was measured and awaited on the old one says nothing about it.
  opened(): void {
    this.sent.clear();
    this.roundTrip_ms = 0;
  }

  next(shown: number): MessageInitShape<typeof PingSchema> {
    const now = this.now();
    const clientMs = Math.floor(now) >>> 0;
    this.sent.set(clientMs, now);
    return { clientMs, roundTripMs: this.roundTrip_ms, shown };
  }

  // When the ping was sent that is now answered; null: it is not ours.
  answered(clientMs: number): number | null {
    const sentAt = this.sent.get(clientMs);
    if (sentAt === undefined) return null;
    this.sent.delete(clientMs);
    this.roundTrip_ms = Math.max(1, Math.round(this.now() - sentAt));
    return sentAt;
  }
}
