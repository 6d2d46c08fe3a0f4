// A page on which there is nothing to do: a sign, a title, why.
import type { ComponentChildren } from "preact";
import type { Header } from "../../../web_kit/generated/proto/views_pb";
import { classes } from "../../../web_kit/look/classes";
import pageStyles from "../page/judge_page.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";
import styles from "./calm.module.css";
import layout from "../../../web_kit/look/layout.module.css";

export interface CalmProps {
  header: Header | undefined;
  aside: ComponentChildren;
  below: ComponentChildren;
}

interface CalmPageProps extends Omit<CalmProps, "header"> {
  shape: string;
  tone?: "muted" | "success" | "warning";
  title: ComponentChildren;
  words?: ComponentChildren;
}

export function CalmPage({ shape, tone = "muted", title, words, aside, below }: CalmPageProps) {
  return (
    <div class={pageStyles.page}>
      <main class={pageStyles.body} tabIndex={0}>
        <div class={styles.main}>
          <div class={classes(styles.shape, tones[tone])} aria-hidden="true">
            {shape}
          </div>
          <h1>{title}</h1>
          {words !== undefined && <div class={layout.quiet}>{words}</div>}
          <div class={pageStyles.aside}>{aside}</div>
        </div>
        {below}
      </main>
    </div>
  );
}
