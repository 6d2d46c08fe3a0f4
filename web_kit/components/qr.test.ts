import { encode } from "uqr";
import { expect, test } from "vitest";
import { darkPath } from "./qr";

// The modules a path darkens, read back from its runs.
function drawn(path: string, size: number): boolean[][] {
  const data = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    data[Number(y)]!.fill(true, Number(x), Number(x) + Number(width));
  }
  return data;
}

test("A QR code's path darkens exactly its dark modules", () => {
  const { data, size } = encode("http://192.168.100.200:8080/judge#7K3M-9QXT", { ecc: "M" });
  expect(drawn(darkPath(data), size)).toEqual(data);
});
