import { mountPage } from "../../web_kit/page";
import { t } from "../../web_kit/i18n";

mountPage({ title: "kit.page.judge", theme: "light", App: () => <h1>{t("kit.page.judge")}</h1> });
