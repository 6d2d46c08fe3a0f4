// The nine steps in which a competition is prepared, and how far each is. Pure.
import type { PrepareView } from "../../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { questionsNeeded } from "./bank/bank_need";
import { countQuality, tally } from "./seats/site";

export const stepIds = [
  "plan",
  "roll",
  "seats",
  "bank",
  "cards",
  "site",
  "rehearse",
  "lock",
  "end",
] as const;
export type StepId = (typeof stepIds)[number];

export function asStepId(text: string | null): StepId | null {
  return stepIds.find((id) => id === text) ?? null;
}

export type Far = "open" | "under_way" | "done" | "spare"; // Spare: this plan does not need it.

export interface GuideStep {
  id: StepId;
  far: Far;
  detail: string;
}

export const farLooks: Readonly<Record<Far, { shape: string; words: Key }>> = {
  open: { shape: "○", words: "prepare.far.open" },
  under_way: { shape: "◐", words: "prepare.far.under_way" },
  done: { shape: "✓", words: "prepare.far.done" },
  spare: { shape: "–", words: "prepare.far.spare" },
};

// Ran: to its end; checked: people found that it comes out.
export type Practised = "not_yet" | "running" | "ran" | "checked";

const practised: Readonly<Record<Practised, { far: Far; words: Key }>> = {
  not_yet: { far: "open", words: "prepare.guide.rehearse.open" },
  running: { far: "under_way", words: "prepare.guide.rehearse.running" },
  ran: { far: "under_way", words: "prepare.guide.rehearse.ran" },
  checked: { far: "done", words: "prepare.guide.rehearse.done" },
};

function rehearseStep({ rehearsal }: Known): Says {
  const { far, words } = practised[rehearsal];
  return { far, detail: t(words) };
}

// What this device knows beside the view.
export interface Known {
  unsaved: boolean; // The plan is written and not saved.
  rehearsal: Practised; // Of this check code.
}

type Says = Omit<GuideStep, "id">;

function planStep(view: PrepareView, { unsaved }: Known): Says {
  if (unsaved) return { far: "under_way", detail: t("prepare.guide.plan.unsaved") };
  if (!view.planOpen) return { far: "done", detail: t("prepare.guide.plan.locked") };
  if (view.plan === undefined) return { far: "open", detail: t("prepare.guide.plan.none") };
  return { far: "under_way", detail: t("prepare.guide.plan.saved") };
}

function rollStep(view: PrepareView): Says {
  const people = view.candidates.length;
  if (people === 0) return { far: "open", detail: t("prepare.guide.roll.none") };
  const counts = { people, posts: view.posts.length };
  return { far: "done", detail: t("prepare.guide.roll.some", counts) };
}

function seatsStep(view: PrepareView): Says {
  const lost = view.lostRecusals.length;
  if (lost > 0) return { far: "under_way", detail: t("prepare.guide.seats.lost", { lost }) };
  const count = view.recusals.length;
  if (count > 0) return { far: "done", detail: t("prepare.guide.seats.some", { count }) };
  const far = view.planOpen ? "open" : "done";
  return { far, detail: t("prepare.guide.seats.none") };
}

function bankStep(view: PrepareView): Says {
  const need = questionsNeeded(view.plan);
  const have = view.bank;
  if (need === 0 && have === 0) return { far: "spare", detail: t("prepare.guide.bank.spare") };
  if (have === 0) return { far: "open", detail: t("prepare.guide.bank.none", { need }) };
  if (need === 0) return { far: "done", detail: t("prepare.guide.bank.extra", { have }) };
  const far = have < need ? "under_way" : "done";
  return { far, detail: t("prepare.guide.bank.some", { have, need }) };
}

// The server tells who has a device, not whose card is printed.
function cardsStep(view: PrepareView): Says {
  const seats = view.seats.length;
  const enrolled = view.seats.filter((one) => one.enrolled).length;
  const far = enrolled === 0 ? "open" : enrolled < seats ? "under_way" : "done";
  return { far, detail: t("prepare.guide.cards", { enrolled, seats }) };
}

function siteStep(view: PrepareView): Says {
  const counts = tally(view);
  const online = counts.all - countQuality(counts, "absent");
  const fine = countQuality(counts, "good") === counts.all;
  const far = online === 0 ? "open" : fine ? "done" : "under_way";
  return { far, detail: t("prepare.guide.site", { online, seats: counts.all }) };
}

function lockStep(view: PrepareView): Says {
  return view.planOpen
    ? { far: "open", detail: t("prepare.guide.lock.open") }
    : { far: "done", detail: t("prepare.guide.lock.done") };
}

function endStep(view: PrepareView): Says {
  const ended = view.days.filter((day) => day.ended).length;
  const rooms = view.days.length;
  if (rooms > 0 && ended === rooms) return { far: "done", detail: t("prepare.guide.end.done") };
  if (!view.arrived) return { far: "open", detail: t("prepare.guide.end.open") };
  return { far: "under_way", detail: t("prepare.guide.end.some", { ended, rooms }) };
}

export function guideSteps(view: PrepareView, known: Known): GuideStep[] {
  const says: Readonly<Record<StepId, Says>> = {
    plan: planStep(view, known),
    roll: rollStep(view),
    seats: seatsStep(view),
    bank: bankStep(view),
    cards: cardsStep(view),
    site: siteStep(view),
    rehearse: rehearseStep(known),
    lock: lockStep(view),
    end: endStep(view),
  };
  return stepIds.map((id) => ({ id, ...says[id] }));
}

// Where the page opens: with nothing but a plan at the plan, then at the first not begun, then at the
// first not finished.
export function firstStep(view: PrepareView, steps: readonly GuideStep[]): StepId {
  if (view.planOpen && view.candidates.length === 0) return "plan";
  const at = (far: Far) => steps.find((step) => step.far === far)?.id;
  if (view.arrived) return "end";
  return at("open") ?? at("under_way") ?? "end";
}
