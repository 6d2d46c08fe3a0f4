import { mountPage } from "../web_kit/page";
import { t } from "../web_kit/i18n";

mountPage({ title: "kit.page.kiosk", theme: "light", App: () => <h1>{t("kit.page.kiosk")}</h1> });
