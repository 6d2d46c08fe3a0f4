// Batches one after the other: which is open, and who may enter it.
import type { DeskView, Step } from "../../../web_kit/generated/proto/views_pb";
import { Button } from "../../../web_kit/components/button";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { keyOf, stepWords } from "../../steps/steps";
import { whoWords } from "../../words";
import tones from "../../../web_kit/look/state_tones.module.css";
import batchesCss from "./batches.module.css";
import afterCss from "../after/after.module.css";

interface BatchesProps {
  view: DeskView;
  entries: readonly Step[];
  onStep: (step: Step) => void;
}

// Which batch is open, and who of an earlier one may enter it.
export function Batches({ view, entries, onStep }: BatchesProps) {
  if (view.batches.length === 0) return null;
  const open = view.batches.findIndex(({ id }) => id === view.batch);
  return (
    <section class={batchesCss.batches}>
      <h2>{t("console.batch.title")}</h2>
      <ol class={batchesCss.list}>
        {view.batches.map(({ id, title }, at) => (
          <li key={id} aria-current={at === open ? "step" : undefined}>
            <span aria-hidden="true">{at < open ? "✓" : at === open ? "▶" : "○"}</span>{" "}
            {textOf(title)}{" "}
            <span class={tones.quiet}>
              {at < open ? t("console.batch.over") : at === open ? t("console.batch.open") : ""}
            </span>
          </li>
        ))}
      </ol>
      {view.mayEnter.length > 0 && (
        <>
          <h3>{t("console.batch.may_enter", { count: view.mayEnter.length })}</h3>
          {entries.length === 0 && (
            <p>
              {view.mayEnter
                .map((person) => person.name || whoWords(person))
                .join(t("display.trace.comma"))}
            </p>
          )}
        </>
      )}
      <div class={afterCss.steps}>
        {entries.map((step) => (
          <Button key={keyOf(step)} kind="secondary" size="small" onPress={() => onStep(step)}>
            {step.person === undefined ? t("console.batch.enter") : stepWords(step, view)}
          </Button>
        ))}
      </div>
    </section>
  );
}
