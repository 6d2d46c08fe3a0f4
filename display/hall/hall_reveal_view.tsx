// One step of a reveal as it stands on the hall screen. Everything keeps its place from step to
// step; what is not open yet is there, covered.
import { useRef } from "preact/hooks";
import {
  type CandidateFigures,
  type PanelFigure,
  type SheetFigure,
  type StageFigure,
} from "../../web_kit/generated/proto/figures_pb";
import type { HallView, Legend } from "../../web_kit/generated/proto/views_pb";
import {
  componentTimes,
  componentTitle,
  criterionTitle,
  divisionSign,
  isMass,
  padded,
  panelTitle,
  seatNumber,
  seatTitle,
  signed,
  stageOf,
  stageTitle,
  struckOf,
  timesWords,
} from "../../web_kit/figures/figures_words";
import { CandidateNumber } from "../../web_kit/components/candidate_number";
import { t } from "../../web_kit/i18n/i18n";
import { Name } from "../screen/name";
import { useFitted } from "./fitted";
import { droppedSeats, panelShape, type RevealStep } from "./hall_reveal";
import { personTitle } from "./hall_words";
import { classes } from "../../web_kit/look/classes";
import styles from "./hall_reveal.module.css";
import layout from "../../web_kit/look/layout.module.css";

export function Reveal({ view, step }: { view: HallView; step: RevealStep }) {
  const { figures, correctedFrom = "" } = view.announced ?? {};
  if (figures === undefined) return null;
  if (step.show === "total") return <Total view={view} figures={figures} />;
  return (
    <section class={styles.reveal}>
      <h1 class={styles.title}>
        <span class={styles.who}>{personTitle(view.announced?.person)}</span>
        <Place figures={figures} step={step} legend={view.legend} />
        {correctedFrom !== "" && <span class={styles.again}>{t("display.hall.corrected")}</span>}
      </h1>
      <div class={styles.body}>
        <Step view={view} figures={figures} step={step} />
      </div>
    </section>
  );
}

interface StepProps {
  figures: CandidateFigures;
  step: RevealStep;
  legend: Legend | undefined;
}

// Which stage and panel the figures below belong to.
function Place({ figures, step, legend }: StepProps) {
  if (step.show !== "panel" && step.show !== "stage") {
    const whole =
      step.show === "components" ? "display.trace.composite" : "display.trace.interview";
    return <span>{t(whole)}</span>;
  }
  const stage = figures.stages[step.stage];
  if (stage === undefined) return null;
  const panel = step.show === "panel" ? stage.panels[step.panel] : undefined;
  const several = stage.panels.length > 1;
  return (
    <>
      <span>{stageTitle(legend, stage.stage)}</span>
      {panel !== undefined && several && <span>{panelTitle(legend, panel.panel)}</span>}
    </>
  );
}

function Step({ view, figures, step }: { view: HallView } & Omit<StepProps, "legend">) {
  const { legend } = view;
  switch (step.show) {
    case "panel": {
      const panel = figures.stages[step.stage]?.panels[step.panel];
      const stage = figures.stages[step.stage]?.stage ?? "";
      if (panel === undefined) return null;
      return <Panel panel={panel} stage={stage} legend={legend} step={step} />;
    }
    case "stage": {
      const stage = figures.stages[step.stage];
      return stage === undefined ? null : <StageLines stage={stage} legend={legend} />;
    }
    case "interview":
      return <InterviewLines figures={figures} legend={legend} />;
    case "components":
      return <ComponentLines figures={figures} legend={legend} />;
    case "total":
      return null;
  }
}

type PanelStep = Extract<RevealStep, { show: "panel" }>;

interface PanelProps {
  panel: PanelFigure;
  stage: string;
  legend: Legend | undefined;
  step: PanelStep;
}

function Panel(props: PanelProps) {
  const shape = panelShape(props.legend, props.panel);
  return (
    <>
      {shape === "seats" && <Seats {...props} />}
      {shape === "summary" && <Summary {...props} />}
      {shape === "criteria" && <Criteria {...props} />}
      <Excluded {...props} />
      <Mean panel={props.panel} open={props.step.mean} />
    </>
  );
}

function Struck({ sheet, on }: { sheet: SheetFigure; on: boolean }) {
  const struck = struckOf(sheet);
  return (
    <span class={classes(styles.seatWhy, on && styles.shown)}>
      {struck !== undefined && t(struck === "highest" ? "kit.struck.highest" : "kit.struck.lowest")}
    </span>
  );
}

