// The sheet being written: the number, the criteria with their marks, the pad, the total.
import type { ComponentChildren } from "preact";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import type { Person } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import type { Act } from "../page/scene";
import { MarkPad } from "./mark_pad";
import { Chips, Rows, TotalLine } from "./mark_rows";
import { isAgain, isLast, isSingle, missing, type Sheet } from "./sheet";
import { NumberAndName } from "../page/number";
import { noteWords, personWords, stageWords } from "../page/words";
import { classes } from "../../../web_kit/look/classes";
import tones from "../../../web_kit/look/state_tones.module.css";
import pageStyles from "../page/judge_page.module.css";
import styles from "./writing.module.css";

export interface WritingProps {
  sheet: Sheet;
  closed: boolean; // The stage: it would be a late sheet.
  next: Person | null; // Who is asked for instead, then.
  standing: string; // What stays to be said while writing: held. Its place is kept free.
  aside: ComponentChildren; // Under the number: own sheets, the chief's desk.
  questions?: ComponentChildren;
  act: (act: Act) => void;
}

export function Writing(props: WritingProps) {
  const { sheet, aside, questions, act } = props;
  return (
    <main
      class={classes(
        styles.write,
        isSingle(sheet) && styles.single,
        isAgain(sheet) && styles.again,
      )}
    >
      <div class={styles.person}>
        <NumberAndName person={sheet.person} class={styles.number} />
        {questions}
        {/* The focus stays with the mark: Enter goes on with the sheet when a window is closed. */}
        <div
          class={classes(pageStyles.aside, styles.aside)}
          onMouseDown={(event) => event.preventDefault()}
        >
          {aside}
        </div>
      </div>
      <div class={styles.sheet}>
        <Chips sheet={sheet} act={act} />
        <Rows sheet={sheet} act={act} />
        <TotalLine sheet={sheet} />
        <Said {...props} />
      </div>
      <MarkPad sheet={sheet} act={act} />
      <Foot {...props} />
    </main>
  );
}

// What is to be known of this sheet; below the marks, so that what comes and goes moves nothing.
function Said({ sheet, closed, next, act }: WritingProps) {
  return (
    <div class={classes(styles.said, closed && styles.saidLapse)}>
      {sheet.returned !== null && !closed && (
        <Banner tone="warning" title={t("judge.returned")}>
          {sheet.returned}
        </Banner>
      )}
      {sheet.conferring === true && !closed && (
        <Banner
          tone="notice"
          title={t("judge.confer.now")}
          action={
            <Button kind="secondary" size="small" onPress={() => act({ kind: "putAway" })}>
              {t("judge.confer.keep")}
            </Button>
          }
        >
          <span class={styles.inFull}>{t("judge.confer.change")}</span>
        </Banner>
      )}
      {closed && <Lapsed sheet={sheet} next={next} act={act} />}
    </div>
  );
}

function Foot({ sheet, standing, act }: WritingProps) {
  return (
    <footer class={classes(pageStyles.foot, styles.foot)}>
      <p class={classes(pageStyles.note, styles.note)} aria-live="polite">
        {sheet.note !== null ? (
          <span class={tones.danger}>▲ {noteWords(sheet.note)}</span>
        ) : (
          standing
        )}
      </p>
      <div class={styles.footNext}>
        <Button
          kind="secondary"
          size="large"
          disabled={isLast(sheet)}
          onPress={() => act({ kind: "move", by: 1 })}
        >
          {t("judge.next")} ▸
        </Button>
      </div>
      <Button
        size="large"
        kind={missing(sheet) === 0 ? "primary" : "secondary"}
        onPress={() => act({ kind: "readback" })}
      >
        {t("judge.submit")}
      </Button>
    </footer>
  );
}

interface LapsedProps {
  sheet: Sheet;
  next: Person | null;
  act: (act: Act) => void;
}

function Lapsed({ sheet, next, act }: LapsedProps) {
  const whose = { person: personWords(sheet.person), stage: stageWords(sheet.card) };
  const away =
    next === null ? t("judge.lapse.away") : t("judge.lapse.go", { next: personWords(next) });
  return (
    <Banner
      tone="warning"
      title={t("judge.lapse.closed", whose)}
      action={
        <Button kind="secondary" size="small" onPress={() => act({ kind: "putAway" })}>
          {away}
        </Button>
      }
    >
      <span class={styles.inFull}>{t("judge.lapse.closed.what")}</span>
    </Banner>
  );
}
