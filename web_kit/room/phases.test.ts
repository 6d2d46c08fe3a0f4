import { describe, expect, test } from "vitest";
import { Phase_Id as Phase, Phase_IdSchema } from "../generated/proto/seats_pb";
import { hasReached, isBefore, isTimed, isWithin } from "./phases";

describe("The phases of a day", () => {
  test("run from preparing to presenting, and from the turns over equalising to the end", () => {
    expect(isBefore(Phase.PREPARING, Phase.PRESENTING)).toBe(true);
    expect(hasReached(Phase.PREPARING, Phase.CALLED)).toBe(true);
    expect(isBefore(Phase.EQUALISING, Phase.FINISHED)).toBe(true);
    expect(hasReached(Phase.EQUALISING, Phase.ANNOUNCED)).toBe(true);
  });

  test("all have a place of their own", () => {
    for (const { number: one } of Phase_IdSchema.values) {
      for (const { number: other } of Phase_IdSchema.values) {
        expect(isBefore(one, other) || isBefore(other, one), `${one} ${other}`).toBe(one !== other);
      }
    }
  });

  test("begin before the first one where none is told", () => {
    expect(isBefore(undefined, Phase.CHECK_IN)).toBe(true);
    expect(isWithin(undefined, Phase.CHECK_IN, Phase.RESULTS)).toBe(false);
  });

  test("within two of them are those and what lies between", () => {
    const within = (phase: Phase) => isWithin(phase, Phase.CALLED, Phase.SCORING);
    expect([Phase.CALLED, Phase.PREPARING, Phase.SCORING].map(within)).toEqual([true, true, true]);
    expect([Phase.READY, Phase.STAGE_CLOSED, Phase.EQUALISING].some(within)).toBe(false);
  });

  test("have a clock while somebody prepares or presents", () => {
    expect([Phase.PREPARING, Phase.PRESENTING].every(isTimed)).toBe(true);
    expect(isTimed(Phase.SCORING)).toBe(false);
  });
});
