// The administrator's page: nine steps from nothing to a competition that is ready, and to its end.
// No mark of an interview is ever here.
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import type { PrepareView } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { DeskBar, type Outside } from "../../frame/bar";
import type { Asking } from "./asking";
import { BankStep } from "./bank/bank_step";
import { CardsStep } from "./seats/cards_step";
import { EndStep } from "./end_step";
import { Guide } from "./guide";
import { asStepId, firstStep, guideSteps, type StepId } from "./guide_steps";
import { LockStep } from "./lock_step";
import { usePlanDraft } from "./plan/plan_draft";
import { PlanStep } from "./plan/plan_step";
import { RehearseStep } from "./rehearsal/rehearse_step";
import { usePractice } from "./rehearsal/rehearsed";
import type { Importing } from "./roll/roll_import";
import { RollStep } from "./roll/roll_step";
import { SeatsStep } from "./seats/seats_step";
import { SiteStep } from "./seats/site_step";
import { classes } from "../../../web_kit/look/classes";
import frameCss from "../../frame/frame.module.css";
import prepareCss from "./prepare.module.css";

export interface PrepareProps {
  view: PrepareView;
  importing: Importing;
  asking: Asking;
  outside: Outside;
}

function askedStep(): StepId | null {
  return asStepId(new URLSearchParams(window.location.search).get("step"));
}

// Kept in the address, so that a reload comes back to it.
function keepStep(step: StepId): void {
  const address = new URL(window.location.href);
  address.searchParams.set("step", step);
  window.history.replaceState(window.history.state, "", address.pathname + address.search);
}

export function Prepare({ view, importing, asking, outside }: PrepareProps) {
  const draft = usePlanDraft(view);
  const online = outside.state === "online";
  const checkCode = view.header?.checkCode ?? "";
  const { rehearsing, rehearsed, rehearsal } = usePractice(asking.rehearsal, checkCode, online);
  const steps = guideSteps(view, { unsaved: draft.changed, rehearsal });
  const [now, setNow] = useState<StepId>(() => askedStep() ?? firstStep(view, steps));
  const [leaving, setLeaving] = useState<StepId | null>(null);
  const [fragile, setFragile] = useState(false); // Codes are on the page that exist nowhere else.
  useLeavingGuard(fragile || draft.changed);
  const content = useShownFrom(now);

  function go(step: StepId) {
    if (step === now) return;
    if (fragile) return setLeaving(step);
    keepStep(step);
    setNow(step);
  }

  function leave(step: StepId) {
    setLeaving(null);
    setFragile(false);
    keepStep(step);
    setNow(step);
  }

  const pages: Readonly<Record<StepId, () => preact.JSX.Element>> = {
    plan: () => <PlanStep view={view} draft={draft} asking={asking} online={online} />,
    roll: () => <RollStep view={view} importing={importing} online={online} />,
    seats: () => <SeatsStep view={view} send={asking.send} />,
    bank: () => <BankStep view={view} send={asking.send} />,
    cards: () => (
      <CardsStep
        view={view}
        issueCodes={asking.issueCodes}
        listening={outside.listening ?? null}
        onFragile={setFragile}
      />
    ),
    site: () => <SiteStep view={view} send={asking.send} serverNow={outside.serverNow} />,
    rehearse: () => (
      <RehearseStep view={view} rehearsing={rehearsing} rehearsed={rehearsed} online={online} />
    ),
    lock: () => (
      <LockStep view={view} steps={steps} unsaved={draft.changed} send={asking.send} onGo={go} />
    ),
    end: () => <EndStep view={view} />,
  };
  return (
    <div
      class={classes(frameCss.desk, prepareCss.prepare)}
      data-unsaved={fragile || draft.changed ? "" : undefined}
    >
      <DeskBar
        header={view.header}
        role={t("prepare.role")}
        outside={outside}
        safe="kit.line.safe.prepare"
      />
      <div class={prepareCss.body}>
        <Guide steps={steps} now={now} onGo={go} />
        <div class={prepareCss.page} ref={content}>
          {pages[now]()}
        </div>
      </div>
      {leaving !== null && <Leave onStay={() => setLeaving(null)} onLeave={() => leave(leaving)} />}
    </div>
  );
}

// Where the steps stand above their content (enlarged text), what was asked for comes into sight.
function useShownFrom(step: StepId) {
  const content = useRef<HTMLDivElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    content.current?.scrollIntoView({ block: "start" });
  }, [step]);
  return content;
}

// The browser asks before the page is closed over something that would be lost.
function useLeavingGuard(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      event.returnValue = "";
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [on]);
}

function Leave({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <Dialog
      title={t("prepare.cards.leave")}
      onClose={onStay}
      closeWords={t("prepare.cards.stay")}
      actions={
        <Button kind="danger" onPress={onLeave}>
          {t("prepare.cards.leave.do")}
        </Button>
      }
    >
      <p>{t("prepare.cards.leave.what")}</p>
    </Dialog>
  );
}
