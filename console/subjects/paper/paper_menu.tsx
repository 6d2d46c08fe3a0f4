// What the operator can do about paper: change the room or one seat over and back, say who has signed
// the promise on paper, print blank sheets.
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import {
  Step_Needs as Needs,
  type DeskView,
  type Step,
} from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import type { Acting } from "../../steps/acting";
import { Refused } from "../../steps/action_bar";
import { seatsToChoose } from "./paper_seats";
import { keyOf, stepWords } from "../../steps/steps";
import { seatById, seatWords } from "../../words";
import { actionOf } from "../../steps/kind";
import tones from "../../../web_kit/look/state_tones.module.css";
import css from "./paper_menu.module.css";
import stepMenuCss from "../../steps/step_menu.module.css";

export interface PaperMenuProps {
  view: DeskView;
  steps: readonly Step[]; // About paper.
  acting: Acting;
  onStep: (step: Step) => void;
  onPrint: () => void;
  onClose: () => void;
}

function now(view: DeskView): string {
  if (view.paper) return t("console.paper.now.room");
  const seats = view.seats.filter(({ paper }) => paper).map(({ seat }) => seat);
  if (seats.length === 0) return t("console.paper.now.none");
  const names = seats.map((seat) => seatWords(seat, view.legend)).join(t("display.trace.comma"));
  return t("console.paper.now.some", { seats: names });
}

// One press a seat; those who have signed leave the list.
function Promises({ view, steps, acting, onStep }: PaperMenuProps) {
  const due = steps.filter((step) => actionOf(step) === "checkInSeat" && step.seat !== "");
  if (due.length === 0) return null;
  return (
    <section>
      <h3>{t("console.paper.promise")}</h3>
      <p class={tones.quiet}>{t("console.paper.promise.what")}</p>
      <ul class={css.promises}>
        {due.map((step) => (
          <li key={step.seat}>
            <Button
              kind="secondary"
              size="small"
              wide
              busy={acting.busy === keyOf(step) ? t("console.step.sending") : null}
              label={stepWords(step, view)}
              onPress={() => onStep(step)}
            >
              {t("console.paper.promise.signed", { seat: seatById(view, step.seat) })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function PaperMenu(props: PaperMenuProps) {
  const { view, steps, acting, onStep, onPrint, onClose } = props;
  const general = steps.filter((step) => actionOf(step) === "setPaper" && step.seat === "");
  return (
    <Dialog title={t("console.paper.title")} onClose={onClose}>
      <p>{now(view)}</p>
      <ul class={stepMenuCss.menu}>
        {general
          .filter((step) => step.needs !== Needs.SEAT || seatsToChoose(step, view).length > 0)
          .map((step) => (
            <li key={keyOf(step)}>
              <Button kind="secondary" wide onPress={() => onStep(step)}>
                {stepWords(step, view)}…
              </Button>
            </li>
          ))}
        <li>
          <Button kind="secondary" wide onPress={onPrint}>
            {t("console.paper.blank")}…
          </Button>
        </li>
      </ul>
      <Promises {...props} />
      <Refused acting={acting} view={view} />
    </Dialog>
  );
}
