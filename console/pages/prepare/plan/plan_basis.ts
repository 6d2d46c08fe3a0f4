// What stands behind a rule of the plan, for the field in which it may be changed. Pure.
import type { Plan } from "../../../../web_kit/generated/proto/plan_pb";
import { Rule_Basis as Basis, type Rule } from "../../../../web_kit/generated/proto/views_pb";
import { t, textOf, type Key } from "../../../../web_kit/i18n/i18n";
import { isWithin, pathOf, type Path } from "./plan_text";
import { fallenClauses, standingOf, type Fallen } from "./standing";

interface Look {
  shape: string;
  words: Key;
  tone: "primary" | "warning" | "muted";
}

// Shape, words and colour together; the colour alone says nothing.
export const basisLooks: Readonly<Record<Basis, Look | null>> = {
  [Basis.NONE]: null,
  [Basis.DOCUMENT]: { shape: "◆", words: "prepare.basis.document", tone: "primary" },
  [Basis.OPEN_CHOICE]: { shape: "◇", words: "prepare.basis.open_choice", tone: "warning" },
  [Basis.SETTING]: { shape: "○", words: "prepare.basis.setting", tone: "muted" },
};

// The rule of which the field at `at` is a part; null: said at the Chinese words beside it.
function ruleOf(at: Path): Path | null {
  const last = at[at.length - 1];
  if (last === "en") return null;
  return last === "zh" ? at.slice(0, -1) : at;
}

// The clauses that no longer stand for the rule in the field at `at`.
export function fallenAt(plan: Plan, at: Path): Fallen[] {
  const path = ruleOf(at);
  if (path === null) return [];
  return fallenClauses(plan).filter(({ clause }) => isWithin(pathOf(clause.path), path));
}

export function fallenWords({ clause, why }: Fallen): string {
  const given = { section: clause.section, says: textOf(clause.says) };
  return `◇ ${t(`prepare.basis.${why}`, given)}`;
}

// The document's words for the rule at `at`, or that this plan chose it; "" where neither.
export function basisHint(plan: Plan, at: Path): string {
  const path = ruleOf(at);
  if (path === null) return "";
  const [fallen] = fallenAt(plan, path);
  if (fallen !== undefined) return fallenWords(fallen);
  const clauses = plan.clauses.filter(
    (one) => isWithin(pathOf(one.path), path) && standingOf(plan, one) === "stands",
  );
  if (clauses.length > 0) {
    const says = clauses.map((one) => textOf(one.says)).join(t("display.trace.comma"));
    return `◆ ${t("prepare.basis.document.says", { says })}`;
  }
  const open = plan.openChoices.find((one) => isWithin(path, pathOf(one.path)));
  return open === undefined ? "" : `◇ ${t("prepare.basis.open_choice.says")}`;
}

export interface RuleGroup {
  key: string;
  heading: string;
  rules: Rule[];
}

// In the order in which the headings first come.
export function ruleGroups(rules: readonly Rule[]): RuleGroup[] {
  const groups: RuleGroup[] = [];
  for (const rule of rules) {
    const key = rule.heading?.zh ?? "";
    let group = groups.find((one) => one.key === key);
    if (group === undefined) {
      group = { key, heading: textOf(rule.heading), rules: [] };
      groups.push(group);
    }
    group.rules.push(rule);
  }
  return groups;
}
