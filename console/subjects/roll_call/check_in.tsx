// Check-in (报到): who is here, one press a person; and, once drawn, who holds which lot.
import { Button } from "../../../web_kit/components/button";
import {
  Arrival_Id as Arrival,
  Outcome_Id as Outcome,
} from "../../../web_kit/generated/proto/seats_pb";
import type { DeskView, DeskView_Line, Step } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import type { Draft } from "../../steps/draft";
import { panelsOf, taken } from "../sheets/seats";
import { arrivalWords, outcomeWords, whoWords } from "../../words";
import { actionOf } from "../../steps/kind";
import { classes } from "../../../web_kit/look/classes";
import css from "./check_in.module.css";
import frameCss from "../../frame/frame.module.css";
import nowCss from "../../overview/now.module.css";
import drawCss from "../draw/draw.module.css";

interface Counts {
  present: number;
  late: number;
  waiting: number;
  out: number;
}

export function arrivalCounts(lines: readonly DeskView_Line[]): Counts {
  const taking = lines.filter(({ outcome }) => outcome === Outcome.OUTCOME_UNSPECIFIED);
  const count = (arrival: Arrival) => taking.filter((line) => line.arrival === arrival).length;
  return {
    present: count(Arrival.PRESENT),
    late: count(Arrival.LATE),
    waiting: count(Arrival.ARRIVAL_UNSPECIFIED),
    out: lines.length - taking.length,
  };
}

function stateWords(line: DeskView_Line): string {
  if (line.outcome !== Outcome.OUTCOME_UNSPECIFIED) return `– ${outcomeWords(line.outcome)}`;
  if (line.arrival === Arrival.PRESENT) return `✓ ${arrivalWords(line.arrival)}`;
  if (line.arrival === Arrival.LATE) return `◷ ${arrivalWords(line.arrival)}`;
  return `○ ${arrivalWords(line.arrival)}`;
}

interface RowProps {
  line: DeskView_Line;
  steps: readonly Step[];
  onStep: (step: Step, start?: Partial<Draft>) => void;
}

function Row({ line, steps, onStep }: RowProps) {
  const arrive = steps.find((step) => actionOf(step) === "checkInCandidate");
  const out = steps.find((step) => actionOf(step) === "setOutcome");
  const press = (arrival: Arrival) => () => {
    if (arrive !== undefined) onStep(arrive, { arrival });
  };
  const button = (arrival: Arrival, words: string) => (
    <Button
      kind="secondary"
      size="small"
      disabled={arrive === undefined || line.arrival === arrival}
      label={`${line.person?.name ?? ""} ${words}`}
      onPress={press(arrival)}
    >
      {words}
    </Button>
  );
  const waiting =
    line.arrival === Arrival.ARRIVAL_UNSPECIFIED && line.outcome === Outcome.OUTCOME_UNSPECIFIED;
  return (
    <li class={waiting ? classes(css.arrival, css.waiting) : css.arrival}>
      <div class={css.who}>
        <strong>{line.person?.name}</strong>
        <span>{line.person?.post}</span>
      </div>
      <span class={css.state}>{stateWords(line)}</span>
      {steps.length > 0 && (
        <div class={css.acts}>
          {button(Arrival.PRESENT, t("console.now.check_in.arrived"))}
          {button(Arrival.LATE, t("console.now.check_in.late"))}
          <button
            type="button"
            class={frameCss.more}
            disabled={out === undefined}
            title={t("console.sheet.more", { who: whoWords(line.person) })}
            aria-label={t("console.sheet.more", { who: whoWords(line.person) })}
            onClick={() => out !== undefined && onStep(out)}
          >
            ⋯
          </button>
        </div>
      )}
    </li>
  );
}

export interface CheckInProps {
  view: DeskView;
  steps: ReadonlyMap<string, readonly Step[]>; // By candidate; none for who only watches.
  onStep: (step: Step, start?: Partial<Draft>) => void;
}

export function CheckIn({ view, steps, onStep }: CheckInProps) {
  const panels = panelsOf(view);
  const have = panels.reduce((sum, panel) => sum + panel.checkedIn, 0);
  const need = panels.reduce((sum, panel) => sum + taken(panel), 0);
  return (
    <>
      <header class={nowCss.head}>
        <h1>{t("console.now.check_in")}</h1>
        <p>{t("console.now.check_in.counts", { ...arrivalCounts(view.lines) })}</p>
        <p>{t("console.now.check_in.seats", { have, need })}</p>
      </header>
      <ol class={css.arrivals}>
        {view.lines.map((line) => (
          <Row
            key={line.person?.candidate}
            line={line}
            steps={steps.get(line.person?.candidate ?? "") ?? []}
            onStep={onStep}
          />
        ))}
      </ol>
    </>
  );
}

// In lot order, large: the supervisor compares it with the paper lots.
export function LotsDrawn({ view }: { view: DeskView }) {
  const drawn = view.lines
    .filter(({ person }) => (person?.number ?? 0) > 0)
    .sort((a, b) => (a.person?.number ?? 0) - (b.person?.number ?? 0));
  return (
    <>
      <header class={nowCss.head}>
        <h1>{t("console.now.lots")}</h1>
        <p>{t("console.now.lots.waiting")}</p>
      </header>
      <ol class={drawCss.drawn}>
        {drawn.map(({ person }) => (
          <li key={person?.candidate}>
            <span class={drawCss.place}>{person?.number}</span>
            <span class={drawCss.name}>{person?.name}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
