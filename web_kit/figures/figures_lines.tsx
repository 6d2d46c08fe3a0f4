// The last lines of a 计分明细表: panels and stages by their weights, what was added, the total.
import type { CandidateFigures, StageFigure } from "../generated/proto/figures_pb";
import type { Legend } from "../generated/proto/views_pb";
import {
  componentTimes,
  componentTitle,
  padded,
  panelTitle,
  roundingWords,
  signed,
  stageTitle,
  timesWords,
} from "./figures_words";
import { handLine, useHand, type HandLine } from "./hand";
import { t } from "../i18n/i18n";
import { classes } from "../look/classes";
import styles from "./figures.module.css";

export interface FiguresTraceProps {
  figures: CandidateFigures;
  legend: Legend | undefined;
}

export function StageLines({ stage, legend }: { stage: StageFigure; legend: Legend | undefined }) {
  const figures = stage.panels.map((panel) => panel.shown);
  return (
    <table class={styles.lines}>
      <tbody>
        {stage.panels.map((panel) => (
          <WeightedLine
            key={panel.panel}
            title={panelTitle(legend, panel.panel)}
            figure={padded(panel.shown, figures)}
            times={timesWords(panel.weight)}
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
          line={handLine.stage(stage.stage, stage.shown)}
        />
      </tbody>
    </table>
  );
}

function WeightedLine(props: { title: string; figure: string; times: string; fails?: string }) {
  return (
    <tr>
      <th scope="row">
        {props.title}
        {props.fails !== undefined && <span class={styles.fails}>{props.fails}</span>}
      </th>
      <td>{props.figure}</td>
      <td class={styles.times}>{props.times}</td>
    </tr>
  );
}

interface ResultProps {
  title: string;
  figure: string;
  line: HandLine;
  last?: boolean;
  fails?: string;
}

function ResultLine(props: ResultProps) {
  const hand = useHand();
  return (
    <tr class={classes(styles.result, props.last === true && styles.total)}>
      <th scope="row">
        {props.title}
        {props.fails !== undefined && <span class={styles.fails}>{props.fails}</span>}
      </th>
      <td colSpan={2}>
        {props.figure}
        {hand?.(props.line, props.title)}
      </td>
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
    <section class={styles.stage}>
      <table class={styles.lines}>
        <tbody>
          {figures.stages.length > 1 &&
            figures.stages.map((stage) => (
              <WeightedLine
                key={stage.stage}
                title={stageTitle(legend, stage.stage)}
                figure={padded(stage.shown, stages)}
                times={timesWords(stage.weight)}
              />
            ))}
          {composite && figures.stages.length > 1 && (
            <ResultLine
              title={componentTitle(legend, "interview")}
              figure={figures.interview}
              line={handLine.interview(figures.interview)}
            />
          )}
          {composite &&
            figures.components.map((one) => {
              const words = failWords(figures, legend, one.component);
              return (
                <WeightedLine
                  key={one.component}
                  title={componentTitle(legend, one.component)}
                  figure={padded(one.published, components)}
                  times={componentTimes(one)}
                  {...(words === undefined ? {} : { fails: words })}
                />
              );
            })}
          <ResultLine
            title={t(composite ? "display.trace.composite" : "display.trace.total")}
            figure={figures.total}
            line={handLine.total(figures.total)}
            last
            {...(fails === undefined ? {} : { fails })}
          />
        </tbody>
      </table>
      <p class={styles.aside}>{roundingWords(legend?.rounding)}</p>
    </section>
  );
}
