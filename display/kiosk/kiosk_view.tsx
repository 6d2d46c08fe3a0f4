// The signing kiosk: (state, what the candidate may do) → the page. Pure but for the scrolling of
// the trace and the drawing field.
import { Bar } from "../../web_kit/frame/bar";
import { LanguageSwitch } from "../../web_kit/frame/language_switch";
import { StateScreen } from "../../web_kit/frame/state_screen";
import { Button } from "../../web_kit/components/button";
import { Phase_Id as Phase } from "../../web_kit/generated/proto/seats_pb";
import type { KioskView } from "../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../web_kit/i18n/i18n";
import { Head } from "../../web_kit/line/line_strip";
import { personTitle } from "../hall/hall_words";
import { Objection } from "./kiosk_object";
import { Choose } from "./kiosk_choose";
import type { KioskActs, KioskScreenProps } from "./kiosk_parts";
import { KioskQuestions } from "./kiosk_questions";
import { Read } from "./kiosk_read";
import { Sign } from "./kiosk_sign";
import { screenOf, subjectOf, type KioskState } from "./kiosk_state";
import { classes } from "../../web_kit/look/classes";
import styles from "./kiosk.module.css";
import layout from "../../web_kit/look/layout.module.css";

export type { KioskActs } from "./kiosk_parts";

export function KioskScreen(props: KioskScreenProps) {
  const screen = screenOf(props.state);
  const view = props.state.shown;
  const subject = subjectOf(view) ?? "";
  const writes = screen === "sign" || screen === "object";
  return (
    <div class={classes(styles.kiosk, writes && styles.scrolling)} data-at={screen}>
      <TopBar view={view} />
      {screen === "rest" && <Rest view={view} />}
      {screen === "questions" && <KioskQuestions turn={view?.turn} />}
      {screen === "thanks" && <Thanks state={props.state} />}
      {screen === "objected" && view !== null && <Objected view={view} acts={props.acts} />}
      {screen === "choose" && view !== null && <Choose view={view} {...props} />}
      {screen === "read" && view !== null && <Read key={subject} view={view} {...props} />}
      {screen === "object" && view !== null && <Objection view={view} {...props} />}
      {screen === "sign" && view !== null && <Sign key={subject} view={view} {...props} />}
    </div>
  );
}

function TopBar({ view }: { view: KioskView | null }) {
  return (
    <Head safe="kit.line.safe.kiosk">
      <Bar class={styles.bar} title={textOf(view?.header?.title)}>
        <span class={classes(layout.quiet, styles.code)}>
          {t("kit.checkcode")} {view?.header?.checkCode}
        </span>
        <LanguageSwitch />
      </Bar>
      {view?.header?.held === true && <Held signs={subjectOf(view) !== null} />}
    </Head>
  );
}

// Across the whole page; who signs may go on.
function Held({ signs }: { signs: boolean }) {
  return (
    <p class={styles.held} role="status">
      <span aria-hidden="true">■</span> {t("display.hall.held")} ·{" "}
      {t(signs ? "display.kiosk.held" : "display.hall.held.what")}
    </p>
  );
}

function Rest({ view }: { view: KioskView | null }) {
  const planning = view?.header?.phase === Phase.PLANNING;
  return (
    <main class={styles.whole}>
      <StateScreen title={t(planning ? "kit.planning" : "display.kiosk.rest")}>
        <p>{t(planning ? "kit.planning.screen" : "display.kiosk.rest.what")}</p>
        {view?.header !== undefined && view.header.roomTitle !== "" && (
          <p>{view.header.roomTitle}</p>
        )}
      </StateScreen>
    </main>
  );
}

function Thanks({ state }: { state: KioskState }) {
  const result = state.shown?.result;
  const receipt = state.thanks?.receipt ?? "";
  return (
    <main class={styles.whole}>
      <StateScreen shape="✓" tone="success" title={t("display.kiosk.thanks")}>
        <p class={styles.thanksFigure}>
          {personTitle(result?.person)} <b>{result?.figures?.total}</b>
        </p>
        {receipt !== "" && <p>{t("display.kiosk.receipt", { receipt })}</p>}
        <p>{t("display.kiosk.thanks.what")}</p>
      </StateScreen>
    </main>
  );
}

function Objected({ view, acts }: { view: KioskView; acts: KioskActs }) {
  const others = view.toSign.length > 1;
  return (
    <main class={styles.whole}>
      <StateScreen
        shape="○"
        title={t("display.kiosk.objected")}
        action={
          others && (
            <Button kind="secondary" onPress={acts.toChoose}>
              {t("display.kiosk.others")}
            </Button>
          )
        }
      >
        <p>{personTitle(view.result?.person)}</p>
        <blockquote class={styles.quote}>{view.objection}</blockquote>
        <p>{t("display.kiosk.objected.what")}</p>
      </StateScreen>
    </main>
  );
}
