// Whether what a plan cites still stands behind its rules, for the page that changes them: as the
// server holds it (server/plan/model/standing.h). Pure.
import { toJson } from "@bufbuild/protobuf";
import { PlanSchema, type Clause, type Plan } from "../../../../web_kit/generated/proto/plan_pb";
import { pathOf, withValues, type Path } from "./plan_text";

function isText(value: object): value is { zh: string } {
  const keys = Object.keys(value);
  return "zh" in value && keys.every((key) => key === "zh" || key === "en");
}

function inALine(value: unknown): string {
  if (value === undefined || value === null) return "-";
  if (Array.isArray(value)) return `[${value.map(inALine).join("; ")}]`;
  if (typeof value !== "object") return String(value);
  if (isText(value)) return value.zh;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, one]) => `${name}: ${inALine(one)}`).join("; ")}}`;
}

function valueAt(json: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[part]
        : undefined,
    json,
  );
}

// The rule at `path` in one line, as Clause.stands_for keeps it.
export function ruleAt(plan: Plan, path: string): string {
  return inALine(valueAt(toJson(PlanSchema, plan, { useProtoFieldName: true }), pathOf(path)));
}

export type Standing = "stands" | "other_rule" | "other_document";

// The title of the document that is cited by what names `own`.
function cited(plan: Plan, own: string): string {
  return own || plan.document?.cited || plan.document?.title?.zh || "";
}

export function standingOf(plan: Plan, clause: Clause): Standing {
  if (cited(plan, clause.document) !== (plan.document?.title?.zh ?? "")) return "other_document";
  if (clause.standsFor === "" || clause.standsFor === ruleAt(plan, clause.path)) return "stands";
  return "other_rule";
}

export interface Fallen {
  clause: Clause;
  at: number; // In the plan's clauses.
  why: Exclude<Standing, "stands">;
}

// Clauses that stand no more, without those in whose place (the same path) one stands.
export function fallenClauses(plan: Plan): Fallen[] {
  const standing = plan.clauses.map((clause) => standingOf(plan, clause));
  const replaced = new Set(
    plan.clauses.filter((_, at) => standing[at] === "stands").map(({ path }) => path),
  );
  return plan.clauses.flatMap((clause, at): Fallen[] => {
    const why = standing[at];
    if (why === undefined || why === "stands" || replaced.has(clause.path)) return [];
    return [{ clause, at, why }];
  });
}

type Change = readonly [Path, unknown];

// What a plan of before, or of somebody's own hand, does not say yet: which document and which rules
// its clauses speak of. Written before anything is changed, so that no change keeps an old clause.
export function sealing(plan: Plan): Change[] {
  const { document } = plan;
  if (document === undefined || (plan.clauses.length === 0 && plan.remarks.length === 0)) return [];
  const title = document.title?.zh ?? "";
  const naming: Change[] =
    document.cited === "" && title !== "" ? [[["document", "cited"], title]] : [];
  const standing = plan.clauses.flatMap((clause, at): Change[] =>
    clause.standsFor === "" ? [[["clauses", at, "stands_for"], ruleAt(plan, clause.path)]] : [],
  );
  return [...naming, ...standing];
}

export function sealed(text: string, plan: Plan | null): string {
  return plan === null ? text : withValues(text, sealing(plan));
}

export interface GivenClause {
  path: string;
  section: string;
  says: string;
}

// The plan's document says this of the rule at `path`, as the rule is now.
export function givingClause(plan: Plan, { path, section, says }: GivenClause): Change[] {
  const title = plan.document?.title?.zh ?? "";
  const clause = {
    path,
    section: section.trim(),
    says: { zh: says.trim() },
    stands_for: ruleAt(plan, path),
    ...(cited(plan, "") === title ? {} : { document: title }),
  };
  const before = plan.clauses.findIndex((one) => one.path === path);
  return [[["clauses", before === -1 ? plan.clauses.length : before], clause]];
}
