// Asks the server what is wrong with the text of a plan while it is being written: some time after
// the last change, and only the answer to the newest question counts.
import { useEffect, useState } from "preact/hooks";
import type { PlanChecked } from "../../../../web_kit/generated/proto/frames_pb";

export interface PlanAsking {
  ask: (json: string) => number | null; // The question's tag; null: there is no connection.
  answer: PlanChecked | null; // The newest that came.
}

export type PlanCheck =
  | { at: "none" } // There is nothing to check.
  | { at: "waiting"; last: PlanChecked | null } // What was said of an earlier text.
  | { at: "checked"; checked: PlanChecked };

export const pause_ms = 400;

export interface Asked {
  text: string;
  tag: number | null;
}

// What is known about `text`. An answer to an earlier question says nothing of it.
export function checkOf(
  text: string | null,
  asked: Asked | null,
  answer: PlanChecked | null,
): PlanCheck {
  if (text === null) return { at: "none" };
  const newest = asked !== null && asked.text === text && asked.tag !== null;
  if (!newest || answer === null || answer.tag !== asked.tag)
    return { at: "waiting", last: answer };
  return { at: "checked", checked: answer };
}

// `online`: a question that could not be asked, or was lost, is asked once there is a connection.
export function usePlanCheck(text: string | null, asking: PlanAsking, online: boolean): PlanCheck {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    if (text === null || !online) return undefined;
    const timer = window.setTimeout(() => setAsked({ text, tag: asking.ask(text) }), pause_ms);
    return () => window.clearTimeout(timer);
  }, [text, online]);
  return checkOf(text, asked, asking.answer);
}
