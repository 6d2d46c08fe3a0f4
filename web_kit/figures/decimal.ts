// Marks as decimals, for the eye: checking what is typed against step and maximum, and the live
// total of a sheet. Exact: a number is a whole count of units of 10^-places, never a binary
// fraction. The score that counts is the server's, and the receipt shows it.
// Limits: up to 6 digits before the point and 6 after; a sum beyond 2^53 units is refused (null).

export interface Decimal {
  readonly units: number; // A safe integer.
  readonly places: number;
}

const placesMax = 6;
const pattern = /^(-?)([0-9]{1,6})(?:\.([0-9]{1,6}))?$/;

function decimal(units: number, places: number): Decimal | null {
  return Number.isSafeInteger(units) ? { units: units === 0 ? 0 : units, places } : null;
}

function scaled({ units, places }: Decimal, wanted: number): number {
  return units * 10 ** (wanted - places);
}

// "27.50" → 2750 of 10^-2. Null for anything else than a plain decimal in ASCII digits.
export function parseDecimal(text: string): Decimal | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = ""] = match;
  const units = Number(whole + fraction);
  return decimal(sign === "-" ? -units : units, fraction.length);
}

// The one form in which a decimal goes to the server: "27.50" → "27.5", "007" → "7", "-0" → "0".
export function canonical(value: Decimal): string {
  const digits = String(Math.abs(value.units)).padStart(value.places + 1, "0");
  const point = digits.length - value.places;
  const fraction = digits.slice(point).replace(/0+$/, "");
  const sign = value.units < 0 ? "-" : "";
  return sign + digits.slice(0, point) + (fraction === "" ? "" : `.${fraction}`);
}

// Negative, zero or positive, as a is below, equal to or above b.
export function compare(a: Decimal, b: Decimal): number {
  const places = Math.max(a.places, b.places);
  return scaled(a, places) - scaled(b, places);
}

export function isMultipleOf(value: Decimal, step: Decimal): boolean {
  if (step.units <= 0) return false;
  const places = Math.max(value.places, step.places);
  return scaled(value, places) % scaled(step, places) === 0;
}

export function add(a: Decimal, b: Decimal): Decimal | null {
  const places = Math.max(a.places, b.places);
  return decimal(scaled(a, places) + scaled(b, places), places);
}

export function multiply(a: Decimal, b: Decimal): Decimal | null {
  const product = decimal(a.units * b.units, a.places + b.places);
  if (product === null || product.places <= placesMax) return product;
  return parseDecimal(canonical(product));
}

export interface WeightedMark {
  mark: string;
  weight: string; // A factor; empty is 1.
}

// The sum of mark × weight in canonical form; null if anything in it is not a decimal.
export function weightedSum(marks: readonly WeightedMark[]): string | null {
  let sum: Decimal | null = { units: 0, places: 0 };
  for (const { mark, weight } of marks) {
    const value = parseDecimal(mark);
    const factor = parseDecimal(weight === "" ? "1" : weight);
    if (value === null || factor === null) return null;
    const term = multiply(value, factor);
    if (term === null) return null;
    sum = add(sum, term);
    if (sum === null) return null;
  }
  return canonical(sum);
}

export type MarkProblem = "empty" | "unreadable" | "above-max" | "off-step";

// What keeps a typed mark from being submitted, or null. `max` and `step` are the criterion's.
export function markProblem(typed: string, max: string, step: string): MarkProblem | null {
  if (typed === "") return "empty";
  const value = parseTyped(typed);
  const limit = parseDecimal(max);
  const unit = parseDecimal(step);
  if (value === null || value.units < 0 || limit === null || unit === null) return "unreadable";
  if (compare(value, limit) > 0) return "above-max";
  return isMultipleOf(value, unit) ? null : "off-step";
}

// Reads a mark while it is being typed: "27." is 27, ".5" is 0.5.
export function parseTyped(typed: string): Decimal | null {
  if (typed === "." || typed === "") return null;
  return parseDecimal(typed.replace(/\.$/, "").replace(/^\./, "0."));
}

export type PadKey = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "." | "delete";

// What a field holds after a key of the number pad: what was typed, right or wrong. A second point is
// no key; and a text is left alone once it is too long for any decimal.
export function pressKey(typed: string, key: PadKey): string {
  if (key === "delete") return typed.slice(0, -1);
  const [whole = "", fraction] = typed.split(".");
  if (key === ".") {
    if (fraction !== undefined) return typed;
    return typed === "" ? "0." : `${typed}.`;
  }
  if (fraction === undefined && typed === "0") return key;
  return (fraction ?? whole).length > placesMax ? typed : typed + key;
}

// How many places the multiples of a step need: "0.5" → 1, "1" → 0.
export function placesOf(step: string): number {
  const value = parseDecimal(step);
  if (value === null) return 0;
  const text = canonical(value);
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

// For a column of figures with the same number of places: "27.5" → "27.50". It only adds zeros: a
// figure with more places is given as it is, and rounding stays with the server.
export function padPlaces(text: string, places: number): string {
  if (parseDecimal(text) === null) return text;
  const [whole = "", fraction = ""] = text.split(".");
  if (places === 0 && fraction === "") return whole;
  return `${whole}.${fraction.padEnd(places, "0")}`;
}
