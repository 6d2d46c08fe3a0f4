// The 计分明细表: every step from the judges' marks to the total, so that a person with a pocket
// calculator can follow it. For hall, kiosk and desks alike; figures.css says how sizes are set.
//
// Pure: it draws what the figures hold and computes none of them. Parts the reader may not see are
// absent from `figures` and are left out here: stages not closed yet, sheets, the total.
import type {
  CandidateFigures,
  CriterionFigure,
  PanelFigure,
  SheetFigure,
  StageFigure,
} from "./generated/proto/figures_pb";
import type { Legend, StageCard } from "./generated/proto/views_pb";
import { t } from "./i18n";
import {
  componentTitle,
  criterionTitle,
  divisionSign,
  droppedWords,
  isGrid,
  isMass,
  isWhole,
  padded,
  panelTitle,
  roundingWords,
  seatNumber,
  seatTitle,
  signed,
  stageOf,
  stageTitle,
  struckOf,
  weightWords,
} from "./figures_words";
import "./figures.css";

const namedSeatsMax = 20; // More seats than that without a sheet are only counted.

export interface FiguresTraceProps {
  figures: CandidateFigures;
  legend: Legend | undefined;
}

export function FiguresTrace({ figures, legend }: FiguresTraceProps) {
  return (
    <div class="trace">
      {figures.stages.map((stage) => (
        <StageTrace key={stage.stage} stage={stage} legend={legend} />
      ))}
      {figures.total !== "" && <TotalTrace figures={figures} legend={legend} />}
    </div>
  );
}

// One stage alone, for a desk that shows it as soon as it is closed.
export function StageTrace({ stage, legend }: { stage: StageFigure; legend: Legend | undefined }) {
  const several = stage.panels.length > 1;
  return (
    <section class="trace-stage">
      <header class="trace-head">
        <h3>
          {stageTitle(legend, stage.stage)}
          <Weight weight={stage.weight} />
        </h3>
        <strong>{stage.shown}</strong>
      </header>
      {stage.panels.map((panel) => (
        <PanelTrace
          key={panel.panel}
          panel={panel}
          card={stageOf(legend, stage.stage)}
          legend={legend}
          titled={several}
        />
      ))}
      {(several || stage.adjustments.length > 0) && <StageLines stage={stage} legend={legend} />}
    </section>
  );
}

function Weight({ weight }: { weight: string }) {
  if (isWhole(weight)) return null;
  return (
    <span class="trace-weight">{t("display.trace.weight", { weight: weightWords(weight) })}</span>
  );
}

interface PanelProps {
  panel: PanelFigure;
  card: StageCard | undefined;
  legend: Legend | undefined;
}

function PanelTrace({ panel, card, legend, titled }: PanelProps & { titled: boolean }) {
  const byCriterion = panel.criteria.length > 0;
  const grid = isGrid(legend, panel);
  return (
    <div class="trace-panel">
      {titled && (
        <h4>
          {panelTitle(legend, panel.panel)}
          <Weight weight={panel.weight} />
        </h4>
      )}
      {panel.sheets.length > 0 &&
        (grid ? (
          <SheetGrid panel={panel} legend={legend} />
        ) : (
          <SheetTable panel={panel} card={card} legend={legend} />
        ))}
      {byCriterion && grid && <CriterionList panel={panel} card={card} legend={legend} />}
      <SeatsWithoutSheet panel={panel} legend={legend} />
      <PanelSum panel={panel} />
    </div>
  );
}

function markOf(sheet: SheetFigure, criterion: string): string {
  return sheet.marks.find((mark) => mark.criterion === criterion)?.mark ?? "";
}

function criteriaOf(panel: PanelFigure, card: StageCard | undefined): string[] {
  if (card !== undefined && card.criteria.length > 0) return card.criteria.map((one) => one.id);
  return panel.sheets[0]?.marks.map((mark) => mark.criterion) ?? [];
}

