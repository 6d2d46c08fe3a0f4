// Signing: what is signed on the left or above, the field on the right or below.
import { useState } from "preact/hooks";
import type { PointGroup } from "signature_pad";
import { Button } from "../../web_kit/components/button";
import { TotalTrace } from "../../web_kit/figures/figures_lines";
import { t, textOf } from "../../web_kit/i18n/i18n";
import { Called, Foot, OnItsWay, Said, Whose, type WorkProps } from "./kiosk_parts";
import { signatureProblem, type SignatureProblem } from "./signature";
import { SignatureField, type Drawing } from "./signature_field";
import figuresStyles from "../../web_kit/figures/figures.module.css";
import { classes } from "../../web_kit/look/classes";
import kioskPartsStyles from "./kiosk_parts.module.css";
import styles from "./kiosk_sign.module.css";

export function Sign({ view, state, online, acts }: WorkProps) {
  const [drawing, setDrawing] = useState<Drawing>({ strokes: [], width: 0, height: 0 });
  const [redraw, setRedraw] = useState<PointGroup[] | null>(null);
  const [asked, setAsked] = useState(false); // Tried to confirm with the drawing as it is.
  const figures = view.result?.figures;
  const frozen = state.outgoing !== null;
  const problem = signatureProblem(drawing.strokes);
  const draw = (next: Drawing) => {
    setAsked(false);
    setDrawing(next);
  };
  const keep = (strokes: PointGroup[]) => {
    setRedraw(strokes);
    draw({ ...drawing, strokes });
  };
  const confirm = () => {
    setAsked(true);
    if (problem === null) acts.sign(drawing);
  };
  return (
    <>
      <main class={styles.sign}>
        <div class={styles.summary}>
          <Whose view={view} stacked />
          <Called state={state} acts={acts} />
          <Said view={view} problem={state.problem} />
          {figures !== undefined && figures.stages.length + figures.components.length > 2 && (
            <div class={classes(figuresStyles.trace, styles.summaryLines)}>
              <TotalTrace figures={figures} legend={view.legend} />
            </div>
          )}
        </div>
        <div class={styles.signing}>
          <p class={styles.declaration}>{textOf(view.declaration)}</p>
          <SignatureField
            empty={drawing.strokes.length === 0}
            redraw={redraw}
            onDraw={draw}
            frozen={frozen}
          />
          <Tools
            problem={asked ? problem : null}
            still={frozen || drawing.strokes.length === 0}
            onUndo={() => keep(drawing.strokes.slice(0, -1))}
            onRewrite={() => keep([])}
          />
          <OnItsWay frozen={frozen} online={online} />
        </div>
      </main>
      <Foot>
        <Button kind="secondary" disabled={frozen} onPress={acts.toRead}>
          {t("display.kiosk.back_to_trace")}
        </Button>
        <span class={kioskPartsStyles.footGap} />
        <Button kind="secondary" disabled={frozen} onPress={acts.toObject}>
          {t("display.kiosk.object")}
        </Button>
        <Button size="large" busy={frozen && t("display.kiosk.delivering")} onPress={confirm}>
          {t("display.kiosk.confirm")}
        </Button>
      </Foot>
    </>
  );
}

interface ToolsProps {
  problem: SignatureProblem | null; // Said once it was tried to confirm.
  still: boolean; // Nothing can be taken back.
  onUndo: () => void;
  onRewrite: () => void;
}

function Tools({ problem, still, onUndo, onRewrite }: ToolsProps) {
  return (
    <div class={styles.tools}>
      <span class={styles.toolsWords} aria-live="polite">
        {problem !== null && `▲ ${t(signatureWords[problem])}`}
      </span>
      <Button kind="secondary" size="small" disabled={still} onPress={onUndo}>
        {t("display.kiosk.undo")}
      </Button>
      <Button kind="secondary" size="small" disabled={still} onPress={onRewrite}>
        {t("display.kiosk.rewrite")}
      </Button>
    </div>
  );
}

const signatureWords = {
  empty: "display.kiosk.sign.empty",
  small: "display.kiosk.sign.small",
} as const;
