// The way into a page: the seat's code, asked for until the server knows it. `Gate` stands before
// every page: it asks for the code, says that it is connecting, and then lets the page show itself;
// a page that has once shown something keeps showing it while the connection is away.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../components/banner";
import { Button, buttonLook } from "../components/button";
import { LanguageSwitch } from "../frame/language_switch";
import { StateScreen } from "../frame/state_screen";
import type { Barrier, Connection, ConnectionState } from "../connection/connection";
import { DeskDecides } from "./device_wait";
import { Goodbye_Code } from "../generated/proto/frames_pb";
import { GuideLink } from "../guide/guide_link";
import { readerOf } from "../guide/readers";
import { t, type Key } from "../i18n/i18n";
import { codeLength, codeProblem, groupedCode, normalCode } from "./join_code";
import { pageNameOf } from "./page_names";
import { LineOf } from "../line/line_strip";
import { barrierWords } from "../line/line_words";
import { classes } from "../look/classes";
import layout from "../look/layout.module.css";
import styles from "./join.module.css";

export interface JoinProps {
  page: Key; // The page's name: "kit.page.judge".
  goodbye: Goodbye_Code | null;
  busy: boolean; // A code is being tried.
  offline: boolean; // The server cannot be reached; it is being tried again.
  barrier?: Barrier | null | undefined; // What seems to stand in between.
  tries: number; // Codes refused since the page was opened.
  note?: ComponentChildren; // What to know of this device before one enters.
  onJoin: (code: string) => void;
}

const manyTries = 4;

interface Words {
  title: Key;
  body: Key;
}

// Sheets and drafts are a judge's alone: elsewhere it is said what that page is for.
const elsewhere: Readonly<Partial<Record<Goodbye_Code, Words>>> = {
  [Goodbye_Code.REPLACED]: { title: "kit.join.replaced", body: "kit.join.replaced.page" },
  [Goodbye_Code.UNKNOWN_TOKEN]: { title: "kit.join.again", body: "kit.join.again.page" },
  [Goodbye_Code.FROZEN]: { title: "kit.join.frozen", body: "kit.join.frozen.page" },
  [Goodbye_Code.DEVICE_REFUSED]: { title: "kit.join.refused", body: "kit.join.refused.page" },
};

// What is safe there, where signing or a screen was replaced.
const replacedAt: Readonly<Partial<Record<Key, Key>>> = {
  "kit.page.kiosk": "kit.join.replaced.kiosk",
  "kit.page.hall": "kit.join.replaced.screen",
  "kit.page.clock": "kit.join.replaced.screen",
  "kit.page.waiting": "kit.join.replaced.screen",
};

// What the last goodbye means for the person at the form of `page`.
export function goodbyeWords(code: Goodbye_Code | null, tries: number, page: Key): Words | null {
  const own = code === null || page === "kit.page.judge" ? undefined : elsewhere[code];
  if (own === undefined) return judgesWords(code, tries);
  const body = code === Goodbye_Code.REPLACED ? replacedAt[page] : undefined;
  return body === undefined ? own : { ...own, body };
}

