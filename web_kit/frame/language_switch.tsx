// 中文 / English, for the whole page at once.
import { language, setLanguage, t, type Language } from "../i18n/i18n";
import styles from "./language_switch.module.css";

const choices: readonly Language[] = ["zh", "en"];

export function LanguageSwitch() {
  return (
    <div class={styles.languages} role="group" aria-label={t("kit.language")}>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          class={styles.language}
          lang={choice === "zh" ? "zh-CN" : "en"}
          aria-pressed={language.value === choice}
          onClick={() => setLanguage(choice)}
        >
          {t(choice === "zh" ? "kit.language.zh" : "kit.language.en")}
        </button>
      ))}
    </div>
  );
}
