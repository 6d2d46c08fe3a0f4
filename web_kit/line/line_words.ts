// What every page says of its line to the server: whether it is connected, since when it is not,
// what is safe meanwhile, how much waits to be delivered. Pure: (facts) → words.
import type { Barrier, Connection, ConnectionState } from "../connection/connection";
import { t, type Key } from "../i18n/i18n";
import { timeWords } from "../i18n/times";

export interface LineFacts {
  state: ConnectionState;
  since: number | null; // When the server was last heard, while what is shown may be old.
  barrier: Barrier | null;
  undelivered: number;
  storageFull: boolean; // What is written lives only as long as the page.
}

export const calmLine: LineFacts = {
  state: "online",
  since: null,
  barrier: null,
  undelivered: 0,
  storageFull: false,
};

export function lineFacts(connection: Connection): LineFacts {
  return {
    state: connection.state.value,
    since: connection.absence.since.value,
    barrier: connection.absence.barrier.value,
    undelivered: connection.undelivered.value,
    storageFull: connection.storageFull.value,
  };
}

export interface LineWords {
  tone: "success" | "muted" | "warning";
  shape: string;
  head: string;
  time: string; // Since when, after the head; may be empty.
  more: string; // What is safe, and what to do; empty while all is well.
}

const barrierHeads: Readonly<Record<Barrier, Key>> = {
  login: "kit.line.login",
  foreign: "kit.line.foreign",
  blocked: "kit.line.blocked",
};
const barrierAdvice: Readonly<Record<Barrier, Key>> = {
  login: "kit.line.login.do",
  foreign: "kit.line.foreign.do",
  blocked: "kit.line.blocked.do",
};

// What stands between, in words; null: nothing is known to.
export function barrierWords(barrier: Barrier | null): { head: string; advice: string } | null {
  if (barrier === null) return null;
  return { head: t(barrierHeads[barrier]), advice: t(barrierAdvice[barrier]) };
}

// `safe`: what the page says of what is safe while it is away.
export function lineWords(line: LineFacts, safe: Key): LineWords {
  const { state, since, barrier, storageFull } = line;
  const kept = storageFull ? t("kit.line.storage") : t(safe);
  const alone = { time: "", more: "" };
  if (state === "online") {
    if (storageFull) {
      return {
        tone: "warning",
        shape: "▲",
        head: t("kit.line.storage.head"),
        time: "",
        more: kept,
      };
    }
    // Connected again, and the newest view on its way.
    if (since !== null) return { tone: "muted", shape: "◎", head: t("kit.line.back"), ...alone };
    return { tone: "success", shape: "●", head: t("kit.status.connected"), ...alone };
  }
  if (state === "connecting") {
    return { tone: "muted", shape: "◎", head: t("kit.status.connecting"), ...alone };
  }
  const between = barrierWords(barrier);
  return {
    tone: "warning",
    shape: "▲",
    head: between?.head ?? t("kit.line.lost"),
    time: since === null ? "" : t("kit.line.since", { time: sinceWords(since) }),
    more: t("kit.line.more", { safe: kept, advice: between?.advice ?? t("kit.line.trying") }),
  };
}

function sinceWords(since: number): string {
  return timeWords(Math.floor(since / 1000), { short: true });
}

// On a screen for everybody: only that, and from when, what it shows may be old. Empty: it is not.
export function staleWords({ state, since, barrier }: LineFacts): string {
  const calm = state === "online" || state === "connecting" || state === "pairing";
  if (calm && since === null) return "";
  const head = calm ? t("kit.line.updating") : (barrierWords(barrier)?.head ?? t("kit.line.lost"));
  if (since === null) return head;
  return t("kit.line.stale", { head, time: sinceWords(since) });
}
