// A correction (更正) for the chief judge to decide: what changes, why, and the two answers.
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import { Field } from "../../../web_kit/components/field";
import { CorrectionChange, kindWords } from "../../../web_kit/figures/correction";
import { seatTitle } from "../../../web_kit/figures/figures_words";
import type { SeatState } from "../../../web_kit/generated/proto/seat_views_pb";
import type { CorrectionView, Legend, Step } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { timeWords } from "../../../web_kit/i18n/times";
import { settle_ms } from "../sheet/readback";
import { cardOf, seatWords, stageWords } from "../page/words";
import { NumberAndName } from "../page/number";
import { classes } from "../../../web_kit/look/classes";
import pageStyles from "../page/judge_page.module.css";
import styles from "./chief_correction.module.css";
import layout from "../../../web_kit/look/layout.module.css";

export interface CorrectionPageProps {
  step: Step;
  correction: CorrectionView;
  legend: Legend | undefined;
  seats: readonly SeatState[];
  busy: boolean;
  refused: string;
  onStep: (step: Step, reason: string) => void; // Without a reason it is accepted.
}

// It comes by itself: a finger on its way to another button must not have decided.
function useSettledPage(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(true), settle_ms);
    return () => window.clearTimeout(timer);
  }, []);
  return settled;
}

function seatOf(id: string, seats: readonly SeatState[], legend: Legend | undefined): string {
  if (id === "") return "";
  const known = seats.find(({ seat }) => seat?.id === id)?.seat;
  return known === undefined ? seatTitle(legend, id) : seatWords(known, legend);
}

function WhatChanges({ correction, legend, seats, refused }: CorrectionPageProps) {
  const change = correction.correction;
  return (
    <div class={pageStyles.marks}>
      {refused !== "" && (
        <Banner tone="danger" title={t("judge.chief.refused")}>
          {refused}
        </Banner>
      )}
      <h2>
        {[seatOf(change?.seat ?? "", seats, legend), kindWords(change?.kind)]
          .filter((part) => part !== "")
          .join(" · ")}
      </h2>
      <CorrectionChange change={correction} card={cardOf(legend, change?.stage ?? "")} />
      <div class={styles.why}>
        <strong>{t("judge.correction.reason")}</strong>
        <p>{change?.reason}</p>
        <p class={layout.quiet}>
          {t("judge.correction.proposed", { wall: timeWords(correction.at) })}
        </p>
      </div>
    </div>
  );
}

export function CorrectionPage(props: CorrectionPageProps) {
  const { step, correction, legend, busy, onStep } = props;
  const [refusing, setRefusing] = useState(false);
  const settled = useSettledPage();
  const sending = busy && t("judge.chief.busy");
  const stage = correction.correction?.stage ?? ""; // A recusal is about all of them.
  return (
    <div class={pageStyles.page} data-settled={settled}>
      <main class={pageStyles.body} tabIndex={0}>
        <div class={pageStyles.two}>
          <div class={pageStyles.who}>
            <h1 class={styles.title}>{t("judge.correction")}</h1>
            <NumberAndName person={correction.person} />
            {stage !== "" && <h2>{stageWords(cardOf(legend, stage))}</h2>}
            <p class={layout.quiet}>{t("judge.correction.then")}</p>
          </div>
          <WhatChanges {...props} />
        </div>
      </main>
      <footer class={classes(pageStyles.foot, pageStyles.footApart)}>
        <Button
          kind="secondary"
          size="large"
          disabled={busy || !settled}
          onPress={() => setRefusing(true)}
        >
          {t("judge.correction.refuse")}
        </Button>
        <Button size="large" busy={sending} disabled={!settled} onPress={() => onStep(step, "")}>
          {t("judge.correction.accept")}
        </Button>
      </footer>
      {refusing && (
        <RefuseDialog
          onClose={() => setRefusing(false)}
          onRefuse={(reason) => {
            setRefusing(false);
            onStep(step, reason);
          }}
        />
      )}
    </div>
  );
}

const reasonMax = 200;

function RefuseDialog(props: { onClose: () => void; onRefuse: (reason: string) => void }) {
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const missing = reason.trim() === "";
  return (
    <Dialog
      title={t("judge.correction.refuse.title")}
      onClose={props.onClose}
      actions={
        <Button onPress={() => (missing ? setAsked(true) : props.onRefuse(reason.trim()))}>
          {t("judge.correction.refuse.confirm")}
        </Button>
      }
    >
      <p>{t("judge.correction.refuse.what")}</p>
      <Field
        label={t("judge.correction.why")}
        value={reason}
        onInput={setReason}
        lines={3}
        maxLength={reasonMax}
        hint={t("judge.chief.reason.hint")}
        problem={asked && missing ? t("judge.correction.missing") : undefined}
      />
    </Dialog>
  );
}
