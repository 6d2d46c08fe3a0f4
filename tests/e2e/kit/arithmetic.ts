// The published figure, worked out again with integers and nothing of the program's.
import type { SheetLine } from "./room";

interface Fraction {
  n: bigint;
  d: bigint;
}

const of = (n: bigint, d = 1n): Fraction => ({ n, d });
const plus = (a: Fraction, b: Fraction): Fraction => of(a.n * b.d + b.n * a.d, a.d * b.d);
const times = (a: Fraction, b: Fraction): Fraction => of(a.n * b.n, a.d * b.d);
const less = (a: Fraction, b: Fraction): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

function read(decimal: string): Fraction {
  const [whole = "0", part = ""] = decimal.split(".");
  return of(BigInt(whole + part), 10n ** BigInt(part.length));
}

function total(sheet: SheetLine): Fraction {
  return Object.values(sheet.marks).map(read).reduce(plus, of(0n));
}

// `drop`: how many of the highest and of the lowest go.
function mean(sheets: readonly SheetLine[], drop: number): Fraction {
  const sorted = sheets.map(total).sort(less);
  const kept = sorted.slice(drop, sorted.length - drop);
  return times(kept.reduce(plus, of(0n)), of(1n, BigInt(kept.length)));
}

// Half up to two places, as 四舍五入.
function published({ n, d }: Fraction): string {
  const hundredths = (n * 200n + d) / (2n * d);
  const digits = String(hundredths).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export interface Part {
  stage: string;
  panel: string;
  percent: bigint; // Of the interview.
  drop: number;
}

export function publishedTotal(
  sheets: readonly SheetLine[],
  candidate: string,
  parts: readonly Part[],
): string {
  return published(
    parts
      .map(({ stage, panel, percent, drop }) => {
        const own = sheets.filter(
          (sheet) =>
            sheet.candidate === candidate && sheet.stage === stage && sheet.panel === panel,
        );
        return times(mean(own, drop), of(percent, 100n));
      })
      .reduce(plus, of(0n)),
  );
}
