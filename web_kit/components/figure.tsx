// A mark or a score: tabular, right-aligned by its column; a trimmed extreme is struck out and says
// which one it is; an old value stands struck out before the new one.
import { t } from "../i18n/i18n";
import { classes } from "../look/classes";
import styles from "./figure.module.css";

export interface FigureProps {
  value: string;
  struck?: "highest" | "lowest" | "replaced" | undefined;
}

export function Figure({ value, struck }: FigureProps) {
  if (struck === undefined) return <span class={styles.figure}>{value}</span>;
  return (
    <span class={classes(styles.figure, styles.struck)}>
      <s>{value}</s>
      {struck !== "replaced" && (
        <small class={styles.why}>
          {t(struck === "highest" ? "kit.struck.highest" : "kit.struck.lowest")}
        </small>
      )}
    </span>
  );
}
