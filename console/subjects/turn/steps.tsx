// The commands of a turn and its clock as a desk's steps.
import {
  HallView_QueueLine_State as Line,
  type DeskView,
} from "../../../web_kit/generated/proto/views_pb";
import type { Kinds, ValueOf } from "../../steps/kind";
import { isTooLong, UntilForm } from "./until_form";

// 合议: who is called has been in the room before, and the sheets wait.
function isConferring({ candidate }: ValueOf<"callCandidate">, view: DeskView): boolean {
  const line = view.lines.find(({ person }) => person?.candidate === candidate);
  if (line?.state === Line.TO_HEAR) return true;
  // Turns are set aside in the order of the lots, and the record may no longer hold the first.
  const number = line?.person?.number ?? 0;
  return view.record.some(
    ({ fact, person }) => fact === "turn_set_aside" && (person?.number ?? 0) >= number,
  );
}

export const turn = {
  callCandidate: {
    words: ({ value, view }) => {
      if (value.runOff !== "") return "console.step.run_off";
      return isConferring(value, view) ? "console.step.confer" : "console.step.call";
    },
    about: ({ runOff }) => ({ post: runOff }),
  },
  startStage: { words: "console.step.start" },
  pauseClock: { words: "console.step.pause" },
  resumeClock: { words: "console.step.resume" },
  endStage: { words: "console.step.end" },
  startPreparing: { words: "console.step.prepare" },
  startBreak: {
    words: "console.step.break",
    form: UntilForm, // With a field of its own.
    insists: () => false,
    chosen: (_, { text }) => !isTooLong(text),
  },
  endBreak: { words: "console.step.break.end" },
  setAside: { words: "console.step.set_aside" },
} satisfies Partial<Kinds>;
