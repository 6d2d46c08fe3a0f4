// What of a sheet is hidden in the file is named, and somebody says what becomes of it: a filter that
// was left on hides people who belong to the roll, and a hidden row may be last year's.
import { t } from "../../../../web_kit/i18n/i18n";
import { Choices } from "../../../steps/choices";
import { columnName } from "../tables/places";
import { titlesOf, type Asked, type ChosenSheet } from "./roll_sheets";
import rollCss from "./roll.module.css";

const namedMost = 12;
const cellsNamed = 2;
const charactersNamed = 20;

function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= charactersNamed) return text;
  return `${characters.slice(0, charactersNamed).join("")}…`;
}

function rowWords({ sheet }: ChosenSheet, number: number): string {
  const cells = sheet.rows.find((row) => row.number === number)?.cells ?? [];
  const says = cells.filter((cell) => cell !== "").slice(0, cellsNamed);
  return t("prepare.hidden.row", { row: number, says: says.map(shortened).join(" ") });
}

function columnWords({ sheet }: ChosenSheet, column: number): string {
  const says = titlesOf(sheet)[column - 1] ?? "";
  return t("prepare.hidden.column", { column: columnName(column), says: shortened(says) });
}

export interface HiddenQuestionProps {
  one: ChosenSheet;
  asked: Asked;
  fixed: boolean;
  onAnswer: (taken: boolean) => void;
}

// Where the first question stands that nobody has answered yet.
export function showUnanswered(): void {
  document.querySelector<HTMLInputElement>("[data-unanswered] input")?.focus();
}

export function HiddenQuestion({ one, asked, fixed, onAnswer }: HiddenQuestionProps) {
  const rows = asked === "hiddenRows";
  const { unseen } = one.sheet;
  const hidden = rows ? unseen.rows : unseen.columns;
  const named = hidden.slice(0, namedMost);
  const kind = rows ? "rows" : "columns";
  const answer = one[asked];
  return (
    <div class={rollCss.question} data-unanswered={answer === undefined ? "" : undefined}>
      <p>
        <b>▲ {t(`prepare.hidden.${kind}`, { sheet: one.sheet.name, count: hidden.length })}</b>
      </p>
      <ul>
        {named.map((at) => (
          <li key={at}>{rows ? rowWords(one, at) : columnWords(one, at)}</li>
        ))}
        {hidden.length > namedMost && (
          <li>{t("prepare.hidden.more", { count: hidden.length - namedMost })}</li>
        )}
      </ul>
      <Choices
        label={t(`prepare.hidden.${kind}.ask`)}
        choices={[
          { value: "take", words: t(`prepare.hidden.${kind}.take`) },
          { value: "leave", words: t(`prepare.hidden.${kind}.leave`) },
        ]}
        chosen={answer === undefined ? null : answer ? "take" : "leave"}
        onChoose={(value) => !fixed && onAnswer(value === "take")}
      />
    </div>
  );
}
