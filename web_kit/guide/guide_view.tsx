// The guide of one reader, or the choice of one.
import { Button } from "../components/button";
import { LanguageSwitch } from "../components/language_switch";
import { language, t } from "../i18n";
import type { PageName } from "../page_names";
import { guideAddress } from "./guide_link";
import { pictures } from "./pictures";
import { readers, type Reader } from "./readers";
import { bodyWords, sectionsOf, titleWords, type Section } from "./sections";

function Choice() {
  return (
    <main class="guide-body kit-stack">
      <h1>{t("guide.title")}</h1>
      <p class="kit-quiet">{t("guide.choose")}</p>
      <nav class="guide-choices">
        {readers.map((reader) => (
          <a key={reader} class="guide-choice" href={guideAddress(reader)}>
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
    <li class="guide-part">
      <h2>
        <span class="guide-number">{number}</span> {titleWords(section)}
      </h2>
      {Picture !== undefined && (
        <div class="guide-picture" aria-hidden="true">
          <Picture />
        </div>
      )}
      <p>{bodyWords(section)}</p>
    </li>
  );
}

function Sheet({ reader }: { reader: Reader }) {
  return (
    <main class="guide-body guide-sheet">
      <h1>{t(`guide.title.${reader}`)}</h1>
      <p class="guide-lede">{t(`guide.lede.${reader}`)}</p>
      <ol class="guide-parts">
        {sectionsOf(reader).map((section, at) => (
          <Part key={section} section={section} number={at + 1} />
        ))}
      </ol>
      <p class="guide-end">{t(`guide.end.${reader}`)}</p>
    </main>
  );
}

function Others({ reader }: { reader: Reader }) {
  return (
    <nav class="guide-others" aria-label={t("guide.title")}>
      {readers.map((other) => (
        <a
          key={other}
          class="guide-other"
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
    <div class="guide">
      <header class="kit-bar guide-bar">
        {from !== null && (
          <a
            class="kit-button kit-button-primary kit-button-small guide-back"
            href={`/${from}?lang=${language.value}`}
          >
            ◂ {t("guide.back")}
          </a>
        )}
        <span class="kit-bar-title">{t("kit.product")}</span>
        {reader !== null && from === null && (
          <span class="guide-print">
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
