// Ports that stay one's own: a server that was killed finds its port free again, because they lie
// below those that the system gives to whoever asks for any.
import { createServer } from "node:net";

const first = 12_000;
const each = 4000; // A worker of this run; there are two.
const worker = Number(process.env["VITEST_POOL_ID"] ?? "1") % 4;
let taken = process.pid % each; // So that files that follow one another do not begin alike.

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once("error", () => answer(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => answer(true)));
  });
}

export async function ownPort(): Promise<number> {
  for (let tries = 0; tries < each; tries += 1) {
    taken = (taken + 1) % each;
    const port = first + worker * each + taken;
    if (await isFree(port)) return port;
  }
  throw new Error(`no port is free from ${first + worker * each} on`);
}
