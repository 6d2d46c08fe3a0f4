// A rehearsal that the server was asked for, and what came of it. What is told of one plan and roll
// says nothing of another, so it falls away with the check code.
import { useEffect, useState } from "preact/hooks";
import type { Rehearsed } from "../../../../web_kit/generated/proto/frames_pb";

export interface RehearsalAsking {
  begin: () => number | null; // The question's tag; null: there is no connection.
  answer: Rehearsed | null; // The newest that came.
}

export type Rehearsal =
  | { at: "none" }
  | { at: "running" }
  | { at: "lost" } // The connection went before the answer came.
  | { at: "told"; told: Rehearsed };

export interface Rehearsing {
  rehearsal: Rehearsal;
  begin: () => void;
}

interface Asked {
  tag: number;
  checkCode: string;
  lost: boolean;
}

export function rehearsalOf(asked: Asked | null, answer: Rehearsed | null): Rehearsal {
  if (asked === null) return { at: "none" };
  if (answer !== null && answer.tag === asked.tag) return { at: "told", told: answer };
  return { at: asked.lost ? "lost" : "running" };
}

export function useRehearsal(
  asking: RehearsalAsking,
  checkCode: string,
  online: boolean,
): Rehearsing {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    if (!online) setAsked((now) => (now === null ? null : { ...now, lost: true }));
  }, [online]);
  const current = asked?.checkCode === checkCode ? asked : null;
  return {
    rehearsal: rehearsalOf(current, asking.answer),
    begin() {
      const tag = asking.begin();
      if (tag !== null) setAsked({ tag, checkCode, lost: false });
    },
  };
}
