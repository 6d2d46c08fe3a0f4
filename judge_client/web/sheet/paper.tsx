// This seat scores on paper: the number to be scored stays as large as ever, and what was typed before
// stays readable, to be copied down. Nothing can be typed or sent here until the seat is changed back.
import type { ComponentChildren } from "preact";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { canonical, padPlaces, parseTyped, placesOf } from "../../../web_kit/figures/decimal";
import type { StageCard, Turn } from "../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import type { Act } from "../page/scene";
import { markOf, missing, totalOf, type Sheet } from "./sheet";
import { CalmPage, type CalmProps } from "../waiting/calm";
import { personWords, stageWords } from "../page/words";
import { NumberAndName } from "../page/number";
import { classes } from "../../../web_kit/look/classes";
import { isOneMark } from "../page/mark_table";
import markTableStyles from "../page/mark_table.module.css";
import pageStyles from "../page/judge_page.module.css";
import layout from "../../../web_kit/look/layout.module.css";

export interface OnPaperProps {
  sheet: Sheet | null; // With something typed on it.
  turn: Turn | null;
  asked: boolean; // The turn is still at this sheet.
  then: string; // What to wait for, between turns.
  act: (act: Act) => void;
  aside: ComponentChildren;
  below: ComponentChildren;
}

function typedWords(typed: string, places: number): string {
  const value = parseTyped(typed);
  return value === null ? "—" : padPlaces(canonical(value), places);
}

interface CopyProps {
  sheet: Sheet | null;
  card: StageCard;
}

// Every criterion with its maximum; where something was typed, that too.
function ToCopy({ sheet, card }: CopyProps) {
  const places = placesOf(card.step);
  const left = sheet === null ? 0 : missing(sheet);
  const single = isOneMark(card);
  const sum = t(sheet === null ? "judge.full" : "judge.total");
  return (
    <table class={markTableStyles.table}>
      <tbody>
        {(single ? [] : card.criteria).map((criterion) => (
          <tr key={criterion.id}>
            <th scope="row">{textOf(criterion.title)}</th>
            <td class={markTableStyles.mark}>
              {sheet === null ? criterion.max : typedWords(markOf(sheet, criterion), places)}
            </td>
            {sheet !== null && <td class={markTableStyles.max}>/ {criterion.max}</td>}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {single ? textOf(card.criteria[0]?.title) : sum}
            {left > 0 && <small class={layout.quiet}> {t("judge.paper.left", { left })}</small>}
          </th>
          <td class={markTableStyles.mark}>
            {sheet === null ? card.fullMark : typedWords(totalOf(sheet), places)}
          </td>
          {sheet !== null && <td class={markTableStyles.max}>/ {card.fullMark}</td>}
        </tr>
      </tfoot>
    </table>
  );
}

export function OnPaper({ sheet, turn, asked, then, act, aside, below }: OnPaperProps) {
  const person = sheet?.person ?? turn?.person;
  const card = sheet?.card ?? turn?.stage;
  if (person === undefined || card === undefined) {
    return (
      <CalmPage
        shape="▤"
        title={t("judge.paper")}
        words={t("judge.paper.between", { then })}
        aside={aside}
        below={below}
      />
    );
  }
  const next = turn?.person;
  const moved = !asked && next !== undefined && next.candidate !== person.candidate;
  return (
    <div class={pageStyles.page}>
      <main class={pageStyles.body} tabIndex={0}>
        <div class={pageStyles.two}>
          <div class={pageStyles.who}>
            <NumberAndName person={person} />
            <h2>{stageWords(card)}</h2>
            <div class={pageStyles.aside}>{aside}</div>
          </div>
          <div class={pageStyles.marks}>
            <Banner
              tone="warning"
              title={t("judge.paper")}
              action={
                sheet !== null &&
                !asked && (
                  <Button kind="secondary" size="small" onPress={() => act({ kind: "putAway" })}>
                    {moved
                      ? t("judge.paper.next", { next: personWords(next) })
                      : t("judge.lapse.away")}
                  </Button>
                )
              }
            >
              {t(sheet === null ? "judge.paper.what" : "judge.paper.copy")}
            </Banner>
            {sheet !== null && sheet.returned !== null && (
              <Banner tone="warning" title={t("judge.returned")}>
                {sheet.returned}
              </Banner>
            )}
            <p class={classes(layout.quiet, markTableStyles.heading)}>
              {t(sheet === null ? "judge.criteria" : "judge.paper.typed")}
            </p>
            <ToCopy sheet={sheet} card={card} />
          </div>
        </div>
        {below}
      </main>
    </div>
  );
}

// The promise is signed on paper too; the desk says so.
export function PaperCheckIn({ aside, below }: CalmProps) {
  return (
    <CalmPage
      shape="▤"
      title={t("judge.paper")}
      words={t("judge.paper.checkin")}
      aside={aside}
      below={below}
    />
  );
}
