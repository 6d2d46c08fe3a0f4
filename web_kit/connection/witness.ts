// The newest witness this device has seen: kept on the device, presented on the next connection.
import type { SeatStore } from "./store";
import type { Witness } from "../generated/proto/frames_pb";

const keepAfter_ms = 1000;

export class WitnessKeeper {
  private newest: Witness | undefined;
  private presented = false; // On this connection.
  private keeping = false;

  constructor(
    private readonly store: SeatStore,
    private readonly after: (ms: number, run: () => void) => void,
  ) {
    this.newest = store.witness();
  }

  // For the Hello.
  present(): Witness | undefined {
    this.presented = this.newest !== undefined;
    return this.newest;
  }

  // The newest one is kept. One that was presented on this connection has done its work, and gives
  // way even to an older one: that is what the server holds now.
  saw(witness: Witness): void {
    const newest = this.newest;
    const older = newest?.ledger === witness.ledger && witness.seq < newest.seq;
    if (older && !this.presented) return;
    this.newest = witness;
    this.presented = false;
    if (this.keeping) return;
    this.keeping = true;
    this.after(keepAfter_ms, () => {
      this.keeping = false;
      if (this.newest !== undefined) this.store.keepWitness(this.newest);
    });
  }
}
