// What the holder of a desk can do now, in words and as commands. The server decides what is
// allowed; a step carries its command, complete but for what `needs` asks for. Pure.
import type { Command } from "../web_kit/generated/proto/commands_pb";
import { PublicNotice_Of as NoticeOf, type PublicNotice } from "../web_kit/generated/proto/plan_pb";
import { Draw_Of as DrawOf } from "../web_kit/generated/proto/draw_pb";
import { Phase_Id as Phase, Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import {
  HallView_QueueLine_State as Line,
  Step_Needs as Needs,
  type CorrectionView,
  type DeskView,
  type Step,
} from "../web_kit/generated/proto/views_pb";
import { t, textOf, type Key } from "../web_kit/i18n";
import { isBefore } from "../web_kit/phases";
import { deviceKeyOf, isOfDevices, mayFreeze, requestedSeat } from "./device_steps";
import { bySeat, paperKey, paperKeyOf, undoneWords } from "./paper_steps";
import {
  chiefWord,
  panelWords,
  personById,
  postWord,
  seatById,
  stageWords,
  whoWords,
} from "./words";

export type Action = NonNullable<Command["action"]["case"]>;

export function actionOf(step: Step): Action | undefined {
  return step.command?.action.case;
}

export function stepsOf(view: DeskView, role: Role): Step[] {
  return view.steps
    .filter((step) => step.role === role && actionOf(step) !== undefined)
    .flatMap((step) => bySeat(step, view));
}

// Whether the newest view still has the step: offered, or asked for by the desk itself.
export function isStill(step: Step, view: DeskView, role: Role): boolean {
  if (actionOf(step) === "freezeDevice") return mayFreeze(view, step.seat);
  const key = keyOf(step);
  return stepsOf(view, role).some((one) => keyOf(one) === key);
}

// The same thing to do in the next view too, whatever the digest is then. "" is no step.
export function keyOf(step: Step): string {
  const action = step.command?.action;
  if (action?.case === undefined) return "";
  const candidate = step.person?.candidate ?? "";
  const own = asProposed(step) ? "proposed" : "";
  const about = [
    postIdOf(step),
    drawKeyOf(step),
    batchOf(step),
    correctionIdOf(step),
    deviceKeyOf(step),
    paperKeyOf(step),
  ].join("");
  return [action.case, candidate, step.stage, seatIdOf(step), about, own].join("/");
}

// The seat a step is about, if it is about one.
export function seatIdOf(step: Step): string {
  const action = step.command?.action;
  if (action?.case === "vacateSeat" || action?.case === "fillSeat") return action.value.seat;
  return step.seat;
}

// Which draw a step is about: one that stands by its id, one to be opened by what is drawn.
function drawKeyOf(step: Step): string {
  const action = step.command?.action;
  switch (action?.case) {
    case "openDraw": {
      const { of, candidate, stage, panel } = action.value.draw ?? {};
      return [of, candidate, stage, panel].join(".");
    }
    case "contributeToDraw":
    case "completeDraw":
    case "abandonDraw":
      return action.value.draw;
    default:
      return "";
  }
}

function batchOf(step: Step): string {
  const action = step.command?.action;
  return action?.case === "openBatch" ? action.value.batch : "";
}

// The correction a step is about, if it is about one that was proposed.
export function correctionIdOf(step: Step): string {
  const action = step.command?.action;
  switch (action?.case) {
    case "decideCorrection":
    case "witnessCorrection":
    case "withdrawCorrection":
      return action.value.id;
    default:
      return "";
  }
}

export function correctionById(view: DeskView, id: string): CorrectionView | undefined {
  return view.corrections.find((entry) => entry.id === id);
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
  ofSeat: Map<string, Step[]>; // Returning a sheet, recusal, leaving the seat, by seat.
  ofPost: Map<string, Step[]>; // Decision and drop-outs, by post.
  entries: Step[]; // Who was not chosen enters the open batch.
  devices: Step[]; // Screens, codes, requests for a seat.
  paper: Step[]; // Paper for the room or any seat, and who has signed on paper.
  undo: Step | undefined; // Takes back the newest step.
}

const ofOneCandidate: readonly Action[] = ["checkInCandidate", "setOutcome"];
const ofOneSeat: readonly Action[] = ["returnSheet", "recuseJudge", "vacateSeat", "fillSeat"];
const onPaper: readonly Action[] = ["setPaper", "checkInSeat"];
const ofOnePost: readonly Action[] = ["enterDecision", "dropOut"];

// The one in the room gives the run-off up.
function inRunOff(step: Step, view: DeskView): boolean {
  return (
    view.turn?.runOff !== undefined &&
    view.turn.runOff !== "" &&
    isBefore(view.header?.phase, Phase.ANNOUNCED) &&
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
    entries: [],
    devices: [],
    paper: [],
    undo: undefined,
  };
  for (const step of stepsOf(view, role)) {
    const action = actionOf(step);
    if (action === undefined) continue;
    if (isOfDevices(step)) {
      own.devices.push(step);
      continue;
    }
    if (onPaper.includes(action)) {
      own.paper.push(step);
      if (step.seat !== "") put(own.ofSeat, step.seat, step);
    }
    if (step.recommended && own.next === undefined) own.next = step;
    if (ofOneCandidate.includes(action)) put(own.ofCandidate, step.person?.candidate ?? "", step);
    else if (ofOneSeat.includes(action)) put(own.ofSeat, seatIdOf(step), step);
    else if (action === "enterAgain") own.entries.push(step);
    else if (step === own.next || onPaper.includes(action)) continue;
    else if (action === "keySheet")
      continue; // Offered sheet by sheet where they are keyed.
    else if (action === "undoStep") own.undo = step;
    else if (ofOnePost.includes(action) && !inRunOff(step, view)) {
      put(own.ofPost, postIdOf(step), step);
    } else own.others.push(step);
  }
  return own;
}

const plainWords: Readonly<Partial<Record<Action, Key>>> = {
  recordLots: "console.step.record_lots",
  witnessLots: "console.step.witness_lots",
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
  endDay: "console.step.end_day",
  announceResults: "console.step.results",
  acknowledgeTailLoss: "console.step.tail_loss",
  dropOut: "console.step.drop_out",
  stopPost: "console.step.stop_post",
  openBatch: "console.step.open_batch",
  enterAgain: "console.step.enter_again",
  completeDraw: "console.step.draw.complete",
  abandonDraw: "console.step.draw.abandon",
  openQuestions: "console.step.questions.open",
  startPreparing: "console.step.prepare",
  startBreak: "console.step.break",
  endBreak: "console.step.break.end",
  setAside: "console.step.set_aside",
  equaliseRooms: "console.step.equalise",
  vacateSeat: "console.step.vacate",
  fillSeat: "console.step.fill",
  proposeCorrection: "console.step.correction.propose",
  decideCorrection: "console.step.correction.decide",
  witnessCorrection: "console.step.correction.witness",
  withdrawCorrection: "console.step.correction.withdraw",
  proposeDevice: "console.step.device.propose",
  decideDevice: "console.step.device.decide",
  issueCodes: "console.step.codes",
  freezeDevice: "console.step.device.freeze",
  assignScreen: "console.step.screen.assign",
  reloadScreen: "console.step.screen.reload",
  removeScreen: "console.step.screen.remove",
  keySheet: "console.paper.step.key",
  attachSignature: "console.paper.step.attach",
  checkInSeat: "console.paper.step.check_in",
  undoStep: "console.paper.step.undo",
};

const openDrawWords: Readonly<Partial<Record<DrawOf, Key>>> = {
  [DrawOf.ORDER]: "console.step.draw.order",
  [DrawOf.QUESTIONS]: "console.step.draw.questions",
  [DrawOf.JUDGES]: "console.step.draw.judges",
};

function drawOf(step: Step): DrawOf {
  const action = step.command?.action;
  return action?.case === "openDraw" ? (action.value.draw?.of ?? 0) : DrawOf.OF_UNSPECIFIED;
}

// Somebody who comes once the lots are settled takes the number that is left.
export function isLatecomer(step: Step, view: DeskView): boolean {
  return actionOf(step) === "checkInCandidate" && view.header?.phase !== Phase.CHECK_IN;
}

// 合议: who is called has been in the room before, and the sheets wait.
function isConferring(step: Step, view: DeskView): boolean {
  const action = step.command?.action;
  if (action?.case !== "callCandidate" || action.value.runOff !== "") return false;
  const line = view.lines.find(({ person }) => person?.candidate === action.value.candidate);
  if (line?.state === Line.TO_HEAR) return true;
  // Turns are set aside in the order of the lots, and the record may no longer hold the first.
  const number = line?.person?.number ?? 0;
  return view.record.some(
    ({ fact, person }) => fact === "turn_set_aside" && (person?.number ?? 0) >= number,
  );
}

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
};
const equalisedWords: Readonly<Partial<Record<Role, Key>>> = {
  [Role.VERIFIER]: "console.step.equalised.verifier",
  [Role.SUPERVISOR]: "console.step.equalised.supervisor",
};

