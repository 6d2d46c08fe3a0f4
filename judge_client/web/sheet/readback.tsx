// The whole page that reads a sheet back before it is sent: number, stage, each mark, total.
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { t } from "../../../web_kit/i18n/i18n";
import { NumberAndName } from "../page/number";
import { MarkTable } from "../page/mark_table";
import { marksToSend, totalOf, type Sheet } from "./sheet";
import { personWords, stageWords } from "../page/words";
import { classes } from "../../../web_kit/look/classes";
import pageStyles from "../page/judge_page.module.css";
import styles from "./readback.module.css";
import layout from "../../../web_kit/look/layout.module.css";

// A finger that tapped twice on 提交评分 must not have confirmed unread.
export const settle_ms = 500;

export interface ReadbackProps {
  sheet: Sheet;
  closed: boolean; // The stage: it would be a late sheet.
  full: boolean; // The device takes no more letters; nothing was sent.
  onBack: () => void;
  onConfirm: () => void;
}

export function Readback({ sheet, closed, full, onBack, onConfirm }: ReadbackProps) {
  const page = useRef<HTMLDivElement>(null);
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    page.current?.focus();
    const timer = window.setTimeout(() => setSettled(true), settle_ms);
    return () => window.clearTimeout(timer);
  }, []);
  const confirm = () => {
    if (settled) onConfirm();
  };

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") onBack();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat) confirm();
  }

  return (
    <div
      class={pageStyles.page}
      ref={page}
      tabIndex={-1}
      data-settled={settled}
      onKeyDown={onKeyDown}
    >
      <main class={pageStyles.body} tabIndex={0}>
        <div class={pageStyles.two}>
          <div class={pageStyles.who}>
            <p class={layout.quiet}>{t("judge.readback")}</p>
            <NumberAndName person={sheet.person} />
            <h2>{stageWords(sheet.card)}</h2>
          </div>
          <div class={pageStyles.marks}>
            {closed && (
              <Banner tone="warning" title={t("judge.readback.late")}>
                {t("judge.readback.late.what")}
              </Banner>
            )}
            {full && (
              <Banner tone="danger" title={t("judge.readback.full")}>
                {t("judge.readback.full.what")}
              </Banner>
            )}
            <MarkTable card={sheet.card} marks={marksToSend(sheet) ?? []} total={totalOf(sheet)} />
          </div>
        </div>
      </main>
      <footer class={classes(pageStyles.foot, pageStyles.footApart, styles.foot)}>
        <Button kind="secondary" size="large" onPress={onBack}>
          {t("judge.back")}
        </Button>
        {/* Where it has scrolled away with the marks. */}
        <p class={styles.number}>{personWords(sheet.person)}</p>
        <Button size="large" onPress={confirm}>
          {t("judge.confirm")}
        </Button>
      </footer>
    </div>
  );
}
