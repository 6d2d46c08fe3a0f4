// A sheet that has been handed in: kept on this device, arrived at the server, confirmed with a
// receipt. Only the last is final. The page says how far it is in three places that never move, and
// of none more than is known: what is sent may still be lost, and the receipt is the first to tell.
import type { ComponentChildren } from "preact";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import type { Person, StageCard } from "../../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
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
  | { state: "sent" }
  | { state: "confirmed"; receipt: string; late: boolean }
  | { state: "refused"; words: string };

export interface DeliveryProps {
  person: Person | undefined;
  card: StageCard | undefined;
  marks: readonly { criterion: string; mark: string }[];
  total: string;
  handed: Handed;
  then: string; // What to wait for once it is confirmed.
  onRewrite: () => void; // After a refusal.
  again?: ComponentChildren; // Taking it up again, while the panel confers.
  aside: ComponentChildren;
  below?: ComponentChildren; // The chief's desk.
}

type Station = "kept" | "arrived" | "confirmed";

const stations: readonly Station[] = ["kept", "arrived", "confirmed"];
const reachedKeys: Readonly<Record<Station, Key>> = {
  kept: "kit.status.kept",
  arrived: "judge.station.arrived",
  confirmed: "kit.status.confirmed",
};
const openKeys: Readonly<Record<Station, Key>> = {
  kept: "kit.status.kept",
  arrived: "judge.station.unsent",
  confirmed: "judge.station.unconfirmed",
};

function Stations({ handed }: { handed: Handed }) {
  const reached = handed.state === "confirmed" ? 2 : 0;
  const sending = handed.state === "sent";
  const now = sending ? 1 : reached;
  return (
    <ol class={styles.stations}>
      {stations.map((station, index) => {
        const done = index <= reached;
        const onItsWay = sending && index === 1;
        const shape = done ? (index === 2 ? "✓" : "●") : onItsWay ? "◌" : "○";
        return (
          <li
            key={station}
            class={classes(
              styles.station,
              done && styles.stationReached,
              onItsWay && styles.stationOn,
            )}
            aria-current={index === now ? "step" : undefined}
          >
            <span aria-hidden="true">{shape}</span>
            {onItsWay ? t("kit.status.sent") : t((done ? reachedKeys : openKeys)[station])}
          </li>
        );
      })}
    </ol>
  );
}

interface SaidProps {
  handed: Handed;
  open: boolean;
  then: string;
  onRewrite: () => void;
}

function Said({ handed, open, then, onRewrite }: SaidProps) {
  switch (handed.state) {
    case "kept":
      return (
        <Banner folding tone="warning" title={t("judge.kept")}>
          {t(handed.offline ? "judge.kept.offline" : "judge.kept.what")}
        </Banner>
      );
    case "sent":
      return (
        <Banner folding tone="notice" title={t("judge.sent")}>
          {t("judge.sent.what")}
        </Banner>
      );
    case "confirmed":
      return handed.late ? (
        <Banner folding tone="warning" title={t("judge.late")}>
          {t("judge.late.what", { receipt: handed.receipt })}
        </Banner>
      ) : (
        <Receipt receipt={handed.receipt} open={open} then={then} />
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

function Receipt({ receipt, open, then }: { receipt: string; open: boolean; then: string }) {
  return (
    <div class={styles.receipt} role="status">
      <strong class={tones.success}>✓ {t("kit.status.confirmed")}</strong>
      <span>
        {t("judge.receipt")} <b>{receipt}</b>
      </span>
      <p class={layout.quiet}>
        {open ? t("judge.confer.receipt") : t("judge.confirmed.what", { then })}
      </p>
    </div>
  );
}

export function Delivery(props: DeliveryProps) {
  const { person, card, marks, total, handed, then, onRewrite, again, aside, below } = props;
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
              <Said handed={handed} open={open} then={then} onRewrite={onRewrite} />
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
