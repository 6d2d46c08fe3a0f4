// A screen without anything to show yet: the code a desk finds it by, very large.
import { t } from "../web_kit/i18n";
import { StaleMark } from "../web_kit/line_strip";
import { HallLanguage } from "./screen";

export interface PairingProps {
  code: string; // "": none now.
}

export function PairingScreen({ code }: PairingProps) {
  return (
    <div class="hall pairing">
      <header class="hall-top">
        <span class="hall-top-title">{t("kit.product")}</span>
        <StaleMark class="hall-top-stale" />
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
      <HallLanguage />
    </div>
  );
}