function noticeKey(step: Step, view: DeskView): Key {
  if (noticeOf(step) === NoticeOf.CANDIDATES) return "console.step.notice.candidates";
  return noticedBefore(step, view) && !step.recommended
    ? "console.step.notice_again"
    : "console.step.notice";
}

function callKey(step: Step, view: DeskView): Key {
  if (postIdOf(step) !== "") return "console.step.run_off";
  return isConferring(step, view) ? "console.step.confer" : "console.step.call";
}

// The words of a step that are not the same each time; undefined: they are.
function changingKey(step: Step, view: DeskView): Key | undefined {
  switch (actionOf(step)) {
    case "confirmFigures":
      return confirmWords[step.role] ?? "console.step.confirm.chief";
    case "confirmEqualisation":
      return equalisedWords[step.role] ?? "console.step.equalised.chief";
    case "enterDecision":
      return asProposed(step) ? "console.step.decide" : "console.step.decide_otherwise";
    case "callCandidate":
      return callKey(step, view);
    case "openNotice":
      return noticeKey(step, view);
    case "openDraw":
      return openDrawWords[drawOf(step)] ?? "console.step.draw.order";
    case "contributeToDraw":
      return step.role === Role.SUPERVISOR
        ? "console.step.draw.witness"
        : "console.step.draw.contribute";
    case "checkInCandidate":
      return isLatecomer(step, view) ? "console.step.latecomer" : "console.step.check_in";
    case "raiseFlag":
      return step.role === Role.VERIFIER ? "watch.look" : undefined;
    case "giveOpinion":
      return view.opinion === "" ? "console.step.opinion" : "console.step.opinion_again";
    case "recordLots":
      return step.recommended ? undefined : "console.step.record_lots_again";
    case "setPaper":
      return paperKey(step);
    case "keySheet": // Offered for all sheets at once, or for one.
      return step.seat === "" ? "console.paper.keying.step" : undefined;
    default:
      return undefined;
  }
}

