// The commands about sheets as a desk's steps.
import { t } from "../../../web_kit/i18n/i18n";
import { elsewhere, type Kinds, type StepProps } from "../../steps/kind";
import { panelWords, seatWords } from "../../words";
import { missing, panelsOf } from "./seats";
import tones from "../../../web_kit/look/state_tones.module.css";

// Sheets that are not in, panel by panel, before the stage is closed without them.
function CloseFacts({ view }: StepProps) {
  return (
    <>
      {panelsOf(view).map((panel) => {
        const waiting = missing(panel);
        return (
          <div key={panel.panel}>
            <p>
              {t("console.ask.close.counts", {
                panel: panelWords(view.legend, panel.panel),
                have: panel.submitted,
                need: panel.expected,
              })}
            </p>
            {waiting.length > 0 && (
              <p class={tones.warning}>
                {t("console.ask.close.without", {
                  seats: waiting
                    .map(({ seat }) => seatWords(seat, view.legend))
                    .join(t("display.trace.comma")),
                })}
              </p>
            )}
          </div>
        );
      })}
      <p>{t("console.ask.close.what")}</p>
    </>
  );
}

export const sheets = {
  submitSheet: elsewhere,
  returnSheet: { words: "console.step.return", place: "seat", what: "console.ask.return.what" },
  recuseJudge: { words: "console.step.recuse", place: "seat", what: "console.ask.recuse.what" },
  closeStage: { words: "console.step.close", confirm: CloseFacts },
} satisfies Partial<Kinds>;
