// A step's command with what was asked for put in. The server has checked all but the input, and
// checks that again. Pure.
import { clone, create } from "@bufbuild/protobuf";
import { CommandSchema, type Command } from "../web_kit/generated/proto/commands_pb";
import type { Correction } from "../web_kit/generated/proto/correction_pb";
import { MarkSchema } from "../web_kit/generated/proto/figures_pb";
import type {
  Arrival_Id as Arrival,
  HoldFrom_Id as HoldFrom,
  Outcome_Id as Outcome,
} from "../web_kit/generated/proto/seats_pb";
import { Step_Needs as Needs, type Step } from "../web_kit/generated/proto/views_pb";
import { actionOf, asProposed } from "./steps";

export interface Input {
  text?: string; // A reason, an answer, a flag, words for a draw, when a break ends.
  arrival?: Arrival;
  phoneSealed?: boolean;
  outcome?: Outcome;
  from?: HoldFrom;
  lots?: readonly { candidate: string; number: number }[];
  chosen?: readonly string[]; // The decision, in its order; or posts.
  vacant?: boolean;
  firstDay?: string;
  holidays?: readonly string[];
  workdays?: readonly string[];
  candidate?: string; // Who enters again, where the step leaves it open.
  judge?: string; // Who takes the seat; empty: whoever was appointed on paper.
  correction?: Correction; // What is proposed.
  accept?: boolean; // A correction or a device that was proposed.
  seat?: string; // Which seat, where the step leaves it open.
  code?: string; // As printed on a paper sheet.
  marks?: readonly { criterion: string; mark: string }[]; // As read on it.
  language?: string; // Of the declaration on the page that was signed.
  scan?: Uint8Array; // A picture of the signed page.
  passphrase?: string; // Goes beside the command, never into it.
}

type Given = Command["action"];

function fillWords(action: Given, input: Input, text: string): void {
  switch (action.case) {
    case "recordLots":
      action.value.lots = (input.lots ?? []).map((lot) => ({
        $typeName: "tingfen.pb.Lot",
        ...lot,
      }));
      break;
    case "setOutcome":
      if (input.outcome !== undefined) action.value.outcome = input.outcome;
      action.value.reason = text;
      break;
    case "placeHold":
      if (input.from !== undefined) action.value.from = input.from;
      action.value.reason = text;
      break;
    case "openNotice":
      action.value.firstDay = input.firstDay ?? "";
      action.value.holidays = [...(input.holidays ?? [])];
      action.value.workdays = [...(input.workdays ?? [])];
      action.value.reason = text;
      break;
    case "returnSheet":
    case "recuseJudge":
    case "dropOut":
    case "stopPost":
    case "abandonDraw":
    case "vacateSeat":
    case "proposeDevice":
    case "freezeDevice":
      action.value.reason = text;
      break;
    case "answerObjection":
      action.value.answer = text;
      break;
    case "raiseFlag":
    case "giveOpinion":
      action.value.text = text;
      break;
    case "contributeToDraw":
      action.value.words = text;
      break;
    case "startBreak":
      action.value.until = text;
      break;
    default:
      break;
  }
}

function fillChoice(step: Step, action: Given, input: Input, text: string): void {
  switch (action.case) {
    case "checkInCandidate":
      if (input.arrival !== undefined) action.value.arrival = input.arrival;
      action.value.identityChecked = true; // What was pressed says so.
      action.value.phoneSealed = input.phoneSealed ?? false;
      break;
    case "enterDecision":
      action.value.reason = text;
      if (asProposed(step)) break;
      action.value.chosen = [...(input.chosen ?? [])];
      action.value.vacant = input.vacant ?? false;
      break;
    case "enterAgain":
      if (action.value.candidate === "") action.value.candidate = input.candidate ?? "";
      action.value.posts = [...(input.chosen ?? [])];
      break;
    case "fillSeat":
      action.value.judge = input.judge ?? "";
      action.value.reason = text;
      break;
    case "proposeCorrection":
      if (input.correction !== undefined) action.value.correction = input.correction;
      break;
    case "decideDevice":
      action.value.accept = input.accept ?? false;
      break;
    case "decideCorrection":
      action.value.accept = input.accept ?? false;
      action.value.reason = action.value.accept ? "" : text;
      break;
    default:
      break;
  }
}

function fillPaper(action: Given, input: Input, text: string): void {
  switch (action.case) {
    case "setPaper":
      if (input.seat !== undefined && action.value.seat === "") action.value.seat = input.seat;
      action.value.reason = text;
      break;
    case "keySheet":
      action.value.code = input.code ?? "";
      action.value.marks = (input.marks ?? []).map((one) => create(MarkSchema, one));
      break;
    case "attachSignature":
      if (input.scan !== undefined) action.value.scan = input.scan;
      action.value.language = input.language ?? "";
      break;
    default:
      break;
  }
}

// The sender gives it a fresh id.
export function filled(step: Step, input: Input = {}): Command {
  const command = clone(CommandSchema, step.command ?? create(CommandSchema));
  const text = (input.text ?? "").trim();
  fillWords(command.action, input, text);
  fillChoice(step, command.action, input, text);
  fillPaper(command.action, input, text);
  return command;
}

// How much may be written: as the server counts, in characters.
export function textMax(step: Step): number {
  if (step.needs === Needs.UNTIL) return 20;
  const action = actionOf(step);
  return action === "answerObjection" || action === "giveOpinion" ? 500 : 200;
}

export type TextProblem = "empty" | "long";

export function textProblem(text: string, max: number): TextProblem | null {
  if (text.trim() === "") return "empty";
  return Array.from(text.trim()).length > max ? "long" : null;
}
