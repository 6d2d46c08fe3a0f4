// Objecting: the reason is written here.
import { Button } from "../../web_kit/components/button";
import { t } from "../../web_kit/i18n/i18n";
import { Called, Foot, OnItsWay, Said, Whose, type WorkProps } from "./kiosk_parts";
import { reasonMax } from "./kiosk_state";
import { classes } from "../../web_kit/look/classes";
import kioskPartsStyles from "./kiosk_parts.module.css";
import styles from "./kiosk_object.module.css";
import layout from "../../web_kit/look/layout.module.css";
import fieldStyles from "../../web_kit/components/field.module.css";

export function Objection({ view, state, online, acts }: WorkProps) {
  const frozen = state.outgoing !== null;
  const empty = state.reason.trim() === "";
  return (
    <>
      <main class={styles.object}>
        <Whose view={view} />
        <Called state={state} acts={acts} />
        <Said view={view} problem={state.problem} />
        <label for="kiosk-reason">{t("display.kiosk.reason")}</label>
        <textarea
          id="kiosk-reason"
          class={classes(fieldStyles.input, styles.reason)}
          maxLength={reasonMax}
          value={state.reason}
          disabled={frozen}
          onInput={(event) => acts.writeReason(event.currentTarget.value)}
        />
        <p class={classes(layout.quiet, layout.small)}>
          {t("display.kiosk.reason.what", { left: reasonMax - state.reason.length })}
        </p>
        <OnItsWay frozen={frozen} online={online} />
      </main>
      <Foot>
        <Button kind="secondary" disabled={frozen} onPress={acts.toRead}>
          {t("display.kiosk.back_to_trace")}
        </Button>
        <span class={kioskPartsStyles.footGap} />
        <Button
          size="large"
          disabled={empty}
          busy={frozen && t("display.kiosk.delivering")}
          onPress={acts.object}
        >
          {t("display.kiosk.submit_objection")}
        </Button>
      </Foot>
    </>
  );
}
