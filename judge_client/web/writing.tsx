// The sheet being written: the number, the criteria with their marks, the pad, the total.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Banner } from "../../web_kit/components/banner";
import { Button } from "../../web_kit/components/button";
import { CandidateNumber } from "../../web_kit/components/candidate_number";
import { NumberPad } from "../../web_kit/components/number_pad";
import { placesOf } from "../../web_kit/decimal";
import type { Criterion } from "../../web_kit/generated/proto/plan_pb";
import type { Person } from "../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../web_kit/i18n";
import type { Act, Lapse } from "./scene";
import { isLast, markOf, missing, totalOf, type Sheet } from "./sheet";
import { noteWords, personWords, stageWords } from "./words";

export interface WritingProps {
  sheet: Sheet;
  lapse: Lapse | null;
  next: Person | null; // Who is asked for instead, on a lapsed sheet.
  standing: string; // What stays to be said while writing: held. Its place is kept free.
  aside: ComponentChildren; // Under the number: own sheets, the chief's desk.
  questions?: ComponentChildren;
  act: (act: Act) => void;
}

export function Writing(props: WritingProps) {
  const { sheet, lapse, next, standing, aside, questions, act } = props;
  const single = sheet.card.criteria.length === 1 ? " jw-write-single" : "";
  const taken = sheet.returned !== null || sheet.conferring ? " jw-write-again" : "";
  return (
    <main class={`jw-write${single}${taken}`}>
      <div class="jw-person">
        <NumberAndName person={sheet.person} />
        {questions}
        {/* The focus stays with the mark: Enter goes on with the sheet when a window is closed. */}
        <div class="jw-aside" onMouseDown={(event) => event.preventDefault()}>
          {aside}
        </div>
      </div>
      <div class="jw-sheet">
        <Chips sheet={sheet} act={act} />
        <Rows sheet={sheet} act={act} />
        <TotalLine sheet={sheet} />
        <div class={lapse !== null ? "jw-said jw-said-lapse" : "jw-said"}>
          {sheet.returned !== null && lapse === null && (
            <Banner tone="warning" title={t("judge.returned")}>
              {sheet.returned}
            </Banner>
          )}
          {sheet.conferring === true && lapse === null && (
            <Banner
              tone="notice"
              title={t("judge.confer.now")}
              action={
                <Button kind="secondary" size="small" onPress={() => act({ kind: "putAway" })}>
                  {t("judge.confer.keep")}
                </Button>
              }
            >
              {t("judge.confer.change")}
            </Banner>
          )}
          {lapse !== null && <Lapsed sheet={sheet} lapse={lapse} next={next} act={act} />}
        </div>
      </div>
      <div class="jw-pad">
        <NumberPad
          withoutPoint={placesOf(sheet.card.step) === 0}
          onKey={(key) => act({ kind: "key", key })}
        />
        <Moves sheet={sheet} act={act} />
      </div>
      <footer class="jw-foot">
        <p class="jw-note" aria-live="polite">
          {sheet.note !== null ? (
            <span class="kit-tone-danger">▲ {noteWords(sheet.note)}</span>
          ) : (
            standing
          )}
        </p>
        <div class="jw-foot-next">
          <Button
            kind="secondary"
            size="large"
            disabled={isLast(sheet)}
            onPress={() => act({ kind: "move", by: 1 })}
          >
            {t("judge.next")} ▸
          </Button>
        </div>
        <Button
          size="large"
          kind={missing(sheet) === 0 ? "primary" : "secondary"}
          disabled={lapse === "recused"}
          onPress={() => act({ kind: "readback" })}
        >
          {t("judge.submit")}
        </Button>
      </footer>
    </main>
  );
}

export function NumberAndName({ person }: { person: Person | undefined }) {
  if (person === undefined) return null;
  return (
    <div class="jw-number">
      {person.number > 0 && <CandidateNumber number={person.number} />}
      {person.name !== "" && <p class="jw-name">{person.name}</p>}
    </div>
  );
}

interface LapsedProps {
  sheet: Sheet;
  lapse: Lapse;
  next: Person | null;
  act: (act: Act) => void;
}

function Lapsed({ sheet, lapse, next, act }: LapsedProps) {
  const whose = { person: personWords(sheet.person), stage: stageWords(sheet.card) };
  const away =
    next === null ? t("judge.lapse.away") : t("judge.lapse.go", { next: personWords(next) });
  return (
    <Banner
      tone="warning"
      title={t(lapse === "recused" ? "judge.lapse.recused" : "judge.lapse.closed", whose)}
      action={
        <Button kind="secondary" size="small" onPress={() => act({ kind: "putAway" })}>
          {away}
        </Button>
      }
    >
      {t(lapse === "recused" ? "judge.lapse.recused.what" : "judge.lapse.closed.what")}
    </Banner>
  );
}

