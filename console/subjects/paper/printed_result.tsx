// A candidate's result as it is printed to be signed by pen: every step of the figures as the kiosk
// shows them, the declaration, and lines for the candidate and the supervisor.
import { FiguresTrace } from "../../../web_kit/figures/figures";
import type { Closed, DeskView, Step } from "../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { printPages } from "../../../web_kit/page/print";
import { candidateWord, whoWords } from "../../words";
import { Running } from "./running_head";
import printedCss from "./printed.module.css";

export interface PrintedResultProps {
  closed: Closed;
  view: DeskView;
}

export function PrintedResult({ closed, view }: PrintedResultProps) {
  const { person, figures } = closed;
  const { header, legend } = view;
  if (figures === undefined) return null;
  const composite = figures.components.length > 1;
  const name = (person?.number ?? 0) > 0 ? (person?.name ?? "") : "";
  return (
    <Running closed={closed} view={view}>
      <div class={printedCss.who}>
        <p class={printedCss.number}>{whoWords(person)}</p>
        <div class={printedCss.what}>
          <h1>{t("console.paper.result.title")}</h1>
          <p class={printedCss.seat}>
            {name} {person?.post}
          </p>
        </div>
        <div class={printedCss.code}>
          <span>{t(composite ? "display.trace.composite" : "display.trace.total")}</span>
          <strong>{figures.total}</strong>
        </div>
      </div>
      <h2>{t("display.trace.title")}</h2>
      <FiguresTrace figures={figures} legend={legend} />
      <div class={printedCss.end}>
        <p class={printedCss.declaration}>{textOf(view.declaration)}</p>
        <div class={printedCss.foot}>
          <span class={printedCss.line}>
            {t("console.paper.result.signature", { candidate: candidateWord(header) })}
          </span>
          <span class={printedCss.line}>{t("console.paper.sheet.date")}</span>
        </div>
        <div class={printedCss.foot}>
          <span class={printedCss.line}>{t("console.paper.result.witness")}</span>
          <span class={printedCss.line}>{t("console.paper.sheet.date")}</span>
        </div>
      </div>
    </Running>
  );
}

// The result a signature step is about, where the desk still has its figures.
export function resultToSign(step: Step | undefined, view: DeskView): Closed | null {
  const action = step?.command?.action;
  if (action?.case !== "attachSignature") return null;
  const { closed } = view;
  const same =
    closed?.figures !== undefined &&
    closed.person?.candidate === action.value.candidate &&
    closed.digest === action.value.digest;
  return same ? closed : null;
}

export function printResult(closed: Closed, view: DeskView): void {
  printPages(<PrintedResult closed={closed} view={view} />);
}
