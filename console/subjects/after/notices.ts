// A notice (公示) that is to be given: by which rule of the plan, for which days. Pure.
import type { PublicNotice } from "../../../web_kit/generated/proto/plan_pb";
import type { DeskView, Step } from "../../../web_kit/generated/proto/views_pb";
import type { Draft } from "../../steps/draft";
import { valueOf } from "../../steps/kind";

// The plan's rule for the notice a step gives.
export function noticeRule(step: Step, view: DeskView): PublicNotice | undefined {
  return view.noticeRules.find(({ of }) => of === valueOf(step, "openNotice")?.of);
}

// A notice like this one stands already: another needs a reason.
export function noticedBefore(step: Step, view: DeskView): boolean {
  return view.notices.some(({ of }) => of === valueOf(step, "openNotice")?.of);
}

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
