// Whose sheets are not in, by seat, and with it who cannot send one now: 5号评委、7号评委（离线）. Pure.
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { seatWords } from "../../words";
import { looks, missing, type Live, type PanelSeats } from "./seats";

const hindered: readonly Live[] = ["offline", "frozen", "absent", "unchecked"];

export function missingWords(panel: PanelSeats, view: DeskView): string {
  const lives = new Map(panel.seats.map(({ state, live }) => [state, live]));
  return missing(panel)
    .map((state) => {
      const seat = seatWords(state.seat, view.legend);
      const live = lives.get(state);
      if (live === undefined || !hindered.includes(live)) return seat;
      return t("console.away.aside", { seat, live: t(looks[live].words) });
    })
    .join(t("display.trace.comma"));
}
