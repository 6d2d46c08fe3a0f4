// The first page of a server: which page is for whom.
import { LanguageSwitch } from "./components/language_switch";
import { GuideLink } from "./guide/guide_link";
import { t } from "./i18n";
import { mountPage } from "./page";
import { pageNames } from "./page_names";
import "./index.css";

function App() {
  return (
    <main class="index kit-stack">
      <header class="index-head">
        <h1>{t("kit.product")}</h1>
        <LanguageSwitch />
      </header>
      <div class="index-head">
        <p class="kit-quiet">{t("kit.product.what")}</p>
        <GuideLink reader={null} />
      </div>
      <nav>
        <ul class="index-pages">
          {pageNames.map((page) => (
            <li key={page}>
              <a class="index-page" href={`/${page}`}>
                <strong>{t(`kit.page.${page}`)}</strong>
                <span>{t(`kit.page.${page}.who`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="kit-quiet kit-small">{t("kit.index.hint")}</p>
    </main>
  );
}

mountPage({ title: "kit.page.index", theme: "light", App });