function judgesWords(code: Goodbye_Code | null, tries: number): Words | null {
  switch (code) {
    case Goodbye_Code.UNKNOWN_CODE:
      return tries > manyTries
        ? { title: "kit.join.tries", body: "kit.join.tries.what" }
        : { title: "kit.join.unknown", body: "kit.join.unknown.what" };
    case Goodbye_Code.UNKNOWN_TOKEN:
      return { title: "kit.join.again", body: "kit.join.again.what" };
    case Goodbye_Code.CODE_USED:
      return { title: "kit.join.used", body: "kit.join.used.what" };
    case Goodbye_Code.CODE_EXPIRED:
      return { title: "kit.join.expired", body: "kit.join.expired.what" };
    case Goodbye_Code.FROZEN:
      return { title: "kit.join.frozen", body: "kit.join.frozen.what" };
    case Goodbye_Code.LEFT:
      return { title: "kit.join.left", body: "kit.join.left.what" };
    case Goodbye_Code.SIGNED_OUT:
      return { title: "kit.join.signed_out", body: "kit.join.signed_out.what" };
    case Goodbye_Code.NOT_HERE:
      return { title: "kit.join.not_here", body: "kit.join.not_here.what" };
    case Goodbye_Code.SCREENS_FULL:
      return { title: "kit.join.screens_full", body: "kit.join.screens_full.what" };
    case Goodbye_Code.TOO_FAST:
      return { title: "kit.join.tries", body: "kit.join.tries.what" };
    case Goodbye_Code.WRONG_PAGE:
      return { title: "kit.join.wrongpage", body: "kit.join.wrongpage.what" };
    case Goodbye_Code.REPLACED:
      return { title: "kit.join.replaced", body: "kit.join.replaced.what" };
    case Goodbye_Code.DEVICE_REFUSED:
      return { title: "kit.join.refused", body: "kit.join.refused.what" };
    case Goodbye_Code.PROTOCOL:
      return { title: "kit.join.old", body: "kit.join.old.what" };
    default:
      return null;
  }
}

interface GoodbyeProps {
  code: Goodbye_Code | null;
  tries: number;
  page: Key;
}

function Goodbye({ code, tries, page }: GoodbyeProps) {
  const words = goodbyeWords(code, tries, page);
  if (words === null) return null;
  const reload = () => window.location.reload();
  const link = (
    <a class={styles.link} href="/">
      {t("kit.join.pages")}
    </a>
  );
  const action =
    code === Goodbye_Code.WRONG_PAGE ? (
      link
    ) : code === Goodbye_Code.PROTOCOL ? (
      <Button kind="secondary" onPress={reload}>
        {t("kit.crash.reload")}
      </Button>
    ) : undefined;
  return (
    <Banner tone="warning" title={t(words.title)} action={action}>
      {t(words.body)}
    </Banner>
  );
}

// Keeps what is typed as typed while the caret stands inside it, or a word is being composed;
// groups it as on the card where it only grows.
function shownCode(field: HTMLInputElement, composing: boolean): string {
  if (composing || field.selectionStart !== field.value.length) return field.value;
  return groupedCode(field.value);
}

interface SaidProps {
  page: Key;
  goodbye: Goodbye_Code | null;
  offline: boolean;
  barrier: Barrier | null;
  tries: number;
}

// Why one is asked, or cannot be let in just now.
function Said({ page, goodbye, offline, barrier, tries }: SaidProps) {
  const between = barrierWords(barrier);
  return (
    <div class={styles.said} aria-live="polite">
      {offline ? (
        <Banner tone="warning" title={between?.head ?? t("kit.join.offline")}>
          {between?.advice ?? t("kit.join.offline.what")}
        </Banner>
      ) : (
        <Goodbye code={goodbye} tries={tries} page={page} />
      )}
    </div>
  );
}

interface CodeFieldProps {
  typed: string;
  wrong: string; // What is wrong with it; empty: nothing.
  onType: (typed: string) => void;
}

function CodeField({ typed, wrong, onType }: CodeFieldProps) {
  function onInput(event: InputEvent & { currentTarget: HTMLInputElement }) {
    const field = event.currentTarget;
    const shown = shownCode(field, event.isComposing);
    if (field.value !== shown) field.value = shown;
    onType(shown);
  }

  return (
    <>
      <label class={styles.label} for="kit-join-code">
        {t("kit.join.code")}
      </label>
      <input
        id="kit-join-code"
        class={styles.code}
        type="text"
        inputMode="text"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellcheck={false}
        placeholder="XXXX-XXXX"
        maxLength={20}
        value={typed}
        aria-invalid={wrong !== ""}
        aria-describedby="kit-join-words"
        onInput={onInput}
      />
      <p id="kit-join-words" class={styles.words} aria-live="polite">
        {wrong === "" ? <span class={layout.quiet}>{t("kit.join.hint")}</span> : <>▲ {wrong}</>}
      </p>
    </>
  );
}

