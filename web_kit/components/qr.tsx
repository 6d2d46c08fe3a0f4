// A text as a QR code, black on white whatever the theme, with the quiet zone scanners need.
import { encode } from "uqr";

const quiet = 4; // Modules around the code, as ISO/IEC 18004 asks.

// One path for all dark modules: rows of runs.
export function darkPath(data: readonly (readonly boolean[])[]): string {
  return data
    .flatMap((row, y) => {
      const runs: string[] = [];
      for (let x = 0; x < row.length; x += 1) {
        if (row[x] !== true) continue;
        const from = x;
        while (row[x + 1] === true) x += 1;
        runs.push(`M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`);
      }
      return runs;
    })
    .join("");
}

export interface QrProps {
  text: string;
  label: string; // For a reader.
}

export function Qr({ text, label }: QrProps) {
  const { data, size } = encode(text, { ecc: "M", border: quiet });
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={darkPath(data)} fill="#000000" />
    </svg>
  );
}
