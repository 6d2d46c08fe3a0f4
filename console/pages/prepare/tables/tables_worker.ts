// Reads one file off the page's main thread, which may end this at any time.
import { readTables } from "./read_tables";

interface Asked {
  name: string;
  content: ArrayBuffer;
}

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  self.postMessage(readTables(data.name, data.content));
};
