// A line for the command window, to be copied: the clipboard's own interface is missing on plain
// HTTP, so the text is selected first and copied the old way, or by hand.
import { useRef, useState } from "preact/hooks";
import { Button } from "../../../web_kit/components/button";
import { t } from "../../../web_kit/i18n/i18n";
import css from "./command.module.css";

export function Command({ text }: { text: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  function copy() {
    field.current?.focus();
    field.current?.select();
    setCopied(document.execCommand("copy"));
  }
  return (
    <div class={css.command}>
      <input
        ref={field}
        type="text"
        readOnly
        value={text}
        aria-label={t("prepare.command")}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button kind="secondary" size="small" onPress={copy}>
        {copied === true ? `✓ ${t("prepare.command.copied")}` : t("prepare.command.copy")}
      </Button>
      {copied === false && <small>{t("prepare.command.by_hand")}</small>}
    </div>
  );
}
