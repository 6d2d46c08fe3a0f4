// The nine steps at the left: how far each is, and the way to it.
import { t } from "../../../web_kit/i18n/i18n";
import { farLooks, type GuideStep, type StepId } from "./guide_steps";
import { classes } from "../../../web_kit/look/classes";
import css from "./guide.module.css";
import frameCss from "../../frame/frame.module.css";

export interface GuideProps {
  steps: readonly GuideStep[];
  now: StepId;
  onGo: (step: StepId) => void;
}

export function Guide({ steps, now, onGo }: GuideProps) {
  return (
    <nav class={classes(css.guide, frameCss.scroll)} aria-label={t("prepare.guide")}>
      <ol>
        {steps.map((step, at) => (
          <li key={step.id}>
            <GuideLine step={step} number={at + 1} now={step.id === now} onGo={onGo} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface GuideLineProps {
  step: GuideStep;
  number: number;
  now: boolean;
  onGo: (step: StepId) => void;
}

function GuideLine({ step, number, now, onGo }: GuideLineProps) {
  const look = farLooks[step.far];
  return (
    <button
      type="button"
      class={now ? classes(css.go, css.now) : css.go}
      aria-current={now ? "step" : undefined}
      onClick={() => onGo(step.id)}
    >
      <span class={css.number}>{number}</span>
      <span class={css.words}>
        <b>{t(`prepare.step.${step.id}`)}</b>
        <small>{step.detail}</small>
      </span>
      <span class={classes(css.far, css[step.far])}>
        <span aria-hidden="true">{look.shape}</span> {t(look.words)}
      </span>
    </button>
  );
}
