// Who answers where the server should be. A Wi-Fi that wants a login answers every request with its
// own page or sends it elsewhere; the page can then say so, rather than only that it is offline.
import { here } from "../here";

export type Answerer =
  | "server"
  | "nobody" // Refused, unreachable, or no answer in time.
  | "login" // Sent elsewhere, as a Wi-Fi does that asks for a login.
  | "foreign"; // Somebody else's page.

// What stands between the page and the server, as far as the page can tell.
export type Barrier = "login" | "foreign" | "blocked";

const networkAuthenticationRequired = 511;

export function answererOf({ type, status }: Pick<Response, "type" | "status">, text: string) {
  const elsewhere = type === "opaqueredirect" || (status >= 300 && status < 400);
  if (elsewhere || status === networkAuthenticationRequired) return "login";
  return status === 200 && text === here.text ? "server" : "foreign";
}

export function barrierOf(by: Answerer | "blocked"): Barrier | null {
  return by === "server" || by === "nobody" ? null : by;
}

// Asks once; gives back the cancel, after which nothing is told.
export function knock(answered: (by: Answerer) => void): () => void {
  const asking = new AbortController();
  let over = false;
  const tell = (by: Answerer) => {
    if (!over) answered(by);
  };
  const how: RequestInit = { cache: "no-store", redirect: "manual", signal: asking.signal };
  fetch(here.path, how)
    .then(async (answer) => tell(answererOf(answer, await answer.text())))
    .catch(() => tell("nobody"));
  return () => {
    over = true;
    asking.abort();
  };
}
