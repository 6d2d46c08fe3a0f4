// 分差提示: how far each sheet that is in lies from the median, where the plan asks for that to be
// pointed out before closing. The marks themselves stay with their judges.
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { signed } from "../../../web_kit/figures/figures_words";
import { t } from "../../../web_kit/i18n/i18n";
import { seatById } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import css from "./deviations.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

function asSigned(fromMedian: string): string {
  return fromMedian === "0" ? "0" : signed(fromMedian.replace(/^\+/, ""));
}

export function Deviations({ view }: { view: DeskView }) {
  const deviations = view.watch?.deviations ?? [];
  if (deviations.length === 0) return null;
  const beyond = deviations.filter((one) => one.beyond).length;
  return (
    <section class={css.deviations} aria-label={t("watch.deviation")}>
      <h2>
        {t("watch.deviation")}{" "}
        <span class={beyond > 0 ? tones.warning : tones.muted}>
          {beyond > 0
            ? `▲ ${t("watch.deviation.some", { count: beyond })}`
            : t("watch.deviation.none")}
        </span>
      </h2>
      <ul>
        {deviations.map(({ seat, fromMedian, beyond: far }) => (
          <li key={seat} class={far ? classes(css.deviation, css.far) : css.deviation}>
            <span>{seatById(view, seat)}</span>
            <strong>{asSigned(fromMedian)}</strong>
            {far && <span class={css.words}>▲ {t("watch.deviation.far")}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
