// What a device keeps about its seat: the token, which seat and ledger it belongs to, and the
// newest witness. One key a page (and, with ?seat=, a tab), so that several seats can live in the
// tabs of one browser: the tab's own storage is asked first, then the device's. A seat's newest token
// has one key for all tabs: each return makes another, and the one before opens nothing.
import { fromJsonString, toJsonString } from "@bufbuild/protobuf";
import { WitnessSchema, type Witness } from "../generated/proto/frames_pb";
import type { Owner } from "../outbox/outbox";

export interface Enrolment {
  token: string;
  before: string; // The token it followed, until the next; "": none.
  ledger: string;
  seat: string; // Seat.id
  occupant: number;
}

export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

function asEnrolment(text: string | null): Enrolment | null {
  if (text === null) return null;
  try {
    const read = JSON.parse(text) as Partial<Record<keyof Enrolment, unknown>>;
    const { token, before, ledger, seat, occupant } = read;
    if (typeof token !== "string" || typeof ledger !== "string" || typeof seat !== "string") {
      return null;
    }
    const sits = typeof occupant === "number" ? occupant : 0;
    return {
      token,
      before: typeof before === "string" ? before : "",
      ledger,
      seat,
      occupant: sits,
    };
  } catch {
    return null;
  }
}

export function ownerOf({ ledger, seat, occupant }: Enrolment): Owner {
  return { ledger, seat, occupant };
}

function tokenKey({ ledger, seat }: Enrolment): string {
  return `tingfen.token.${ledger}.${seat}`;
}

export class SeatStore {
  private readonly enrolmentKey: string;
  private readonly witnessKey: string;

  constructor(
    name: string,
    private readonly tab: Shelf,
    private readonly device: Shelf,
  ) {
    this.enrolmentKey = `tingfen.seat.${name}`;
    this.witnessKey = `tingfen.witness.${name}`;
  }

  enrolment(): Enrolment | null {
    const own =
      asEnrolment(this.tab.getItem(this.enrolmentKey)) ??
      asEnrolment(this.device.getItem(this.enrolmentKey));
    if (own === null) return null;
    return asEnrolment(this.device.getItem(tokenKey(own))) ?? own;
  }

  keepEnrolment(enrolment: Enrolment): void {
    const text = JSON.stringify(enrolment);
    this.tab.setItem(this.enrolmentKey, text);
    this.device.setItem(this.enrolmentKey, text);
    this.device.setItem(tokenKey(enrolment), text);
  }

  // Another tab's newer enrolment stays.
  forgetEnrolment(): void {
    const enrolment = this.enrolment();
    const own = this.tab.getItem(this.enrolmentKey);
    this.tab.removeItem(this.enrolmentKey);
    if (enrolment !== null && JSON.stringify(enrolment) === own) {
      this.device.removeItem(tokenKey(enrolment));
    }
    if (own === null || own === this.device.getItem(this.enrolmentKey)) {
      this.device.removeItem(this.enrolmentKey);
    }
  }

  witness(): Witness | undefined {
    const text = this.device.getItem(this.witnessKey);
    if (text === null) return undefined;
    try {
      return fromJsonString(WitnessSchema, text);
    } catch {
      return undefined;
    }
  }

  keepWitness(witness: Witness): void {
    this.device.setItem(this.witnessKey, toJsonString(WitnessSchema, witness));
  }
}

// Storage that never throws: where the browser forbids it or it is full, `onFull` is told once and
// the values live as long as the page.
export function safeShelf(open: () => Shelf, onFull: () => void = () => {}): Shelf {
  const spare = new Map<string, string>();
  let shelf: Shelf | null = null;
  try {
    shelf = open();
  } catch {
    onFull();
  }
  return {
    getItem: (key) => spare.get(key) ?? shelf?.getItem(key) ?? null,
    setItem(key, value) {
      try {
        if (shelf === null) throw new Error("no storage");
        shelf.setItem(key, value);
        spare.delete(key);
      } catch {
        spare.set(key, value);
        onFull();
      }
    },
    removeItem(key) {
      spare.delete(key);
      shelf?.removeItem(key);
    },
  };
}
