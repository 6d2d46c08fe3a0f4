// The rooms one supervisor watches on one page: each a seat of its own with a connection of its own,
// kept over reloads under "supervise", "supervise.2", "supervise.3", "supervise.4".
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Connection } from "../../../web_kit/connection/connection";
import { Goodbye_Code } from "../../../web_kit/generated/proto/frames_pb";

export interface Room {
  nth: number; // 1: the page's first connection.
  connection: Connection;
}

export const roomsMax = 4;

// Whether there is something to show in a column: a view, a way to one, or why there is none. A code
// that is being tried, or was wrong, is the matter of who typed it.
export function isHeld({ connection }: Room): boolean {
  if (connection.enrolling.value) return false;
  if (connection.state.value !== "joining") return true;
  return connection.goodbye.value === Goodbye_Code.UNKNOWN_TOKEN;
}

export class Rooms {
  private readonly all = signal<readonly Room[]>([]);
  readonly rooms: ReadonlySignal<readonly Room[]> = this.all;

  // `beside` connects the nth seat: by a code, or by what this device keeps from it.
  constructor(
    first: Connection,
    private readonly beside: (nth: number, code: string | null) => Connection,
  ) {
    const kept: Room[] = [{ nth: 1, connection: first }];
    for (let nth = 2; nth <= roomsMax; nth += 1) {
      const connection = beside(nth, null);
      if (connection.state.peek() === "joining") connection.close();
      else kept.push({ nth, connection });
    }
    this.all.value = kept;
  }

  // Undefined: there is no place for another.
  add(code: string): Room | undefined {
    const [first] = this.all.peek();
    if (first !== undefined && first.connection.state.peek() === "joining") {
      first.connection.join(code);
      return first;
    }
    const taken = new Set(this.all.peek().map(({ nth }) => nth));
    const nth = [2, 3, 4].find((one) => one <= roomsMax && !taken.has(one));
    if (nth === undefined) return undefined;
    const room = { nth, connection: this.beside(nth, code) };
    this.all.value = [...this.all.peek(), room].sort((a, b) => a.nth - b.nth);
    return room;
  }

  // The seat stays the supervisor's; this device only no longer holds it.
  leave({ nth, connection }: Room): void {
    connection.forget();
    if (nth === 1) return;
    connection.close();
    this.all.value = this.all.peek().filter((room) => room.nth !== nth);
  }
}
