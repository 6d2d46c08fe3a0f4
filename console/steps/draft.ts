// What has been put into a question over the desk so far. It lives as long as the question stands.
// Pure.
import type { Correction } from "../../web_kit/generated/proto/correction_pb";
import {
  Arrival_Id as Arrival,
  HoldFrom_Id as HoldFrom,
  Outcome_Id as Outcome,
} from "../../web_kit/generated/proto/seats_pb";

export interface Draft {
  text: string; // A reason, an answer, a flag, words for a draw, when a break ends.
  outcome: Outcome;
  from: HoldFrom;
  chosen: readonly string[]; // The decision in its order, or posts, or seats.
  vacant: boolean;
  firstDay: string;
  holidays: string;
  workdays: string;
  arrival: Arrival;
  phoneSealed: boolean;
  passphrase: string; // Goes beside the command, never into it.
  candidate: string; // Who enters again, where the step leaves it open.
  accept: boolean | null; // A correction or a device that was proposed. Null: not decided yet.
  seat: string; // Which seat, where the step leaves it open. Empty: not chosen yet.
  judge: string | null; // Null: nobody chosen yet; empty: whoever was appointed on paper.
}

export const emptyDraft: Draft = {
  text: "",
  outcome: Outcome.OUTCOME_UNSPECIFIED,
  from: HoldFrom.NOW,
  chosen: [],
  vacant: false,
  firstDay: "",
  holidays: "",
  workdays: "",
  arrival: Arrival.PRESENT,
  phoneSealed: true,
  passphrase: "",
  candidate: "",
  accept: null,
  seat: "",
  judge: null,
};

// What a step is taken with: a draft, or the little that a button or a form of its own says.
export interface Input extends Partial<Draft> {
  lots?: readonly { candidate: string; number: number }[];
  correction?: Correction; // What is proposed.
  code?: string; // As printed on a paper sheet.
  marks?: readonly { criterion: string; mark: string }[]; // As read on it.
  language?: string; // Of the declaration on the page that was signed.
  scan?: Uint8Array; // A picture of the signed page.
}
