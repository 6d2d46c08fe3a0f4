// Locking the plan: what is still missing, the check code large, and the code typed once more by
// whoever compared it, so that nobody locks by a slip.
import { useState } from "preact/hooks";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { Field } from "../../../web_kit/components/field";
import type { Plan } from "../../../web_kit/generated/proto/plan_pb";
import type { PrepareView } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { nowIn } from "../../../web_kit/i18n/times";
import { normalCode } from "../../../web_kit/join/join_code";
import type { Send } from "../../steps/acting";
import { groupedCheckCode } from "../../frame/bar";
import { questionsNeeded } from "./bank/bank_need";
import { Came, StepPage } from "./frame";
import { fallenClauses } from "./plan/standing";
import type { GuideStep, StepId } from "./guide_steps";
import { useSending } from "./sending";
import css from "./lock_step.module.css";
import frameCss from "../../frame/frame.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

interface LockStepProps {
  view: PrepareView;
  steps: readonly GuideStep[];
  unsaved: boolean; // The plan is written and not saved.
  send: Send;
  onGo: (step: StepId) => void;
}

type Ready = "yes" | "should" | "must"; // Should and must: it is missing.

export interface LockLine {
  step: StepId;
  ready: Ready;
  detail: string;
}

// What locking rests on. Without a saved plan and enough questions nothing is locked; the rest
// may still come, and is pointed out.
export function lockLines(
  view: PrepareView,
  steps: readonly GuideStep[],
  unsaved: boolean,
): LockLine[] {
  const before: readonly StepId[] = ["plan", "roll", "bank", "cards", "site", "rehearse"];
  return before.flatMap((id): LockLine[] => {
    const step = steps.find((one) => one.id === id);
    if (step === undefined || step.far === "spare") return [];
    const needed = id === "plan" || (id === "bank" && view.bank < questionsNeeded(view.plan));
    const fine = step.far === "done" || (id === "plan" && !unsaved);
    const ready = fine ? "yes" : needed ? "must" : "should";
    const fallen = id === "plan" && fine ? fallenIn(view.plan) : 0;
    if (fallen === 0) return [{ step: id, ready, detail: step.detail }];
    const detail = t("prepare.lock.fallen", { count: fallen });
    return [{ step: id, ready: "should", detail }];
  });
}

// Rules whose clause no longer stands are locked as this plan's own.
function fallenIn(plan: Plan | undefined): number {
  return plan === undefined ? 0 : fallenClauses(plan).length;
}

const shapes: Readonly<Record<Ready, string>> = { yes: "✓", should: "▲", must: "■" };
const readyTones: Readonly<Record<Ready, string>> = {
  yes: "success",
  should: "warning",
  must: "danger",
};

export function LockStep(props: LockStepProps) {
  const { view } = props;
  if (!view.planOpen) return <Locked view={view} code={view.header?.checkCode ?? ""} />;
  return <Open {...props} />;
}

const usualZone = "Asia/Shanghai";

function Locked({ view, code }: { view: PrepareView; code: string }) {
  const zone = view.header?.zone?.name ?? "";
  return (
    <StepPage title={t("prepare.lock.locked")} lead={t("prepare.lock.locked.lead")}>
      <CheckCode code={code} />
      {zone !== "" && <p>{t("prepare.lock.locked.zone", { zone, now: nowIn(zone) ?? "" })}</p>}
      <Banner tone="success" title={t("prepare.lock.locked.plan")}>
        {t(view.rollOpen ? "prepare.lock.locked.roll" : "prepare.lock.locked.all")}
      </Banner>
    </StepPage>
  );
}

function CheckCode({ code }: { code: string }) {
  return (
    <div class={css.code}>
      <span>{t("prepare.lock.code")}</span>
      <strong>{groupedCheckCode(code)}</strong>
    </div>
  );
}

interface ZoneFieldProps {
  zone: string;
  now: string | null; // What its clocks say; null: there is no such zone.
  disabled: boolean;
  onZone: (zone: string) => void;
}

function ZoneField({ zone, now, disabled, onZone }: ZoneFieldProps) {
  return (
    <Field
      label={t("prepare.lock.zone")}
      value={zone}
      maxLength={64}
      disabled={disabled}
      hint={now === null ? "" : t("prepare.lock.zone.what", { now })}
      problem={now === null ? t("prepare.lock.zone.unknown") : ""}
      onInput={onZone}
    />
  );
}

function Open({ view, steps, unsaved, send, onGo }: LockStepProps) {
  const [typed, setTyped] = useState("");
  const sending = useSending(send);
  const code = view.header?.checkCode ?? "";
  const lines = lockLines(view, steps, unsaved);
  const barred = lines.some(({ ready }) => ready === "must");
  const same = code !== "" && normalCode(typed) === normalCode(code);
  const wrong = normalCode(typed).length >= normalCode(code).length && !same;
  const [zone, setZone] = useState(view.header?.zone?.name || usualZone);
  const now = nowIn(zone.trim());
  const value = { checkCode: code, zone: zone.trim() };
  const lock = () => void sending.send({ case: "lockPlan", value });
  return (
    <StepPage
      title={t("prepare.step.lock")}
      lead={t("prepare.lock.lead")}
      foot={
        <Button
          size="large"
          wide
          disabled={!same || barred || now === null}
          busy={sending.slow ? t("prepare.lock.locking") : undefined}
          onPress={lock}
        >
          {barred
            ? t("prepare.lock.barred")
            : same
              ? t("prepare.lock.do")
              : t("prepare.lock.type_first")}
        </Button>
      }
    >
      <Came outcome={sending.outcome} done={t("prepare.lock.locked")} />
      <div class={css.compare}>
        <CheckCode code={code} />
        <Field
          label={t("prepare.lock.type")}
          value={typed}
          maxLength={12}
          disabled={barred}
          hint={t("prepare.lock.type.what")}
          problem={wrong ? t("prepare.lock.type.wrong") : ""}
          onInput={setTyped}
        />
      </div>
      <ZoneField zone={zone} now={now} disabled={barred} onZone={setZone} />
      <ul class={css.lines}>
        {lines.map(({ step, ready, detail }) => (
          <li key={step}>
            <b class={tones[readyTones[ready]]}>
              {shapes[ready]} {t(`prepare.step.${step}`)}
            </b>
            <span>
              {detail}
              {ready === "must" && <> · {t("prepare.lock.must")}</>}
              {ready === "should" && <> · {t("prepare.lock.should")}</>}
            </span>
            {ready !== "yes" && (
              <button type="button" class={frameCss.more} onClick={() => onGo(step)}>
                {t("prepare.lock.go")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </StepPage>
  );
}