// A row a seat, a column a criterion. A stage with one criterion needs the total alone.
function SheetTable({ panel, card, legend }: PanelProps) {
  const criteria = criteriaOf(panel, card);
  const byCriterion = panel.criteria.length > 0;
  const columns = criteria.length > 1 || byCriterion ? criteria : [];
  const totals = panel.sheets.map((sheet) => sheet.total);
  const mass = isMass(legend, panel.panel);
  return (
    <div class="trace-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("display.trace.judge")}</th>
            {columns.map((id) => (
              <CriterionHead key={id} card={card} criterion={id} />
            ))}
            {!byCriterion && <th scope="col">{t("display.trace.sheet_total")}</th>}
            {panel.trimmed && !byCriterion && <th scope="col" />}
          </tr>
        </thead>
        <tbody>
          {panel.sheets.map((sheet) => (
            <tr key={sheet.seat}>
              <th scope="row">
                {seatTitle(legend, sheet.seat, mass)}
                {byCriterion && <Corrected sheet={sheet} column={totals} />}
              </th>
              {columns.map((id) => (
                <MarkCell key={id} panel={panel} sheet={sheet} criterion={id} />
              ))}
              {!byCriterion && <TotalCells panel={panel} sheet={sheet} totals={totals} />}
            </tr>
          ))}
        </tbody>
        {byCriterion && <CriterionFoot panel={panel} columns={columns} />}
      </table>
    </div>
  );
}

function CriterionHead({ card, criterion }: { card: StageCard | undefined; criterion: string }) {
  const known = card?.criteria.find((one) => one.id === criterion);
  const weighted = known !== undefined && known.weight !== "" && known.weight !== "1";
  return (
    <th scope="col">
      {criterionTitle(card, criterion)}
      {known !== undefined && (
        <small>
          {t("display.trace.full", { max: known.max })}
          {weighted && ` × ${known.weight}`}
        </small>
      )}
    </th>
  );
}

function MarkCell(props: { panel: PanelFigure; sheet: SheetFigure; criterion: string }) {
  const { panel, sheet, criterion } = props;
  const column = panel.sheets.map((one) => markOf(one, criterion));
  const text = padded(markOf(sheet, criterion), column);
  const trim = panel.criteria.find((one) => one.criterion === criterion);
  const high = trim?.droppedHigh.includes(sheet.seat) ?? false;
  const low = trim?.droppedLow.includes(sheet.seat) ?? false;
  if (!high && !low) return <td>{text}</td>;
  return (
    <td>
      <s>{text}</s>
      <span class="trace-cell-why">{t(high ? "kit.struck.highest" : "kit.struck.lowest")}</span>
    </td>
  );
}

// What a sheet came to before it was corrected.
function Corrected({ sheet, column }: { sheet: SheetFigure; column: readonly string[] }) {
  if (sheet.correctedFrom === "") return null;
  return (
    <span class="trace-cell-why trace-corrected">
      {t("display.trace.corrected")} <s>{padded(sheet.correctedFrom, column)}</s>
    </span>
  );
}

function TotalCells(props: { panel: PanelFigure; sheet: SheetFigure; totals: string[] }) {
  const { panel, sheet, totals } = props;
  const struck = struckOf(sheet);
  const text = padded(sheet.total, totals);
  return (
    <>
      <td class="trace-sheet-total">
        {struck === undefined ? text : <s>{text}</s>}
        <Corrected sheet={sheet} column={totals} />
      </td>
      {panel.trimmed && (
        <td class="trace-why">{struck !== undefined && <Why struck={struck} />}</td>
      )}
    </>
  );
}

function Why({ struck }: { struck: "highest" | "lowest" }) {
  return <>{t(struck === "highest" ? "kit.struck.highest" : "kit.struck.lowest")}</>;
}