// What a sheet came to before it was corrected.
function Corrected({ sheet, column }: { sheet: SheetFigure; column: readonly string[] }) {
  if (sheet.correctedFrom === "") return null;
  return (
    <span class={styles.seatBefore}>
      {t("display.trace.corrected")} <s>{padded(sheet.correctedFrom, column)}</s>
    </span>
  );
}

// Seats left out by a correction, said as long as their panel stands.
function Excluded({ panel, legend }: PanelProps) {
  if (panel.excluded.length === 0) return null;
  const mass = isMass(legend, panel.panel);
  const seats = panel.excluded.map((seat) => seatTitle(legend, seat, mass));
  return (
    <p class={styles.excluded}>
      {t("display.trace.excluded", { seats: seats.join(t("display.trace.comma")) })}
    </p>
  );
}

// The judges in a row, as they sit.
function Seats({ panel, legend, step }: PanelProps) {
  const totals = panel.sheets.map((sheet) => sheet.total);
  const struck = droppedSeats(panel).slice(0, step.struck);
  const mass = isMass(legend, panel.panel);
  const size = panel.sheets.length > 9 ? classes(styles.seats, styles.seatsMany) : styles.seats;
  return (
    <ol class={size}>
      {panel.sheets.map((sheet, at) => {
        const open = at < step.open;
        const gone = struck.includes(sheet.seat);
        return (
          <li key={sheet.seat} class={styles.seat}>
            <span class={styles.seatName}>{seatTitle(legend, sheet.seat, mass)}</span>
            <span class={classes(styles.seatMark, open && styles.seatOpen)}>
              {open && (
                <span class={classes(styles.seatFigure, gone && styles.struck)}>
                  {padded(sheet.total, totals)}
                </span>
              )}
              {open && <Corrected sheet={sheet} column={totals} />}
            </span>
            <Struck sheet={sheet} on={gone} />
          </li>
        );
      })}
    </ol>
  );
}

// A large panel: how many sheets, and which of them went.
function Summary({ panel, legend, step }: PanelProps) {
  const dropped = droppedSeats(panel);
  const totals = panel.sheets.map((sheet) => sheet.total);
  return (
    <ol class={styles.seats}>
      <li class={styles.seat}>
        <span class={styles.seatName}>{t("display.hall.sheets")}</span>
        <span class={classes(styles.seatMark, step.open > 0 && styles.seatOpen)}>
          {step.open > 0 && <span class={styles.seatFigure}>{panel.sheets.length}</span>}
        </span>
        <span class={styles.seatWhy} />
      </li>
      {dropped.map((seat, at) => {
        const sheet = panel.sheets.find((one) => one.seat === seat);
        const on = at < step.struck;
        return (
          <li key={seat} class={styles.seat}>
            <span class={styles.seatName}>
              {on ? t("display.trace.seat.mass", { number: seatNumber(legend, seat) }) : " "}
            </span>
            <span class={classes(styles.seatMark, on && styles.seatOpen)}>
              {on && (
                <span class={classes(styles.seatFigure, styles.struck)}>
                  {padded(sheet?.total ?? "", totals)}
                </span>
              )}
            </span>
            {sheet !== undefined && <Struck sheet={sheet} on={on} />}
          </li>
        );
      })}
    </ol>
  );
}

function markIn(panel: PanelFigure, seat: string | undefined, criterion: string): string {
  const sheet = panel.sheets.find((one) => one.seat === seat);
  return sheet?.marks.find((one) => one.criterion === criterion)?.mark ?? "";
}