export function JoinForm(props: JoinProps) {
  const { page, goodbye, busy, offline, barrier = null, tries, note, onJoin } = props;
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false); // Whether the present text was tried to be sent.
  const problem = codeProblem(typed);
  const left = codeLength - normalCode(typed).length;
  const wrong = !asked || problem === null ? "" : problemWords(problem, left);

  function submit(event: Event) {
    event.preventDefault();
    setAsked(true);
    if (problem === null && !busy) onJoin(normalCode(typed));
  }

  function onType(shown: string) {
    setTyped(shown);
    setAsked(false);
  }

  return (
    <main class={styles.join}>
      <form class={classes(styles.form, layout.stack)} onSubmit={submit} noValidate>
        <header class={styles.head}>
          <div>
            <p class={classes(layout.quiet, layout.small)}>{t("kit.product")}</p>
            <h1>{t(page)}</h1>
          </div>
          <LanguageSwitch />
        </header>
        <Said
          page={page}
          goodbye={busy ? null : goodbye}
          offline={offline}
          barrier={barrier}
          tries={tries}
        />
        <CodeField typed={typed} wrong={wrong} onType={onType} />
        <button
          type="submit"
          class={buttonLook({ size: "large", wide: true })}
          disabled={busy}
          aria-busy={busy}
        >
          {busy ? t("kit.status.connecting") : t("kit.join.enter")}
        </button>
        {note}
        <Guide page={page} />
      </form>
    </main>
  );
}

function Guide({ page }: { page: Key }) {
  const name = pageNameOf(page.replace("kit.page.", "/"));
  const reader = name === null ? null : readerOf(name);
  if (reader === null) return null;
  return (
    <p class={styles.guide}>
      <GuideLink reader={reader} />
    </p>
  );
}

function problemWords(problem: "short" | "letters", left: number): string {
  return problem === "letters" ? t("kit.join.letters") : t("kit.join.short", { left });
}

interface ConnectingProps {
  page: Key;
  offline: boolean;
  barrier?: Barrier | null;
}

export function Connecting({ page, offline, barrier = null }: ConnectingProps) {
  const between = barrierWords(barrier);
  return (
    <main class={styles.connecting}>
      <StateScreen shape={offline ? "▲" : "◌"} tone={offline ? "warning" : "muted"} title={t(page)}>
        {between !== null && <p>{between.head}</p>}
        {offline ? (between?.advice ?? t("kit.join.offline.what")) : t("kit.status.connecting")}
      </StateScreen>
    </main>
  );
}

export interface GateProps {
  connection: Connection;
  page: Key;
  note?: ComponentChildren; // Beside the form that asks for a code.
  children: () => ComponentChildren; // Drawn once there is a view.
}

function asksForCode(state: ConnectionState, enrolling: boolean): boolean {
  return state === "joining" || state === "ended" || enrolling;
}

export function Gate({ connection, page, note, children }: GateProps) {
  const [tries, setTries] = useState(0);
  const goodbye = connection.goodbye.value;
  const enrolling = connection.enrolling.value;
  const state = connection.state.value;
  useEffect(() => {
    if (goodbye === Goodbye_Code.UNKNOWN_CODE) setTries((count) => count + 1);
  }, [goodbye]);
  if (connection.waiting.value !== null) {
    return (
      <DeskDecides
        waiting={connection.waiting.value}
        offline={state === "offline"}
        barrier={connection.absence.barrier.value}
        onLeave={() => connection.forget()}
      />
    );
  }
  if (asksForCode(state, enrolling)) {
    return (
      <JoinForm
        page={page}
        goodbye={goodbye}
        busy={enrolling}
        offline={enrolling && state === "offline"}
        barrier={connection.absence.barrier.value}
        tries={tries}
        note={note}
        onJoin={(code) => connection.join(code)}
      />
    );
  }
  if (connection.view.value === null) {
    const barrier = connection.absence.barrier.value;
    return <Connecting page={page} offline={state === "offline"} barrier={barrier} />;
  }
  return <LineOf connection={connection}>{children()}</LineOf>;
}
