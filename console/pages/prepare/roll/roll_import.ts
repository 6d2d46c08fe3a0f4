// The course of bringing in a roll: files are chosen and read, looked at, sent, and either taken
// over or refused with every fault. A newer choice takes the place of one that is still being read.
import { toBinary } from "@bufbuild/protobuf";
import { useRef, useState } from "preact/hooks";
import { isReceipt } from "../../../../web_kit/connection/connection";
import { CommandSchema } from "../../../../web_kit/generated/proto/commands_pb";
import type { Refusal } from "../../../../web_kit/generated/proto/frames_pb";
import type { Send } from "../../../steps/acting";
import type { FileProblem } from "../tables/limits";
import { readFile, type Reading } from "../tables/reading";
import {
  enterRoll,
  guessUses,
  isAnswered,
  toldApart,
  withAnswer,
  withUse,
  type Asked,
  type ChosenSheet,
  type SheetUse,
} from "./roll_sheets";

export interface Chosen {
  files: readonly string[];
  sheets: readonly ChosenSheet[];
}

export type Course =
  | { at: "none" }
  | { at: "reading"; files: readonly string[] }
  | { at: "problem"; file: string; problem: FileProblem; where: string }
  | { at: "read"; chosen: Chosen; sending: boolean }
  | { at: "done"; receipt: string }
  | { at: "refused"; chosen: Chosen; refusal: Refusal | null }; // Null: too much is waiting.

export interface Importing {
  course: Course;
  choose: (files: readonly File[]) => void;
  use: (at: number, use: SheetUse) => void;
  answer: (at: number, asked: Asked, taken: boolean) => void; // What becomes of hidden cells.
  drop: () => void; // Back to the beginning; nothing is sent, and what is being read is let go.
  send: () => void;
}

const commandBytesMax = 500 * 1024; // A client frame holds 512 KiB.

async function readFiles(
  files: readonly File[],
  begin: (file: File) => Reading["read"],
): Promise<Course> {
  const tables = [];
  for (const file of files) {
    const read = await begin(file);
    if ("problem" in read) return { at: "problem", file: file.name, ...read };
    tables.push({ file: file.name, sheets: read.sheets });
  }
  const chosen = { files: files.map(({ name }) => name), sheets: guessUses(toldApart(tables)) };
  return { at: "read", chosen, sending: false };
}

export function useImporting(send: Send): Importing {
  const [course, setCourse] = useState<Course>({ at: "none" });
  const reading = useRef<Reading | null>(null);

  function begin(file: File): Reading["read"] {
    reading.current = readFile(file);
    return reading.current.read;
  }

  // Whoever chooses anew never hears of what was being read: its promise is not kept.
  function letGo(): void {
    reading.current?.stop();
    reading.current = null;
  }

  async function choose(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    letGo();
    setCourse({ at: "reading", files: files.map(({ name }) => name) });
    setCourse(await readFiles(files, begin));
  }

  async function sendRoll(chosen: Chosen): Promise<void> {
    const command = enterRoll(chosen.sheets);
    if (toBinary(CommandSchema, command).length > commandBytesMax) {
      const file = chosen.files.join("、");
      return setCourse({ at: "problem", file, problem: "too_large", where: "" });
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
    answer(at, asked, taken) {
      if (course.at !== "read" || course.sending) return;
      const sheets = withAnswer(course.chosen.sheets, at, asked, taken);
      setCourse({ ...course, chosen: { ...course.chosen, sheets } });
    },
    drop() {
      letGo();
      setCourse({ at: "none" });
    },
    send() {
      if (course.at !== "read" || course.sending) return;
      if (course.chosen.sheets.every(isAnswered)) void sendRoll(course.chosen);
    },
  };
}
