// A blank sheet as it is printed: whose and for whom in the largest type, the code that is keyed with
// it, an empty box a criterion, the judge's signature.
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { pageOfPaper } from "../../../web_kit/page/print";
import { groupedCheckCode } from "../../frame/bar";
import type { BlankSheet } from "./blank_sheets";
import { candidateWord, seatWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import printedCss from "./printed.module.css";

interface SheetProps {
  sheet: BlankSheet;
  view: DeskView;
}

// "最高 30 分 × 0.5"
function maxWords({ max, weight }: { max: string; weight: string }): string {
  return weight === "" || weight === "1" ? max : `${max} × ${weight}`;
}

function Sheet({ sheet, view }: SheetProps) {
  const { card, number, seat, code } = sheet;
  const { header } = view;
  const room = header?.roomTitle ?? "";
  return (
    <article class={printedCss.sheet}>
      <header class={printedCss.head}>
        <p>
          <strong>{textOf(header?.title)}</strong>
          {room !== "" && <> · {room}</>}
        </p>
        <p>{t("console.bar.check_code", { code: groupedCheckCode(header?.checkCode ?? "") })}</p>
      </header>
      <div class={printedCss.who}>
        <p class={printedCss.number}>{t("console.number", { number })}</p>
        <div class={printedCss.what}>
          <h1>{t("console.paper.sheet.title", { stage: textOf(card.title) })}</h1>
          <p class={printedCss.seat}>{seatWords(seat, view.legend)}</p>
        </div>
        <div class={printedCss.code}>
          <span>{t("console.paper.code")}</span>
          <strong>{code}</strong>
        </div>
      </div>
      <table class={printedCss.marks}>
        <thead>
          <tr>
            <th scope="col">{t("console.paper.sheet.criterion")}</th>
            <th scope="col">{t("console.paper.sheet.max")}</th>
            <th scope="col">{t("console.paper.sheet.mark")}</th>
          </tr>
        </thead>
        <tbody>
          {card.criteria.map((criterion) => (
            <tr key={criterion.id}>
              <th scope="row">{textOf(criterion.title)}</th>
              <td>{maxWords(criterion)}</td>
              <td />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("console.paper.total")}</th>
            <td>{card.fullMark}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <p class={printedCss.how}>
        {t("console.paper.sheet.how", { step: card.step, candidate: candidateWord(header) })}
      </p>
      <footer class={printedCss.foot}>
        <span class={printedCss.line}>{t("console.paper.sheet.signature")}</span>
        <span class={printedCss.line}>{t("console.paper.sheet.date")}</span>
      </footer>
    </article>
  );
}

export interface PrintedSheetsProps {
  sheets: readonly BlankSheet[];
  view: DeskView;
  twoUp: boolean;
}

export function PrintedSheets({ sheets, view, twoUp }: PrintedSheetsProps) {
  const per = twoUp ? 2 : 1;
  const pages = sheets.flatMap((_, at) => (at % per === 0 ? [sheets.slice(at, at + per)] : []));
  return (
    <>
      {pages.map((page) => (
        <section key={page[0]?.code} class={classes(pageOfPaper, twoUp && printedCss.two)}>
          {page.map((sheet) => (
            <Sheet key={sheet.code} sheet={sheet} view={view} />
          ))}
        </section>
      ))}
    </>
  );
}
