// One candidate's figures with their legend under the rules of several plans: the seventh's, as the
// kiosk is shown them.
import { correctedThroughout, withMass, type Case } from "./extremes";
import { kiosk } from "./scenes";

function caseOf(moment: string): Case {
  const { legend, result } = kiosk(moment);
  return { legend: legend!, figures: result!.figures! };
}

export type { Case };

// Seven judges, one highest and one lowest dropped.
export const sevenJudges = caseOf("seven/announced");
export const twelveJudges = caseOf("cases/twelve_judges");
// Five judges, two stages of several criteria, nothing dropped.
export const twoStages = caseOf("two_stages/announced");
export const leadersAndForty = caseOf("cases/leaders_and_mass");
export const leadersAndFourHundred = withMass(caseOf("cases/leaders_and_mass"), 400);
// Highest and lowest dropped inside each criterion.
export const byCriterion = caseOf("cases/by_criterion");
// A written test beside the interview; the interview does not reach its pass mark.
export const composite = caseOf("cases/composite");
// Of two stages, in the first one sheet was changed and another left out.
export const corrected = caseOf("corrected/announced");
export const correctedTwelve = correctedThroughout(caseOf("cases/twelve_judges"));

export const cases = {
  sevenJudges,
  twelveJudges,
  twoStages,
  leadersAndForty,
  leadersAndFourHundred,
  byCriterion,
  composite,
};
