// A screen without anything to show yet: the code a desk finds it by, very large.
import { LanguageSwitch } from "../web_kit/components/language_switch";
import { t } from "../web_kit/i18n";

export interface PairingProps {
  code: string; // "": none now.
  offline: boolean;
}

export function PairingScreen({ code, offline }: PairingProps) {
  return (
    <div class="hall pairing">
      <header class="hall-top">
        <span class="hall-top-title">{t("kit.product")}</span>
        <span class="hall-top-stale" role="status">
          {offline && `▲ ${t("kit.join.offline")}`}
        </span>
      </header>
      <main class="pairing-centre">
        <h1>{t("display.pairing.title")}</h1>
        {code === "" ? (
          <p class="pairing-code pairing-none" aria-hidden="true">
            ––––
          </p>
        ) : (
          <p class="pairing-code">{code}</p>
        )}
        <div class="pairing-words">
          <p>{t(code === "" ? "display.pairing.wait" : "display.pairing.what")}</p>
          <p class="hall-soft">
            {t(code === "" ? "display.pairing.wait.what" : "display.pairing.then")}
          </p>
        </div>
      </main>
      <div class="hall-language">
        <LanguageSwitch />
      </div>
    </div>
  );
}
