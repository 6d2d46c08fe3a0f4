// What the server says of the plan: sound or not, where the faults are, and the plan in words with
// what stands behind every rule.
import { Banner } from "../../../../web_kit/components/banner";
import type { Plan } from "../../../../web_kit/generated/proto/plan_pb";
import type { Rule } from "../../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import { basisLooks, ruleGroups } from "./plan_basis";
import type { PlanCheck } from "./plan_check";
import type { LocatedFault } from "./plan_faults";
import { placeWords } from "./plan_places";
import { classes } from "../../../../web_kit/look/classes";
import planCss from "./plan.module.css";
import tones from "../../../../web_kit/look/state_tones.module.css";

interface PlanStateProps {
  check: PlanCheck;
  faults: readonly LocatedFault[];
  changed: boolean;
  online: boolean;
  broken: number | null; // The line at which the text is no JSON.
  form: Plan | null; // The plan as the form shows it; null: its text is edited.
  onShow: (fault: LocatedFault) => void;
}

export function PlanState(props: PlanStateProps) {
  const { check, faults, changed, online, broken, form, onShow } = props;
  if (broken !== null) {
    return (
      <Banner tone="danger" title={t("prepare.plan.broken", { line: broken })}>
        {t("prepare.plan.broken.what")}
      </Banner>
    );
  }
  if (check.at === "none") return null;
  return (
    <>
      <Verdict waiting={check.at === "waiting"} count={faults.length} {...{ changed, online }} />
      {faults.length > 0 && <FaultList faults={faults} form={form} onShow={onShow} />}
    </>
  );
}

interface VerdictProps {
  waiting: boolean;
  count: number; // Of faults.
  changed: boolean;
  online: boolean;
}

// Always two lines, so that what stands below stays where it is while it is checked again.
function Verdict({ waiting, count, changed, online }: VerdictProps) {
  if (waiting) {
    return (
      <Banner tone="notice" title={t("prepare.plan.checking")}>
        {t(online ? "prepare.plan.checking.what" : "prepare.plan.checking.offline")}
      </Banner>
    );
  }
  if (count > 0) {
    return (
      <Banner tone="danger" title={t("prepare.plan.faults", { count })}>
        {t("prepare.plan.faults.what")}
      </Banner>
    );
  }
  return (
    <Banner tone="success" title={t("prepare.plan.sound")}>
      {t(changed ? "prepare.plan.sound.changed" : "prepare.plan.sound.saved")}
    </Banner>
  );
}

function lineWords({ fault, line }: LocatedFault): string {
  if (line === null) return fault.path;
  return `${fault.path} · ${t("prepare.plan.line", { line })}`;
}

type FaultListProps = Pick<PlanStateProps, "faults" | "form" | "onShow">;

// Who edits the text is told path and line; who fills in the form, which field.
function FaultList({ faults, form, onShow }: FaultListProps) {
  return (
    <ol class={planCss.faults}>
      {faults.map((one, at) => (
        <li key={at}>
          <button type="button" onClick={() => onShow(one)}>
            <span>{textOf(one.fault.says)}</span>
            <small>{form === null ? lineWords(one) : placeWords(form, one.path)}</small>
          </button>
        </li>
      ))}
    </ol>
  );
}

export function PlanRules({ rules }: { rules: readonly Rule[] }) {
  if (rules.length === 0) return null;
  return (
    <section class={planCss.rules}>
      <header>
        <h2>{t("prepare.rules")}</h2>
        <p class={classes(planCss.hint, planCss.legend)}>
          {Object.values(basisLooks).map(
            (look) =>
              look !== null && (
                <span key={look.shape}>
                  {look.shape} {t(look.words)}
                </span>
              ),
          )}
        </p>
      </header>
      {ruleGroups(rules).map(({ key, heading, rules: own }) => (
        <section key={key}>
          <h3>{heading}</h3>
          <ul>
            {own.map((rule, at) => (
              <RuleLine key={at} rule={rule} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function RuleLine({ rule }: { rule: Rule }) {
  const look = basisLooks[rule.basis];
  const words = textOf(rule.basisWords).trim();
  return (
    <li class={planCss.rule}>
      <span
        class={look === null ? planCss.basis : classes(planCss.basis, tones[look.tone])}
        role={look === null ? undefined : "img"}
        aria-label={look === null ? undefined : t(look.words)}
      >
        {look?.shape ?? ""}
      </span>
      <span>
        {textOf(rule.says)}
        {words !== "" && <small> {words}</small>}
      </span>
    </li>
  );
}
