// Corrections (更正) as the desks see them: what changes, why, and which three people stand behind it.
import type { ComponentChildren } from "preact";
import { ChangeLine, CorrectionChange, kindWords } from "../../../web_kit/figures/correction";
import { stageOf } from "../../../web_kit/figures/figures_words";
import {
  CorrectionView_State as State,
  type CorrectionView,
  type DeskView,
} from "../../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { timeWords } from "../../../web_kit/i18n/times";
import { valueOf, type StepProps } from "../../steps/kind";
import { chiefWord, isChief, seatById, stageWords, whoWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import css from "./correction_card.module.css";
import drawCss from "../draw/draw.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

const looks: Readonly<Record<State, { shape: string; tone: string; words: Key }>> = {
  [State.PROPOSED]: { shape: "○", tone: "primary", words: "console.correction.proposed" },
  [State.ACCEPTED]: { shape: "◔", tone: "primary", words: "console.correction.accepted" },
  [State.EFFECTIVE]: { shape: "✓", tone: "success", words: "console.correction.effective" },
  [State.REFUSED]: { shape: "✕", tone: "danger", words: "console.correction.refused" },
  [State.WITHDRAWN]: { shape: "–", tone: "muted", words: "console.correction.withdrawn" },
  [State.LAPSED]: { shape: "◷", tone: "warning", words: "console.correction.lapsed" },
};

function isOpen({ state }: CorrectionView): boolean {
  return state === State.PROPOSED || state === State.ACCEPTED;
}

// Who proposed does not decide: of the chief judge's own the operator does.
function decider({ proposedBy }: CorrectionView, view: DeskView): string {
  const proposer = view.seats.find(({ seat }) => seat?.id === proposedBy)?.seat;
  const judges = proposer !== undefined && proposer.panel !== "";
  return judges ? t("console.role.operator") : chiefWord(view.header);
}

// Whose act; of a judge that it is the chief judge.
function byWords(id: string, view: DeskView): string {
  const known = view.seats.find(({ seat }) => seat?.id === id)?.seat;
  const seat = seatById(view, id);
  if (!isChief(known, view.legend)) return seat;
  return t("console.correction.chief", { seat, chief: chiefWord(view.header) });
}

interface EntryProps {
  entry: CorrectionView;
  view: DeskView;
}

function StateWords({ entry, view }: EntryProps) {
  const { shape, tone, words } = looks[entry.state];
  return (
    <span class={classes(drawCss.state, css.state, tones[tone])}>
      {shape} {t(words, { who: decider(entry, view) })}
    </span>
  );
}

// 第3号 · 结构化面试 · 5号评委 · 改分
export function aboutWords({ correction, person }: CorrectionView, view: DeskView): string {
  const seat = correction?.seat ?? "";
  const parts = [
    whoWords(person),
    stageWords(view.legend, correction?.stage ?? ""),
    seat === "" ? "" : seatById(view, seat),
    kindWords(correction?.kind),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function Fact({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class={css.fact}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

// What changes and why, wherever somebody is to decide about it.
export function CorrectionFacts({ entry, view }: EntryProps) {
  const { correction } = entry;
  return (
    <>
      <CorrectionChange change={entry} card={stageOf(view.legend, correction?.stage ?? "")} />
      <dl class={css.facts}>
        <Fact title={t("console.correction.reason")}>{correction?.reason}</Fact>
        <Fact title={t("console.correction.by")}>
          {byWords(entry.proposedBy, view)} {timeWords(entry.at)}
        </Fact>
        {entry.decidedBy !== "" && (
          <Fact title={t("console.correction.decided_by")}>
            {byWords(entry.decidedBy, view)}
            {entry.verdict !== "" && `${t("console.correction.colon")}${entry.verdict}`}
          </Fact>
        )}
        {entry.witnessedBy !== "" && (
          <Fact title={t("console.correction.witnessed_by")}>
            {byWords(entry.witnessedBy, view)}
          </Fact>
        )}
      </dl>
    </>
  );
}

// The facts of the correction a step is about.
export function StepCorrection({ step, view }: StepProps) {
  const { id } =
    valueOf(step, "decideCorrection") ??
    valueOf(step, "witnessCorrection") ??
    valueOf(step, "withdrawCorrection") ??
    {};
  const entry = view.corrections.find((one) => one.id === id);
  if (entry === undefined) return null;
  return (
    <>
      <p class={css.about}>{aboutWords(entry, view)}</p>
      <CorrectionFacts entry={entry} view={view} />
    </>
  );
}

// Above everything, those that are not settled: they lapse.
export function OpenCorrections({ view }: { view: DeskView }) {
  return (
    <>
      {view.corrections.filter(isOpen).map((entry) => (
        <section key={entry.id} class={css.correction} aria-label={t("console.correction.title")}>
          <h2>
            {t("console.correction.title")} <StateWords entry={entry} view={view} />
          </h2>
          <p class={css.about}>{aboutWords(entry, view)}</p>
          <CorrectionFacts entry={entry} view={view} />
          <p class={drawCss.how}>{t("console.correction.lapses")}</p>
        </section>
      ))}
    </>
  );
}

// Those that are, newest first, each to be unfolded.
export function SettledCorrections({ view }: { view: DeskView }) {
  const settled = view.corrections.filter((entry) => !isOpen(entry));
  if (settled.length === 0) return null;
  return (
    <section class={drawCss.draws}>
      <h2>{t("console.correction.title")}</h2>
      {settled.map((entry) => (
        <details key={entry.id} class={classes(drawCss.earlier, css.earlier)}>
          <summary>
            <span class={css.line}>{aboutWords(entry, view)}</span>
            <ChangeLine change={entry} />
            <StateWords entry={entry} view={view} />
          </summary>
          <CorrectionFacts entry={entry} view={view} />
        </details>
      ))}
    </section>
  );
}
