// Leaving a desk for good: the page gives its seat back, and nothing but a new code opens it again.
import { useState } from "preact/hooks";
import { Button } from "../../web_kit/components/button";
import { Dialog } from "../../web_kit/components/dialog";
import { t } from "../../web_kit/i18n/i18n";
import frameCss from "./frame.module.css";

export function SignOut({ online, onSignOut }: { online: boolean; onSignOut: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" class={frameCss.more} onClick={() => setAsking(true)}>
        {t("console.sign_out")}
      </button>
      {asking && (
        <Dialog
          title={t("console.sign_out.title")}
          onClose={() => setAsking(false)}
          actions={
            <Button disabled={!online} onPress={onSignOut}>
              {t("console.sign_out.do")}
            </Button>
          }
        >
          <p>{t("console.sign_out.what")}</p>
        </Dialog>
      )}
    </>
  );
}
