// The phases of a room in the order a day runs through them, which is not the order of their
// numbers: a phase that was thought of later has a later number. From CALLED to ANNOUNCED it is
// somebody's turn; where rooms are equalised, announcing comes once more behind that. Pure.
import { Phase_Id as Phase } from "../generated/proto/seats_pb";

const order: readonly Phase[] = [
  Phase.PHASE_UNSPECIFIED,
  Phase.PLANNING,
  Phase.CHECK_IN,
  Phase.LOTS,
  Phase.READY,
  Phase.CALLED,
  Phase.PREPARING,
  Phase.PRESENTING,
  Phase.SCORING,
  Phase.STAGE_CLOSED,
  Phase.RELEASING,
  Phase.RELEASED,
  Phase.ANNOUNCED,
  Phase.EQUALISING,
  Phase.FINISHED,
  Phase.RESULTS,
];

// An absent phase is before all others.
export function isBefore(phase: Phase | undefined, other: Phase): boolean {
  return order.indexOf(phase ?? Phase.PHASE_UNSPECIFIED) < order.indexOf(other);
}

export function hasReached(phase: Phase | undefined, other: Phase): boolean {
  return !isBefore(phase, other);
}

// Both ends are in it.
export function isWithin(phase: Phase | undefined, first: Phase, last: Phase): boolean {
  return hasReached(phase, first) && (phase === last || isBefore(phase, last));
}

// The candidate's own clock runs: while preparing, and while presenting.
export function isTimed(phase: Phase | undefined): boolean {
  return phase === Phase.PREPARING || phase === Phase.PRESENTING;
}
