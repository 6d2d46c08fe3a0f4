// Who comes when. Pure.
import { Phase_Id as Phase } from "../../../web_kit/generated/proto/seats_pb";
import type { DeskView, Step } from "../../../web_kit/generated/proto/views_pb";
import { actionOf } from "../../steps/kind";

// Somebody who comes once the lots are settled takes the number that is left.
export function isLatecomer(step: Step, view: DeskView): boolean {
  return actionOf(step) === "checkInCandidate" && view.header?.phase !== Phase.CHECK_IN;
}
