// The course of bringing in a roll: files are chosen and read, looked at, sent, and either taken
// over or refused with every fault. A newer choice takes the place of one that is still being read.
import { toBinary } from "@bufbuild/protobuf";
import { useRef, useState } from "preact/hooks";
import { isReceipt } from "../../../../web_kit/connection/connection";
import { CommandSchema } from "../../../../web_kit/generated/proto/commands_pb";
import type { Refusal } from "../../../../web_kit/generated/proto/frames_pb";
import type { Send } from "../../../steps/acting";
import { readRollFile, type FileProblem } from "./roll_file";
import { enterRoll, guessUses, withUse, type ChosenSheet, type SheetUse } from "./roll_sheets";

export interface Chosen {
  files: readonly string[];
  sheets: readonly ChosenSheet[];
}

export type Course =
  | { at: "none" }
  | { at: "reading"; files: readonly string[] }
  | { at: "problem"; file: string; problem: FileProblem }
  | { at: "read"; chosen: Chosen; sending: boolean }
  | { at: "done"; receipt: string }
  | { at: "refused"; chosen: Chosen; refusal: Refusal | null }; // Null: too much is waiting.

export interface Importing {
  course: Course;
  choose: (files: readonly File[]) => void;
  use: (at: number, use: SheetUse) => void;
  drop: () => void; // Back to the beginning; nothing is sent.
  send: () => void;
}

const commandBytesMax = 500 * 1024; // A client frame holds 512 KiB.

export async function readFiles(files: readonly File[]): Promise<Course> {
  const sheets = [];
  for (const file of files) {
    const read = await readRollFile(file.name, await file.arrayBuffer());
    if ("problem" in read) return { at: "problem", file: file.name, problem: read.problem };
    sheets.push(...read.sheets);
  }
  const chosen = { files: files.map(({ name }) => name), sheets: guessUses(sheets) };
  return { at: "read", chosen, sending: false };
}

export function useImporting(send: Send): Importing {
  const [course, setCourse] = useState<Course>({ at: "none" });
  const choice = useRef(0);

  async function choose(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    choice.current += 1;
    const own = choice.current;
    setCourse({ at: "reading", files: files.map(({ name }) => name) });
    const next = await readFiles(files);
    if (own === choice.current) setCourse(next);
  }

  async function sendRoll(chosen: Chosen): Promise<void> {
    const command = enterRoll(chosen.sheets);
    if (toBinary(CommandSchema, command).length > commandBytesMax) {
      const file = chosen.files.join("、");
      return setCourse({ at: "problem", file, problem: "too_large" });
    }
    const answered = send(command);
    if (answered === null) return setCourse({ at: "refused", chosen, refusal: null });
    setCourse({ at: "read", chosen, sending: true });
    const answer = await answered;
    if (isReceipt(answer)) setCourse({ at: "done", receipt: answer.number });
    else setCourse({ at: "refused", chosen, refusal: answer });
  }

  return {
    course,
    choose: (files) => void choose(files),
    use(at, use) {
      if (course.at !== "read" || course.sending) return;
      const sheets = withUse(course.chosen.sheets, at, use);
      setCourse({ ...course, chosen: { ...course.chosen, sheets } });
    },
    drop: () => setCourse({ at: "none" }),
    send() {
      if (course.at === "read" && !course.sending) void sendRoll(course.chosen);
    },
  };
}
