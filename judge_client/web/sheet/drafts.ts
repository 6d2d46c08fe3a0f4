// What judges have typed and not sent, on this device, written at each key press: one entry a
// sheet. Limit: the 64 newest.
import type { LetterShelf } from "../../../web_kit/outbox/outbox";
import { safeShelf } from "../../../web_kit/connection/store";
import { isOfSeat, keyText, occupantOf, type SheetKey, type Typed } from "./sheet";

const prefix = "tingfen.draft.";
const draftsMax = 64;

interface Stored {
  typed: Typed;
  order: number;
}

function readStored(text: string | null): Stored | null {
  if (text === null) return null;
  try {
    const { typed, order } = JSON.parse(text) as Partial<Stored>;
    if (typeof typed !== "object" || typed === null || typeof order !== "number") return null;
    return Object.values(typed).every((mark) => typeof mark === "string") ? { typed, order } : null;
  } catch {
    return null;
  }
}

export class Drafts {
  constructor(private readonly shelf: LetterShelf) {}

  read(key: SheetKey): Typed | null {
    return readStored(this.shelf.getItem(prefix + keyText(key)))?.typed ?? null;
  }

  keep(key: SheetKey, typed: Typed): void {
    const name = prefix + keyText(key);
    const known = readStored(this.shelf.getItem(name));
    const order = known?.order ?? this.makeRoom();
    this.shelf.setItem(name, JSON.stringify({ typed, order } satisfies Stored));
  }

  drop(key: SheetKey): void {
    this.shelf.removeItem(prefix + keyText(key));
  }

  // What other occupants of the seat had typed goes.
  keepOnly(ledger: string, seat: string, occupant: number): void {
    for (const name of this.shelf.keys().filter((key) => key.startsWith(prefix))) {
      const text = name.slice(prefix.length);
      if (isOfSeat(text, ledger, seat) && occupantOf(text) !== occupant) {
        this.shelf.removeItem(name);
      }
    }
  }

  // Gives the order of the next entry.
  private makeRoom(): number {
    const all = this.shelf
      .keys()
      .filter((name) => name.startsWith(prefix))
      .map((name) => ({ name, order: readStored(this.shelf.getItem(name))?.order ?? 0 }))
      .sort((a, b) => a.order - b.order);
    for (const { name } of all.slice(0, Math.max(0, all.length - draftsMax + 1))) {
      this.shelf.removeItem(name);
    }
    return (all[all.length - 1]?.order ?? 0) + 1;
  }
}

export function browserDrafts(): Drafts {
  const shelf = safeShelf(() => window.localStorage);
  const keys = () => {
    try {
      return Object.keys(window.localStorage);
    } catch {
      return [];
    }
  };
  return new Drafts({ ...shelf, keys });
}
