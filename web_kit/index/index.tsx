// The first page of a server: which page is for whom.
import { LanguageSwitch } from "../frame/language_switch";
import { GuideLink } from "../guide/guide_link";
import { t } from "../i18n/i18n";
import { mountPage } from "../page/page";
import { pageNames } from "../join/page_names";
import { classes } from "../look/classes";
import layout from "../look/layout.module.css";
import styles from "./index.module.css";

function App() {
  return (
    <main class={classes(styles.index, layout.stack)}>
      <header class={styles.head}>
        <h1>{t("kit.product")}</h1>
        <LanguageSwitch />
      </header>
      <div class={styles.head}>
        <p class={layout.quiet}>{t("kit.product.what")}</p>
        <GuideLink reader={null} />
      </div>
      <nav>
        <ul class={styles.pages}>
          {pageNames.map((page) => (
            <li key={page}>
              <a class={styles.page} href={`/${page}`}>
                <strong>{t(`kit.page.${page}`)}</strong>
                <span>{t(`kit.page.${page}.who`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class={classes(layout.quiet, layout.small)}>{t("kit.index.hint")}</p>
    </main>
  );
}

mountPage({ theme: "light", App });
