// What the administrator's page says of files, refusals and standings. Pure.
import {
  Refusal_Code as Code,
  Refusal_Reason as Reason,
  type Refusal,
} from "../../../web_kit/generated/proto/frames_pb";
import { Standing_Id as Standing } from "../../../web_kit/generated/proto/roll_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import type { FileProblem } from "./tables/limits";

const problemKeys: Readonly<Record<FileProblem, Key>> = {
  old_excel: "prepare.problem.old_excel",
  too_large: "prepare.problem.too_large",
  spread: "prepare.problem.spread",
  quotes: "prepare.problem.quotes",
  too_slow: "prepare.problem.too_slow",
  not_loaded: "prepare.problem.not_loaded",
  unreadable: "prepare.problem.unreadable",
  empty: "prepare.problem.empty",
};

// `where`: the sheet and cell, the part or the line to look at.
export function fileProblemWords(problem: FileProblem, where: string): string {
  const words = t(problemKeys[problem], { where });
  const told = where === "" || problem === "spread" || problem === "quotes";
  return told ? words : `${words} ${t("prepare.problem.where", { where })}`;
}

// Null: too much is waiting to be sent already.
export function rollRefusalWords(refusal: Refusal | null): string {
  switch (refusal?.code) {
    case Code.ROLL_FAULTS:
      return t("prepare.faults", {
        count: refusal.rollFaults.length + refusal.rollFaultsMore,
      });
    case Code.NOT_NOW:
      return t("prepare.locked.what");
    case Code.NOT_YOUR_ROLE:
      return t("prepare.refused.role");
    case Code.HELD:
      return t("prepare.refused.held");
    default:
      return t("prepare.refused.other");
  }
}

const standingKeys: Readonly<Record<Standing, Key>> = {
  [Standing.TAKES_PART]: "prepare.standing.takes_part",
  [Standing.UNQUALIFIED]: "prepare.standing.unqualified",
  [Standing.NOT_PRESELECTED]: "prepare.standing.not_preselected",
  [Standing.POST_FELL_AWAY]: "prepare.standing.post_fell_away",
};

const standingShapes: Readonly<Record<Standing, string>> = {
  [Standing.TAKES_PART]: "✓",
  [Standing.UNQUALIFIED]: "✕",
  [Standing.NOT_PRESELECTED]: "✕",
  [Standing.POST_FELL_AWAY]: "–",
};

export function standingWords(standing: Standing): string {
  return `${standingShapes[standing]} ${t(standingKeys[standing])}`;
}

const notNowKeys: Readonly<Partial<Record<Reason, Key>>> = {
  [Reason.PLAN]: "prepare.refused.now.plan",
  [Reason.ROLL]: "prepare.locked.what",
  [Reason.BANK]: "prepare.refused.now.bank",
  [Reason.TURN]: "prepare.refused.now.day",
};

export function refusalTitle(refusal: Refusal | null): string {
  return t(refusal?.code === Code.ALREADY ? "prepare.refused.already" : "prepare.refused.nothing");
}

// What the server answered a step, and what to do. Null: too much is waiting to be sent already.
export function refusalWords(refusal: Refusal | null): string {
  switch (refusal?.code) {
    case Code.NOT_YOUR_ROLE:
      return t("prepare.refused.step.role");
    case Code.HELD:
      return t("prepare.refused.step.held");
    case Code.ALREADY:
      return t("prepare.refused.already.what");
    case Code.NOT_LOCKED:
      return t("prepare.refused.not_locked");
    case Code.NOT_FOUND:
      return t("prepare.refused.found");
    case Code.PLAN_FAULTS:
      return t("prepare.refused.plan_faults", { count: refusal.planFaults.length });
    case Code.NOT_NOW:
      return t(notNowKeys[refusal.reason] ?? "prepare.refused.now", {
        have: refusal.have,
        need: refusal.need,
      });
    case Code.INVALID:
      if (refusal.what === "check_code") return t("prepare.refused.check_code");
      if (refusal.what === "bank") return t("prepare.refused.bank");
      return t("prepare.refused.other");
    default:
      return t("prepare.refused.other");
  }
}
