// The field a signature is drawn in, at least 600 × 250 CSS pixels. Strokes are kept as points and
// redrawn when the screen's density or the field's size changes.
import { useEffect, useRef } from "preact/hooks";
import SignaturePad, { type PointGroup } from "signature_pad";
import { t } from "../../web_kit/i18n/i18n";
import { endStroke, ink } from "./signature";
import { classes } from "../../web_kit/look/classes";
import styles from "./signature_field.module.css";

export interface Drawing {
  strokes: PointGroup[];
  width: number;
  height: number;
}

export interface SignatureFieldProps {
  empty: boolean;
  // Set when strokes were taken back: what the field holds from then on. What is drawn goes the
  // other way, and never comes back to disturb a stroke just begun.
  redraw: PointGroup[] | null;
  onDraw: (drawing: Drawing) => void;
  frozen: boolean; // Signed already, on its way.
}

function fit(canvas: HTMLCanvasElement, pad: SignaturePad): void {
  const ratio = Math.max(1, window.devicePixelRatio);
  const width = Math.round(canvas.offsetWidth * ratio);
  const height = Math.round(canvas.offsetHeight * ratio);
  if (canvas.width === width && canvas.height === height) return;
  const strokes = pad.toData();
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.scale(ratio, ratio);
  pad.fromData(strokes);
}

export function SignatureField({ empty, redraw, onDraw, frozen }: SignatureFieldProps) {
  const place = useRef<HTMLCanvasElement>(null);
  const held = useRef<SignaturePad | null>(null);
  const tell = useRef(onDraw);
  tell.current = onDraw;

  useEffect(() => {
    const canvas = place.current;
    if (canvas === null) return undefined;
    const pad = new SignaturePad(canvas, ink);
    held.current = pad;
    const refit = () => fit(canvas, pad);
    const drew = () => {
      endStroke(pad);
      tell.current({
        strokes: pad.toData().slice(),
        width: canvas.offsetWidth,
        height: canvas.offsetHeight,
      });
    };
    refit();
    pad.addEventListener("endStroke", drew);
    window.addEventListener("resize", refit);
    return () => {
      pad.removeEventListener("endStroke", drew);
      window.removeEventListener("resize", refit);
      pad.off();
    };
  }, []);

  useEffect(() => {
    if (redraw !== null) held.current?.fromData(redraw);
  }, [redraw]);

  useEffect(() => {
    const pad = held.current;
    if (pad === null) return;
    if (frozen) pad.off();
    else pad.on();
  }, [frozen]);

  return (
    <div class={classes(styles.field, frozen && styles.frozen)}>
      <canvas ref={place} class={styles.canvas} aria-label={t("display.kiosk.field")} />
      <p class={styles.words} aria-hidden="true">
        {empty ? t("display.kiosk.field") : ""}
      </p>
    </div>
  );
}
