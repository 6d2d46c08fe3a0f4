// Printing blank sheets: which stages, numbers and seats; how many that are is said before they print.
import { useLayoutEffect, useState } from "preact/hooks";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { printPages } from "../../../web_kit/page/print";
import {
  allOf,
  blankProblem,
  blankSheets,
  sheets_max,
  startingBlank,
  type BlankDraft,
  type BlankProblem,
  type BlankSheet,
  type Range,
} from "./blank_sheets";
import { Choices } from "../../steps/choices";
import { measuredSheets, PrintedSheets } from "./printed_sheet";
import { fitTwo, kindOf, lookOf, pagesOf, samplesOf, type Looks } from "./sheet_pages";
import { panelWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import numberFieldCss from "../../steps/number_field.module.css";
import css from "./blank_sheets_form.module.css";
import choicesCss from "../../steps/choices.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

interface CheckProps {
  words: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

function Check({ words, on, onChange }: CheckProps) {
  return (
    <label class={on ? classes(choicesCss.choice, choicesCss.on) : choicesCss.choice}>
      <input type="checkbox" checked={on} onChange={() => onChange(!on)} />
      <span>{words}</span>
    </label>
  );
}

function digits(text: string): string {
  return text.normalize("NFKC").replace(/[^0-9]/g, "");
}

interface RangeProps {
  label: string;
  range: Range;
  onRange: (range: Range) => void;
}

function RangeFields({ label, range, onRange }: RangeProps) {
  const field = (name: keyof Range) => (
    <input
      class={numberFieldCss.input}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      aria-label={`${label} ${t(`console.paper.${name}`)}`}
      value={range[name]}
      onFocus={(event) => event.currentTarget.select()}
      onInput={(event) => onRange({ ...range, [name]: digits(event.currentTarget.value) })}
    />
  );
  return (
    <span class={css.range}>
      {t("console.paper.from")} {field("from")} {t("console.paper.to")} {field("to")}
    </span>
  );
}

interface PartProps {
  view: DeskView;
  draft: BlankDraft;
  onDraft: (draft: BlankDraft) => void;
}

function Stages({ view, draft, onDraft }: PartProps) {
  const cards = view.legend?.stages ?? [];
  if (cards.length < 2) return null;
  const chosen = (stage: string, on: boolean) =>
    cards
      .map((card) => card.stage)
      .filter((one) => (one === stage ? on : draft.stages.includes(one)));
  return (
    <fieldset class={choicesCss.choices}>
      <legend>{t("console.paper.stages")}</legend>
      <div class={choicesCss.list}>
        {cards.map((card) => (
          <Check
            key={card.stage}
            words={textOf(card.title)}
            on={draft.stages.includes(card.stage)}
            onChange={(on) => onDraft({ ...draft, stages: chosen(card.stage, on) })}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Seats({ view, draft, onDraft }: PartProps) {
  const panels = view.legend?.panels ?? [];
  return (
    <fieldset class={choicesCss.choices}>
      <legend>{t("console.paper.seats")}</legend>
      {panels.map(({ id }) => {
        const range = draft.seats[id] ?? null;
        const set = (next: Range | null) =>
          onDraft({ ...draft, seats: { ...draft.seats, [id]: next } });
        const words = panelWords(view.legend, id);
        return (
          <div key={id} class={css.line}>
            {panels.length > 1 && (
              <Check
                words={words}
                on={range !== null}
                onChange={(on) => set(on ? allOf(view, id) : null)}
              />
            )}
            {range !== null && <RangeFields label={words} range={range} onRange={set} />}
          </div>
        );
      })}
    </fieldset>
  );
}

function problemWords(problem: BlankProblem): string {
  switch (problem) {
    case "stages":
      return t("console.paper.blank.stages");
    case "numbers":
      return t("console.paper.blank.numbers");
    case "seats":
      return t("console.paper.blank.seats");
    case "many":
      return t("console.paper.blank.many", { max: sheets_max });
  }
}

// Measured anew where another kind of sheet is asked for or its words change.
function useLooks(sheets: readonly BlankSheet[], view: DeskView): Looks {
  const [looks, setLooks] = useState<Looks>(() => new Map());
  const samples = [...samplesOf(sheets).values()].map((sheet) => [
    kindOf(sheet),
    sheet.code.length,
    textOf(sheet.card.title),
    ...sheet.card.criteria.map(({ title }) => textOf(title)),
  ]);
  const words = JSON.stringify([textOf(view.header?.title), view.header?.roomTitle, samples]);
  useLayoutEffect(() => setLooks(measuredSheets(sheets, view)), [words]);
  return looks;
}

interface LayoutProps {
  looks: Looks;
  twoUp: boolean;
  onTwoUp: (twoUp: boolean) => void;
}

// Only what fits is offered.
function Layout({ looks, twoUp, onTwoUp }: LayoutProps) {
  const long = [...looks.values()].some((one) => lookOf(one).pages.length > 1);
  if (!fitTwo(looks)) {
    return (
      <p class={css.layout}>
        {t(long ? "console.paper.layout.long" : "console.paper.layout.only_one")}
      </p>
    );
  }
  return (
    <Choices
      label={t("console.paper.layout")}
      chosen={twoUp ? 2 : 1}
      onChoose={(per) => onTwoUp(per === 2)}
      choices={[
        { value: 1, words: t("console.paper.layout.one") },
        { value: 2, words: t("console.paper.layout.two") },
      ]}
    />
  );
}

export function BlankSheetsForm({ view, onClose }: { view: DeskView; onClose: () => void }) {
  const [draft, setDraft] = useState<BlankDraft>(() => startingBlank(view));
  const problem = blankProblem(draft, view);
  const sheets = blankSheets(draft, view);
  const looks = useLooks(sheets, view);
  const twoUp = draft.twoUp && fitTwo(looks);
  const count = sheets.length;
  const part = { view, draft, onDraft: setDraft };
  const print = () => printPages(<PrintedSheets {...{ sheets, view, looks, twoUp }} />);
  return (
    <Dialog
      title={t("console.paper.blank")}
      onClose={onClose}
      actions={
        <Button disabled={problem !== null} onPress={print}>
          {t("console.paper.print")}
        </Button>
      }
    >
      <p>{t("console.paper.blank.what")}</p>
      <Stages {...part} />
      <fieldset class={choicesCss.choices}>
        <legend>{t("console.paper.numbers")}</legend>
        <RangeFields
          label={t("console.paper.numbers")}
          range={draft.numbers}
          onRange={(numbers) => setDraft({ ...draft, numbers })}
        />
      </fieldset>
      <Seats {...part} />
      <Layout looks={looks} twoUp={twoUp} onTwoUp={(two) => setDraft({ ...draft, twoUp: two })} />
      <p class={problem === null ? css.count : classes(css.count, tones.danger)} role="status">
        {problem === null
          ? t("console.paper.blank.count", { count, pages: pagesOf(sheets, looks, twoUp) })
          : `▲ ${problemWords(problem)}`}
      </p>
    </Dialog>
  );
}
