// The 计分明细表: every step from the judges' marks to the total, so that a person with a pocket
// calculator can follow it. For hall, kiosk and desks alike; figures.css says how sizes are set.
//
// Pure: it draws what the figures hold and computes none of them. Parts the reader may not see are
// absent from `figures` and are left out here: stages not closed yet, sheets, the total.
import type {
  CriterionFigure,
  PanelFigure,
  SheetFigure,
  StageFigure,
} from "../generated/proto/figures_pb";
import type { Legend, StageCard } from "../generated/proto/views_pb";
import { handLine, useHand } from "./hand";
import { t } from "../i18n/i18n";
import {
  criteriaOf,
  criterionTitle,
  divisionSign,
  droppedWords,
  inGroups,
  isGrid,
  isMass,
  isWhole,
  markOf,
  padded,
  panelTitle,
  seatNumber,
  seatTitle,
  stageOf,
  stageTitle,
  struckOf,
  weightWords,
} from "./figures_words";
import { StageLines, TotalTrace, type FiguresTraceProps } from "./figures_lines";
import { classes } from "../look/classes";
import layout from "../look/layout.module.css";
import styles from "./figures.module.css";

const namedSeatsMax = 20; // More seats than that without a sheet are only counted.

export function FiguresTrace({ figures, legend }: FiguresTraceProps) {
  return (
    <div class={styles.trace}>
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
    <section class={styles.stage}>
      <header class={styles.head}>
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
          stage={stage.stage}
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
    <span class={styles.weight}>{t("display.trace.weight", { weight: weightWords(weight) })}</span>
  );
}

interface PanelProps {
  panel: PanelFigure;
  stage: string;
  card: StageCard | undefined;
  legend: Legend | undefined;
}

function PanelTrace({ panel, stage, card, legend, titled }: PanelProps & { titled: boolean }) {
  const byCriterion = panel.criteria.length > 0;
  const grid = isGrid(legend, panel);
  return (
    <div class={styles.panel}>
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
          <SheetTable panel={panel} stage={stage} card={card} legend={legend} />
        ))}
      {byCriterion && grid && (
        <CriterionList panel={panel} stage={stage} card={card} legend={legend} />
      )}
      <SeatsWithoutSheet panel={panel} legend={legend} />
      <PanelSum panel={panel} stage={stage} />
    </div>
  );
}

// A row a seat, a column a criterion. A stage with one criterion needs the total alone.
function SheetTable(props: PanelProps) {
  const criteria = criteriaOf(props.panel, props.card);
  const byCriterion = props.panel.criteria.length > 0;
  const groups = inGroups(criteria.length > 1 || byCriterion ? criteria : []);
  return (
    <>
      {groups.map((columns, at) => (
        <ColumnsTable key={at} {...props} columns={columns} last={at === groups.length - 1} />
      ))}
    </>
  );
}

interface ColumnsProps extends PanelProps {
  columns: string[];
  last: boolean; // What a sheet comes to stands behind its last criterion.
}

