// Each judge's totals over the day, as dots on one scale: who marks high, who low, who all alike.
import type {
  DeskView,
  Watch_Distribution as Distribution,
} from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { seatById, stageWords, whoWords } from "../../words";
import {
  dotsOf,
  highestOf,
  lowestOf,
  medianOf,
  placeOn,
  plotsOf,
  type Dot,
  type Scale,
  type StagePlot,
} from "./distribution";
import css from "./watch_plot.module.css";
import watchTableCss from "./watch_table.module.css";
import frameCss from "../../frame/frame.module.css";
import figuresCss from "../../../web_kit/figures/figures.module.css";

const middle = 26; // Of a strip 52 high.
const layerHeight = 9;

function totalsOf({ points }: Distribution): string[] {
  return points.map(({ total }) => total);
}

function DotMark({ dot }: { dot: Dot }) {
  const y = middle - dot.layer * layerHeight;
  const title = `${whoWords(dot.person)} ${dot.total}`;
  if (dot.newest) {
    return (
      <svg x={`${dot.at}%`} y={y} overflow="visible">
        <path class={css.newest} d="M0 -9 L9 0 L0 9 L-9 0 Z">
          <title>{title}</title>
        </path>
      </svg>
    );
  }
  return (
    <circle class={css.dot} cx={`${dot.at}%`} cy={y} r="6">
      <title>{title}</title>
    </circle>
  );
}

function Ticks({ scale }: { scale: Scale }) {
  return (
    <>
      {scale.ticks.map((tick) => {
        const x = `${placeOn(scale, tick)}%`;
        return <line key={tick} class={css.tick} x1={x} x2={x} y1="0" y2="52" />;
      })}
    </>
  );
}

function Strip({ judge, scale, view }: { judge: Distribution; scale: Scale; view: DeskView }) {
  const totals = totalsOf(judge);
  const median = medianOf(totals);
  const words = t("watch.plot.says", {
    seat: seatById(view, judge.seat),
    count: totals.length,
    low: lowestOf(totals),
    median,
    high: highestOf(totals),
  });
  const at = `${placeOn(scale, Number(median))}%`;
  return (
    <li class={css.row}>
      <span class={css.seat}>{seatById(view, judge.seat)}</span>
      <svg class={css.strip} role="img" aria-label={words} height="52">
        <Ticks scale={scale} />
        <line class={css.line} x1="0" x2="100%" y1={middle} y2={middle} />
        <line class={css.median} x1={at} x2={at} y1="6" y2="46" />
        {dotsOf(judge, scale).map((dot, index) => (
          <DotMark key={index} dot={dot} />
        ))}
      </svg>
      <span class={css.figure}>{median}</span>
    </li>
  );
}

// The outermost numbers stay inside.
function Axis({ scale }: { scale: Scale }) {
  const last = scale.ticks.length - 1;
  return (
    <li class={css.row} aria-hidden="true">
      <span />
      <svg class={css.strip} height="24">
        {scale.ticks.map((tick, index) => (
          <text
            key={tick}
            class={css.number}
            x={`${placeOn(scale, tick)}%`}
            y="18"
            text-anchor={index === 0 ? "start" : index === last ? "end" : "middle"}
          >
            {tick}
          </text>
        ))}
      </svg>
      <span />
    </li>
  );
}

function Numbers({ judges, view }: { judges: readonly Distribution[]; view: DeskView }) {
  return (
    <details class={css.numbers}>
      <summary>{t("watch.plot.numbers")}</summary>
      <div class={figuresCss.scroll} tabIndex={0}>
        <table class={watchTableCss.table}>
          <thead>
            <tr>
              <th scope="col">{t("watch.seat")}</th>
              <th scope="col">{t("watch.plot.low")}</th>
              <th scope="col">{t("watch.plot.median")}</th>
              <th scope="col">{t("watch.plot.high")}</th>
              <th scope="col">{t("watch.plot.each")}</th>
            </tr>
          </thead>
          <tbody>
            {judges.map((judge) => (
              <tr key={judge.seat}>
                <th scope="row">{seatById(view, judge.seat)}</th>
                <td>{lowestOf(totalsOf(judge))}</td>
                <td>{medianOf(totalsOf(judge))}</td>
                <td>{highestOf(totalsOf(judge))}</td>
                <td class={watchTableCss.each}>
                  {judge.points.map(({ person, total }) => (
                    <span key={person?.candidate}>
                      {whoWords(person)} {total}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Plot({ plot, view }: { plot: StagePlot; view: DeskView }) {
  return (
    <section class={css.plot}>
      <h2>{stageWords(view.legend, plot.stage)}</h2>
      <p class={css.head}>
        <span class={css.keys}>
          <span>● {t("watch.plot.dot")}</span>
          <span>◆ {t("watch.plot.newest")}</span>
          <span>┃ {t("watch.plot.median")}</span>
        </span>
        <span>{t("watch.plot.median")}</span>
      </p>
      <ol>
        {plot.judges.map((judge) => (
          <Strip key={judge.seat} judge={judge} scale={plot.scale} view={view} />
        ))}
        <Axis scale={plot.scale} />
      </ol>
      <Numbers judges={plot.judges} view={view} />
    </section>
  );
}

export function Plots({ view }: { view: DeskView }) {
  const plots = plotsOf(view.watch?.distributions ?? []).filter(({ judges }) => judges.length > 0);
  if (plots.length === 0) return <p class={frameCss.none}>{t("watch.plot.none")}</p>;
  return (
    <div class={frameCss.pad}>
      {plots.map((plot) => (
        <Plot key={plot.stage} plot={plot} view={view} />
      ))}
    </div>
  );
}
