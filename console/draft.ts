// What has been put into a question over the desk so far, whether it is complete, and what becomes
// of it. It lives as long as the question stands. Pure.
import {
  Arrival_Id as Arrival,
  HoldFrom_Id as HoldFrom,
  Outcome_Id as Outcome,
} from "../web_kit/generated/proto/seats_pb";
import { Step_Needs as Needs, type DeskView, type Step } from "../web_kit/generated/proto/views_pb";
import { textMax, textProblem, type Input } from "./filled";
import { actionOf, noticedBefore } from "./steps";

export interface Draft {
  text: string;
  outcome: Outcome;
  from: HoldFrom;
  chosen: readonly string[]; // The decision in its order, or posts.
  vacant: boolean;
  firstDay: string;
  holidays: string;
  workdays: string;
  arrival: Arrival;
  phoneSealed: boolean;
  passphrase: string;
  candidate: string;
  verdict: boolean | null; // Null: not decided yet.
  seat: string; // Empty: not chosen yet.
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
  verdict: null,
  seat: "",
  judge: null,
};

// Dates apart by anything but digits and hyphens.
export function daysIn(text: string): string[] {
  return text.split(/[^0-9-]+/).filter((day) => day !== "");
}

export function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

// The first text that is no day, and where it stands; null: none.
export function daysProblem(
  draft: Pick<Draft, "firstDay" | "holidays" | "workdays">,
): "firstDay" | "holidays" | "workdays" | null {
  if (!isDay(draft.firstDay.trim())) return "firstDay";
  if (!daysIn(draft.holidays).every(isDay)) return "holidays";
  return daysIn(draft.workdays).every(isDay) ? null : "workdays";
}

const withoutText: readonly Needs[] = [
  Needs.NOTHING,
  Needs.LOTS,
  Needs.ARRIVAL,
  Needs.PASSPHRASE,
  Needs.POSTS,
  Needs.UNTIL,
  Needs.VERDICT, // Its form asks for one where it is not accepted.
];

// A first notice is given without a reason, and some steps ask for something else altogether.
export function textNeeded(step: Step, view: DeskView): boolean {
  if (withoutText.includes(step.needs)) return false;
  return step.needs !== Needs.NOTICE || noticedBefore(step, view);
}

// Who enters again: as the step says, or as was chosen.
export function entrantOf(step: Step, draft: Draft): string {
  const action = step.command?.action;
  const said = action?.case === "enterAgain" ? action.value.candidate : "";
  return said === "" ? draft.candidate : said;
}

function choiceMade(step: Step, draft: Draft): boolean {
  switch (step.needs) {
    case Needs.DECISION:
      return draft.vacant || draft.chosen.length > 0;
    case Needs.NOTICE:
      return daysProblem(draft) === null;
    case Needs.OUTCOME:
      return draft.outcome !== Outcome.OUTCOME_UNSPECIFIED;
    case Needs.PASSPHRASE:
      return textProblem(draft.passphrase, textMax(step)) === null;
    case Needs.POSTS:
      return draft.chosen.length > 0 && entrantOf(step, draft) !== "";
    case Needs.SUBSTITUTE:
      return draft.judge !== null;
    case Needs.SEAT:
      return draft.seat !== "";
    case Needs.UNTIL:
      return textProblem(draft.text, textMax(step)) !== "long";
    case Needs.VERDICT:
      if (draft.verdict === false) return textProblem(draft.text, textMax(step)) === null;
      return draft.verdict === true;
    default:
      return true;
  }
}

export function complete(step: Step, view: DeskView, draft: Draft): boolean {
  if (!choiceMade(step, draft)) return false;
  return !textNeeded(step, view) || textProblem(draft.text, textMax(step)) === null;
}

export function inputOf(step: Step, draft: Draft): Input {
  const { text, chosen } = draft;
  switch (step.needs) {
    case Needs.NOTHING:
      return {};
    case Needs.ARRIVAL:
      return { arrival: draft.arrival, phoneSealed: draft.phoneSealed };
    case Needs.OUTCOME:
      return { text, outcome: draft.outcome };
    case Needs.DECISION:
      return { text, chosen: draft.vacant ? [] : chosen, vacant: draft.vacant };
    case Needs.NOTICE: {
      const off = { holidays: daysIn(draft.holidays), workdays: daysIn(draft.workdays) };
      return { text, firstDay: draft.firstDay.trim(), ...off };
    }
    case Needs.HOLD:
      return { text, from: draft.from };
    case Needs.PASSPHRASE:
      return { passphrase: draft.passphrase };
    case Needs.POSTS:
      return { chosen, candidate: draft.candidate };
    case Needs.SEAT:
      return { text, seat: draft.seat };
    case Needs.SUBSTITUTE:
      return { text, judge: draft.judge ?? "" };
    case Needs.VERDICT:
      return { text, accept: draft.verdict === true };
    default:
      return { text };
  }
}

// What an objection that is to be answered says; empty for any other step.
export function objectionOf(step: Step, view: DeskView): string {
  if (actionOf(step) !== "answerObjection") return "";
  const candidate = step.person?.candidate;
  return view.lines.find(({ person }) => person?.candidate === candidate)?.objection ?? "";
}
