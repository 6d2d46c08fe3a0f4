// The candidate's number, the largest thing on a judge's page: 第 7 号.
import { t } from "../i18n";

export function CandidateNumber({ number }: { number: number | string }) {
  const whole = t("kit.number", { number });
  const [before = "", after = ""] = whole.split(String(number));
  return (
    <div class="kit-number" role="img" aria-label={whole}>
      <span>{before}</span>
      <span class="kit-number-digits">{number}</span>
      <span>{after}</span>
    </div>
  );
}
