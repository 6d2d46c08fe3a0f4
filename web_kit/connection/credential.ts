// What a device proves itself by: the code it was given once, and then a token, which the server
// follows by another at each return. The next is stored before the server is told that it is; until
// the server has heard so, the one before still opens the seat, and both are shown.
import type { SeatStore, Enrolment } from "./store";
import { Goodbye_Code } from "../generated/proto/frames_pb";
import type { Owner } from "../outbox/outbox";

const provingEvery_ms = 250;
const provings = 12;
const unknownMax = 2;

const codeNeeded: readonly Goodbye_Code[] = [
  Goodbye_Code.UNKNOWN_CODE,
  Goodbye_Code.UNKNOWN_TOKEN,
  Goodbye_Code.WRONG_PAGE,
  Goodbye_Code.DEVICE_REFUSED,
  Goodbye_Code.FROZEN,
  Goodbye_Code.CODE_USED,
  Goodbye_Code.CODE_EXPIRED,
  Goodbye_Code.SIGNED_OUT,
  Goodbye_Code.NOT_HERE,
  Goodbye_Code.SCREENS_FULL,
  Goodbye_Code.LEFT,
];

// Goodbyes after which the same proof would be refused again.
export function needsCode(code: Goodbye_Code): boolean {
  return codeNeeded.includes(code);
}

interface Parts {
  after: (ms: number, run: () => void) => void;
  tell: (token: string) => void; // Says to the server that this one is stored.
}

export class Credential {
  private openings = 0;
  private unknown = 0; // How often in a row the server did not know the token.
  private held = ""; // The token shown on this connection, or told on it.

  constructor(
    private readonly store: SeatStore,
    private readonly parts: Parts,
  ) {}

  // A token is given up only once the server has not known it twice, across a reconnect: what it says
  // once may be a moment's (a start with an older copy, a clock put right just now).
  mayBeMistaken(code: Goodbye_Code): boolean {
    if (code !== Goodbye_Code.UNKNOWN_TOKEN || this.store.enrolment() === null) return false;
    this.unknown = (this.unknown + 1) % unknownMax;
    return this.unknown !== 0;
  }

  connected(): void {
    this.openings += 1;
  }

  // For the Hello. `pairs`: a screen that asks to be told what it shows where it has no seat yet.
  shown(code: string | null, pairs: boolean) {
    const kept = code === null ? this.store.enrolment() : null;
    this.held = kept?.token ?? "";
    const tokenBefore = kept?.before ?? "";
    if (code !== null) return { proof: { case: "code" as const, value: code }, tokenBefore };
    if (pairs && kept === null) {
      return { proof: { case: "pair" as const, value: true }, tokenBefore };
    }
    return { proof: { case: "token" as const, value: this.held }, tokenBefore };
  }

  // Stores what a Welcome told; "": the token shown stays. Null: nothing is held.
  told(token: string, owner: Owner, byCode: boolean): Enrolment | null {
    this.unknown = 0;
    const shown = byCode ? null : this.store.enrolment();
    const enrolment = next(token, shown, owner);
    if (enrolment !== null) this.store.keepEnrolment(enrolment);
    return enrolment;
  }

  tell(token: string): void {
    this.held = token;
    this.parts.tell(token);
  }

  // The token of this connection was given up. Where another tab of this browser did so it has stored
  // a newer one, which comes to this tab in its own time.
  prove(): void {
    this.proveBy(this.held, this.openings, provings);
  }

  private proveBy(held: string, connection: number, left: number): void {
    if (connection !== this.openings) return;
    const token = this.store.enrolment()?.token ?? "";
    if (token !== held || left === 0) return this.tell(token);
    this.parts.after(provingEvery_ms, () => this.proveBy(held, connection, left - 1));
  }
}

function next(token: string, shown: Enrolment | null, owner: Owner): Enrolment | null {
  if (token === "") return shown === null ? null : { ...shown, ...owner };
  // Told what it holds already: the server did not know of it, and the one before still opens.
  const before = shown?.token === token ? shown.before : (shown?.token ?? "");
  return { token, before, ...owner };
}
