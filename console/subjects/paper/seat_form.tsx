// Which seat goes over to paper or back, where the step leaves it open.
import { t } from "../../../web_kit/i18n/i18n";
import { Choices } from "../../steps/choices";
import type { FormProps } from "../../steps/kind";
import { Step_Needs as Needs } from "../../../web_kit/generated/proto/views_pb";
import { seatWords } from "../../words";
import { seatsToChoose } from "./paper_seats";
import choicesCss from "../../steps/choices.module.css";

export function SeatForm({ step, view, draft, asked, onDraft }: FormProps) {
  if (step.needs !== Needs.SEAT) return null;
  return (
    <div class={choicesCss.scrolling}>
      <Choices
        label={t("console.paper.which")}
        chosen={draft.seat}
        onChoose={(seat) => onDraft({ ...draft, seat })}
        choices={seatsToChoose(step, view).map(({ seat }) => ({
          value: seat?.id ?? "",
          words: seatWords(seat, view.legend),
        }))}
        problem={asked && draft.seat === "" ? t("console.paper.which.pick") : ""}
      />
    </div>
  );
}
