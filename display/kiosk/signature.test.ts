import { expect, test } from "vitest";
import { extentOf, signatureProblem } from "./signature";

type Point = [number, number];
const strokes = (...all: Point[][]) =>
  all.map((points) => ({ points: points.map(([x, y]) => ({ x, y })) }));

test("the extent of a signature is that of all its strokes", () => {
  const two = strokes(
    [
      [0, 0],
      [30, 40],
    ],
    [
      [100, 10],
      [100, 60],
    ],
  );
  expect(extentOf(two)).toEqual({ width: 100, height: 60, length: 100 });
});

test("an empty field and a dot are no signature", () => {
  expect(signatureProblem([])).toBe("empty");
  expect(signatureProblem(strokes([[200, 100]]))).toBe("empty");
});

test("a slip of the finger is too small", () => {
  expect(
    signatureProblem(
      strokes([
        [10, 10],
        [60, 12],
      ]),
    ),
  ).toBe("small");
});

test("a long flat line is too small", () => {
  expect(
    signatureProblem(
      strokes([
        [10, 100],
        [400, 104],
      ]),
    ),
  ).toBe("small");
});

test("a name across the field is taken", () => {
  const name = strokes(
    [
      [40, 40],
      [140, 160],
      [60, 150],
    ],
    [
      [200, 50],
      [220, 180],
      [320, 60],
    ],
  );
  expect(signatureProblem(name)).toBe(null);
});

test("thousands of points do no harm", () => {
  const points = Array.from({ length: 200_000 }, (_, at): Point => [at % 500, (at * 7) % 200]);
  expect(signatureProblem(strokes(points))).toBe(null);
});