function ColumnsTable({ panel, stage, card, legend, columns, last }: ColumnsProps) {
  const hand = useHand();
  const byCriterion = panel.criteria.length > 0;
  const totals = panel.sheets.map((sheet) => sheet.total);
  const mass = isMass(legend, panel.panel);
  const whole = last && !byCriterion;
  const draw = columns.length > 0 && whole ? hand : null;
  return (
    <div class={styles.scroll} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("display.trace.judge")}</th>
            {columns.map((id) => (
              <CriterionHead key={id} card={card} criterion={id} />
            ))}
            {whole && <th scope="col">{t("display.trace.sheet_total")}</th>}
            {panel.trimmed && whole && (
              <th scope="col">
                <span class={layout.unseen}>{t("display.trace.trimmed")}</span>
              </th>
            )}
            {draw !== null && (
              <th scope="col" class={styles.hand}>
                {t("watch.hand")}
              </th>
            )}
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
              {whole && <TotalCells panel={panel} sheet={sheet} totals={totals} />}
              {draw !== null && (
                <td>
                  {draw(
                    handLine.sheet(stage, panel.panel, sheet.seat, sheet.total),
                    seatTitle(legend, sheet.seat, mass),
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        {byCriterion && <CriterionFoot panel={panel} stage={stage} card={card} columns={columns} />}
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
      <span class={styles.cellWhy}>{t(high ? "kit.struck.highest" : "kit.struck.lowest")}</span>
    </td>
  );
}

// What a sheet came to before it was corrected.
function Corrected({ sheet, column }: { sheet: SheetFigure; column: readonly string[] }) {
  if (sheet.correctedFrom === "") return null;
  return (
    <span class={classes(styles.cellWhy, styles.corrected)}>
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
      <td class={styles.sheetTotal}>
        {struck === undefined ? text : <s>{text}</s>}
        <Corrected sheet={sheet} column={totals} />
      </td>
      {panel.trimmed && (
        <td class={styles.why}>{struck !== undefined && <Why struck={struck} />}</td>
      )}
    </>
  );
}

function Why({ struck }: { struck: "highest" | "lowest" }) {
  return <>{t(struck === "highest" ? "kit.struck.highest" : "kit.struck.lowest")}</>;
}

// Below the marks of each criterion: what is left of them, added and divided.
function CriterionFoot(props: Omit<PanelProps, "legend"> & { columns: string[] }) {
  const { panel, stage, card, columns } = props;
  const hand = useHand();
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
          <td key={id}>
            {of(id)?.shown}
            {hand?.(
              handLine.criterion(stage, panel.panel, id, of(id)?.shown ?? ""),
              criterionTitle(card, id),
            )}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

// A large panel: every total by seat number, and only what was struck out says why.
function SheetGrid({ panel, legend }: { panel: PanelFigure; legend: Legend | undefined }) {
  const totals = panel.sheets.map((sheet) => sheet.total);
  return (
    <ul class={styles.grid}>
      {panel.sheets.map((sheet) => {
        const struck = struckOf(sheet);
        const text = padded(sheet.total, totals);
        return (
          <li key={sheet.seat} class={struck === undefined ? undefined : styles.gridDropped}>
            <span class={styles.gridSeat}>{seatNumber(legend, sheet.seat)}</span>
            {struck === undefined ? text : <s>{text}</s>}
            {struck !== undefined && (
              <span class={styles.cellWhy}>
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
function CriterionList({ panel, stage, card, legend }: PanelProps) {
  const hand = useHand();
  const seats = (ids: readonly string[]): string =>
    ids.map((id) => seatTitle(legend, id, true)).join(t("display.trace.comma"));
  return (
    <table class={styles.lines}>
      <tbody>
        {panel.criteria.map((one) => (
          <tr key={one.criterion}>
            <th scope="row">
              {criterionTitle(card, one.criterion)}
              {one.droppedHigh.length > 0 && (
                <span class={styles.cellWhy}>
                  {t("kit.struck.highest")} {seats(one.droppedHigh)}
                </span>
              )}
              {one.droppedLow.length > 0 && (
                <span class={styles.cellWhy}>
                  {t("kit.struck.lowest")} {seats(one.droppedLow)}
                </span>
              )}
            </th>
            <td>
              {one.sum} ÷ {one.count} {divisionSign(one.sum, one.count, one.shown)}
            </td>
            <td>
              {one.shown}
              {hand?.(
                handLine.criterion(stage, panel.panel, one.criterion, one.shown),
                criterionTitle(card, one.criterion),
              )}
            </td>
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
        <p class={styles.aside}>{t("display.trace.recused", { seats: seats(panel.recused) })}</p>
      )}
      {panel.missing.length > 0 && (
        <p class={styles.aside}>{t("display.trace.missing", { seats: seats(panel.missing) })}</p>
      )}
      {panel.excluded.length > 0 && (
        <p class={styles.aside}>{t("display.trace.excluded", { seats: seats(panel.excluded) })}</p>
      )}
    </>
  );
}

function PanelSum({ panel, stage }: Pick<PanelProps, "panel" | "stage">) {
  const hand = useHand();
  const byCriterion = panel.criteria.length > 0;
  const words = droppedWords(panel);
  return (
    <p class={styles.sum}>
      {byCriterion && <span class={styles.sumWords}>{t("display.trace.by_criterion")}</span>}
      {!byCriterion && words !== "" && <span class={styles.sumWords}>{words}</span>}
      {!byCriterion && panel.sum !== "" && (
        <span>
          {t("display.trace.sum")} {panel.sum} ÷ {panel.count}{" "}
          {divisionSign(panel.sum, panel.count, panel.shown)}
        </span>
      )}
      <span>
        {t("display.trace.mean")} <strong>{panel.shown}</strong>
      </span>
      {hand?.(handLine.panel(stage, panel.panel, panel.shown), t("display.trace.mean"))}
    </p>
  );
}
