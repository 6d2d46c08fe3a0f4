// Whether this plan was rehearsed: nobody but the people can tell, so it is a tick kept on this
// device, and it holds for one check code alone.
import { useState } from "preact/hooks";
import { safeShelf } from "../../../../web_kit/connection/store";

export interface Rehearsed {
  ticked: boolean;
  tick: (on: boolean) => void;
}

const storageKey = "tingfen.rehearsed";

export function useRehearsed(checkCode: string): Rehearsed {
  const [shelf] = useState(() => safeShelf(() => window.localStorage));
  const [kept, setKept] = useState(() => shelf.getItem(storageKey));
  return {
    ticked: checkCode !== "" && kept === checkCode,
    tick(on) {
      if (on) shelf.setItem(storageKey, checkCode);
      else shelf.removeItem(storageKey);
      setKept(on ? checkCode : null);
    },
  };
}
