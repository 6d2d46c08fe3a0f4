// Reading: the trace scrolls on its paper, and says so as long as there is more.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../web_kit/components/button";
import { FiguresTrace } from "../../web_kit/figures/figures";
import { t } from "../../web_kit/i18n/i18n";
import { Foot, Said, Whose, type WorkProps } from "./kiosk_parts";
import styles from "./kiosk_read.module.css";

const endWithin_px = 16;

// Whether the box has been scrolled to its end; a box that does not scroll is at its end.
function useScrollEnd(onEnd: () => void) {
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(false);
  const look = () => {
    const place = box.current;
    if (place === null) return;
    const end = place.scrollTop + place.clientHeight >= place.scrollHeight - endWithin_px;
    setAtEnd(end);
    if (end) onEnd();
  };
  useLayoutEffect(() => {
    look();
    window.addEventListener("resize", look);
    return () => window.removeEventListener("resize", look);
  }, []);
  const onward = () => {
    const place = box.current;
    if (place === null) return;
    place.scrollTop += place.clientHeight * 0.8;
  };
  return { box, atEnd, look, onward };
}

export function Read({ view, state, acts }: WorkProps) {
  const { box, atEnd, look, onward } = useScrollEnd(acts.sawAll);
  const figures = view.result?.figures;
  return (
    <>
      <main class={styles.read}>
        <Whose view={view} onOther={acts.toChoose} />
        <div class={styles.paper}>
          <div class={styles.trace} ref={box} onScroll={look} tabIndex={0}>
            <Said view={view} problem={state.problem} class={styles.said} />
            <h2>{t("display.trace.title")}</h2>
            {figures !== undefined && <FiguresTrace figures={figures} legend={view.legend} />}
          </div>
          {!atEnd && (
            <button type="button" class={styles.more} onClick={onward}>
              ▼ {t("display.kiosk.more")}
            </button>
          )}
        </div>
      </main>
      <Foot words={t(state.seenAll ? "display.kiosk.seen" : "display.kiosk.see_all")}>
        <Button kind="secondary" onPress={acts.toObject}>
          {t("display.kiosk.object")}
        </Button>
        <Button size="large" disabled={!state.seenAll} onPress={acts.toSign}>
          {t("display.kiosk.to_sign")}
        </Button>
      </Foot>
    </>
  );
}
