// A sheet's marks as they stand, right-aligned with the same places, and their total; a mark that is
// the total itself stands once.
import { padPlaces, placesOf } from "../../../web_kit/figures/decimal";
import type { StageCard } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { criterionWords } from "./words";
import styles from "./mark_table.module.css";

export interface MarkTableProps {
  card: StageCard | undefined;
  marks: readonly { criterion: string; mark: string }[];
  total: string;
}

// A sheet of one criterion, which counts as it is.
export function isOneMark(card: StageCard | undefined): boolean {
  const [only, ...more] = card?.criteria ?? [];
  return only !== undefined && more.length === 0 && ["", "1"].includes(only.weight);
}

export function MarkTable({ card, marks, total }: MarkTableProps) {
  const places = placesOf(card?.step ?? "1");
  const [only] = marks;
  const single = isOneMark(card) && only !== undefined;
  const maxOf = (criterion: string) => card?.criteria.find(({ id }) => id === criterion)?.max;
  return (
    <table class={styles.table}>
      <tbody>
        {(single ? [] : marks).map(({ criterion, mark }) => (
          <tr key={criterion}>
            <th scope="row">{criterionWords(card, criterion)}</th>
            <td class={styles.mark}>{padPlaces(mark, places)}</td>
            <td class={styles.max}>/ {maxOf(criterion) ?? ""}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{single ? criterionWords(card, only.criterion) : t("judge.total")}</th>
          <td class={styles.mark}>{padPlaces(total, places)}</td>
          <td class={styles.max}>/ {card?.fullMark ?? ""}</td>
        </tr>
      </tfoot>
    </table>
  );
}
