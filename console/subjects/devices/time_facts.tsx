// What is looked at before a desk says that the server's clock is right.
import { t } from "../../../web_kit/i18n/i18n";
import { serverWallNow, timeWords } from "../../../web_kit/i18n/times";
import type { StepProps } from "../../steps/kind";
import { spanWords } from "../../words";

export function TimeFacts({ view }: StepProps) {
  const now = timeWords(Math.floor(serverWallNow() / 1000), { short: true, dated: true });
  return (
    <>
      <p>
        <strong>{t("console.ask.time.now", { now, gap: spanWords(view.timeGap) })}</strong>
      </p>
      <p>{t("console.ask.time.what")}</p>
      <p>{t("console.ask.time.wrong")}</p>
    </>
  );
}
