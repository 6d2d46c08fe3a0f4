// Acting on a step: sends its command, knows which one is on its way, keeps the refusal until the
// next act. Each step goes once at a time, so that nothing is sent twice by a nervous finger; two
// people can be checked in while the first is still on its way.
import { useEffect, useRef, useState } from "preact/hooks";
import { isReceipt, type Answer } from "../../web_kit/connection/connection";
import type { Command } from "../../web_kit/generated/proto/commands_pb";
import type { Cards, Refusal } from "../../web_kit/generated/proto/frames_pb";
import type { Step } from "../../web_kit/generated/proto/views_pb";
import type { Input } from "./draft";
import { filled } from "./filled";
import { keyOf } from "./steps";

export { useLasting } from "../../web_kit/outbox/lasting";

// The passphrase goes beside the command; most have none.
export type Send = (command: Command, passphrase?: string) => Promise<Answer> | null;
// Codes that came beside a receipt.
export type CardsOf = (answer: Answer) => Cards | null;

// Resolves once the view shows what a receipt tells.
export type Showing = (answer: Answer) => Promise<void>;

export interface Acting {
  busy: string | null; // The key of the newest step on its way.
  refused: { key: string; refusal: Refusal | null } | null; // Null refusal: too much is waiting.
  // Whether it is in the record now; `told` gets the receipt.
  act: (step: Step, input?: Input, told?: (receipt: Answer) => void) => Promise<boolean>;
  cardsOf: CardsOf;
  forgive: () => void; // The refusal has been read.
}

export function useActing(
  send: Send,
  cardsOf: CardsOf = () => null,
  showing?: Showing, // Until then the step just taken counts as on its way.
): Acting {
  const [busy, setBusy] = useState<string | null>(null);
  const [refused, setRefused] = useState<Acting["refused"]>(null);
  const atWork = useRef(new Set<string>());

  async function act(step: Step, input?: Input, told?: (receipt: Answer) => void) {
    const key = keyOf(step);
    if (atWork.current.has(key)) return false;
    const answered = send(filled(step, input), input?.passphrase || undefined);
    if (answered === null) {
      setRefused({ key, refusal: null });
      return false;
    }
    atWork.current.add(key);
    setBusy(key);
    setRefused(null);
    const answer = await answered;
    if (showing !== undefined) await showing(answer);
    atWork.current.delete(key);
    setBusy([...atWork.current].pop() ?? null);
    if (isReceipt(answer)) {
      told?.(answer);
      return true;
    }
    setRefused({ key, refusal: answer });
    return false;
  }

  return { busy, refused, act, cardsOf, forgive: () => setRefused(null) };
}

// How long a button that has just changed its meaning takes no press.
export const settle_ms = 500;

// Guards a button whose words change under the finger: a press within `settle_ms` of a change was
// meant for what stood there before.
export function useSettled(key: string, now: () => number = () => performance.now()) {
  const since = useRef({ key, at: -Infinity });
  if (since.current.key !== key) since.current = { key, at: now() };
  return () => now() - since.current.at >= settle_ms;
}

// The same for what comes by itself: where it was not a moment ago, something else was pressed.
export function useStood(key: string): () => boolean {
  const since = useRef({ key: "", at: 0 });
  if (since.current.key !== key) since.current = { key, at: performance.now() };
  return () => performance.now() - since.current.at >= settle_ms;
}

// Ctrl + Enter (⌘ on a Mac) anywhere on the page, while no question stands over it.
export function useShortcut(run: (() => void) | null): void {
  const newest = useRef(run);
  newest.current = run;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      if (newest.current === null || document.querySelector("[aria-modal='true']")) return;
      event.preventDefault();
      newest.current();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
