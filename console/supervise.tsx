import { mountPage } from "../web_kit/page";
import { t } from "../web_kit/i18n";

mountPage({
  title: "kit.page.supervise",
  theme: "light",
  App: () => <h1>{t("kit.page.supervise")}</h1>,
});
