// The fields for 手算 beside the lines of the 计分明细表, and how far the verifier has come.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { HandFields, type HandLine } from "../../../web_kit/figures/hand";
import type { Closed, Legend } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { asDecimal } from "../../subjects/sheets/marks";
import { agreement, countHand, handLines, type Agreement, type HandCount } from "./hand";
import { classes } from "../../../web_kit/look/classes";
import css from "./hand_fields.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

const looks: Readonly<Record<Agreement, () => { tone: string; words: string }>> = {
  open: () => ({ tone: "muted", words: "" }),
  agrees: () => ({ tone: "success", words: `✓ ${t("watch.hand.agrees")}` }),
  differs: () => ({ tone: "danger", words: `≠ ${t("watch.hand.differs")}` }),
};

interface FieldProps {
  line: HandLine;
  name: string;
  typed: string;
  state: Agreement;
  onInput: (text: string) => void;
}

// To the next field on the sheet, as down a column of sums.
function goOn(from: HTMLInputElement): void {
  const all = [...document.querySelectorAll<HTMLInputElement>("input[data-line]")];
  all[all.indexOf(from) + 1]?.focus();
}

// Beside a panel's mean; below any other figure, but in the judges' rows, where it has a cell.
function placeOf({ id }: HandLine): string | undefined {
  if (id.startsWith("sheet/")) return undefined;
  return id.startsWith("panel/") ? css.beside : css.below;
}

function HandField({ line, name, typed, state, onInput }: FieldProps) {
  const { tone, words } = looks[state]();
  return (
    <span class={classes(css.hand, placeOf(line))}>
      <input
        class={css.input}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        maxLength={16}
        placeholder={t("watch.hand")}
        aria-label={t("watch.hand.of", { name })}
        aria-invalid={state === "differs"}
        data-line={line.id}
        value={typed}
        onInput={(event) => {
          const text = asDecimal(event.currentTarget.value);
          if (event.currentTarget.value !== text) event.currentTarget.value = text;
          onInput(text);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          goOn(event.currentTarget);
        }}
      />
      <span class={classes(css.words, tones[tone])} aria-live="polite">
        {words}
      </span>
    </span>
  );
}

export interface Hand {
  count: HandCount;
  wrap: (trace: ComponentChildren) => ComponentChildren; // Puts the fields into a trace.
}

interface Written {
  candidate: string;
  typed: ReadonlyMap<string, string>;
}

// What is written stays until somebody else's figures are shown; corrected figures are compared anew.
export function useHandFields(closed: Closed | undefined, legend: Legend | undefined): Hand {
  const candidate = closed?.person?.candidate ?? "";
  const [written, setWritten] = useState<Written>({ candidate, typed: new Map() });
  const typed: ReadonlyMap<string, string> =
    written.candidate === candidate ? written.typed : new Map();
  const lines = closed?.figures === undefined ? [] : handLines(closed.figures, legend);
  const rounding = legend?.rounding;

  const draw = (line: HandLine, name: string) => (
    <HandField
      line={line}
      name={name}
      typed={typed.get(line.id) ?? ""}
      state={agreement(typed.get(line.id) ?? "", line.figure, rounding)}
      onInput={(text) => setWritten({ candidate, typed: new Map(typed).set(line.id, text) })}
    />
  );
  return {
    count: countHand(lines, typed, rounding),
    wrap: (trace) => <HandFields.Provider value={draw}>{trace}</HandFields.Provider>,
  };
}

// 已核 5 / 12 行，全部一致.
export function HandWords({ count }: { count: HandCount }) {
  const { lines, done, differ } = count;
  const words = t("watch.hand.count", { done, lines });
  if (done === 0) return <p class={tones.muted}>{t("watch.hand.none", { lines })}</p>;
  return (
    <p class={tones[differ > 0 ? "danger" : "success"]} role="status">
      {differ > 0
        ? `≠ ${words}${t("watch.hand.some", { differ })}`
        : `✓ ${words}${t(done === lines ? "watch.hand.all" : "watch.hand.so_far")}`}
    </p>
  );
}
