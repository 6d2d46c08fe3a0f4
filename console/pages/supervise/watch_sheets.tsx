// Every version of every sheet (评分表) of closed stages: what it came to, when, and what became of
// it; its marks on demand.
import { criterionTitle, padded, stageOf } from "../../../web_kit/figures/figures_words";
import type {
  DeskView,
  StageCard,
  Watch_History as History,
  Watch_Version as Version,
} from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { timeWords } from "../../../web_kit/i18n/times";
import { seatById, stageWords, whoWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import css from "./watch_sheets.module.css";
import watchTableCss from "./watch_table.module.css";
import frameCss from "../../frame/frame.module.css";
import drawCss from "../../subjects/draw/draw.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";
import figuresCss from "../../../web_kit/figures/figures.module.css";

export interface Fate {
  shape: string;
  tone: "warning" | "danger" | "primary" | "muted";
  words: string;
}

// What became of a version, besides being sent.
export function fatesOf(version: Version, view: DeskView): Fate[] {
  const fates: Fate[] = [];
  if (version.keyedBy.length > 0) {
    const names = version.keyedBy.map((id) => seatById(view, id)).join(t("display.trace.comma"));
    fates.push({ shape: "▤", tone: "primary", words: t("watch.sheet.keyed", { names }) });
  }
  if (version.corrected) {
    fates.push({ shape: "✎", tone: "warning", words: t("watch.sheet.corrected") });
  }
  if (version.late) fates.push({ shape: "◷", tone: "warning", words: t("watch.sheet.late") });
  if (version.returned) {
    const words =
      version.reason === ""
        ? t("watch.sheet.returned")
        : t("watch.sheet.returned.why", { reason: version.reason });
    fates.push({ shape: "↩", tone: "warning", words });
  }
  return fates;
}

// Whatever is worth a look is said before the sheet is opened.
function Fates({ fates }: { fates: readonly Fate[] }) {
  return (
    <>
      {fates.map(({ shape, tone, words }) => (
        <span key={words} class={classes(css.fate, tones[tone])}>
          <span aria-hidden="true">{shape}</span> {words}
        </span>
      ))}
    </>
  );
}

// 85.5 → 87: what no longer stands is struck out.
function Totals({ history }: { history: History }) {
  const totals = history.versions.map(({ total }) => total);
  return (
    <span class={css.totals}>
      {history.versions.map((version, at) => {
        const last = at === totals.length - 1;
        const stands = last && !history.excluded && !version.returned && !version.late;
        const text = padded(version.total, totals);
        return (
          <span key={version.version}>
            {stands ? <strong>{text}</strong> : <s>{text}</s>}
            {!last && " → "}
          </span>
        );
      })}
    </span>
  );
}

function markIn(version: Version, criterion: string): string {
  return version.marks.find((one) => one.criterion === criterion)?.mark ?? "";
}

function criteriaOf(history: History, card: StageCard | undefined): string[] {
  if (card !== undefined && card.criteria.length > 0) return card.criteria.map(({ id }) => id);
  return history.versions[0]?.marks.map(({ criterion }) => criterion) ?? [];
}

// A column a version, the marks below one another; what changed is set in bold.
function Marks({ history, view }: { history: History; view: DeskView }) {
  const card = stageOf(view.legend, history.stage);
  const { versions } = history;
  const changed = (criterion: string, at: number) =>
    at > 0 && markIn(versions[at]!, criterion) !== markIn(versions[at - 1]!, criterion);
  return (
    <div class={figuresCss.scroll} tabIndex={0}>
      <table class={watchTableCss.table}>
        <thead>
          <tr>
            <th scope="col">{t("watch.sheet.criterion")}</th>
            {versions.map(({ version, at }) => (
              <th key={version} scope="col">
                {t("watch.sheet.version", { version })} <small>{timeWords(at)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteriaOf(history, card).map((criterion) => (
            <tr key={criterion}>
              <th scope="row">{criterionTitle(card, criterion)}</th>
              {versions.map((version, at) => (
                <td key={version.version}>
                  {changed(criterion, at) ? (
                    <strong>≠ {markIn(version, criterion)}</strong>
                  ) : (
                    markIn(version, criterion)
                  )}
                </td>
              ))}
            </tr>
          ))}
          <tr class={watchTableCss.total}>
            <th scope="row">{t("kit.correction.total")}</th>
            {versions.map(({ version, total }) => (
              <td key={version}>{total}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t("watch.sheet.receipt")}</th>
            {versions.map(({ version, receipt }) => (
              <td key={version}>{receipt}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Sheet({ history, view }: { history: History; view: DeskView }) {
  const newest = history.versions[history.versions.length - 1];
  const fates = history.versions.flatMap((version) => fatesOf(version, view));
  if (history.excluded) {
    fates.push({ shape: "⊘", tone: "danger", words: t("watch.sheet.excluded") });
  }
  return (
    <details class={css.history}>
      <summary>
        <span class={css.seat}>{seatById(view, history.seat)}</span>
        <Totals history={history} />
        <span>
          <Fates fates={fates} />
        </span>
        <time class={css.time}>{timeWords(newest?.at ?? 0)}</time>
      </summary>
      <Marks history={history} view={view} />
    </details>
  );
}

interface Group {
  key: string;
  histories: History[];
}

export function groupsOf(histories: readonly History[]): Group[] {
  const groups = new Map<string, Group>();
  for (const history of histories) {
    const key = `${history.person?.candidate ?? ""}/${history.stage}`;
    const group = groups.get(key) ?? { key, histories: [] };
    group.histories.push(history);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export function Sheets({ view }: { view: DeskView }) {
  const groups = groupsOf(view.watch?.histories ?? []);
  if (groups.length === 0) return <p class={frameCss.none}>{t("watch.sheet.none")}</p>;
  return (
    <div class={frameCss.pad}>
      {groups.map(({ key, histories }) => (
        <section key={key} class={css.group}>
          <h2>
            {whoWords(histories[0]?.person)} · {stageWords(view.legend, histories[0]?.stage ?? "")}
          </h2>
          {histories.map((history) => (
            <Sheet key={history.seat} history={history} view={view} />
          ))}
        </section>
      ))}
      <p class={drawCss.how}>{t("watch.sheet.which")}</p>
    </div>
  );
}