// Below the marks of each criterion: what is left of them, added and divided.
function CriterionFoot({ panel, columns }: { panel: PanelFigure; columns: string[] }) {
  const of = (id: string): CriterionFigure | undefined =>
    panel.criteria.find((one) => one.criterion === id);
  return (
    <tfoot>
      <tr>
        <th scope="row">{t("display.trace.sum")}</th>
        {columns.map((id) => (
          <td key={id}>{of(id)?.sum}</td>
        ))}
      </tr>
      <tr>
        <th scope="row">{t("display.trace.count")}</th>
        {columns.map((id) => (
          <td key={id}>÷ {of(id)?.count}</td>
        ))}
      </tr>
      <tr>
        <th scope="row">{t("display.trace.mean")}</th>
        {columns.map((id) => (
          <td key={id}>{of(id)?.shown}</td>
        ))}
      </tr>
    </tfoot>
  );
}

// A large panel: every total by seat number, and only what was struck out says why.
function SheetGrid({ panel, legend }: { panel: PanelFigure; legend: Legend | undefined }) {
  const totals = panel.sheets.map((sheet) => sheet.total);
  return (
    <ul class="trace-grid">
      {panel.sheets.map((sheet) => {
        const struck = struckOf(sheet);
        const text = padded(sheet.total, totals);
        return (
          <li key={sheet.seat} class={struck === undefined ? undefined : "trace-grid-dropped"}>
            <span class="trace-grid-seat">{seatNumber(legend, sheet.seat)}</span>
            {struck === undefined ? text : <s>{text}</s>}
            {struck !== undefined && (
              <span class="trace-cell-why">
                <Why struck={struck} />
              </span>
            )}
            <Corrected sheet={sheet} column={totals} />
          </li>
        );
      })}
    </ul>
  );
}

