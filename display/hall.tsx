import { mountPage } from "../web_kit/page";
import { t } from "../web_kit/i18n";

mountPage({ title: "kit.page.hall", theme: "hall-blue", App: () => <h1>{t("kit.page.hall")}</h1> });
