// A blank sheet as it is printed: whose and for whom in the largest type, the code that is keyed with
// it, an empty box a criterion, the judge's signature.
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { measured, pageOfPaper } from "../../../web_kit/page/print";
import { groupedCheckCode } from "../../frame/bar";
import type { BlankSheet } from "./blank_sheets";
import {
  kindOf,
  lookOf,
  samplesOf,
  type Looks,
  type Measured,
  type Rows,
  type SheetHeights,
  type SheetLook,
} from "./sheet_pages";
import { candidateWord, seatWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import printedCss from "./printed.module.css";

interface SheetProps {
  sheet: BlankSheet;
  view: DeskView;
  rows: Rows;
  page: number; // Of the sheet's own, from 1.
  pages: number;
}

// "最高 30 分 × 0.5"
function maxWords({ max, weight }: { max: string; weight: string }): string {
  return weight === "" || weight === "1" ? max : `${max} × ${weight}`;
}

function Sheet({ sheet, view, rows, page, pages }: SheetProps) {
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
          {pages > 1 && (
            <span class={printedCss.part}>{t("console.paper.sheet.page", { page, pages })}</span>
          )}
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
          {card.criteria.slice(...rows).map((criterion) => (
            <tr key={criterion.id}>
              <th scope="row">{textOf(criterion.title)}</th>
              <td>{maxWords(criterion)}</td>
              <td />
            </tr>
          ))}
        </tbody>
        <tfoot>
          {page === pages ? (
            <tr>
              <th scope="row">{t("console.paper.total")}</th>
              <td>{card.fullMark}</td>
              <td />
            </tr>
          ) : (
            <tr>
              <th scope="row" colSpan={3}>
                {t("console.paper.sheet.goes_on")}
              </th>
            </tr>
          )}
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

const mm_px = 96 / 25.4;

function heightsOf(article: Element): SheetHeights {
  const box = (selector: string) => article.querySelector(selector)!.getBoundingClientRect();
  const { top, bottom } = article.getBoundingClientRect();
  const marks = box("tbody");
  return {
    head: (marks.top - top) / mm_px,
    rows: [...article.querySelectorAll("tbody > tr")].map(
      (row) => row.getBoundingClientRect().height / mm_px,
    ),
    foot: (bottom - marks.bottom) / mm_px,
  };
}

// How much of a page each kind of sheet takes, as the browser at hand draws it. Each is measured with
// its total and as one of two pages: no page of it takes more.
export function measuredSheets(sheets: readonly BlankSheet[], view: DeskView): Looks {
  const of = (sheet: BlankSheet): Measured => {
    const rows: Rows = [0, sheet.card.criteria.length];
    const drawn = <Sheet sheet={sheet} view={view} rows={rows} page={2} pages={2} />;
    const densities = (["roomy", "dense"] as const).map((density) => (
      <section key={density} class={densityCss[density]}>
        {drawn}
      </section>
    ));
    return measured(densities, (place) => {
      const [roomy, dense] = [...place.querySelectorAll("article")].map(heightsOf);
      return { roomy: roomy!, dense: dense! };
    });
  };
  return new Map([...samplesOf(sheets)].map(([kind, sheet]) => [kind, of(sheet)]));
}

const densityCss = { roomy: "", dense: classes(printedCss.dense) };

export interface PrintedSheetsProps {
  sheets: readonly BlankSheet[];
  view: DeskView;
  looks: Looks;
  twoUp: boolean;
}

function TwoUp({ sheets, view }: Omit<PrintedSheetsProps, "looks" | "twoUp">) {
  const pages = sheets.flatMap((_, at) => (at % 2 === 0 ? [sheets.slice(at, at + 2)] : []));
  return (
    <>
      {pages.map((page) => (
        <section key={page[0]?.code} class={classes(pageOfPaper, printedCss.dense, printedCss.two)}>
          {page.map((sheet) => (
            <Sheet
              key={sheet.code}
              sheet={sheet}
              view={view}
              rows={[0, sheet.card.criteria.length]}
              page={1}
              pages={1}
            />
          ))}
        </section>
      ))}
    </>
  );
}

export function PrintedSheets({ sheets, view, looks, twoUp }: PrintedSheetsProps) {
  if (twoUp) return <TwoUp sheets={sheets} view={view} />;
  const kinds = new Map([...looks].map(([kind, one]) => [kind, lookOf(one)]));
  const looksOf = (sheet: BlankSheet): SheetLook =>
    kinds.get(kindOf(sheet)) ?? { density: "roomy", pages: [[0, sheet.card.criteria.length]] };
  return (
    <>
      {sheets.flatMap((sheet) => {
        const { density, pages } = looksOf(sheet);
        return pages.map((rows, at) => (
          <section key={`${sheet.code} ${at}`} class={classes(pageOfPaper, densityCss[density])}>
            <Sheet sheet={sheet} view={view} rows={rows} page={at + 1} pages={pages.length} />
          </section>
        ));
      })}
    </>
  );
}
