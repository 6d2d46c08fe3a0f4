// Small pictures of what the words speak of, drawn with the pages' own words, so that none goes
// stale. Only for the eye: the words say all of it.
import type { ComponentChildren, ComponentType } from "preact";
import { t, type Key } from "../i18n/i18n";
import type { Section } from "./sections";
import { classes } from "../look/classes";
import styles from "./pictures.module.css";

function Fake({ main, children }: { main?: boolean; children: ComponentChildren }) {
  return <span class={classes(styles.button, main && styles.buttonMain)}>{children}</span>;
}

// A square of 21 modules with the three corners that everybody knows; it says nothing.
function CodeSquare() {
  const corner = (x: number, y: number) => (
    <g transform={`translate(${x} ${y})`}>
      <path d="M0 0h7v7h-7z M1 1v5h5v-5z" fill-rule="evenodd" />
      <path d="M2 2h3v3h-3z" />
    </g>
  );
  return (
    <svg class={styles.square} viewBox="0 0 21 21" fill="currentColor">
      {corner(0, 0)}
      {corner(14, 0)}
      {corner(0, 14)}
      <path d="M9 0h2v2h-2z M12 3h1v3h-1z M9 5h2v1h-2z M8 8h3v2h-3z M13 9h2v2h-2z M17 8h2v1h-2z M0 9h2v1h-2z M4 9h2v2h-2z M10 12h2v3h-2z M14 13h1v2h-1z M17 12h3v2h-3z M9 17h2v2h-2z M13 16h2v3h-2z M17 17h1v3h-1z M19 16h2v2h-2z" />
    </svg>
  );
}

function SeatCard() {
  return (
    <div class={styles.card}>
      <CodeSquare />
      <div>
        <strong>{t("kit.wait.seat", { number: 3 })}</strong>
        <span class={styles.mono}>7K3M-9QXT</span>
      </div>
    </div>
  );
}

const keys = ["7", "8", "9", "4", "5", "6", "1", "2", "3", "0", ".", "⌫"];

function Pad() {
  return (
    <div class={styles.row}>
      <div class={styles.mark}>
        <span>{t("judge.max", { max: 30 })}</span>
        <span class={styles.field}>27.5</span>
        <Fake>{t("judge.next")} ▸</Fake>
      </div>
      <div class={styles.pad}>
        {keys.map((key) => (
          <span key={key}>{key}</span>
        ))}
      </div>
    </div>
  );
}

function Readback() {
  return (
    <div class={styles.row}>
      <strong class={styles.large}>{t("kit.number", { number: 7 })}</strong>
      <span>
        {t("judge.total")} <strong>86.5</strong>
      </span>
      <span class={styles.buttons}>
        <Fake>{t("judge.back")}</Fake>
        <Fake main>{t("judge.confirm")}</Fake>
      </span>
    </div>
  );
}

function Receipt() {
  return (
    <div class={styles.row}>
      <strong class={styles.good}>✓ {t("kit.status.confirmed")}</strong>
      <span>
        {t("judge.receipt")} <strong class={styles.mono}>7K3-M9</strong>
      </span>
    </div>
  );
}

function Offline() {
  return (
    <div class={classes(styles.row, styles.caution)}>
      <strong>▲ {t("kit.line.lost")}</strong>
      <span>◆ {t("kit.status.kept")}</span>
    </div>
  );
}

function NextStep() {
  const who = t("kit.number", { number: 7 });
  return (
    <div class={styles.column}>
      <Fake main>{t("console.step.call", { who })}</Fake>
      <span class={styles.buttons}>
        <Fake>{t("console.step.break")}…</Fake>
      </span>
    </div>
  );
}

// One after the other, from left to right.
function Course({ steps }: { steps: readonly Key[] }) {
  return (
    <div class={styles.course}>
      {steps.map((step, at) => (
        <span key={step}>
          <b>{t(step)}</b> {at < steps.length - 1 && <i>›</i>}
        </span>
      ))}
    </div>
  );
}

const Turn = () => (
  <Course
    steps={[
      "console.fact.candidate_called",
      "console.fact.stage_started",
      "console.fact.stage_ended",
      "console.phase.scoring",
      "console.fact.stage_closed",
      "console.fact.figures_confirmed",
      "console.fact.figures_announced",
      "console.fact.result_signed",
    ]}
  />
);

const Correction = () => (
  <Course
    steps={[
      "console.fact.correction_proposed",
      "console.fact.correction_decided",
      "console.fact.correction_witnessed",
    ]}
  />
);

const Lots = () => (
  <Course
    steps={[
      "console.fact.candidate_checked_in",
      "console.fact.lots_recorded",
      "console.fact.lots_witnessed",
    ]}
  />
);

function NewCode() {
  return (
    <div class={styles.row}>
      <Fake>{t("console.device.replace")}</Fake>
      <i>›</i>
      <CodeSquare />
    </div>
  );
}

function TwoReadings() {
  return (
    <div class={styles.row}>
      <span>
        {t("console.role.operator")} <strong>27.5</strong>
      </span>
      <strong class={styles.good}>=</strong>
      <span>
        {t("console.role.verifier")} <strong>27.5</strong>
      </span>
    </div>
  );
}

function Seats() {
  const seats: [string, Key, string | undefined][] = [
    ["✓", "console.live.submitted", styles.good],
    ["○", "console.live.awaited", undefined],
    ["▲", "console.live.offline", styles.bad],
  ];
  return (
    <div class={styles.column}>
      {seats.map(([shape, words, tone], at) => (
        <span key={words} class={styles.seat}>
          <b>{t("kit.wait.seat", { number: at + 1 })}</b>
          <span class={tone}>
            {shape} {t(words)}
          </span>
        </span>
      ))}
    </div>
  );
}

function CheckCode() {
  return (
    <div class={styles.row}>
      <span>{t("kit.checkcode")}</span>
      <strong class={classes(styles.mono, styles.large)}>K7Q2 9MXA</strong>
    </div>
  );
}

function Hold() {
  return (
    <div class={styles.row}>
      <Fake>{t("console.step.hold")}…</Fake>
      <strong class={styles.bad}>■ {t("kit.status.held")}</strong>
    </div>
  );
}

function Unseen() {
  return (
    <div class={styles.row}>
      <b>{t("kit.wait.seat", { number: 1 })}</b>
      <span class={styles.good}>✓ {t("console.live.submitted")}</span>
      <span class={styles.hidden}>▒▒▒</span>
    </div>
  );
}

export const pictures: Readonly<Partial<Record<Section, ComponentType>>> = {
  "judge.scan": SeatCard,
  "judge.marks": Pad,
  "judge.readback": Readback,
  "judge.receipt": Receipt,
  "judge.offline": Offline,
  "operator.next": NextStep,
  "operator.lots": Lots,
  "operator.turn": Turn,
  "operator.tablet": NewCode,
  "operator.paper": TwoReadings,
  "operator.correct": Correction,
  "supervisor.see": Seats,
  "supervisor.code": CheckCode,
  "supervisor.hold": Hold,
  "supervisor.unseen": Unseen,
};
