// The pad and the way from mark to mark.
import { Button } from "../../../web_kit/components/button";
import { NumberPad } from "../../../web_kit/components/number_pad";
import { placesOf } from "../../../web_kit/figures/decimal";
import { t } from "../../../web_kit/i18n/i18n";
import type { PartProps } from "./mark_rows";
import { isLast } from "./sheet";
import styles from "./mark_pad.module.css";

export function MarkPad({ sheet, act }: PartProps) {
  return (
    <div class={styles.pad}>
      <NumberPad
        class={styles.keys}
        withoutPoint={placesOf(sheet.card.step) === 0}
        onKey={(key) => act({ kind: "key", key })}
      />
      <Moves sheet={sheet} act={act} />
    </div>
  );
}

function Moves({ sheet, act }: PartProps) {
  if (sheet.card.criteria.length === 1) return null;
  return (
    <div class={styles.moves}>
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
