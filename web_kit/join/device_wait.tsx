// A second device for a judge's seat or the kiosk: it has the right code, and waits until two people at the
// desks have decided that it takes the place of the first. It shows which request it is, so that
// they can compare.
import { Button } from "../components/button";
import { LanguageSwitch } from "../frame/language_switch";
import type { Barrier } from "../connection/connection";
import type { Waiting } from "../generated/proto/frames_pb";
import { Role_Id as Role, type Seat } from "../generated/proto/seats_pb";
import { t } from "../i18n/i18n";
import { barrierWords } from "../line/line_words";
import { classes } from "../look/classes";
import tones from "../look/state_tones.module.css";
import styles from "./device_wait.module.css";

// "device3" → "3", as the desks and the device say it.
export function requestNumber(request: string): string {
  return request.replace(/\D+/g, "") || request;
}

function seatWords(seat: Seat | undefined): string {
  if (seat === undefined) return "";
  if (seat.role === Role.KIOSK) return t("kit.wait.seat.kiosk");
  const mass = seat.role === Role.MASS_JUDGE;
  return t(mass ? "kit.wait.seat.mass" : "kit.wait.seat", { number: seat.number });
}

export interface DeskDecidesProps {
  waiting: Waiting;
  offline: boolean;
  barrier?: Barrier | null; // What seems to stand in between.
  onLeave: () => void;
}

export function DeskDecides({ waiting, offline, barrier = null, onLeave }: DeskDecidesProps) {
  const away = barrierWords(barrier)?.head ?? t("kit.join.offline");
  return (
    <main class={styles.wait}>
      <div class={styles.language}>
        <LanguageSwitch />
      </div>
      <div class={classes(styles.shape, tones.muted)} aria-hidden="true">
        ◔
      </div>
      <h1>{t("kit.wait.title")}</h1>
      <dl class={styles.facts}>
        <div>
          <dt>{t("kit.wait.this")}</dt>
          <dd>{seatWords(waiting.seat)}</dd>
        </div>
        <div>
          <dt>{t("kit.wait.request")}</dt>
          <dd>{requestNumber(waiting.request)}</dd>
        </div>
      </dl>
      <p class={styles.words}>{t("kit.wait.what")}</p>
      <p class={styles.line} role="status">
        {offline && `▲ ${away}${t("kit.wait.offline")}`}
      </p>
      <Button kind="secondary" size="small" onPress={onLeave}>
        {t("kit.wait.leave")}
      </Button>
    </main>
  );
}
