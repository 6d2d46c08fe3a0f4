// Somebody else stands at the kiosk: whoever heard and has not signed finds the own number.
import { Button } from "../../web_kit/components/button";
import type { ToSign } from "../../web_kit/generated/proto/views_pb";
import { t } from "../../web_kit/i18n/i18n";
import { personTitle } from "../hall/hall_words";
import { Foot, OnItsWay, Said, type WorkProps } from "./kiosk_parts";
import { choices } from "./kiosk_state";
import styles from "./kiosk_choose.module.css";
import layout from "../../web_kit/look/layout.module.css";

// One who signs twice, for the interview and for a run-off, finds both.
function besides({ person, runOff }: ToSign): string {
  const name = (person?.number ?? 0) > 0 ? (person?.name ?? "") : "";
  return runOff === "" ? name : t("display.kiosk.run_off", { post: runOff });
}

export function Choose({ view, state, online, acts }: WorkProps) {
  const frozen = state.outgoing !== null;
  const all = choices(state.view);
  return (
    <>
      <main class={styles.choose}>
        <h1>{t("display.kiosk.choose")}</h1>
        <p class={layout.quiet}>{t("display.kiosk.choose.what")}</p>
        <Said view={view} problem={state.problem} />
        <ul class={styles.numbers}>
          {all.map((one) => (
            <li key={one.digest}>
              <Button
                kind="secondary"
                wide
                class={styles.one}
                disabled={frozen}
                onPress={() => acts.choose(one)}
              >
                <b>{personTitle(one.person)}</b>
                <small>{besides(one)}</small>
              </Button>
            </li>
          ))}
        </ul>
        <OnItsWay frozen={frozen} online={online} />
      </main>
      <Foot words={t("display.kiosk.choose.missing")}>
        <Button kind="secondary" disabled={frozen} onPress={acts.toRead}>
          {t("display.kiosk.choose.back", { who: personTitle(view.result?.person) })}
        </Button>
      </Foot>
    </>
  );
}
