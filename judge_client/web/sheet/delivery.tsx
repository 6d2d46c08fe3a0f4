// A sheet that has been handed in: kept on this device, received, confirmed with a receipt. Only
// the last is final, and the page says which one it is in three places that never move.
import type { ComponentChildren } from "preact";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import type { Person, StageCard } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { MarkTable } from "../page/mark_table";
import { stageWords } from "../page/words";
import { NumberAndName } from "../page/number";
import { classes } from "../../../web_kit/look/classes";
import pageStyles from "../page/judge_page.module.css";
import styles from "./delivery.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";
import layout from "../../../web_kit/look/layout.module.css";

export type Handed =
  | { state: "kept"; offline: boolean }
  | { state: "received" }
  | { state: "confirmed"; receipt: string; late: boolean }
  | { state: "refused"; words: string };

export interface DeliveryProps {
  person: Person | undefined;
  card: StageCard | undefined;
  marks: readonly { criterion: string; mark: string }[];
  total: string;
  handed: Handed;
  onRewrite: () => void; // After a refusal.
  again?: ComponentChildren; // Taking it up again, while the panel confers.
  aside: ComponentChildren;
  below?: ComponentChildren; // The chief's desk.
}

const stations = ["kept", "received", "confirmed"] as const;

function Stations({ handed }: { handed: Handed }) {
  const at = handed.state === "refused" ? -1 : stations.indexOf(handed.state);
  return (
    <ol class={styles.stations}>
      {stations.map((station, index) => {
        const reached = index <= at;
        return (
          <li
            key={station}
            class={classes(styles.station, reached && styles.stationReached)}
            aria-current={index === at ? "step" : undefined}
          >
            <span aria-hidden="true">{reached ? (index === 2 ? "✓" : "●") : "○"}</span>
            {t(`kit.status.${station}`)}
          </li>
        );
      })}
    </ol>
  );
}

interface SaidProps {
  handed: Handed;
  open: boolean;
  onRewrite: () => void;
}

function Said({ handed, open, onRewrite }: SaidProps) {
  switch (handed.state) {
    case "kept":
      return (
        <Banner folding tone="warning" title={t("judge.kept")}>
          {t(handed.offline ? "judge.kept.offline" : "judge.kept.what")}
        </Banner>
      );
    case "received":
      return (
        <Banner folding tone="notice" title={t("judge.received")}>
          {t("judge.received.what")}
        </Banner>
      );
    case "confirmed":
      return handed.late ? (
        <Banner folding tone="warning" title={t("judge.late")}>
          {t("judge.late.what", { receipt: handed.receipt })}
        </Banner>
      ) : (
        <Receipt receipt={handed.receipt} open={open} />
      );
    case "refused":
      return (
        <Banner
          folding
          tone="danger"
          title={t("judge.refused")}
          action={<Button onPress={onRewrite}>{t("judge.rewrite")}</Button>}
        >
          {handed.words}
        </Banner>
      );
  }
}

function Receipt({ receipt, open }: { receipt: string; open: boolean }) {
  return (
    <div class={styles.receipt} role="status">
      <strong class={tones.success}>✓ {t("kit.status.confirmed")}</strong>
      <span>
        {t("judge.receipt")} <b>{receipt}</b>
      </span>
      <p class={layout.quiet}>{t(open ? "judge.confer.receipt" : "judge.confirmed.what")}</p>
    </div>
  );
}

export function Delivery(props: DeliveryProps) {
  const { person, card, marks, total, handed, onRewrite, again, aside, below } = props;
  const open = again !== undefined;
  return (
    <div class={pageStyles.page}>
      <main class={pageStyles.body} tabIndex={0}>
        <div class={pageStyles.two}>
          <div class={pageStyles.who}>
            <NumberAndName person={person} />
            <h2>{stageWords(card)}</h2>
            <div class={pageStyles.aside}>{aside}</div>
          </div>
          <div class={pageStyles.marks}>
            <Stations handed={handed} />
            <div class={styles.handed}>
              <Said handed={handed} open={open} onRewrite={onRewrite} />
            </div>
            {open && <div class={styles.again}>{again}</div>}
            <MarkTable card={card} marks={marks} total={total} />
          </div>
        </div>
        {below}
      </main>
    </div>
  );
}
