// What the page shows: for this device's system the steps, the authority's fingerprint to compare,
// and below, always in the same place, whether the device trusts the server and the way on.
import { buttonLook } from "../components/button";
import { Banner } from "../components/banner";
import { LanguageSwitch } from "../frame/language_switch";
import { StateScreen } from "../frame/state_screen";
import { t, type Key } from "../i18n/i18n";
import { pageNameOf } from "../join/page_names";
import type { Finding, Trust } from "./finding";
import { systems, type System } from "./systems";
import { classes } from "../look/classes";
import layout from "../look/layout.module.css";
import cardStyles from "../components/card.module.css";
import barStyles from "../frame/page_bar.module.css";
import tones from "../look/state_tones.module.css";
import styles from "./trust.module.css";

const steps: Readonly<Record<System, readonly Key[]>> = {
  apple: ["trust.apple.1", "trust.apple.2", "trust.apple.3"],
  android: ["trust.android.1", "trust.android.2", "trust.android.3"],
  windows: ["trust.windows.1", "trust.windows.2", "trust.windows.3", "trust.windows.4"],
  mac: ["trust.mac.1", "trust.mac.2", "trust.mac.3"],
  linux: ["trust.linux.1", "trust.linux.2", "trust.linux.3"],
};

const notes: Readonly<Record<System, Key>> = {
  apple: "trust.apple.note",
  android: "trust.android.note",
  windows: "trust.windows.note",
  mac: "trust.mac.note",
  linux: "trust.linux.note",
};

interface Standing {
  shape: string;
  tone: "muted" | "success" | "warning";
  words: Key;
  open: boolean; // The way on may be taken.
}

const standings: Readonly<Record<Trust, Standing>> = {
  checking: { shape: "◎", tone: "muted", words: "trust.state.checking", open: false },
  untrusted: { shape: "○", tone: "muted", words: "trust.state.untrusted", open: false },
  refused: { shape: "▲", tone: "warning", words: "trust.state.refused", open: true },
  plain: { shape: "○", tone: "muted", words: "trust.state.plain", open: true },
  unreachable: { shape: "▲", tone: "warning", words: "trust.state.unreachable", open: false },
  trusted: { shape: "✓", tone: "success", words: "trust.state.trusted", open: true },
};

function Course({ system }: { system: System }) {
  return (
    <>
      <ol class={styles.steps}>
        {[...steps[system], "trust.back" as const].map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p class={classes(layout.quiet, layout.small)}>{t(notes[system])}</p>
    </>
  );
}

// "3F:0A:…", eight pairs a line, as people compare them.
function Fingerprint({ fingerprint }: { fingerprint: string }) {
  const pairs = fingerprint.split(":");
  const lines = [0, 8, 16, 24].map((from) => pairs.slice(from, from + 8).join(" "));
  return (
    <section class={classes(cardStyles.card, layout.stack)} aria-label={t("trust.print")}>
      <h2>{t("trust.print")}</h2>
      <p>{t("trust.print.what")}</p>
      <p class={styles.print}>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
    </section>
  );
}

interface InstallProps {
  system: System;
  inWeChat: boolean;
  fingerprint: string;
}

function Install({ system, inWeChat, fingerprint }: InstallProps) {
  return (
    <>
      <h1>{t("trust.title")}</h1>
      <p>{t("trust.what")}</p>
      {inWeChat && (
        <Banner tone="warning" title={t("trust.wechat")}>
          {t("trust.wechat.what")}
        </Banner>
      )}
      <section class={classes(cardStyles.card, cardStyles.emphasis, layout.stack)}>
        <h2>{t(`trust.system.${system}`)}</h2>
        <a class={classes(buttonLook({ size: "large" }), styles.download)} href="/ca.crt">
          {t("trust.download")}
        </a>
        <Course system={system} />
      </section>
      {fingerprint !== "" && <Fingerprint fingerprint={fingerprint} />}
      <section class={layout.stack}>
        <h2>{t("trust.others")}</h2>
        {systems
          .filter((other) => other !== system)
          .map((other) => (
            <details key={other} class={styles.other}>
              <summary>{t(`trust.system.${other}`)}</summary>
              <Course system={other} />
            </details>
          ))}
      </section>
      <p class={classes(layout.quiet, layout.small)}>{t("trust.bounds")}</p>
    </>
  );
}

// Nothing to install: it is done, or never was needed.
const nothingToInstall: Readonly<Partial<Record<Trust, { title: Key; words: Key }>>> = {
  trusted: { title: "trust.done", words: "trust.done.what" },
  refused: { title: "trust.refused", words: "trust.refused.what" },
  plain: { title: "trust.plain", words: "trust.plain.what" },
};

function goWords(wanted: string): string {
  const name = pageNameOf(wanted);
  if (name === null) return t("trust.go.index");
  return name === "judge" ? t("trust.go.judge") : t("trust.go", { page: t(`kit.page.${name}`) });
}

function GoOn({ open, address, wanted }: { open: boolean; address: string; wanted: string }) {
  const look = classes(buttonLook({ size: "large" }), styles.go);
  if (open) {
    return (
      <a class={look} href={address}>
        {goWords(wanted)}
      </a>
    );
  }
  return (
    <button type="button" class={look} disabled>
      {goWords(wanted)}
    </button>
  );
}

export interface ViewProps {
  finding: Finding;
  system: System;
  inWeChat: boolean;
  wanted: string; // "/judge"
  address: string; // Where the way on leads.
}

export function TrustView({ finding, system, inWeChat, wanted, address }: ViewProps) {
  const standing = standings[finding.trust];
  const done = nothingToInstall[finding.trust];
  return (
    <div class={styles.trust}>
      <header class={barStyles.bar}>
        <span class={barStyles.title}>{t("kit.product")}</span>
        <LanguageSwitch />
      </header>
      <main class={classes(styles.body, layout.stack)}>
        {done === undefined ? (
          <Install system={system} inWeChat={inWeChat} fingerprint={finding.fingerprint} />
        ) : (
          <StateScreen shape={standing.shape} tone={standing.tone} title={t(done.title)}>
            {t(done.words)}
          </StateScreen>
        )}
      </main>
      <footer class={styles.foot}>
        <p class={classes(styles.state, tones[standing.tone])} role="status">
          <span aria-hidden="true">{standing.shape}</span> {t(standing.words)}
        </p>
        <GoOn open={standing.open} address={address} wanted={wanted} />
      </footer>
    </div>
  );
}
