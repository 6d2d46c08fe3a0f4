// The page's connection to the server: joins with a seat's code or the token kept from it, keeps
// the newest view, knows the server's clock, and carries commands until they are answered.
// It comes back by itself after every loss; only `ended` needs a person.
//
//   const connection = connect({ page: Role_Id.OPERATOR, storageKey: "desk" });
//   connection.view.value?.of.case === "desk" …
//   const answer = await connection.send(step.command);
import type { Connection, ConnectOptions } from "./api";
import {
  browser,
  tabName,
  takeCode,
  watchAddress,
  watchBrowser,
  type Surroundings,
} from "./browser";
import { LiveConnection } from "./live";

export type { Connection, ConnectionState, ConnectOptions } from "./api";
export type { Surroundings } from "./browser";
export type { Barrier } from "./knock";
export { isReceipt, type Answer, type Letter, type Letters } from "../outbox/outbox";

// Under which names the tab keeps what it knows.
function named(key: string): string {
  const tab = tabName();
  return tab === null ? key : `${key}.${tab}`;
}

// Connects the page for as long as it lives. Call it once, from the page's entry file.
export function connect(options: ConnectOptions): Connection {
  const live = new LiveConnection(options, browser(), named);
  watchBrowser(live);
  watchAddress(live);
  live.begin(takeCode());
  return live;
}

// One more seat on the same page, the `nth`, as a supervisor of two rooms holds: by its code, else
// by the token kept from it. A code in the address is the first seat's.
export function connectBeside(
  options: ConnectOptions,
  nth: number,
  code: string | null,
): Connection {
  const live = new LiveConnection(options, browser(), (key) => `${named(key)}.${nth}`);
  watchBrowser(live);
  live.begin(code);
  return live;
}

// The same over a played browser, for tests.
export function connectIn(
  at: Surroundings,
  options: ConnectOptions,
  code: string | null,
): Connection {
  const live = new LiveConnection(options, at, (key) => key);
  live.begin(code);
  return live;
}
