// What every step looks like: its title and what it is for, its content, and at the foot what can
// be done next.
import type { ComponentChildren } from "preact";
import { Banner } from "../../../web_kit/components/banner";
import type { Refusal } from "../../../web_kit/generated/proto/frames_pb";
import { t } from "../../../web_kit/i18n/i18n";
import type { Outcome } from "./sending";
import { refusalTitle, refusalWords } from "./prepare_words";
import { classes } from "../../../web_kit/look/classes";
import css from "../../frame/frame.module.css";
import prepareCss from "./prepare.module.css";
import actionCss from "../../steps/action.module.css";
import layoutCss from "../../../web_kit/look/layout.module.css";

export interface StepPageProps {
  title: ComponentChildren;
  lead?: ComponentChildren;
  bare?: boolean; // Printed without its title.
  wide?: boolean; // Fills the width; else lines stay at a readable measure.
  children: ComponentChildren;
  foot?: ComponentChildren;
}

export function StepPage({ title, lead, bare, wide = false, children, foot }: StepPageProps) {
  return (
    <main class={classes(css.centre, prepareCss.centre)}>
      <div class={classes(css.scroll, css.pad, prepareCss.main)} tabIndex={0}>
        <div class={wide ? layoutCss.stack : classes(layoutCss.stack, prepareCss.measure)}>
          <header class={bare === true ? prepareCss.screenOnly : undefined}>
            <h1>{title}</h1>
            {lead !== undefined && <p class={prepareCss.lead}>{lead}</p>}
          </header>
          {children}
        </div>
      </div>
      {foot !== undefined && foot !== false && (
        <div class={classes(actionCss.bar, prepareCss.action)}>{foot}</div>
      )}
    </main>
  );
}

export function Refused({ refusal }: { refusal: Refusal | null }) {
  return (
    <Banner tone="danger" title={refusalTitle(refusal)}>
      {refusalWords(refusal)}
    </Banner>
  );
}

// What came of the last command: its receipt, or why it was refused. `done` says what is so now.
export function Came({ outcome, done }: { outcome: Outcome; done: ComponentChildren }) {
  if (outcome.at === "refused") return <Refused refusal={outcome.refusal} />;
  if (outcome.at !== "done") return null;
  return (
    <Banner tone="success" title={done}>
      {t("prepare.receipt", { receipt: outcome.receipt })}
    </Banner>
  );
}
