// What the holder of a desk can do now, in words and as commands. The server decides what is
// allowed; a step carries its command, complete but for what `needs` asks for. Pure.
import { clone, create } from "@bufbuild/protobuf";
import { CommandSchema, type Command } from "../web_kit/generated/proto/commands_pb";
import type {
  Arrival_Id as Arrival,
  HoldFrom_Id as HoldFrom,
  Outcome_Id as Outcome,
} from "../web_kit/generated/proto/seats_pb";
import { PublicNotice_Of as NoticeOf, type PublicNotice } from "../web_kit/generated/proto/plan_pb";
import { Phase_Id as Phase, Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import { Step_Needs as Needs, type DeskView, type Step } from "../web_kit/generated/proto/views_pb";
import { t, type Key } from "../web_kit/i18n";
import { chiefWord, postWord, seatById, stageWords, whoWords } from "./words";

export type Action = NonNullable<Command["action"]["case"]>;

export function actionOf(step: Step): Action | undefined {
  return step.command?.action.case;
}

export function stepsOf(view: DeskView, role: Role): Step[] {
  return view.steps.filter((step) => step.role === role && actionOf(step) !== undefined);
}

// The same thing to do in the next view too, whatever the digest is then. "" is no step.
export function keyOf(step: Step): string {
  const action = step.command?.action;
  if (action?.case === undefined) return "";
  const post = postIdOf(step);
  const candidate = step.person?.candidate ?? "";
  const own = asProposed(step) ? "proposed" : "";
  return [action.case, candidate, step.stage, step.seat, post, own].join("/");
}

// The post a step is about, if it is about one.
export function postIdOf(step: Step): string {
  const action = step.command?.action;
  switch (action?.case) {
    case "announceResults":
    case "dropOut":
    case "stopPost":
      return action.value.post;
    case "callCandidate":
      return action.value.runOff;
    case "enterDecision":
      return action.value.post;
    case "openNotice":
      return `${action.value.of}`;
    default:
      return "";
  }
}

// A decision that is complete: to follow the proposal.
export function asProposed(step: Step): boolean {
  return actionOf(step) === "enterDecision" && step.needs !== Needs.DECISION;
}

export interface OwnSteps {
  next: Step | undefined; // The recommended one.
  others: Step[]; // About the room or the turn as a whole.
  ofCandidate: Map<string, Step[]>; // Arrival and outcome, by candidate.
  ofSeat: Map<string, Step[]>; // Returning a sheet, recusal, by seat.
  ofPost: Map<string, Step[]>; // Decision and drop-outs, by post.
}

const ofOneCandidate: readonly Action[] = ["checkInCandidate", "setOutcome"];
const ofOneSeat: readonly Action[] = ["returnSheet", "recuseJudge"];
const ofOnePost: readonly Action[] = ["enterDecision", "dropOut"];

// The one in the room gives the run-off up.
function inRunOff(step: Step, view: DeskView): boolean {
  const phase = view.header?.phase ?? Phase.PHASE_UNSPECIFIED;
  return (
    view.turn?.runOff !== undefined &&
    view.turn.runOff !== "" &&
    phase < Phase.ANNOUNCED &&
    step.person?.candidate === view.turn.person?.candidate
  );
}

function put(map: Map<string, Step[]>, key: string, step: Step): void {
  map.set(key, [...(map.get(key) ?? []), step]);
}

// Steps stand where they belong: at a candidate, at a seat, or below the next step.
export function sortSteps(view: DeskView, role: Role): OwnSteps {
  const own: OwnSteps = {
    next: undefined,
    others: [],
    ofCandidate: new Map(),
    ofSeat: new Map(),
    ofPost: new Map(),
  };
  for (const step of stepsOf(view, role)) {
    const action = actionOf(step);
    if (action === undefined) continue;
    if (step.recommended && own.next === undefined) own.next = step;
    if (ofOneCandidate.includes(action)) put(own.ofCandidate, step.person?.candidate ?? "", step);
    else if (ofOneSeat.includes(action)) put(own.ofSeat, step.seat, step);
    else if (step === own.next) continue;
    else if (ofOnePost.includes(action) && !inRunOff(step, view)) {
      put(own.ofPost, postIdOf(step), step);
    } else own.others.push(step);
  }
  return own;
}

const plainWords: Readonly<Partial<Record<Action, Key>>> = {
  checkInCandidate: "console.step.check_in",
  recordLots: "console.step.record_lots",
  witnessLots: "console.step.witness_lots",
  callCandidate: "console.step.call",
  startStage: "console.step.start",
  pauseClock: "console.step.pause",
  resumeClock: "console.step.resume",
  endStage: "console.step.end",
  returnSheet: "console.step.return",
  recuseJudge: "console.step.recuse",
  closeStage: "console.step.close",
  announceFigures: "console.step.announce",
  answerObjection: "console.step.answer",
  setOutcome: "console.step.outcome",
  placeHold: "console.step.hold",
  releaseHold: "console.step.release_hold",
  raiseFlag: "console.step.flag",
  announceResults: "console.step.results",
  acknowledgeTailLoss: "console.step.tail_loss",
  dropOut: "console.step.drop_out",
  stopPost: "console.step.stop_post",
};

function noticeOf(step: Step): NoticeOf {
  const action = step.command?.action;
  return action?.case === "openNotice" ? action.value.of : NoticeOf.OF_UNSPECIFIED;
}

// The plan's rule for the notice a step gives.
export function noticeRule(step: Step, view: DeskView): PublicNotice | undefined {
  return view.noticeRules.find(({ of }) => of === noticeOf(step));
}

// A notice like this one stands already: another needs a reason.
export function noticedBefore(step: Step, view: DeskView): boolean {
  return view.notices.some(({ of }) => of === noticeOf(step));
}

const confirmWords: Readonly<Partial<Record<Role, Key>>> = {
  [Role.VERIFIER]: "console.step.confirm.verifier",
  [Role.SUPERVISOR]: "console.step.confirm.supervisor",
  [Role.CHIEF]: "console.step.confirm.chief",
};

function stepKey(step: Step, view: DeskView): Key {
  const action = actionOf(step);
  if (action === "confirmFigures") return confirmWords[step.role] ?? "console.step.confirm.chief";
  if (action === "enterDecision") {
    return asProposed(step) ? "console.step.decide" : "console.step.decide_otherwise";
  }
  if (action === "callCandidate" && postIdOf(step) !== "") return "console.step.run_off";
  if (action === "openNotice") {
    if (noticeOf(step) === NoticeOf.CANDIDATES) return "console.step.notice.candidates";
    return noticedBefore(step, view) && !step.recommended
      ? "console.step.notice_again"
      : "console.step.notice";
  }
  if (action === "recordLots" && !step.recommended) return "console.step.record_lots_again";
  return (action === undefined ? undefined : plainWords[action]) ?? "console.step.other";
}

function postOf(step: Step, view: DeskView): string {
  const post = postIdOf(step);
  return view.posts.find(({ id }) => id === post)?.title ?? post;
}

// What a button says it will do: 开始竞聘演讲 — 第3号.
export function stepWords(step: Step, view: DeskView): string {
  return t(stepKey(step, view), {
    who: whoWords(step.person),
    stage: stageWords(view.legend, step.stage),
    seat: step.seat === "" ? "" : seatById(view, step.seat),
    post: postOf(step, view),
    post_word: postWord(view.header),
    chief: chiefWord(view.header),
  });
}

// What cannot be taken back by pressing another button is asked for once more.
const notHarmless: readonly Action[] = [
  "closeStage",
  "announceFigures",
  "announceResults",
  "acknowledgeTailLoss",
];

export function asksBefore(step: Step): boolean {
  const action = actionOf(step);
  return action !== undefined && notHarmless.includes(action);
}

export interface Input {
  text?: string; // A reason, an answer, a flag.
  arrival?: Arrival;
  outcome?: Outcome;
  from?: HoldFrom;
  lots?: readonly { candidate: string; number: number }[];
  chosen?: readonly string[]; // The decision, in its order.
  vacant?: boolean;
  firstDay?: string;
  holidays?: readonly string[];
  workdays?: readonly string[];
}

// The step's command with what was asked for; the sender gives it a fresh id.
export function filled(step: Step, input: Input = {}): Command {
  const command = clone(CommandSchema, step.command ?? create(CommandSchema));
  const text = (input.text ?? "").trim();
  const { action } = command;
  switch (action.case) {
    case "checkInCandidate":
      if (input.arrival !== undefined) action.value.arrival = input.arrival;
      break;
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
    case "returnSheet":
    case "recuseJudge":
      action.value.reason = text;
      break;
    case "dropOut":
    case "stopPost":
      action.value.reason = text;
      break;
    case "enterDecision":
      action.value.reason = text;
      if (asProposed(step)) break;
      action.value.chosen = [...(input.chosen ?? [])];
      action.value.vacant = input.vacant ?? false;
      break;
    case "openNotice":
      action.value.firstDay = input.firstDay ?? "";
      action.value.holidays = [...(input.holidays ?? [])];
      action.value.workdays = [...(input.workdays ?? [])];
      action.value.reason = text;
      break;
    case "answerObjection":
      action.value.answer = text;
      break;
    case "raiseFlag":
      action.value.text = text;
      break;
    default:
      break;
  }
  return command;
}

// How much may be written: as the server counts, in characters.
export function textMax(step: Step): number {
  return actionOf(step) === "answerObjection" ? 500 : 200;
}

export type TextProblem = "empty" | "long";

export function textProblem(text: string, max: number): TextProblem | null {
  if (text.trim() === "") return "empty";
  return Array.from(text.trim()).length > max ? "long" : null;
}
