// Asks for seats' codes. They are told once, just before the receipt, and live in the page's memory
// for as long as somebody holds them.
import { create } from "@bufbuild/protobuf";
import { isReceipt, type Answer } from "../../../web_kit/connection/connection";
import { CommandSchema } from "../../../web_kit/generated/proto/commands_pb";
import type {
  Cards,
  Cards_Card as Card,
  Refusal,
} from "../../../web_kit/generated/proto/frames_pb";
import type { Send } from "../../steps/acting";

// Null: too much is waiting to be sent already. No cards: issued, but told on a line that was lost;
// they must be issued again.
export type IssueCodes = (seats: readonly string[]) => Promise<readonly Card[] | Refusal | null>;

export function codeIssue(send: Send, cardsOf: (answer: Answer) => Cards | null): IssueCodes {
  return async (seats) => {
    const action = { case: "issueCodes" as const, value: { seats: [...seats] } };
    const answered = send(create(CommandSchema, { action }));
    if (answered === null) return null;
    const answer = await answered;
    return isReceipt(answer) ? (cardsOf(answer)?.cards ?? []) : answer;
  };
}
