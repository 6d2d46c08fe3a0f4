// 我的评分: this seat's own sheets, newest first, to look back at and nothing else.
import { useState } from "preact/hooks";
import { Dialog } from "../../../web_kit/components/dialog";
import { StatusMark, type Status } from "../../../web_kit/components/status_mark";
import {
  OwnSeat_SheetState as State,
  type Legend,
  type OwnSeat_Sheet,
} from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { MarkTable } from "../page/mark_table";
import { cardOf, personWords, stageWords } from "../page/words";
import styles from "./earlier.module.css";
import layout from "../../../web_kit/look/layout.module.css";

function statusOf(state: State): Status {
  if (state === State.LATE) return "held";
  return state === State.RETURNED ? "waiting" : "confirmed";
}

function stateWords(sheet: OwnSeat_Sheet): string {
  if (sheet.state === State.LATE) return t("judge.earlier.late");
  if (sheet.state === State.RETURNED) return t("judge.earlier.returned");
  return `${t("judge.receipt")} ${sheet.receipt}`;
}

function sheetName(sheet: OwnSeat_Sheet): string {
  return [sheet.person?.candidate, sheet.stage, sheet.version].join("|");
}

export interface EarlierProps {
  sheets: readonly OwnSeat_Sheet[];
  legend: Legend | undefined;
  onClose: () => void;
}

export function Earlier({ sheets, legend, onClose }: EarlierProps) {
  const [shown, setShown] = useState<string | null>(null);
  return (
    <Dialog title={t("judge.earlier")} onClose={onClose}>
      {sheets.length === 0 && <p class={layout.quiet}>{t("judge.earlier.none")}</p>}
      <ul class={styles.sheets}>
        {sheets.map((sheet) => {
          const name = sheetName(sheet);
          const open = shown === name;
          const card = cardOf(legend, sheet.stage);
          return (
            <li key={name}>
              <button
                type="button"
                class={styles.line}
                aria-expanded={open}
                onClick={() => setShown(open ? null : name)}
              >
                <span class={styles.who}>
                  <strong>{personWords(sheet.person)}</strong>
                  <span>{stageWords(card)}</span>
                </span>
                <span class={styles.total}>{sheet.total}</span>
                <StatusMark status={statusOf(sheet.state)}>{stateWords(sheet)}</StatusMark>
              </button>
              {open && <MarkTable card={card} marks={sheet.marks} total={sheet.total} />}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
