// The signature by pen: the page that was signed is photographed or scanned, looked at, and attached.
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import { language, t } from "../../../web_kit/i18n/i18n";
import { bytesOf, scanOf } from "../../../web_kit/page/picture";
import { Refused } from "../../steps/action_bar";
import type { AskProps } from "../../steps/ask";
import { printResult, resultToSign } from "./printed_result";
import { resultCode } from "./running_head";
import { keyOf, stepWords } from "../../steps/steps";
import { whoWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import css from "./scan_form.module.css";

type Taken =
  { kind: "none" } | { kind: "reading" } | { kind: "unusable" } | { kind: "picture"; url: string };

interface PickProps {
  words: string;
  camera: boolean;
  onFile: (file: File) => void;
}

// The browser's own field says nothing a nervous person could use; its label is the button.
function Pick({ words, camera, onFile }: PickProps) {
  return (
    <label class={css.pick}>
      <input
        class={css.file}
        type="file"
        accept="image/*"
        {...(camera ? { capture: "environment" as const } : {})}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = ""; // The same file may be chosen again.
          if (file !== undefined) onFile(file);
        }}
      />
      <span>{words}</span>
    </label>
  );
}

function Preview({ taken }: { taken: Taken }) {
  switch (taken.kind) {
    case "picture":
      return <img class={css.preview} src={taken.url} alt={t("console.paper.scan.preview")} />;
    case "unusable":
      return (
        <Banner tone="danger" title={t("console.paper.scan.unusable")}>
          {t("console.paper.scan.unusable.what")}
        </Banner>
      );
    default:
      return (
        <div class={classes(css.preview, css.empty)} role="status">
          {t(taken.kind === "reading" ? "console.paper.scan.reading" : "console.paper.scan.none")}
        </div>
      );
  }
}

export function Scan({ step, view, acting, stillThere, onClose }: AskProps) {
  const [taken, setTaken] = useState<Taken>({ kind: "none" });
  const stands = useRef(true);
  useEffect(() => () => void (stands.current = false), []);
  const sending = acting.busy === keyOf(step);
  const gone = !stillThere && !sending && acting.refused === null;
  const result = resultToSign(step, view);
  const action = step.command?.action;
  const digest = action?.case === "attachSignature" ? action.value.digest : "";

  async function onFile(file: File) {
    acting.forgive();
    setTaken({ kind: "reading" });
    const url = await scanOf(file);
    if (stands.current) setTaken(url === null ? { kind: "unusable" } : { kind: "picture", url });
  }

  async function send() {
    if (taken.kind !== "picture") return;
    const done = await acting.act(step, { scan: bytesOf(taken.url), language: language.value });
    if (done && stands.current) onClose();
  }

  return (
    <Dialog
      title={stepWords(step, view)}
      onClose={onClose}
      actions={
        <Button
          disabled={taken.kind !== "picture"}
          busy={sending ? t("console.step.sending") : null}
          onPress={() => void send()}
        >
          {t("console.paper.scan.attach", { who: whoWords(step.person) })}
        </Button>
      }
    >
      <p>
        {t("console.paper.scan.what")} <strong>{resultCode(digest)}</strong>
      </p>
      <div class={css.picks}>
        <Pick words={t("console.paper.scan.camera")} camera onFile={(file) => void onFile(file)} />
        <Pick
          words={t("console.paper.scan.file")}
          camera={false}
          onFile={(file) => void onFile(file)}
        />
        {result !== null && (
          <Button kind="secondary" onPress={() => printResult(result, view)}>
            {t("console.paper.result.print_again")}
          </Button>
        )}
      </div>
      <Preview taken={taken} />
      <Refused acting={acting} view={view} />
      {gone && <Banner tone="notice">{t("console.ask.gone")}</Banner>}
    </Dialog>
  );
}
