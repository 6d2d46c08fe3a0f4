// A new device asks for a judge's seat, for the chief judge to decide, where the supervisor has not.
import { useState } from "preact/hooks";
import { Button } from "../../../web_kit/components/button";
import { requestNumber } from "../../../web_kit/join/device_wait";
import { type ChiefDesk, type Legend, type Step } from "../../../web_kit/generated/proto/views_pb";
import { type DeviceRequest } from "../../../web_kit/generated/proto/seat_views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { timeWords } from "../../../web_kit/i18n/times";
import { settle_ms } from "../sheet/readback";
import { seatWords } from "../page/words";
import styles from "./chief_devices.module.css";
import layout from "../../../web_kit/look/layout.module.css";

export interface DeviceDue {
  step: Step;
  request: DeviceRequest;
}

// What the chief judge is to decide, oldest first: it lapses first. The view has the newest first.
export function devicesDue(desk: ChiefDesk | undefined): DeviceDue[] {
  return [...(desk?.devices ?? [])].reverse().flatMap((request) => {
    const step = desk?.steps.find(({ command }) => {
      const action = command?.action;
      return action?.case === "decideDevice" && action.value.request === request.id;
    });
    return step === undefined ? [] : [{ step, request }];
  });
}

// The step with its answer put in.
export function decided(step: Step, accept: boolean): Step {
  const action = step.command?.action;
  if (step.command === undefined || action?.case !== "decideDevice") return step;
  const value = { ...action.value, accept };
  return { ...step, command: { ...step.command, action: { case: "decideDevice", value } } };
}

interface DueProps {
  due: DeviceDue;
  desk: ChiefDesk;
  legend: Legend | undefined;
  busy: boolean;
  onStep: (step: Step, reason: string) => void;
}

function Due({ due: { step, request }, desk, legend, busy, onStep }: DueProps) {
  const [since] = useState(() => performance.now());
  const seat = desk.seats.find((state) => state.seat?.id === request.seat)?.seat;
  // It comes by itself: a finger on its way to another button must not have decided.
  const decide = (accept: boolean) => {
    if (performance.now() - since >= settle_ms) onStep(decided(step, accept), "");
  };
  const busyWords = busy && t("judge.chief.busy");
  return (
    <section class={styles.device}>
      <h3>
        {t("judge.device", {
          seat: seat === undefined ? t("judge.device.kiosk") : seatWords(seat, legend),
          number: requestNumber(request.id),
        })}
      </h3>
      <p>{t("judge.device.reason", { reason: request.reason, wall: timeWords(request.at) })}</p>
      <p class={layout.quiet}>{t("judge.device.what")}</p>
      <div class={layout.row}>
        <Button kind="secondary" size="small" disabled={busy} onPress={() => decide(false)}>
          {t("judge.device.refuse")}
        </Button>
        <Button busy={busyWords} onPress={() => decide(true)}>
          {t("judge.device.accept")}
        </Button>
      </div>
    </section>
  );
}

export function DevicesDue(props: Omit<DueProps, "due">) {
  return (
    <>
      {devicesDue(props.desk).map((due) => (
        <Due key={due.request.id} {...props} due={due} />
      ))}
    </>
  );
}
