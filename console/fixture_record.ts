// What needs attention, and the record, in fixtures.ts's views. Never shipped.
import { DeskView_Note_Kind as NoteKind } from "../web_kit/generated/proto/views_pb";
import type { Person } from "./fixtures";

export function notesOf(count: number, people: readonly Person[]) {
  const person = people[2];
  const all = [
    { kind: NoteKind.FLAG, text: "请提醒观众席关闭手机", wall: "14:03:22" },
    { kind: NoteKind.OVERTIME, stage: "interview", seconds: 42, wall: "13:58:10" },
    { kind: NoteKind.LATE_SHEET, seat: "panel_5", stage: "interview", wall: "13:41:05" },
    { kind: NoteKind.OBJECTION, text: "认为第二环节用时统计有误", wall: "13:30:47" },
    { kind: NoteKind.TAIL_LOSS, seat: "hall", wall: "13:05:00" },
    { kind: NoteKind.CLOCK_UNSURE, wall: "12:58:00" },
  ];
  return all
    .slice(0, count)
    .map((note) => ({ ...note, ...(person === undefined ? {} : { person }) }));
}

export function recordOf(people: readonly Person[], stage: string, newest: string | undefined) {
  const facts: [string, string, string][] = [
    ["stage_closed", "operator", ""],
    ["sheet_submitted", "panel_7", ""],
    ["sheet_returned", "operator", "第三项漏评"],
    ["sheet_submitted", "panel_3", ""],
    ["stage_ended", "operator", ""],
    ["stage_started", "operator", ""],
    ["candidate_called", "operator", ""],
    ["lots_witnessed", "supervisor", ""],
    ["seat_checked_in", "panel_1", ""],
    ["device_enrolled", "", ""],
    ["server_started", "", ""],
  ];
  const person = people[2];
  const all = Array.from({ length: 40 }, (_, at) => {
    const [fact, seat, text] = facts[at % facts.length]!;
    const turn = /stage|sheet|called/.test(fact);
    return {
      seq: 120 - at,
      wall: `14:0${Math.floor(at / 10)}:${String(59 - at).padStart(2, "0")}`,
      seat,
      fact,
      text,
      stage: /stage|sheet/.test(fact) ? stage : "",
      targetSeat: fact === "sheet_returned" ? "panel_3" : fact === "device_enrolled" ? "kiosk" : "",
      ...(turn && person !== undefined ? { person } : {}),
    };
  });
  if (newest === undefined) return all;
  const about = newest.startsWith("stage_") ? { stage } : {};
  return [{ ...all[0]!, seq: 121, fact: newest, seat: "operator", text: "", ...about }, ...all];
}
