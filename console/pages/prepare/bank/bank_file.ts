// Reads a sealed question bank as `tingfen bank seal` writes it: JSON in Protobuf's mapping. What is
// in it cannot be read without the passphrase, which is never asked for here. Pure.
import { fromJsonString, toBinary } from "@bufbuild/protobuf";
import { QuestionBankSchema } from "../../../../web_kit/generated/proto/opening_pb";

export type BankProblem = "unreadable" | "too_large";

export interface SealedBank {
  name: string; // Of the file.
  questions: number;
  bytes: Uint8Array;
}

const fileBytesMax = 4 * 1024 * 1024;
const bankBytesMax = 500 * 1024; // A client frame holds 512 KiB.

export function readBank(name: string, text: string): SealedBank | BankProblem {
  if (text.length > fileBytesMax) return "too_large";
  try {
    const bank = fromJsonString(QuestionBankSchema, text.replace(/^\ufeff/, ""));
    const sealed = bank.questions.every((one) => one.sealedText.length > 0);
    if (bank.format !== 1 || bank.questions.length === 0 || !sealed) return "unreadable";
    const bytes = toBinary(QuestionBankSchema, bank);
    return bytes.length > bankBytesMax
      ? "too_large"
      : { name, questions: bank.questions.length, bytes };
  } catch {
    return "unreadable";
  }
}
