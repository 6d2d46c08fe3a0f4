// Recusals that another roll could not keep: the person is not on it, or is there twice. Each is
// registered anew above, or settled here with a reason.
import { useState } from "preact/hooks";
import { Banner } from "../../../../web_kit/components/banner";
import { Button } from "../../../../web_kit/components/button";
import { Field } from "../../../../web_kit/components/field";
import type { LostRecusal } from "../../../../web_kit/generated/proto/seat_views_pb";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { t } from "../../../../web_kit/i18n/i18n";
import type { Send } from "../../../steps/acting";
import { textMaxOf } from "../../../steps/asked";
import { legendOf } from "../../../subjects/devices/seat_groups";
import { seatWords } from "../../../words";
import { Came } from "../frame";
import { useSending } from "../sending";
import prepareCss from "../prepare.module.css";
import { classes } from "../../../../web_kit/look/classes";
import layoutCss from "../../../../web_kit/look/layout.module.css";

const reasonMax = textMaxOf("settleRecusal");

interface LostRecusalsProps {
  view: PrepareView;
  send: Send;
}

export function LostRecusals({ view, send }: LostRecusalsProps) {
  if (view.lostRecusals.length === 0) return null;
  return (
    <section class={layoutCss.stack}>
      <Banner
        tone="warning"
        title={t("prepare.recusals.lost", { count: view.lostRecusals.length })}
      >
        {t("prepare.recusals.lost.what")}
      </Banner>
      {view.lostRecusals.map((lost) => (
        <Lost key={lost.number} lost={lost} view={view} send={send} />
      ))}
    </section>
  );
}

function Lost({ lost, view, send }: { lost: LostRecusal } & LostRecusalsProps) {
  const [reason, setReason] = useState("");
  const sending = useSending(send);
  const seat = view.seats.find((one) => one.seat?.id === lost.seat)?.seat;
  const words = {
    seat: seatWords(seat, legendOf(view)) || lost.seat,
    person: `${lost.name} ${lost.unit}`.trim(),
    reason: lost.reason,
  };

  async function settle() {
    if (reason.trim() === "" || sending.busy) return;
    const value = { number: lost.number, reason: reason.trim().slice(0, reasonMax) };
    await sending.send({ case: "settleRecusal", value });
  }

  return (
    <div class={classes(prepareCss.panel, layoutCss.stack)}>
      <p>{t("prepare.recusals.lost.one", words)}</p>
      <Field
        label={t("prepare.recusals.settle.reason")}
        value={reason}
        maxLength={reasonMax}
        onInput={setReason}
      />
      <Came outcome={sending.outcome} done="" />
      <div>
        <Button
          kind="secondary"
          disabled={reason.trim() === ""}
          busy={sending.slow ? t("prepare.entering") : undefined}
          onPress={() => void settle()}
        >
          {t("prepare.recusals.settle")}
        </Button>
      </div>
    </div>
  );
}
