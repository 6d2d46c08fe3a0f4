// Who has sat down after somebody has no way in yet: the operator hands out a new code. A mass seat's
// is found by its number.
import { Button } from "../../../web_kit/components/button";
import type { SeatState } from "../../../web_kit/generated/proto/seat_views_pb";
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { seatWords } from "../../words";
import css from "./device_requests.module.css";

// Seated, and without a device of their own.
export function withoutCode({ seats }: DeskView): SeatState[] {
  return seats.filter(
    ({ occupant, vacated, enrolled, paper }) => occupant > 0 && !vacated && !enrolled && !paper,
  );
}

interface SubstitutesProps {
  view: DeskView;
  onIssue: (seat: string) => void;
}

export function Substitutes({ view, onIssue }: SubstitutesProps) {
  const seats = withoutCode(view);
  if (seats.length === 0) return null;
  return (
    <div class={css.requests}>
      {seats.map((state) => {
        const seat = seatWords(state.seat, view.legend);
        return (
          <section key={state.seat?.id} class={css.request} aria-label={seat}>
            <h2>
              <span aria-hidden="true">→ </span>
              {t("console.substitute", { seat })}
            </h2>
            <p>{t("console.substitute.what")}</p>
            <div class={css.acts}>
              <Button size="small" onPress={() => onIssue(state.seat?.id ?? "")}>
                {t("console.substitute.issue")}…
              </Button>
            </div>
          </section>
        );
      })}
    </div>
  );
}