// Trimmed inside each criterion: what went and what is left of each.
function Criteria({ panel, stage, legend, step }: PanelProps) {
  const card = stageOf(legend, stage);
  const table = useRef<HTMLTableElement>(null);
  const many = panel.criteria.length > 6;
  useFitted(table, many ? 2 : 3);
  const gone = (seats: readonly string[], criterion: string) =>
    seats.map((seat) => markIn(panel, seat, criterion)).join("  ");
  return (
    <table ref={table} class={classes(styles.lines, many && styles.linesMany)}>
      <thead>
        <tr>
          <th scope="col">
            <span class={layout.unseen}>{t("display.trace.criterion")}</span>
          </th>
          <th scope="col">{t("kit.struck.highest")}</th>
          <th scope="col">{t("kit.struck.lowest")}</th>
          <th scope="col">{t("display.trace.mean")}</th>
        </tr>
      </thead>
      <tbody>
        {panel.criteria.map((one, at) => (
          <tr key={one.criterion}>
            <th scope="row">{criterionTitle(card, one.criterion)}</th>
            <td>
              <s>{at < step.open && gone(one.droppedHigh, one.criterion)}</s>
            </td>
            <td>
              <s>{at < step.open && gone(one.droppedLow, one.criterion)}</s>
            </td>
            <td class={at < step.open ? styles.turned : undefined}>
              {at < step.open ? one.shown : ""}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Mean({ panel, open }: { panel: PanelFigure; open: boolean }) {
  const byCriterion = panel.criteria.length > 0;
  return (
    <p class={classes(styles.mean, open && styles.shown)} aria-hidden={!open}>
      {!byCriterion && panel.sum !== "" && (
        <span class={styles.meanSum}>
          {panel.sum} ÷ {panel.count} {divisionSign(panel.sum, panel.count, panel.shown)}
        </span>
      )}
      <span class={styles.meanWord}>{t("display.trace.mean")}</span>
      <strong>{panel.shown}</strong>
    </p>
  );
}

function LineRow(props: { title: string; figure: string; times?: string; result?: boolean }) {
  const { title, figure, times = "", result = false } = props;
  return (
    <tr class={result ? styles.lineResult : undefined}>
      <th scope="row">{title}</th>
      <td>{figure}</td>
      <td class={styles.lineTimes}>{times}</td>
    </tr>
  );
}

function StageLines({ stage, legend }: { stage: StageFigure; legend: Legend | undefined }) {
  const column = stage.panels.map((panel) => panel.shown);
  return (
    <table class={styles.lines}>
      <tbody>
        {stage.panels.map((panel) => (
          <LineRow
            key={panel.panel}
            title={panelTitle(legend, panel.panel)}
            figure={padded(panel.shown, column)}
            times={timesWords(panel.weight)}
          />
        ))}
        {stage.adjustments.map((one, at) => (
          <LineRow key={at} title={one.reason} figure={signed(one.points)} />
        ))}
        <LineRow
          title={t("display.trace.stage", { stage: stageTitle(legend, stage.stage) })}
          figure={stage.shown}
          result
        />
      </tbody>
    </table>
  );
}

interface LinesProps {
  figures: CandidateFigures;
  legend: Legend | undefined;
}

function InterviewLines({ figures, legend }: LinesProps) {
  const column = figures.stages.map((stage) => stage.shown);
  return (
    <table class={styles.lines}>
      <tbody>
        {figures.stages.map((stage) => (
          <LineRow
            key={stage.stage}
            title={stageTitle(legend, stage.stage)}
            figure={padded(stage.shown, column)}
            times={timesWords(stage.weight)}
          />
        ))}
        <LineRow title={componentTitle(legend, "interview")} figure={figures.interview} result />
      </tbody>
    </table>
  );
}

function ComponentLines({ figures, legend }: LinesProps) {
  const column = figures.components.map((one) => one.published);
  return (
    <table class={styles.lines}>
      <tbody>
        {figures.components.map((one) => (
          <LineRow
            key={one.component}
            title={componentTitle(legend, one.component)}
            figure={padded(one.published, column)}
            times={componentTimes(one)}
          />
        ))}
        <LineRow title={t("display.trace.composite")} figure={figures.total} result />
      </tbody>
    </table>
  );
}

// The end of every reveal: whose, and how much.
function Total({ view, figures }: { view: HallView; figures: CandidateFigures }) {
  const person = view.announced?.person;
  const composite = figures.components.length > 1;
  const before = view.announced?.correctedFrom ?? "";
  return (
    <section class={styles.total}>
      {person !== undefined && person.number > 0 && <CandidateNumber number={person.number} />}
      {person !== undefined && person.name !== "" && <Name name={person.name} />}
      <p class={styles.totalWord}>
        {t(composite ? "display.trace.composite" : "display.trace.total")}
      </p>
      <p class={styles.totalFigure}>{figures.total}</p>
      {before !== "" && (
        <p class={styles.again}>
          {t(before === figures.total ? "display.corrected.same" : "display.corrected", {
            before,
            after: figures.total,
          })}
        </p>
      )}
    </section>
  );
}
