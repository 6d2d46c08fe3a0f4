// One command of a step on its way, and what came of the last.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { useEffect, useRef, useState } from "preact/hooks";
import { isReceipt } from "../../../web_kit/connection/connection";
import { CommandSchema } from "../../../web_kit/generated/proto/commands_pb";
import type { Refusal } from "../../../web_kit/generated/proto/frames_pb";
import { useLasting, type Send } from "../../steps/acting";

export type Action = NonNullable<MessageInitShape<typeof CommandSchema>["action"]>;

export type Outcome =
  | { at: "none" }
  | { at: "sending" }
  | { at: "done"; receipt: string }
  | { at: "refused"; refusal: Refusal | null }; // Null: too much is waiting to be sent already.

export interface Sending {
  outcome: Outcome;
  busy: boolean; // On its way; nothing else is sent meanwhile.
  slow: boolean; // And long enough to say so.
  send: (action: Action) => Promise<boolean>; // Whether it is in the record now.
  clear: () => void;
}

export function useSending(send: Send): Sending {
  const [outcome, setOutcome] = useState<Outcome>({ at: "none" });
  const atWork = useRef(false);
  const stands = useRef(true);
  useEffect(() => () => void (stands.current = false), []);
  const busy = outcome.at === "sending";

  async function run(action: Action): Promise<boolean> {
    if (atWork.current) return false;
    const answered = send(create(CommandSchema, { action }));
    if (answered === null) {
      setOutcome({ at: "refused", refusal: null });
      return false;
    }
    atWork.current = true;
    setOutcome({ at: "sending" });
    const answer = await answered;
    atWork.current = false;
    const done = isReceipt(answer);
    if (!stands.current) return done;
    setOutcome(done ? { at: "done", receipt: answer.number } : { at: "refused", refusal: answer });
    return done;
  }

  return {
    outcome,
    busy,
    slow: useLasting(busy, 300),
    send: run,
    clear: () => setOutcome({ at: "none" }),
  };
}
