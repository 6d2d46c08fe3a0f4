// What a correction comes to as the desk's steps. Once something is closed it is one button for all of
// it. Of a stage that is open there are two things alone, and both are about a seat: to leave out one
// whose sheet does not come, and to recuse a judge whose sheet is in. Pure.
import { clone } from "@bufbuild/protobuf";
import {
  StepSchema,
  type Correctable,
  type DeskView,
  type Step,
} from "../../../web_kit/generated/proto/views_pb";
import { kindsFor } from "./correction_draft";

function atSeats(step: Step, entry: Correctable): Step[] {
  return entry.sheets
    .filter(({ seat }) => kindsFor(entry, seat).length > 0)
    .map(({ seat }) => {
      const one = clone(StepSchema, step);
      if (entry.person !== undefined) one.person = entry.person;
      return Object.assign(one, { stage: entry.stage, seat, recommended: false });
    });
}

export function eachCorrection(step: Step, view: DeskView): Step[] {
  const closed = view.correctable.some((entry) => entry.closed);
  const open = view.correctable.filter((entry) => !entry.closed);
  return [...(closed ? [step] : []), ...open.flatMap((entry) => atSeats(step, entry))];
}

export function isIn(step: Step, view: DeskView): boolean {
  const entry = view.correctable.find(
    ({ person, stage }) => person?.candidate === step.person?.candidate && stage === step.stage,
  );
  return entry?.sheets.find(({ seat }) => seat === step.seat)?.in ?? false;
}
