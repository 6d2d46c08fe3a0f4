// The parts of a spreadsheet's archive, taken out as they are asked for. fflate reads the ZIP; here
// it is held to the limits: by what the directory claims, and again by what really comes out.
import { Unzip, UnzipInflate, unzipSync } from "fflate";
import { limits, TableProblem } from "./limits";

const pieceBytes = 4 * 1024; // Comes out as 4 MiB at most, so that no piece passes the limit by far.

// Part names are the same in any case; some writers take \ for / or percent-encode them.
export function partKey(name: string): string {
  let plain = name.replace(/\\/g, "/").replace(/^\/+/, "");
  try {
    plain = decodeURIComponent(plain);
  } catch {
    // A name with a % of its own.
  }
  return plain.toLowerCase();
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export class Archive {
  private readonly bytes: Uint8Array;
  private readonly sizes = new Map<string, number>(); // By key, as the directory claims.
  private unpacked = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const key = partKey(name);
        if (this.sizes.has(key)) throw new TableProblem("unreadable", name);
        this.sizes.set(key, originalSize);
        if (this.sizes.size > limits.entries) throw new TableProblem("too_large");
        return false;
      },
    });
  }

  has(name: string): boolean {
    return this.sizes.has(partKey(name));
  }

  // By the names as they were asked for; one that is not there is left out.
  take(names: readonly string[]): Map<string, Uint8Array> {
    const wanted = new Map(
      names.filter((name) => this.has(name)).map((name) => [partKey(name), name]),
    );
    const claimed = [...wanted.keys()].reduce((sum, key) => sum + (this.sizes.get(key) ?? 0), 0);
    if (this.unpacked + claimed > limits.unpackedBytes) throw new TableProblem("too_large");
    const taken = this.inflate(wanted);
    for (const [key, name] of wanted) {
      const part = taken.get(name);
      if (part === undefined || part.length !== this.sizes.get(key)) {
        throw new TableProblem("unreadable", name);
      }
    }
    return taken;
  }

  private inflate(wanted: ReadonlyMap<string, string>): Map<string, Uint8Array> {
    const taken = new Map<string, Uint8Array>();
    const unzip = new Unzip((file) => {
      const name = wanted.get(partKey(file.name));
      if (name === undefined || taken.has(name)) return;
      const pieces: Uint8Array[] = [];
      file.ondata = (error, piece, final) => {
        if (error !== null) throw error;
        this.unpacked += piece.length;
        if (this.unpacked > limits.unpackedBytes) throw new TableProblem("too_large");
        pieces.push(piece);
        if (final) taken.set(name, joined(pieces));
      };
      file.start();
    });
    unzip.register(UnzipInflate);
    for (let at = 0; at < this.bytes.length; at += pieceBytes) {
      const end = Math.min(at + pieceBytes, this.bytes.length);
      unzip.push(this.bytes.subarray(at, end), end === this.bytes.length);
    }
    return taken;
  }
}
