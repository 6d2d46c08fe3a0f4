// The plan: a ready scheme is taken, adjusted in a form or as text, and checked by the server with
// every change; beside it stands what it says, rule by rule.
import { useMemo, useState } from "preact/hooks";
import { Banner } from "../../../../web_kit/components/banner";
import { Button } from "../../../../web_kit/components/button";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import { groupedCheckCode } from "../../../frame/bar";
import type { Asking } from "../asking";
import { Came, StepPage } from "../frame";
import { usePlanCheck, type PlanCheck } from "./plan_check";
import { PlanChoose } from "./plan_choose";
import type { PlanDraft } from "./plan_draft";
import { brokenExamples, locate, type LocatedFault } from "./plan_faults";
import { fieldId, type Editing } from "./plan_fields";
import { PlanForm } from "./plan_form";
import { PlanJson } from "./plan_json";
import { PlanRules, PlanState } from "./plan_side";
import { brokenLine, planOf, withValue, withValues } from "./plan_text";
import { sealed } from "./standing";
import { saveAs } from "../roll/roll_template";
import { useSending } from "../sending";
import { classes } from "../../../../web_kit/look/classes";
import planCss from "./plan.module.css";
import prepareCss from "../prepare.module.css";
import layoutCss from "../../../../web_kit/look/layout.module.css";

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

// The newest answer, while another is awaited too.
function saidBy(check: PlanCheck) {
  if (check.at === "waiting") return check.last;
  return check.at === "checked" ? check.checked : null;
}

// What the text is, and what the server found wrong in it.
function useRead(text: string, check: PlanCheck) {
  const said = saidBy(check);
  const faults = useMemo(() => locate(said?.faults ?? [], text), [said, text]);
  const plan = useMemo(() => planOf(text), [text]);
  const broken = useMemo(() => brokenLine(text), [text]);
  return { faults, plan, broken };
}

function OpenPlan({ view, draft, asking, online }: PlanStepProps) {
  const [way, setWay] = useState<Way>("form");
  const [shown, setShown] = useState<LocatedFault | null>(null);
  const [choosing, setChoosing] = useState(view.plan === undefined);
  const sending = useSending(asking.send);
  const check = usePlanCheck(draft.text === "" ? null : draft.text, asking.plan, online);
  const { faults, plan, broken } = useRead(draft.text, check);

  function write(text: string) {
    sending.clear();
    draft.write(text);
  }

  function take(text: string) {
    write(text);
    setChoosing(false);
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

  const set: Editing["set"] = (...changes) => write(withValues(sealed(draft.text, plan), changes));
  const edit = plan === null || broken !== null ? null : { plan, faults, set };
  const sound = check.at === "checked" && faults.length === 0;
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
      <div class={planCss.columns}>
        <div class={planCss.left}>
          <Written way={way} text={draft.text} edit={edit} shown={shown} onText={write} />
        </div>
        <Beside
          draft={draft}
          online={online}
          check={check}
          faults={faults}
          broken={broken}
          saved={view.rules}
          form={way === "form" ? edit : null}
          onShow={show}
          onWrite={write}
        />
      </div>
      {choosing && (
        <PlanChoose replaces={draft.text !== ""} onClose={() => setChoosing(false)} onPlan={take} />
      )}
    </StepPage>
  );
}

interface WrittenProps {
  way: Way;
  text: string;
  edit: Editing | null; // Null: it cannot be read.
  shown: LocatedFault | null;
  onText: (text: string) => void;
}

function Written({ way, text, edit, shown, onText }: WrittenProps) {
  if (way === "json") return <PlanJson text={text} shown={shown} onText={onText} />;
  if (edit !== null) return <PlanForm edit={edit} />;
  return (
    <Banner tone="warning" title={t("prepare.plan.no_form")}>
      {t("prepare.plan.no_form.what")}
    </Banner>
  );
}

interface BesideProps {
  draft: PlanDraft;
  online: boolean;
  check: PlanCheck;
  faults: LocatedFault[];
  broken: number | null;
  saved: PrepareView["rules"];
  form: Editing | null; // Null: the text is edited.
  onShow: (fault: LocatedFault) => void;
  onWrite: (text: string) => void;
}

// What the server says of the text: its faults, or what it means rule by rule.
function Beside(props: BesideProps) {
  const { draft, online, check, faults, broken, saved, form, onShow, onWrite } = props;
  const said = saidBy(check);
  // A plan with faults has no rules yet, and those of the saved one are not its own.
  const rules = said !== null && draft.changed ? said.rules : saved;
  return (
    <section
      class={classes(planCss.right, layoutCss.stack)}
      tabIndex={0}
      aria-label={t("prepare.plan.beside")}
    >
      <PlanState
        check={check}
        faults={faults}
        changed={draft.changed}
        online={online}
        broken={broken}
        form={form?.plan ?? null}
        onShow={onShow}
      />
      {brokenExamples(faults) && (
        <Button
          kind="secondary"
          size="small"
          onPress={() => onWrite(withValue(draft.text, ["examples"], undefined))}
        >
          {t("prepare.plan.drop_examples")}
        </Button>
      )}
      <PlanRules rules={rules} />
    </section>
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
    <div class={planCss.ways}>
      <div class={planCss.tabs} role="group" aria-label={t("prepare.plan.ways")}>
        {ways.map((one) => (
          <button
            key={one}
            type="button"
            class={planCss.tab}
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
    <div class={prepareCss.foot}>
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