// A large panel trimmed inside each criterion: the figures by criterion, with the seats that went.
function CriterionList({ panel, card, legend }: PanelProps) {
  const seats = (ids: readonly string[]): string =>
    ids.map((id) => seatTitle(legend, id, true)).join(t("display.trace.comma"));
  return (
    <table class="trace-lines">
      <tbody>
        {panel.criteria.map((one) => (
          <tr key={one.criterion}>
            <th scope="row">
              {criterionTitle(card, one.criterion)}
              {one.droppedHigh.length > 0 && (
                <span class="trace-cell-why">
                  {t("kit.struck.highest")} {seats(one.droppedHigh)}
                </span>
              )}
              {one.droppedLow.length > 0 && (
                <span class="trace-cell-why">
                  {t("kit.struck.lowest")} {seats(one.droppedLow)}
                </span>
              )}
            </th>
            <td>
              {one.sum} ÷ {one.count} {divisionSign(one.sum, one.count, one.shown)}
            </td>
            <td>{one.shown}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SeatsWithoutSheet({ panel, legend }: { panel: PanelFigure; legend: Legend | undefined }) {
  const mass = isMass(legend, panel.panel);
  const seats = (ids: readonly string[]): string =>
    ids.length > namedSeatsMax
      ? t("display.trace.seats", { count: ids.length })
      : ids.map((id) => seatTitle(legend, id, mass)).join(t("display.trace.comma"));
  return (
    <>
      {panel.recused.length > 0 && (
        <p class="trace-aside">{t("display.trace.recused", { seats: seats(panel.recused) })}</p>
      )}
      {panel.missing.length > 0 && (
        <p class="trace-aside">{t("display.trace.missing", { seats: seats(panel.missing) })}</p>
      )}
      {panel.excluded.length > 0 && (
        <p class="trace-aside">{t("display.trace.excluded", { seats: seats(panel.excluded) })}</p>
      )}
    </>
  );
}

function PanelSum({ panel }: { panel: PanelFigure }) {
  const byCriterion = panel.criteria.length > 0;
  const words = droppedWords(panel);
  return (
    <p class="trace-sum">
      {byCriterion && <span class="trace-sum-words">{t("display.trace.by_criterion")}</span>}
      {!byCriterion && words !== "" && <span class="trace-sum-words">{words}</span>}
      {!byCriterion && panel.sum !== "" && (
        <span>
          {t("display.trace.sum")} {panel.sum} ÷ {panel.count}{" "}
          {divisionSign(panel.sum, panel.count, panel.shown)}
        </span>
      )}
      <span>
        {t("display.trace.mean")} <strong>{panel.shown}</strong>
      </span>
    </p>
  );
}

function StageLines({ stage, legend }: { stage: StageFigure; legend: Legend | undefined }) {
  const figures = stage.panels.map((panel) => panel.shown);
  return (
    <table class="trace-lines">
      <tbody>
        {stage.panels.map((panel) => (
          <WeightedLine
            key={panel.panel}
            title={panelTitle(legend, panel.panel)}
            figure={padded(panel.shown, figures)}
            weight={panel.weight}
          />
        ))}
        {stage.adjustments.map((one, at) => (
          <tr key={at}>
            <th scope="row">{one.reason}</th>
            <td>{signed(one.points)}</td>
            <td />
          </tr>
        ))}
        <ResultLine
          title={t("display.trace.stage", { stage: stageTitle(legend, stage.stage) })}
          figure={stage.shown}
        />
      </tbody>
    </table>
  );
}

function WeightedLine(props: { title: string; figure: string; weight: string; fails?: string }) {
  return (
    <tr>
      <th scope="row">
        {props.title}
        {props.fails !== undefined && <span class="trace-fails">{props.fails}</span>}
      </th>
      <td>{props.figure}</td>
      <td class="trace-times">{isWhole(props.weight) ? "" : `× ${weightWords(props.weight)}`}</td>
    </tr>
  );
}

function ResultLine(props: { title: string; figure: string; last?: boolean; fails?: string }) {
  return (
    <tr class={props.last === true ? "trace-result trace-total" : "trace-result"}>
      <th scope="row">
        {props.title}
        {props.fails !== undefined && <span class="trace-fails">{props.fails}</span>}
      </th>
      <td colSpan={2}>{props.figure}</td>
    </tr>
  );
}

// Says so where a component has a pass mark and was not reached.
function failWords(figures: CandidateFigures, legend: Legend | undefined, component: string) {
  const figure = figures.components.find((one) => one.component === component);
  const pass = legend?.components.find((one) => one.id === component)?.pass ?? "";
  if (figure === undefined || figure.passes || pass === "") return undefined;
  return t("display.trace.fails", { pass });
}

// From the stages to the total, without the sheets; stands inside an element of class trace.
export function TotalTrace({ figures, legend }: FiguresTraceProps) {
  const composite = figures.components.length > 1;
  const stages = figures.stages.map((stage) => stage.shown);
  const components = figures.components.map((one) => one.published);
  const fails = composite ? undefined : failWords(figures, legend, "interview");
  return (
    <section class="trace-stage">
      <table class="trace-lines">
        <tbody>
          {figures.stages.length > 1 &&
            figures.stages.map((stage) => (
              <WeightedLine
                key={stage.stage}
                title={stageTitle(legend, stage.stage)}
                figure={padded(stage.shown, stages)}
                weight={stage.weight}
              />
            ))}
          {composite && figures.stages.length > 1 && (
            <ResultLine title={componentTitle(legend, "interview")} figure={figures.interview} />
          )}
          {composite &&
            figures.components.map((one) => {
              const words = failWords(figures, legend, one.component);
              return (
                <WeightedLine
                  key={one.component}
                  title={componentTitle(legend, one.component)}
                  figure={padded(one.published, components)}
                  weight={one.weight}
                  {...(words === undefined ? {} : { fails: words })}
                />
              );
            })}
          <ResultLine
            title={t(composite ? "display.trace.composite" : "display.trace.total")}
            figure={figures.total}
            last
            {...(fails === undefined ? {} : { fails })}
          />
        </tbody>
      </table>
      <p class="trace-aside">{roundingWords(legend?.rounding)}</p>
    </section>
  );
}
