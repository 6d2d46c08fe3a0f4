// What the pages of the kiosk's work share: whose figures they are, what was said of them, the foot.
import type { ComponentChildren } from "preact";
import { Banner } from "../../web_kit/components/banner";
import { Button } from "../../web_kit/components/button";
import type { KioskView, ToSign } from "../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../web_kit/i18n/i18n";
import { personTitle } from "../hall/hall_words";
import { calledMeanwhile, type KioskState, type Problem } from "./kiosk_state";
import type { Drawing } from "./signature_field";
import { classes } from "../../web_kit/look/classes";
import styles from "./kiosk_parts.module.css";
import layout from "../../web_kit/look/layout.module.css";

export interface KioskActs {
  toRead: () => void;
  toSign: () => void;
  toObject: () => void;
  toChoose: () => void; // Somebody else stands there.
  choose: (one: ToSign) => void;
  giveWay: () => void; // To who is called meanwhile.
  sawAll: () => void;
  writeReason: (reason: string) => void;
  sign: (drawing: Drawing) => void;
  object: () => void;
}

export interface KioskScreenProps {
  state: KioskState;
  online: boolean;
  acts: KioskActs;
}

export interface WorkProps extends KioskScreenProps {
  view: KioskView;
}

// Stacked, the total stands under the name where there is little width.
interface WhoseProps {
  view: KioskView;
  stacked?: boolean;
  onOther?: (() => void) | undefined; // Absent: it is settled whose they are.
}

export function Whose({ view, stacked = false, onOther }: WhoseProps) {
  const person = view.result?.person;
  const composite = (view.result?.figures?.components.length ?? 0) > 1;
  return (
    <header class={classes(styles.head, stacked && styles.stacked)}>
      <div class={styles.who}>
        <h1>
          <span class={styles.number}>{personTitle(person)}</span>
          {person !== undefined && person.number > 0 && person.name !== "" && (
            <span class={styles.name}>{person.name}</span>
          )}
        </h1>
        <p class={layout.quiet}>{person?.post}</p>
      </div>
      {onOther !== undefined && (
        <Button kind="secondary" size="small" class={styles.other} onPress={onOther}>
          {t("display.kiosk.not_me")}
        </Button>
      )}
      <p class={styles.total}>
        <span>{t(composite ? "display.trace.composite" : "display.trace.total")}</span>
        <b>{view.result?.figures?.total}</b>
        <Corrected view={view} />
      </p>
    </header>
  );
}

// What was announced before a correction.
function Corrected({ view: { result } }: { view: KioskView }) {
  const before = result?.correctedFrom ?? "";
  if (before === "") return null;
  return (
    <span class={styles.corrected}>
      {t("display.corrected", { before, after: result?.figures?.total ?? "" })}
    </span>
  );
}

// Somebody else is called while this one still writes: nothing moves until they give way.
export function Called({ state, acts }: Pick<WorkProps, "state" | "acts">) {
  const person = calledMeanwhile(state);
  if (person === null) return null;
  return (
    <Banner
      tone="notice"
      title={t("display.kiosk.called", { who: personTitle(person) })}
      action={
        <Button kind="secondary" size="small" onPress={acts.giveWay}>
          {t("display.kiosk.give_way", { who: personTitle(person) })}
        </Button>
      }
    >
      {t("display.kiosk.called.what")}
    </Banner>
  );
}

interface SaidProps {
  view: KioskView;
  problem: Problem | null;
  class?: string | undefined; // Of the page: where it stands.
}

export function Said({ view, problem, class: name }: SaidProps) {
  return (
    <>
      {view.answer !== "" && (
        <Banner tone="notice" title={t("display.kiosk.answered")} class={name}>
          <p>{t("display.kiosk.your_objection", { objection: view.objection })}</p>
          <p>{t("display.kiosk.answer", { answer: view.answer })}</p>
        </Banner>
      )}
      {problem !== null && (
        <Banner tone="danger" title={t("display.kiosk.refused")} class={name}>
          {t(problemWords[problem])}
        </Banner>
      )}
    </>
  );
}

const problemWords: Readonly<Record<Problem, Key>> = {
  changed: "display.kiosk.refused.changed",
  objected: "display.kiosk.refused.objected",
  signed: "display.kiosk.refused.signed",
  held: "display.kiosk.refused.held",
  other: "display.kiosk.refused.other",
};

export function Foot({
  words,
  children,
}: {
  words?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <footer class={styles.foot}>
      <span class={styles.footWords} aria-live="polite">
        {words}
      </span>
      {children}
    </footer>
  );
}

// Its place is kept, so that nothing moves when the network goes.
export function OnItsWay({ frozen, online }: { frozen: boolean; online: boolean }) {
  return (
    <div class={styles.onItsWay} aria-live="polite">
      {frozen && !online && (
        <Banner tone="warning" title={t("display.kiosk.kept")}>
          {t("display.kiosk.kept.what")}
        </Banner>
      )}
    </div>
  );
}
