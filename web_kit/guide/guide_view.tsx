// The guide of one reader, or the choice of one.
import { Button, buttonLook } from "../components/button";
import { LanguageSwitch } from "../frame/language_switch";
import { language, t } from "../i18n/i18n";
import type { PageName } from "../join/page_names";
import { guideAddress } from "./guide_link";
import { pictures } from "./pictures";
import { readers, type Reader } from "./readers";
import { bodyWords, sectionsOf, titleWords, type Section } from "./sections";
import { classes } from "../look/classes";
import layout from "../look/layout.module.css";
import barStyles from "../frame/page_bar.module.css";
import styles from "./guide_view.module.css";

function Choice() {
  return (
    <main class={classes(styles.body, layout.stack)}>
      <h1>{t("guide.title")}</h1>
      <p class={layout.quiet}>{t("guide.choose")}</p>
      <nav class={styles.choices}>
        {readers.map((reader) => (
          <a key={reader} class={styles.choice} href={guideAddress(reader)}>
            <strong>{t(`guide.title.${reader}`)}</strong>
            <span>{t(`guide.lede.${reader}`)}</span>
          </a>
        ))}
      </nav>
    </main>
  );
}

function Part({ section, number }: { section: Section; number: number }) {
  const Picture = pictures[section];
  return (
    <li class={styles.part}>
      <h2>
        <span class={styles.number}>{number}</span> {titleWords(section)}
      </h2>
      {Picture !== undefined && (
        <div class={styles.picture} aria-hidden="true">
          <Picture />
        </div>
      )}
      <p>{bodyWords(section)}</p>
    </li>
  );
}

function Sheet({ reader }: { reader: Reader }) {
  return (
    <main class={styles.body}>
      <h1>{t(`guide.title.${reader}`)}</h1>
      <p class={styles.lede}>{t(`guide.lede.${reader}`)}</p>
      <ol class={styles.parts}>
        {sectionsOf(reader).map((section, at) => (
          <Part key={section} section={section} number={at + 1} />
        ))}
      </ol>
      <p class={styles.end}>{t(`guide.end.${reader}`)}</p>
    </main>
  );
}

function Others({ reader }: { reader: Reader }) {
  return (
    <nav class={styles.others} aria-label={t("guide.title")}>
      {readers.map((other) => (
        <a
          key={other}
          class={styles.other}
          href={guideAddress(other)}
          aria-current={other === reader ? "page" : undefined}
        >
          {t(`guide.of.${other}`)}
        </a>
      ))}
    </nav>
  );
}

export interface GuideProps {
  reader: Reader | null;
  from: PageName | null; // The page to go back to, where it stood in this tab.
}

export function GuideView({ reader, from }: GuideProps) {
  return (
    <div class={styles.guide}>
      <header class={classes(barStyles.bar, styles.bar)}>
        {from !== null && (
          <a
            class={classes(buttonLook({ size: "small" }), styles.back)}
            href={`/${from}?lang=${language.value}`}
          >
            ◂ {t("guide.back")}
          </a>
        )}
        <span class={classes(barStyles.title, styles.title)}>{t("kit.product")}</span>
        {reader !== null && from === null && (
          <span class={styles.print}>
            <Button kind="secondary" size="small" onPress={() => window.print()}>
              {t("guide.print")}
            </Button>
          </span>
        )}
        <LanguageSwitch />
      </header>
      {reader !== null && from === null && <Others reader={reader} />}
      {reader === null ? <Choice /> : <Sheet reader={reader} />}
    </div>
  );
}
