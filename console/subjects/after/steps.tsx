// The commands of what follows a ranking as a desk's steps: decisions, drop-outs, notices.
import { PublicNotice_Of as NoticeOf } from "../../../web_kit/generated/proto/plan_pb";
import { Phase_Id as Phase } from "../../../web_kit/generated/proto/seats_pb";
import { Step_Needs as Needs, type Step } from "../../../web_kit/generated/proto/views_pb";
import { isBefore } from "../../../web_kit/room/phases";
import { valueOf, type Kinds, type Place, type StepProps } from "../../steps/kind";
import { DecisionForm, NoticeForm } from "./after_forms";
import { daysIn, daysProblem, noticedBefore } from "./notices";

// A decision that is complete: to follow the proposal.
export function asProposed(step: Step): boolean {
  return valueOf(step, "enterDecision") !== undefined && step.needs !== Needs.DECISION;
}

// At the post; where the one in the room gives the run-off up, below the next step.
function atPost({ step, view: { turn, header } }: StepProps): Place {
  const inRunOff =
    turn?.runOff !== undefined &&
    turn.runOff !== "" &&
    isBefore(header?.phase, Phase.ANNOUNCED) &&
    step.person?.candidate === turn.person?.candidate;
  return inRunOff ? "next" : "post";
}

export const after = {
  enterDecision: {
    words: ({ step }) =>
      asProposed(step) ? "console.step.decide" : "console.step.decide_otherwise",
    place: atPost,
    about: ({ post }, step) => ({ post, more: asProposed(step) ? "proposed" : "" }),
    what: "console.ask.decision.what",
    form: DecisionForm,
    insists: () => true,
    chosen: (step, { chosen, vacant }) => asProposed(step) || vacant || chosen.length > 0,
    fill: (value, { chosen = [], vacant = false }, step) => {
      if (asProposed(step)) return;
      value.chosen = vacant ? [] : [...chosen];
      value.vacant = vacant;
    },
  },
  dropOut: {
    words: "console.step.drop_out",
    place: atPost,
    about: ({ post }) => ({ post }),
    what: "console.ask.drop_out.what",
  },
  stopPost: {
    words: "console.step.stop_post",
    about: ({ post }) => ({ post }),
    what: "console.ask.stop_post.what",
  },
  openNotice: {
    words: ({ value, step, view }) => {
      if (value.of === NoticeOf.CANDIDATES) return "console.step.notice.candidates";
      return noticedBefore(step, view) && !step.recommended
        ? "console.step.notice_again"
        : "console.step.notice";
    },
    about: ({ of }) => ({ more: `${of}` }),
    form: NoticeForm,
    text: { label: "console.ask.reason", hint: "console.ask.notice.reason" },
    insists: ({ step, view }) => noticedBefore(step, view),
    chosen: (_, draft) => daysProblem(draft) === null,
    fill: (value, { firstDay = "", holidays = "", workdays = "" }) => {
      value.firstDay = firstDay.trim();
      value.holidays = daysIn(holidays);
      value.workdays = daysIn(workdays);
    },
  },
} satisfies Partial<Kinds>;
