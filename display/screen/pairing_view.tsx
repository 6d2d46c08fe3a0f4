// A screen without anything to show yet: the code a desk finds it by, very large.
import { t } from "../../web_kit/i18n/i18n";
import { StaleMark } from "../../web_kit/line/line_strip";
import { HallLanguage } from "./screen";
import { classes } from "../../web_kit/look/classes";
import screenStyles from "./screen.module.css";
import styles from "./pairing.module.css";

export interface PairingProps {
  code: string; // "": none now.
}

export function PairingScreen({ code }: PairingProps) {
  return (
    <div class={screenStyles.screen}>
      <header class={screenStyles.top}>
        <span class={screenStyles.topTitle}>{t("kit.product")}</span>
        <StaleMark class={screenStyles.topStale} />
      </header>
      <main class={styles.centre}>
        <h1>{t("display.pairing.title")}</h1>
        {code === "" ? (
          <p class={classes(styles.code, styles.none)} aria-hidden="true">
            ––––
          </p>
        ) : (
          <p class={styles.code}>{code}</p>
        )}
        <div class={styles.words}>
          <p>{t(code === "" ? "display.pairing.wait" : "display.pairing.what")}</p>
          <p class={screenStyles.soft}>
            {t(code === "" ? "display.pairing.wait.what" : "display.pairing.then")}
          </p>
        </div>
      </main>
      <HallLanguage />
    </div>
  );
}
