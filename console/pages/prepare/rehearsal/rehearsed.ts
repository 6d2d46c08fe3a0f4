// Whether this plan was rehearsed, and whether people found that it comes out: the one the page sees
// itself where it ran here, the other nobody but the people can tell. Both are kept on this device,
// and hold for one check code alone.
import { useEffect, useState } from "preact/hooks";
import { safeShelf } from "../../../../web_kit/connection/store";
import { Rehearsed_Outcome as Outcome } from "../../../../web_kit/generated/proto/frames_pb";
import type { Practised } from "../guide_steps";
import { useRehearsal, type RehearsalAsking, type Rehearsing } from "./rehearsal";

export interface Rehearsed {
  ran: boolean; // To its end, from this device.
  ticked: boolean;
  tick: (on: boolean) => void;
  end: () => void; // It has run to its end.
}

const tickedKey = "tingfen.rehearsed";
const ranKey = "tingfen.rehearsal_ran";

function useKept(key: string, checkCode: string) {
  const [shelf] = useState(() => safeShelf(() => window.localStorage));
  const [kept, setKept] = useState(() => shelf.getItem(key));
  const keep = (on: boolean) => {
    if (on) shelf.setItem(key, checkCode);
    else shelf.removeItem(key);
    setKept(on ? checkCode : null);
  };
  return { on: checkCode !== "" && kept === checkCode, keep };
}

function useRehearsed(checkCode: string): Rehearsed {
  const ticked = useKept(tickedKey, checkCode);
  const ran = useKept(ranKey, checkCode);
  return { ran: ran.on, ticked: ticked.on, tick: ticked.keep, end: () => ran.keep(true) };
}

// How far it is; one that has come to its end is remembered.
function usePractised({ rehearsal }: Rehearsing, rehearsed: Rehearsed): Practised {
  const ended = rehearsal.at === "told" && rehearsal.told.outcome === Outcome.ENDED;
  useEffect(() => {
    if (ended && !rehearsed.ran) rehearsed.end();
  }, [ended, rehearsed.ran]);
  if (rehearsal.at === "running") return "running";
  if (rehearsed.ticked) return "checked";
  return rehearsed.ran ? "ran" : "not_yet";
}

export interface Practice {
  rehearsing: Rehearsing;
  rehearsed: Rehearsed;
  rehearsal: Practised;
}

export function usePractice(asking: RehearsalAsking, checkCode: string, online: boolean): Practice {
  const rehearsing = useRehearsal(asking, checkCode, online);
  const rehearsed = useRehearsed(checkCode);
  return { rehearsing, rehearsed, rehearsal: usePractised(rehearsing, rehearsed) };
}
