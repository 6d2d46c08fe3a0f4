// Whom the room cannot reach, panel by panel, and what may be done about a sheet that does not come.
// Who is connected is known to the hub alone, so that no fact of the ledger tells of it. Pure.
import { Phase_Id as Phase } from "../../../web_kit/generated/proto/seats_pb";
import { SeatState_Work as Work } from "../../../web_kit/generated/proto/seat_views_pb";
import type { DeskView, PanelProgress } from "../../../web_kit/generated/proto/views_pb";
import { isWithin } from "../../../web_kit/room/phases";
import { actionOf } from "../../steps/kind";
import { panelsOf, type Live, type LiveSeat, type PanelSeats } from "./seats";

export interface Away {
  panel: PanelSeats;
  seats: LiveSeat[];
  awaited: boolean; // Their sheets are, and the candidate has finished.
  progress: PanelProgress | undefined;
  closable: boolean; // The stage, without them.
}

const unreachable: readonly Live[] = ["offline", "frozen"];
const notThere: readonly Live[] = ["absent", "unchecked"];
const due: readonly Work[] = [Work.AWAITED, Work.RETURNED];

function isAway({ live, state }: LiveSeat, mass: boolean): boolean {
  const awaited = due.includes(state.work);
  if (unreachable.includes(live)) return awaited || !mass;
  return awaited && !mass && notThere.includes(live);
}

// From the check-in until the room is through; of a mass panel only while its sheets are awaited.
export function awayFrom(view: DeskView): Away[] {
  const phase = view.header?.phase;
  if (!isWithin(phase, Phase.CHECK_IN, Phase.ANNOUNCED)) return [];
  const awaited = phase === Phase.SCORING;
  const closable = view.steps.some((step) => actionOf(step) === "closeStage");
  return panelsOf(view).flatMap((panel) => {
    const away = panel.seats.filter((seat) => isAway(seat, panel.mass));
    const seats = awaited ? away.filter(({ state }) => due.includes(state.work)) : away;
    if (seats.length === 0 || (panel.mass && !awaited)) return [];
    const progress = view.panels.find((one) => one.panel === panel.panel);
    return [{ panel, seats, awaited, progress, closable }];
  });
}
