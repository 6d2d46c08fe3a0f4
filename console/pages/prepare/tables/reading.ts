// The way from a chosen file to its tables. What reads them is loaded only when a file is there, runs
// beside the page, and is ended when it takes too long or is no longer wanted.
import { limits } from "./limits";
import type { FileRead } from "./read_tables";

export const readingMsMax = 20_000;

export interface Reading {
  read: Promise<FileRead>;
  stop: () => void; // The promise is never kept then.
}

function newWorker(): Worker {
  return new Worker(new URL("./tables_worker.ts", import.meta.url), { type: "module" });
}

export function readFile(file: File, start = newWorker, msMax = readingMsMax): Reading {
  if (file.size > limits.fileBytes) {
    return { read: Promise.resolve({ problem: "too_large", where: "" }), stop: () => undefined };
  }
  const worker = start();
  let timer = 0;
  const stop = () => {
    window.clearTimeout(timer);
    worker.terminate();
  };
  const read = new Promise<FileRead>((resolve) => {
    const end = (read: FileRead) => {
      stop();
      resolve(read);
    };
    timer = window.setTimeout(() => end({ problem: "too_slow", where: "" }), msMax);
    worker.onmessage = ({ data }: MessageEvent<FileRead>) => end(data);
    // A script that does not come has no message.
    worker.onerror = ({ message }) =>
      end({ problem: message ? "unreadable" : "not_loaded", where: "" });
    file.arrayBuffer().then(
      (content) => worker.postMessage({ name: file.name, content }, [content]),
      () => end({ problem: "unreadable", where: "" }),
    );
  });
  return { read, stop };
}
