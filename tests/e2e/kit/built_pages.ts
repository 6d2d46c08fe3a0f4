// Serves the built pages alone, on loopback, for tests that need a page but no competition. Strict
// as the real server: own origin only, no inline script or style.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { builtPages } from "./places";

export interface BuiltPages {
  url: string; // http://127.0.0.1:PORT, without a slash at the end.
  close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

function fileOf(path: string): string {
  if (path === "/") return "index.html";
  const name = normalize(path).slice(1);
  return extname(name) === "" ? `${name}.html` : name;
}

export function serveBuiltPages(): Promise<BuiltPages> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const name = fileOf(pathname);
    readFile(join(builtPages, name)).then(
      (body) => {
        const policy =
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:";
        response.setHeader("Content-Security-Policy", `${policy}; connect-src 'self'`);
        response.setHeader("Content-Type", types[extname(name)] ?? "application/octet-stream");
        response.end(body);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      const close = () =>
        new Promise<void>((done) => {
          server.closeAllConnections();
          server.close(() => done());
        });
      resolve({ url: `http://127.0.0.1:${port}`, close });
    });
  });
}
