// The ledger of a stopped competition, read without the program: what it holds is what counts.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fromBinary } from "@bufbuild/protobuf";
import { EventSchema, type Event } from "../../../web_kit/generated/proto/events_pb";

export function readEvents(data: string): Event[] {
  const file = new DatabaseSync(join(data, "competition.ledger"));
  const rows = file.prepare("SELECT bytes FROM event ORDER BY seq").all();
  file.close();
  return rows.map((row) => fromBinary(EventSchema, row["bytes"] as Uint8Array));
}

// How often a counting sheet of each (candidate, stage, seat) was entered.
export function sheetCounts(events: readonly Event[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { fact } of events) {
    if (fact.case !== "sheetSubmitted") continue;
    const key = [fact.value.candidate, fact.value.stage, fact.value.seat].join("/");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
