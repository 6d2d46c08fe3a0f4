// What a refusal means for the person at the desk: what happened, what is there and needed. Pure.
import { ReleaseStep_By as By } from "../../web_kit/generated/proto/plan_pb";
import {
  Refusal_Code as Code,
  Refusal_Reason as Reason,
  type Refusal,
} from "../../web_kit/generated/proto/frames_pb";
import type { DeskView } from "../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../web_kit/i18n/i18n";
import { panelWords, personById, releaseWords, seatById, whoWords } from "../words";

// Every reason has words, or this does not compile.
const nowKeys: Readonly<Record<Reason, Key>> = {
  [Reason.REASON_UNSPECIFIED]: "console.refused.now",
  [Reason.PHASE]: "console.refused.now",
  [Reason.BANK]: "console.refused.now.bank",
  [Reason.BATCH]: "console.refused.now.batch",
  [Reason.BREAK]: "console.refused.now.break",
  [Reason.CANDIDATE]: "console.refused.now.candidate",
  [Reason.CLOCK]: "console.refused.now.clock",
  [Reason.CONFERRING]: "console.refused.now.conferring",
  [Reason.CORRECTION]: "console.refused.now.correction",
  [Reason.DAY]: "console.refused.now.day",
  [Reason.DECISION]: "console.refused.now.decision",
  [Reason.DEVICE]: "console.refused.now.device",
  [Reason.DRAW]: "console.refused.now.draw",
  [Reason.EQUALISE]: "console.refused.now.equalise",
  [Reason.EXCLUDED]: "console.refused.now.excluded",
  [Reason.FIGURES]: "console.refused.now.figures",
  [Reason.FULL]: "console.refused.now.full",
  [Reason.LEFT]: "console.refused.left",
  [Reason.LOTS]: "console.refused.now.lots",
  [Reason.MARKS]: "console.refused.now.marks",
  [Reason.OBJECTION]: "console.refused.now.objection",
  [Reason.OPINION]: "console.refused.now.opinion",
  [Reason.OUTCOME]: "console.refused.now.outcome",
  [Reason.PLAN]: "console.refused.now.plan",
  [Reason.POST]: "console.refused.now.post",
  [Reason.QUESTIONS]: "console.refused.now.questions",
  [Reason.READING]: "console.paper.refused.same_reader",
  [Reason.RESULTS]: "console.refused.now.results",
  [Reason.ROLL]: "console.refused.now.roll",
  [Reason.ROOM]: "console.refused.now.room",
  [Reason.RUN_OFF]: "console.refused.now.run_off",
  [Reason.SEAT]: "console.refused.now.seat",
  [Reason.SHEET]: "console.refused.now.sheet",
  [Reason.STAGE]: "console.refused.now.stage",
  [Reason.TURN]: "console.refused.now.turn",
  [Reason.UNDO]: "console.refused.now.undo",
  [Reason.WORDS]: "console.refused.now.words",
  [Reason.CHECKED_OUT]: "console.refused.checked_out",
  [Reason.MISSED_POST]: "console.refused.missed_post",
  [Reason.OCCUPANT]: "console.refused.occupant",
  [Reason.LIST]: "console.refused.list",
  [Reason.PROMISE]: "console.refused.promise",
  [Reason.TWO_PEOPLE]: "console.refused.two_people",
};

function otherTurn({ what, need }: Refusal, view: DeskView): string {
  const who = what === "candidate" ? whoWords(personById(view, need)) : "";
  return who === "" ? t("console.refused.turn") : t("console.refused.turn.who", { who });
}

function lotsIncomplete({ what, have, need }: Refusal, view: DeskView): string {
  if (what === "number") return t("console.refused.lots.number", { have, need });
  const who = whoWords(personById(view, have));
  return t(what === "arrival" ? "console.refused.lots.arrival" : "console.refused.lots", { who });
}

function invalid({ what, have, need }: Refusal): string {
  const days = ["first_day", "holidays", "workdays"];
  if (days.includes(what)) return t("console.refused.days", { have });
  if (what === "identity_checked") return t("console.refused.identity");
  const texts = ["reason", "text", "answer", "words", "until"];
  if (!texts.includes(what)) return t("console.refused.invalid");
  return t("console.refused.text", { have: have || "0", need });
}

function notConfirmed({ what }: Refusal, view: DeskView): string {
  const by = By[what as keyof typeof By] ?? By.BY_UNSPECIFIED;
  const step = releaseWords(by, view.header);
  return step === "" ? t("console.refused.confirmed") : t("console.refused.confirmed.by", { step });
}

const plain: Readonly<Partial<Record<Code, Key>>> = {
  [Code.NOT_YOUR_ROLE]: "console.refused.role",
  [Code.NOT_FOUND]: "console.refused.found",
  [Code.TAIL_LOST]: "console.refused.tail",
  [Code.WRONG_PASSPHRASE]: "console.refused.passphrase",
  [Code.DRAW_OPEN]: "console.refused.draw_open",
  [Code.SAME_PERSON]: "console.refused.same_person",
  [Code.LAPSED]: "console.refused.lapsed",
  [Code.ON_PAPER]: "console.paper.refused.on_paper",
  [Code.NOT_ON_PAPER]: "console.paper.refused.not_on_paper",
  [Code.WRONG_SHEET]: "console.paper.refused.wrong_sheet",
};

// `key` is that of the step that was refused.
export function refusalWords(refusal: Refusal, view: DeskView, key = ""): string {
  const { code, reason, what, have, need } = refusal;
  if (code === Code.SAME_PERSON && key.startsWith("keySheet/")) {
    return t("console.paper.refused.same_reader");
  }
  if (reason === Reason.READING) return t("console.paper.refused.same_reader");
  const panel = () => (what === "" ? "" : panelWords(view.legend, what));
  switch (code) {
    case Code.ALREADY:
      return t(
        reason === Reason.CORRECTION ? "console.refused.correction" : "console.refused.already",
      );
    case Code.FIGURES_CHANGED:
      return t(reason === Reason.LIST ? nowKeys[reason] : "console.refused.figures");
    case Code.NOT_NOW:
      return t(nowKeys[reason], { have, need });
    case Code.NOT_CHECKED_IN:
      return t(reason === Reason.REASON_UNSPECIFIED ? "console.refused.check_in" : nowKeys[reason]);
    case Code.OTHER_TURN:
      return otherTurn(refusal, view);
    case Code.INVALID:
      return invalid(refusal);
    case Code.HELD:
      return have === "" ? t("console.refused.held") : t("console.refused.held.why", { have });
    case Code.MISSING_SHEETS:
      return t("console.refused.sheets", { panel: panel(), have, need });
    case Code.TOO_FEW_JUDGES:
      return t("console.refused.judges", { panel: panel(), have, need });
    case Code.NOT_CONFIRMED:
      return notConfirmed(refusal, view);
    case Code.LOTS_INCOMPLETE:
      return lotsIncomplete(refusal, view);
    case Code.ROLL_FAULTS:
      return t("console.refused.roll", {
        count: refusal.rollFaults.length + refusal.rollFaultsMore,
      });
    case Code.RECUSED:
      return t("console.refused.recused", { seat: seatById(view, what) });
    default:
      return t(plain[code] ?? "console.refused.other");
  }
}
