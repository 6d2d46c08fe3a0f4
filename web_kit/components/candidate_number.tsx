// The candidate's number, the largest thing on a judge's page and its heading: 第 7 号. A reader
// hears it as one.
import { t } from "../i18n/i18n";
import styles from "./candidate_number.module.css";

export function CandidateNumber({ number }: { number: number | string }) {
  const whole = t("kit.number", { number });
  const [before = "", after = ""] = whole.split(String(number));
  return (
    <h1 class={styles.number} aria-label={whole}>
      <span>{before}</span>
      <span class={styles.digits}>{number}</span>
      <span>{after}</span>
    </h1>
  );
}
