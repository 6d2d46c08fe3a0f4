// The commands of the roll call as a desk's steps: who is here, lots on paper, who takes no part, who
// sits where.
import { Outcome_Id as Outcome } from "../../../web_kit/generated/proto/seats_pb";
import { t } from "../../../web_kit/i18n/i18n";
import type { Kinds } from "../../steps/kind";
import { arrivalWords, outcomeWords, whoWords } from "../../words";
import { eachSeat } from "../paper/paper_seats";
import { isLatecomer } from "./arrivals";
import { awaitedOf, GoingForm } from "./going_form";
import { ArrivalForm, OutcomeForm, SubstituteForm } from "./roll_call_forms";

export const rollCall = {
  checkInSeat: { words: "console.paper.step.check_in", place: "paper", each: eachSeat },
  checkInCandidate: {
    words: ({ step, view }) =>
      isLatecomer(step, view) ? "console.step.latecomer" : "console.step.check_in",
    place: "candidate",
    form: ArrivalForm,
    press: ({ step, view }, { arrival }) =>
      isLatecomer(step, view)
        ? t("console.ask.arrival.confirm.lot")
        : t("console.ask.arrival.confirm", { arrival: arrivalWords(arrival) }),
    fill: (value, { arrival, phoneSealed }) => {
      if (arrival !== undefined) value.arrival = arrival;
      value.identityChecked = true; // What was pressed says so.
      value.phoneSealed = phoneSealed ?? false;
    },
  },
  recordLots: {
    words: ({ step }) =>
      step.recommended ? "console.step.record_lots" : "console.step.record_lots_again",
    fill: (value, { lots = [] }) => {
      value.lots = lots.map((lot) => ({ $typeName: "tingfen.pb.Lot", ...lot }));
    },
  },
  witnessLots: { words: "console.step.lots.witness" },
  setOutcome: {
    words: "console.step.outcome",
    place: "candidate",
    what: "console.ask.outcome.what",
    form: OutcomeForm,
    chosen: (_, { outcome }) => outcome !== Outcome.OUTCOME_UNSPECIFIED,
    press: ({ step: { person } }, { outcome }) => {
      const who = whoWords(person);
      return outcome === Outcome.OUTCOME_UNSPECIFIED
        ? t("console.ask.outcome.confirm.none", { who })
        : t("console.ask.outcome.confirm", { who, outcome: outcomeWords(outcome) });
    },
    fill: (value, { outcome }) => {
      if (outcome !== undefined) value.outcome = outcome;
    },
  },
  vacateSeat: {
    words: "console.step.vacate",
    place: "seat",
    about: ({ seat }) => ({ seat }),
    what: "console.ask.vacate.what",
  },
  fillSeat: {
    words: "console.step.fill",
    place: "seat",
    about: ({ seat }) => ({ seat }),
    what: "console.ask.fill.what",
    form: SubstituteForm,
    chosen: (_, { judge }) => judge !== null,
    fill: (value, { judge }) => {
      value.judge = judge ?? "";
    },
  },
  checkOutSeats: {
    words: ({ step, view }) =>
      awaitedOf(step, view).length > 0
        ? "console.step.check_out.missing"
        : "console.step.check_out",
    named: ({ step, view }) => ({ count: String(awaitedOf(step, view).length) }),
    what: "console.ask.going.what",
    form: GoingForm,
    chosen: (_, { chosen }) => chosen.length > 0,
    press: (_, { chosen }) => t("console.ask.going.press", { count: chosen.length }),
    fill: (value, { chosen = [] }) => {
      value.seats = [...chosen];
    },
  },
  checkSeatsBackIn: {
    words: "console.step.check_back",
    what: "console.ask.back.what",
    form: GoingForm,
    chosen: (_, { chosen }) => chosen.length > 0,
    press: (_, { chosen }) => t("console.ask.back.press", { count: chosen.length }),
    fill: (value, { chosen = [] }) => {
      value.seats = [...chosen];
    },
  },
} satisfies Partial<Kinds>;