function stepKey(step: Step, view: DeskView): Key {
  const action = actionOf(step);
  const plain = action === undefined ? undefined : plainWords[action];
  return changingKey(step, view) ?? plain ?? "console.step.other";
}

// Whom a step is about: as it says, or as its draw does.
function whoOf(step: Step, view: DeskView): string {
  const action = step.command?.action;
  // The number is that of an earlier batch.
  if (action?.case === "enterAgain") return step.person?.name || whoWords(step.person);
  if (step.person !== undefined) return whoWords(step.person);
  const correction = correctionById(view, correctionIdOf(step));
  if (correction !== undefined) return whoWords(correction.person);
  const candidate = action?.case === "openDraw" ? (action.value.draw?.candidate ?? "") : "";
  return whoWords(personById(view, candidate));
}

function panelOf(step: Step): string {
  const action = step.command?.action;
  return action?.case === "openDraw" ? (action.value.draw?.panel ?? "") : "";
}

function postOf(step: Step, view: DeskView): string {
  const post = postIdOf(step);
  return view.posts.find(({ id }) => id === post)?.title ?? post;
}

// What a button says it will do: 开始竞聘演讲 — 第3号.
export function stepWords(step: Step, view: DeskView): string {
  const seat = seatIdOf(step) || requestedSeat(view, step);
  const batch = view.batches.find(({ id }) => id === batchOf(step));
  return t(stepKey(step, view), {
    who: whoOf(step, view),
    stage: stageWords(view.legend, step.stage),
    seat: seat === "" ? "" : seatById(view, seat),
    panel: panelWords(view.legend, panelOf(step)),
    batch: textOf(batch?.title) || batchOf(step),
    post: postOf(step, view),
    post_word: postWord(view.header),
    chief: chiefWord(view.header),
    undone: undoneWords(step, view),
  });
}

// What cannot be taken back by pressing another button is asked for once more.
const notHarmless: readonly Action[] = [
  "closeStage",
  "announceFigures",
  "announceResults",
  "acknowledgeTailLoss",
  "completeDraw",
  "equaliseRooms",
  "openBatch",
  "witnessCorrection",
  "withdrawCorrection",
  "endDay",
];

export function asksBefore(step: Step): boolean {
  const action = actionOf(step);
  return action !== undefined && notHarmless.includes(action);
}
