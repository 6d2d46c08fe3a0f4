// The criteria with their marks, as rows and, on a phone, in one line; and what they come to.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Criterion } from "../../../web_kit/generated/proto/plan_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { useWholeRows } from "./whole_rows";
import { classes } from "../../../web_kit/look/classes";
import layout from "../../../web_kit/look/layout.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";
import type { Act } from "../page/scene";
import { isOneMark } from "../page/mark_table";
import { faultWords } from "../page/words";
import {
  faultOf,
  faults,
  isAgain,
  isSingle,
  markOf,
  missing,
  totalOf,
  type Fault,
  type Sheet,
} from "./sheet";
import styles from "./mark_rows.module.css";

export interface PartProps {
  sheet: Sheet;
  act: (act: Act) => void;
}

// On a phone: all marks in one line, to see and to jump to.
export function Chips({ sheet, act }: PartProps) {
  return (
    <div
      class={classes(styles.chips, isSingle(sheet) && styles.single)}
      role="group"
      aria-label={t("judge.criteria")}
    >
      {sheet.card.criteria.map((criterion, row) => (
        <button
          key={criterion.id}
          type="button"
          class={classes(
            styles.chip,
            row === sheet.focus && styles.chipNow,
            faultOf(sheet, row) !== null && styles.chipWrong,
          )}
          aria-pressed={row === sheet.focus}
          onClick={() => act({ kind: "focus", row })}
        >
          <small>{row + 1}</small>
          <span>
            {faultOf(sheet, row) !== null && "▲"}
            {markOf(sheet, criterion) || "–"}
          </span>
          <span class={layout.unseen}>{textOf(criterion.title)}</span>
        </button>
      ))}
    </div>
  );
}

// Many rows are as high as the highest of them and stand closer; those there is no room for are
// reached by scrolling, a whole row at a time.
const many = 6;

export function Rows({ sheet, act }: PartProps) {
  const list = useRef<HTMLOListElement>(null);
  const crowded = sheet.card.criteria.length > many;
  useWholeRows(list, crowded);
  return (
    <ol
      ref={list}
      class={classes(
        styles.rows,
        crowded && styles.many,
        isSingle(sheet) && styles.single,
        isAgain(sheet) && styles.again,
      )}
    >
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
  const fresh = now && sheet.fresh && typed !== "";
  const fault = faultOf(sheet, row);
  // At once: later it would take the focus back from a mark that Tab has gone on to meanwhile.
  useLayoutEffect(() => {
    if (!now || document.querySelector("[role=dialog]") !== null) return;
    field.current?.focus({ preventScroll: true });
    (field.current?.closest("li") ?? field.current)?.scrollIntoView({ block: "nearest" });
  }, [now, sheet.readback]);
  return (
    <li
      class={classes(styles.row, now && styles.rowNow, fault !== null && styles.rowWrong)}
      data-now={now ? "" : undefined}
      onClick={() => act({ kind: "focus", row })}
    >
      <div class={styles.rowTitle}>
        <span>{title}</span>
        <small>
          {fault === null
            ? t("judge.max", { max: criterion.max }) + weightWords(criterion)
            : `▲ ${faultWords(fault)}`}
        </small>
      </div>
      <StepButton up={false} sheet={sheet} row={row} title={title} act={act} />
      <div
        ref={field}
        class={classes(styles.field, fresh && styles.fieldFresh)}
        role="spinbutton"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={Number(criterion.max)}
        aria-invalid={fault !== null}
        aria-valuenow={typed === "" || fault !== null ? undefined : Number(typed)}
        aria-valuetext={valueWords(typed, fault)}
        onFocus={() => act({ kind: "focus", row })}
      >
        <span>{typed}</span>
        {now && !fresh && <i class={styles.caret} />}
      </div>
      <StepButton up sheet={sheet} row={row} title={title} act={act} />
    </li>
  );
}

function valueWords(typed: string, fault: Fault | null): string {
  if (typed === "") return t("judge.empty");
  return fault === null ? typed : `${typed}: ${faultWords(fault)}`;
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
      class={styles.step}
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

export function TotalLine({ sheet }: { sheet: Sheet }) {
  const left = missing(sheet);
  const wrong = faults(sheet);
  return (
    <div class={styles.total}>
      <span class={styles.totalSum}>
        {/* The field above says as much, and larger. */}
        {!isOneMark(sheet.card) && (
          <>
            {t("judge.total")} <strong>{totalOf(sheet)}</strong>
            <span class={layout.quiet}> / {sheet.card.fullMark}</span>
          </>
        )}
      </span>
      {wrong > 0 ? (
        <span class={classes(tones.danger, styles.totalLeft)}>▲ {t("judge.wrong", { wrong })}</span>
      ) : (
        <span class={left === 0 ? tones.success : styles.totalLeft}>
          {left === 0 ? `✓ ${t("judge.complete")}` : t("judge.left", { left })}
        </span>
      )}
    </div>
  );
}
