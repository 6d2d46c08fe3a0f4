// What a correction (更正) changes: the old value struck through, the new one beside it. For the
// desks and the chief judge alike. Pure: it draws what the view holds.
import { padPlaces, placesOf } from "./decimal";
import { Correction_Kind as Kind } from "../generated/proto/correction_pb";
import type { CorrectionView, StageCard } from "../generated/proto/views_pb";
import { criterionTitle, signed } from "./figures_words";
import { t, type Key } from "../i18n/i18n";
import layout from "../look/layout.module.css";
import styles from "./correction.module.css";

export type Change = Pick<CorrectionView, "correction" | "before" | "totalBefore" | "totalAfter">;

const kindKeys: Readonly<Partial<Record<Kind, Key>>> = {
  [Kind.MARKS]: "kit.correction.marks",
  [Kind.LATE_SHEET]: "kit.correction.late",
  [Kind.EXCLUDE]: "kit.correction.exclude",
  [Kind.ADJUST]: "kit.correction.adjust",
  [Kind.RECUSE]: "kit.correction.recuse",
};

export function kindWords(kind: Kind | undefined): string {
  const key = kind === undefined ? undefined : kindKeys[kind];
  return key === undefined ? "" : t(key);
}

export interface Values {
  before: string;
  after: string;
}

// The one line that says it all: 86.5 → 87, 不计入 → 86.5, 86.5 → 不计入, + 1.5.
export function wholeChange({ correction, totalBefore, totalAfter }: Change): Values {
  switch (correction?.kind) {
    case Kind.LATE_SHEET:
      return { before: t("kit.correction.out"), after: totalAfter || totalBefore };
    case Kind.EXCLUDE:
      return {
        before: totalBefore || t("kit.correction.missing"),
        after: t("kit.correction.out"),
      };
    case Kind.ADJUST:
      return { before: "", after: signed(correction.points) };
    case Kind.RECUSE:
      return { before: totalBefore, after: t("kit.correction.out") };
    default:
      return { before: totalBefore, after: totalAfter };
  }
}

interface RowProps extends Values {
  title: string;
}

// What stays as it was is written once.
function Row({ title, before, after }: RowProps) {
  const changed = before !== "" && before !== after;
  return (
    <tr class={before === after ? undefined : styles.differs}>
      <th scope="row">{title}</th>
      <td class={styles.before}>
        {changed && (
          <>
            <span class={layout.unseen}>{t("kit.correction.before")}</span>
            <s>{before}</s>
          </>
        )}
      </td>
      <td class={styles.arrow} aria-hidden="true">
        {changed && "→"}
      </td>
      <td class={styles.after}>
        {changed && <span class={layout.unseen}>{t("kit.correction.after")}</span>}
        {after}
      </td>
    </tr>
  );
}

function markIn(marks: readonly { criterion: string; mark: string }[], criterion: string): string {
  return marks.find((one) => one.criterion === criterion)?.mark ?? "";
}

// Criterion by criterion where marks change, and where a late sheet shows what comes in.
function markRows({ correction, before }: Change, card: StageCard | undefined): RowProps[] {
  const late = correction?.kind === Kind.LATE_SHEET;
  if (correction?.kind !== Kind.MARKS && !late) return [];
  const marks = late ? before : correction.marks;
  const places = placesOf(card?.step ?? "1");
  const shown = (text: string) => padPlaces(text, places);
  return marks.map(({ criterion, mark }) => ({
    title: criterionTitle(card, criterion),
    before: shown(late ? mark : markIn(before, criterion)),
    after: shown(mark),
  }));
}

const wholeKeys: Readonly<Partial<Record<Kind, Key>>> = {
  [Kind.ADJUST]: "kit.correction.points",
  [Kind.RECUSE]: "kit.correction.sheets",
};

export interface CorrectionChangeProps {
  change: Change;
  card: StageCard | undefined;
}

export function CorrectionChange({ change, card }: CorrectionChangeProps) {
  const places = placesOf(card?.step ?? "1");
  const whole = wholeChange(change);
  return (
    <table class={styles.change}>
      <tbody>
        {markRows(change, card).map((row) => (
          <Row key={row.title} {...row} />
        ))}
      </tbody>
      <tfoot>
        <Row
          title={t(wholeKeys[change.correction?.kind ?? Kind.MARKS] ?? "kit.correction.total")}
          before={padPlaces(whole.before, places)}
          after={padPlaces(whole.after, places)}
        />
      </tfoot>
    </table>
  );
}

// The same in a line.
export function ChangeLine({ change }: { change: Change }) {
  const { before, after } = wholeChange(change);
  return (
    <span class={styles.line}>
      {before !== "" && (
        <>
          <s>{before}</s> →{" "}
        </>
      )}
      <strong>{after}</strong>
    </span>
  );
}
