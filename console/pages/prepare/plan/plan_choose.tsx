// Which plan to start from: a ready scheme, or a file that was kept from another time.
import { useRef, useState } from "preact/hooks";
import { Banner } from "../../../../web_kit/components/banner";
import { Button } from "../../../../web_kit/components/button";
import { Dialog } from "../../../../web_kit/components/dialog";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import { readyPlans, resultLine, scoringLine, type ReadyPlan } from "./plan_ready";
import { planOf } from "./plan_text";
import { sealed } from "./standing";
import planCss from "./plan.module.css";
import layoutCss from "../../../../web_kit/look/layout.module.css";

interface PlanChooseProps {
  replaces: boolean; // There is a plan that would give way.
  onClose: () => void;
  onPlan: (text: string) => void;
}

const fileBytesMax = 400 * 1024;

export function PlanChoose({ replaces, onClose, onPlan }: PlanChooseProps) {
  const [problem, setProblem] = useState<string | null>(null); // The file that is no plan.
  async function read(file: File | undefined) {
    if (file === undefined) return;
    const text = file.size > fileBytesMax ? "" : (await file.text()).replace(/^\ufeff/, "");
    const plan = planOf(text);
    if (plan === null) setProblem(file.name);
    else onPlan(sealed(text, plan));
  }
  return (
    <Dialog title={t("prepare.ready")} onClose={onClose} actions={<FromFile onFile={read} />}>
      <p>{t(replaces ? "prepare.ready.replaces" : "prepare.ready.what")}</p>
      {problem !== null && (
        <Banner tone="danger" title={t("prepare.ready.unreadable", { file: problem })}>
          {t("prepare.ready.unreadable.what")}
        </Banner>
      )}
      <ul class={planCss.ready}>
        {readyPlans.map((one) => (
          <li key={one.id}>
            <ReadyButton one={one} onPlan={onPlan} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function ReadyButton({ one, onPlan }: { one: ReadyPlan; onPlan: (text: string) => void }) {
  const document = textOf(one.plan.document?.title);
  return (
    <button type="button" class={planCss.readyOne} onClick={() => onPlan(one.json)}>
      <b>{textOf(one.plan.title)}</b>
      <small>{t("prepare.ready.document", { document })}</small>
      <span>{scoringLine(one.plan)}</span>
      <span>{resultLine(one.plan)}</span>
    </button>
  );
}

function FromFile({ onFile }: { onFile: (file: File | undefined) => Promise<void> }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        class={layoutCss.unseen}
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          void onFile(event.currentTarget.files?.[0]);
          event.currentTarget.value = ""; // The same file may be chosen again once it is mended.
        }}
      />
      <Button kind="secondary" onPress={() => input.current?.click()}>
        {t("prepare.ready.file")}
      </Button>
    </>
  );
}
