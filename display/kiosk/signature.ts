// The drawn signature as a PNG: white ground, sharp enough to print, small enough to keep. The
// strokes are kept as points, so the picture does not depend on the screen it was drawn on.
import SignaturePad, { type PointGroup } from "signature_pad";
import { bytesOf } from "../../web_kit/page/picture";

export const png_bytes_max = 200 * 1024;

// Less than this is a slip of the finger and not a signature. CSS pixels.
const leastWidth_px = 90;
const leastHeight_px = 30;
const leastLength_px = 200;

export interface Extent {
  width: number;
  height: number;
  length: number; // Of all strokes together.
}

type Strokes = readonly { points: readonly { x: number; y: number }[] }[];

export function extentOf(strokes: Strokes): Extent {
  const all = strokes.flatMap(({ points }) => points.slice());
  if (all.length === 0) return { width: 0, height: 0, length: 0 };
  const xs = all.map(({ x }) => x);
  const ys = all.map(({ y }) => y);
  let length = 0;
  for (const { points } of strokes) {
    points.forEach((point, at) => {
      const before = points[at - 1];
      if (before !== undefined) length += Math.hypot(point.x - before.x, point.y - before.y);
    });
  }
  const span = (values: number[]) =>
    values.reduce((most, one) => Math.max(most, one), -Infinity) -
    values.reduce((least, one) => Math.min(least, one), Infinity);
  return { width: span(xs), height: span(ys), length };
}

export type SignatureProblem = "empty" | "small";

export function signatureProblem(strokes: Strokes): SignatureProblem | null {
  const { width, height, length } = extentOf(strokes);
  if (length === 0) return "empty";
  const large = width >= leastWidth_px && height >= leastHeight_px && length >= leastLength_px;
  return large ? null : "small";
}

export const ink = {
  penColor: "#10131a",
  backgroundColor: "#ffffff",
  minWidth: 1.2,
  maxWidth: 3.6,
  minDistance: 0, // Every point of the hand's, and none held back for later.
  throttle: 0,
};

// The pad keeps a stroke's last point and draws no line to it (signature_pad 5.1.4): a line is drawn
// to a point once the next one is known. So the end is said twice, and the line to it drawn, here and
// wherever the strokes are drawn again.
export function endStroke(pad: SignaturePad): void {
  const strokes = pad.toData();
  const points = strokes[strokes.length - 1]?.points ?? [];
  const end = points[points.length - 1];
  if (end === undefined || points.length < 3) return; // A dot and a single line are drawn whole.
  points.push({ ...end });
  pad.redraw();
}

function drawn(strokes: PointGroup[], width: number, height: number, scale: number) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.scale(scale, scale);
  const pad = new SignaturePad(canvas, ink);
  pad.off();
  pad.fromData(strokes);
  return bytesOf(canvas.toDataURL("image/png"));
}

// The strokes on a field of the given size; null where even a coarse picture would be too large.
export function signaturePng(strokes: PointGroup[], width: number, height: number) {
  for (const scale of [2, 1.5, 1, 0.75]) {
    const bytes = drawn(strokes, width, height, scale);
    if (bytes.length <= png_bytes_max) return bytes;
  }
  return null;
}