interface PartProps {
  sheet: Sheet;
  act: (act: Act) => void;
}

// On a phone: all marks in one line, to see and to jump to.
function Chips({ sheet, act }: PartProps) {
  return (
    <div class="jw-chips" role="group" aria-label={t("judge.criteria")}>
      {sheet.card.criteria.map((criterion, row) => (
        <button
          key={criterion.id}
          type="button"
          class={row === sheet.focus ? "jw-chip jw-chip-now" : "jw-chip"}
          aria-pressed={row === sheet.focus}
          onClick={() => act({ kind: "focus", row })}
        >
          <small>{row + 1}</small>
          <span>{markOf(sheet, criterion) || "–"}</span>
          <span class="kit-unseen">{textOf(criterion.title)}</span>
        </button>
      ))}
    </div>
  );
}

function Rows({ sheet, act }: PartProps) {
  return (
    <ol class="jw-rows">
      {sheet.card.criteria.map((criterion, row) => (
        <Row key={criterion.id} sheet={sheet} criterion={criterion} row={row} act={act} />
      ))}
    </ol>
  );
}

interface RowProps extends PartProps {
  criterion: Criterion;
  row: number;
}

function weightWords({ weight }: Criterion): string {
  return weight === "" || weight === "1" ? "" : ` × ${weight}`;
}

function Row({ sheet, criterion, row, act }: RowProps) {
  const now = row === sheet.focus;
  const field = useRef<HTMLDivElement>(null);
  const title = textOf(criterion.title);
  const typed = markOf(sheet, criterion);
  // At once: later it would take the focus back from a mark that Tab has gone on to meanwhile.
  useLayoutEffect(() => {
    if (!now || document.querySelector(".kit-veil") !== null) return;
    field.current?.focus({ preventScroll: true });
    field.current?.scrollIntoView({ block: "nearest" });
  }, [now, sheet.readback]);
  return (
    <li class={now ? "jw-row jw-row-now" : "jw-row"} onClick={() => act({ kind: "focus", row })}>
      <div class="jw-row-title">
        <span>{title}</span>
        <small>{t("judge.max", { max: criterion.max }) + weightWords(criterion)}</small>
      </div>
      <StepButton up={false} sheet={sheet} row={row} title={title} act={act} />
      <div
        ref={field}
        class={now && sheet.fresh && typed !== "" ? "jw-field jw-field-fresh" : "jw-field"}
        role="spinbutton"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={Number(criterion.max)}
        aria-valuenow={typed === "" ? undefined : Number(typed)}
        aria-valuetext={typed === "" ? t("judge.empty") : typed}
        onFocus={() => act({ kind: "focus", row })}
      >
        <span>{typed}</span>
        {now && !(sheet.fresh && typed !== "") && <i class="jw-caret" />}
      </div>
      <StepButton up sheet={sheet} row={row} title={title} act={act} />
    </li>
  );
}

interface StepButtonProps extends PartProps {
  up: boolean;
  row: number;
  title: string;
}

function StepButton({ up, sheet, row, title, act }: StepButtonProps) {
  const step = sheet.card.step;
  return (
    <button
      type="button"
      class="jw-step"
      tabIndex={-1}
      aria-label={t(up ? "judge.step.up" : "judge.step.down", { step, title })}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        event.stopPropagation();
        act({ kind: "nudge", row, up });
      }}
    >
      {up ? "+" : "−"}
      <small>{step}</small>
    </button>
  );
}

function TotalLine({ sheet }: { sheet: Sheet }) {
  const left = missing(sheet);
  return (
    <div class="jw-total">
      <span class="jw-total-sum">
        {t("judge.total")} <strong>{totalOf(sheet)}</strong>
        <span class="kit-quiet"> / {sheet.card.fullMark}</span>
      </span>
      <span class={left === 0 ? "kit-tone-success" : "jw-total-left"}>
        {left === 0 ? `✓ ${t("judge.complete")}` : t("judge.left", { left })}
      </span>
    </div>
  );
}

function Moves({ sheet, act }: PartProps) {
  if (sheet.card.criteria.length === 1) return null;
  return (
    <div class="jw-moves">
      <Button
        kind="secondary"
        disabled={sheet.focus === 0}
        onPress={() => act({ kind: "move", by: -1 })}
      >
        ◂ {t("judge.previous")}
      </Button>
      <Button
        kind="secondary"
        disabled={isLast(sheet)}
        onPress={() => act({ kind: "move", by: 1 })}
      >
        {t("judge.next")} ▸
      </Button>
    </div>
  );
}
