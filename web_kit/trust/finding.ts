// Whether this device trusts the server: it does once a request over HTTPS succeeds.
import type { Language } from "../i18n/i18n";

export const trusts = [
  "checking",
  "untrusted", // The server's own authority is not installed here yet.
  "refused", // An operator's certificate, that this device does not accept.
  "plain", // The server does not speak HTTPS at all.
  "unreachable",
  "trusted",
] as const;
export type Trust = (typeof trusts)[number];

export interface Finding {
  trust: Trust;
  fingerprint: string; // Of the server's own authority; empty where none is to be installed.
}

export interface Answer {
  found: boolean; // Not 404.
  text: string;
}

// Asks an address; rejects where nobody answers, or where the certificate is not trusted.
export type Ask = (address: string) => Promise<Answer>;

export const unknown: Finding = { trust: "checking", fingerprint: "" };

const path = "/ca.fingerprint";
const askWithin_ms = 5_000;

// Of a page that came over plain HTTP from `host`.
export async function find(host: string, ask: Ask): Promise<Finding> {
  let fingerprint: string;
  try {
    const answer = await ask(path);
    if (!answer.found) return { trust: "plain", fingerprint: "" };
    fingerprint = answer.text.trim();
  } catch {
    return { trust: "unreachable", fingerprint: "" };
  }
  try {
    await ask(`https://${host}${path}`);
    return { trust: "trusted", fingerprint };
  } catch {
    return { trust: fingerprint === "" ? "refused" : "untrusted", fingerprint };
  }
}

export async function askServer(address: string): Promise<Answer> {
  const stop = new AbortController();
  const timer = window.setTimeout(() => stop.abort(), askWithin_ms);
  try {
    const response = await fetch(address, { cache: "no-store", signal: stop.signal });
    return { found: response.ok, text: await response.text() };
  } finally {
    window.clearTimeout(timer);
  }
}

export interface Place {
  protocol: string; // "http:"
  host: string;
  search: string;
  hash: string;
}

// The page that was wanted in the first place: "/trust?to=/judge" → "/judge". Nothing but a page's
// path is taken.
export function wantedPath(search: string): string {
  const to = new URLSearchParams(search).get("to") ?? "";
  return /^\/[A-Za-z0-9_-]*$/.test(to) && to !== "/trust" ? to : "/";
}

// Its whole address, in the language chosen here: storage is not shared with HTTPS. The code on a seat's card stands behind the #: browsers kept it through the
// redirection, and it goes along to the page, never to a server.
export function addressOf(place: Place, trust: Trust, language: Language): string {
  const protocol = trust === "plain" ? place.protocol : "https:";
  const query = language === "zh" ? "" : `?lang=${language}`;
  return `${protocol}//${place.host}${wantedPath(place.search)}${query}${place.hash}`;
}
