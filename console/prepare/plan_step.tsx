// The plan: a ready scheme is taken, adjusted in a form or as text, and checked by the server with
// every change; beside it stands what it says, rule by rule.
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../web_kit/components/banner";
import { Button } from "../../web_kit/components/button";
import type { PrepareView } from "../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../web_kit/i18n";
import { groupedCheckCode } from "../bar";
import type { Asking } from "./asking";
import { Came, StepPage } from "./frame";
import { usePlanCheck } from "./plan_check";
import { PlanChoose } from "./plan_choose";
import type { PlanDraft } from "./plan_draft";
import { brokenExamples, locate, type LocatedFault } from "./plan_faults";
import { fieldId, type Editing } from "./plan_fields";
import { PlanForm } from "./plan_form";
import { PlanJson } from "./plan_json";
import { PlanRules, PlanState } from "./plan_side";
import { brokenLine, planOf, withValue, withValues } from "./plan_text";
import { saveAs } from "./roll_template";
import { useSending } from "./sending";

interface PlanStepProps {
  view: PrepareView;
  draft: PlanDraft;
  asking: Asking;
  online: boolean;
}

export function PlanStep(props: PlanStepProps) {
  return props.view.planOpen ? <OpenPlan {...props} /> : <LockedPlan view={props.view} />;
}

function LockedPlan({ view }: { view: PrepareView }) {
  const code = groupedCheckCode(view.header?.checkCode ?? "");
  return (
    <StepPage title={t("prepare.step.plan")} lead={textOf(view.plan?.title)}>
      <Banner tone="notice" title={t("prepare.plan.locked", { code })}>
        {t("prepare.plan.locked.what")}
      </Banner>
      <PlanRules rules={view.rules} />
    </StepPage>
  );
}

type Way = "form" | "json";

// Where the form has a field for the fault, or for what it lies in, there; else in the text.
function fieldOf({ path }: LocatedFault): HTMLElement | null {
  for (let length = path.length; length > 0; length -= 1) {
    const field = document.getElementById(fieldId(path.slice(0, length)));
    if (field !== null) return field;
  }
  return null;
}

function OpenPlan({ view, draft, asking, online }: PlanStepProps) {
  const [way, setWay] = useState<Way>("form");
  const [shown, setShown] = useState<LocatedFault | null>(null);
  const [choosing, setChoosing] = useState(view.plan === undefined);
  const sending = useSending(asking.send);
  const check = usePlanCheck(draft.text === "" ? null : draft.text, asking.plan, online);
  const said = check.at === "checked" ? check.checked : check.at === "waiting" ? check.last : null;
  const faults = useMemo(() => locate(said?.faults ?? [], draft.text), [said, draft.text]);
  const plan = useMemo(() => planOf(draft.text), [draft.text]);
  const broken = useMemo(() => brokenLine(draft.text), [draft.text]);

  function write(text: string) {
    sending.clear();
    draft.write(text);
  }

  function show(fault: LocatedFault) {
    const field = way === "form" ? fieldOf(fault) : null;
    if (field === null) {
      setShown(fault);
      return setWay("json");
    }
    field.scrollIntoView({ block: "center" });
    field.querySelector<HTMLElement>("input, button")?.focus();
  }

  const edit: Editing | null =
    plan === null || broken !== null
      ? null
      : { plan, faults, set: (...changes) => write(withValues(draft.text, changes)) };
  const sound = check.at === "checked" && faults.length === 0;
  // A plan with faults has no rules yet, and those of the saved one are not its own.
  const rules = said !== null && draft.changed ? said.rules : view.rules;
  return (
    <StepPage
      wide
      title={t("prepare.step.plan")}
      lead={t("prepare.plan.lead")}
      foot={
        <Foot
          draft={draft}
          ready={sound && draft.changed && !sending.busy}
          busy={sending.slow}
          onSave={() => void sending.send({ case: "enterPlan", value: { json: draft.text } })}
        />
      }
    >
      <Came outcome={sending.outcome} done={t("prepare.plan.saved")} />
      <Ways way={way} draft={draft} onWay={setWay} onChoose={() => setChoosing(true)} />
      <div class="plan-columns">
        <div class="plan-left">
          {way === "json" ? (
            <PlanJson text={draft.text} shown={shown} onText={write} />
          ) : edit === null ? (
            <Banner tone="warning" title={t("prepare.plan.no_form")}>
              {t("prepare.plan.no_form.what")}
            </Banner>
          ) : (
            <PlanForm edit={edit} />
          )}
        </div>
        <section class="plan-right kit-stack" tabIndex={0} aria-label={t("prepare.plan.beside")}>
          <PlanState
            check={check}
            faults={faults}
            changed={draft.changed}
            online={online}
            broken={broken}
            onShow={show}
          />
          {brokenExamples(faults) && (
            <Button
              kind="secondary"
              size="small"
              onPress={() => write(withValue(draft.text, ["examples"], undefined))}
            >
              {t("prepare.plan.drop_examples")}
            </Button>
          )}
          <PlanRules rules={rules} />
        </section>
      </div>
      {choosing && (
        <PlanChoose
          replaces={draft.text !== ""}
          onClose={() => setChoosing(false)}
          onPlan={(text) => {
            write(text);
            setChoosing(false);
          }}
        />
      )}
    </StepPage>
  );
}

interface WaysProps {
  way: Way;
  draft: PlanDraft;
  onWay: (way: Way) => void;
  onChoose: () => void;
}

const ways: readonly Way[] = ["form", "json"];

function Ways({ way, draft, onWay, onChoose }: WaysProps) {
  const save = () => saveAs(new Blob([draft.text], { type: "application/json" }), "plan.json");
  return (
    <div class="plan-ways">
      <div class="plan-tabs" role="group" aria-label={t("prepare.plan.ways")}>
        {ways.map((one) => (
          <button
            key={one}
            type="button"
            class="plan-tab"
            aria-pressed={way === one}
            onClick={() => onWay(one)}
          >
            {t(`prepare.plan.way.${one}`)}
          </button>
        ))}
      </div>
      <Button kind="secondary" size="small" onPress={onChoose}>
        {t("prepare.plan.choose")}
      </Button>
      <Button kind="secondary" size="small" disabled={draft.text === ""} onPress={save}>
        {t("prepare.plan.download")}
      </Button>
    </div>
  );
}

interface FootProps {
  draft: PlanDraft;
  ready: boolean;
  busy: boolean;
  onSave: () => void;
}

function Foot({ draft, ready, busy, onSave }: FootProps) {
  return (
    <div class="prepare-foot">
      <Button kind="secondary" size="large" disabled={!draft.changed || busy} onPress={draft.drop}>
        {t("prepare.plan.drop")}
      </Button>
      <Button
        size="large"
        wide
        disabled={!ready}
        busy={busy ? t("prepare.plan.saving") : undefined}
        onPress={onSave}
      >
        {draft.changed ? t("prepare.plan.save") : t("prepare.plan.unchanged")}
      </Button>
    </div>
  );
}
