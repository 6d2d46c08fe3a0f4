// The hall screen: (state of the scenes, the server's clock) → what stands there. Pure;
// hall_scenes.ts decides what and when.
import type { ComponentChildren } from "preact";
import { useClock } from "../web_kit/clock_text";
import { CandidateNumber } from "../web_kit/components/candidate_number";
import { Phase_Id as Phase } from "../web_kit/generated/proto/seats_pb";
import {
  HallView_QueueLine_State as Line,
  type Clock,
  type HallView,
  type HallView_QueueLine,
  type Person,
  type Turn,
} from "../web_kit/generated/proto/views_pb";
import { t, textOf } from "../web_kit/i18n";
import { DrawScene, DrawnOrder } from "./hall_draw";
import { revealSteps } from "./hall_reveal";
import { Reveal } from "./hall_reveal_view";
import { HallLanguage, TopLine } from "./screen";
import {
  lotsPerPage,
  pagesOf,
  rankingLinesPerPage,
  type HallState,
  type Scene,
} from "./hall_scenes";
import {
  candidateWord,
  countOf,
  nameClass,
  nextInLine,
  outcomeWords,
  personTitle,
  postWord,
  queueWindow,
} from "./hall_words";

export interface HallScreenProps {
  state: HallState;
  serverNow: () => number;
}

export function HallScreen({ state, serverNow }: HallScreenProps) {
  const { scene } = state;
  if (scene === null) return null;
  return (
    <div class="hall">
      <TopLine header={scene.view.header} />
      <main key={scene.key} class={`hall-scene hall-scene-${scene.kind}`}>
        <SceneBody state={state} scene={scene} serverNow={serverNow} />
      </main>
      <QueueStrip view={scene.view} shown={showsQueue(scene)} />
      <HallLanguage />
    </div>
  );
}

interface BodyProps {
  state: HallState;
  scene: Scene;
  serverNow: () => number;
}

function SceneBody({ state, scene, serverNow }: BodyProps) {
  const { view } = scene;
  const page = pagesOf(scene)[state.page];
  if (page?.show === "lots") {
    return <Lots view={view} from={page.from} page={page.at} pages={page.of} />;
  }
  if (page?.show === "drawn") {
    return (
      <DrawnOrder draw={view.draw} from={page.from}>
        <PageMark page={page.at} pages={page.of} />
      </DrawnOrder>
    );
  }
  if (page?.show === "ranking") {
    const { ranking, from, at, of } = page;
    return <Ranking view={view} which={ranking} from={from} page={at} pages={of} />;
  }
  switch (scene.kind) {
    case "preparing":
    case "turn":
      return <TurnScene view={view} serverNow={serverNow} />;
    case "draw":
      return <DrawScene draw={view.draw} />;
    case "break":
      return <Break view={view} />;
    case "conferring":
      return <Conferring view={view} />;
    case "equalising":
      return (
        <Plain title={t("display.hall.equalising")} words={t("display.hall.equalising.what")} />
      );
    case "scoring":
      return <Scoring view={view} />;
    case "waiting":
      return <WaitingForAnnouncement view={view} />;
    case "ready":
      return <Ready view={view} />;
    case "reveal": {
      const step = revealSteps(view)[state.step];
      return step === undefined ? null : <Reveal view={view} step={step} />;
    }
    case "planning":
      return <Plain title={t("kit.planning")} words={t("kit.planning.screen")} />;
    case "held":
      return <Plain paused title={t("display.hall.held")} words={t("display.hall.held.what")} />;
    case "finished":
      return <Plain title={t("display.hall.finished")} words={t("display.hall.finished.what")} />;
    default:
      return <Welcome view={view} />;
  }
}

function Plain(props: { paused?: boolean; title: string; words: string }) {
  return (
    <section class="hall-plain">
      {props.paused === true && <div class="hall-pause" aria-hidden="true" />}
      <h1>{props.title}</h1>
      <p>{props.words}</p>
    </section>
  );
}

function Break({ view }: { view: HallView }) {
  const until = view.header?.breakUntil ?? "";
  return (
    <Plain
      paused
      title={t("display.hall.break")}
      words={until === "" ? t("display.hall.break.soon") : t("display.hall.break.until", { until })}
    />
  );
}

function Conferring({ view }: { view: HallView }) {
  return (
    <section class="hall-centre">
      <p class="hall-lead">{t("display.hall.conferring")}</p>
      <Who person={view.turn?.person} />
      <p class="hall-soft">{t("display.hall.conferring.what")}</p>
    </section>
  );
}

function Welcome({ view }: { view: HallView }) {
  const { header } = view;
  const title = textOf(header?.title);
  return (
    <section class="hall-plain">
      <h1 class={title.length > 22 ? "hall-welcome-long" : undefined}>{title}</h1>
      <p>{t("display.hall.check_in", { candidate: candidateWord(header) })}</p>
      <p class="hall-welcome-facts">
        <span>
          {postWord(header)} <b>{view.posts.length}</b>
        </span>
        <span>
          {candidateWord(header)} <b>{view.queue.length}</b>
        </span>
        <span>
          {t("display.hall.plan_code")} <b>{header?.checkCode}</b>
        </span>
      </p>
    </section>
  );
}

function PageMark({ page, pages }: { page: number; pages: number }) {
  if (pages < 2) return null;
  return <span class="hall-page">{t("display.hall.page", { page, pages })}</span>;
}

interface PagedProps {
  view: HallView;
  from: number;
  page: number;
  pages: number;
}

function Lots({ view, from, page, pages }: PagedProps) {
  const lines = view.queue.slice(from, from + lotsPerPage);
  const witnessed = view.header?.phase !== Phase.LOTS;
  return (
    <section class="hall-list">
      <h1>
        {t("display.hall.lots")}
        <small>{witnessed ? "" : t("display.hall.lots.witness")}</small>
        <PageMark page={page} pages={pages} />
      </h1>
      <ol class={lines.length > lotsPerPage / 2 ? "hall-lots" : "hall-lots hall-lots-few"}>
        {lines.map((line) => (
          <li key={line.person?.candidate}>
            <b>{personTitle(line.person)}</b>
            <span>
              {line.person?.name !== "" && line.person?.number !== 0
                ? line.person?.name
                : line.person?.post}
            </span>
            <em>{outcomeWords(line.outcome)}</em>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Who({ person }: { person: Person | undefined }) {
  if (person === undefined) return null;
  return (
    <>
      {person.number > 0 && <CandidateNumber number={person.number} />}
      {person.name !== "" && <p class={nameClass(person.name)}>{person.name}</p>}
      <p class="hall-post">{person.post}</p>
    </>
  );
}

function Ready({ view }: { view: HallView }) {
  const next = nextInLine(view);
  if (next === undefined) {
    return <Plain title={t("display.hall.ready")} words={t("display.hall.wait")} />;
  }
  return (
    <section class="hall-centre">
      <p class="hall-lead">{t("display.hall.next")}</p>
      <Who person={next.person} />
    </section>
  );
}

function TurnScene({ view, serverNow }: { view: HallView; serverNow: () => number }) {
  const { turn } = view;
  return (
    <section class="hall-turn">
      <div class="hall-turn-who">
        <p class="hall-lead">{stageWords(turn)}</p>
        <Who person={turn?.person} />
        {view.header?.phase === Phase.PREPARING && (
          <p class="hall-preparing">{t("display.hall.preparing")}</p>
        )}
      </div>
      <div class="hall-turn-clock">
        {turn?.clock === undefined ? (
          <p class="hall-lead">{t("display.hall.soon")}</p>
        ) : (
          <StageClock clock={turn.clock} serverNow={serverNow} />
        )}
      </div>
    </section>
  );
}

function stageWords(turn: Turn | undefined): string {
  return textOf(turn?.stage?.title);
}

function StageClock({ clock, serverNow }: { clock: Clock; serverNow: () => number }) {
  const reading = useClock(clock, serverNow);
  const words = clockWords(reading, clock.limitSeconds > 0);
  const tone = reading.overtime ? "over" : reading.warning ? "warn" : "calm";
  return (
    <div class={`hall-clock hall-clock-${tone}`}>
      <p class="hall-clock-state">{words}</p>
      <p class="hall-clock-time" role="timer">
        {reading.words}
      </p>
      <p class="hall-clock-limit">
        {clock.limitSeconds > 0 && t("display.hall.limit", { minutes: minutes(clock) })}
      </p>
    </div>
  );
}

function minutes(clock: Clock): string {
  const whole = clock.limitSeconds / 60;
  return Number.isInteger(whole) ? String(whole) : whole.toFixed(1);
}

function clockWords(
  reading: { overtime: boolean; warning: boolean; running: boolean },
  limited: boolean,
): string {
  if (!reading.running) return `‖ ${t("display.hall.clock.paused")}`;
  if (reading.overtime) return `■ ${t("display.hall.clock.over")}`;
  if (reading.warning) return `▲ ${t("display.hall.clock.warning")}`;
  return t(limited ? "display.hall.clock.left" : "display.hall.clock.gone");
}

function Scoring({ view }: { view: HallView }) {
  const { turn, progress } = view;
  return (
    <section class="hall-centre">
      <p class="hall-lead">{stageWords(turn)}</p>
      <Who person={turn?.person} />
      <p class="hall-lead">{t("display.hall.scoring")}</p>
      {progress !== undefined && (
        <p class="hall-progress">
          {t("display.hall.submitted")}{" "}
          <b>
            {progress.submitted} / {progress.expected}
          </b>
        </p>
      )}
    </section>
  );
}

function WaitingForAnnouncement({ view }: { view: HallView }) {
  return (
    <section class="hall-centre">
      <Who person={view.turn?.person} />
      <p class="hall-lead">{t("display.hall.closed")}</p>
      <p class="hall-soft">{t("display.hall.closed.what")}</p>
    </section>
  );
}

function showsQueue(scene: Scene): boolean {
  return ["ready", "break", "preparing", "turn", "conferring", "scoring", "waiting"].includes(
    scene.kind,
  );
}

const stripSize = 14;
const stripShapes: Readonly<Record<Line, string>> = {
  [Line.WAITING]: "○",
  [Line.NOW]: "▶",
  [Line.DONE]: "✓",
  [Line.OUT]: "✕",
  [Line.TO_HEAR]: "◔",
};

function chipWords(line: HallView_QueueLine): ComponentChildren {
  if (line.state === Line.OUT) return outcomeWords(line.outcome);
  if (line.state === Line.TO_HEAR) return t("display.queue.to_hear");
  return line.total;
}

// The order of speaking along the foot; its place stays even where it is not shown.
function QueueStrip({ view, shown }: { view: HallView; shown: boolean }) {
  const lots = view.queue.some((line) => (line.person?.number ?? 0) > 0);
  if (!shown || !lots) return <footer class="hall-strip" />;
  const { lines } = queueWindow(view.queue, stripSize);
  return (
    <footer class="hall-strip">
      <ol>
        {lines.map((line) => (
          <li key={line.person?.candidate} class={`hall-chip hall-chip-${Line[line.state]}`}>
            <b>
              <span aria-hidden="true">{stripShapes[line.state]}</span> {line.person?.number}
            </b>
            <small>{chipWords(line)}</small>
          </li>
        ))}
      </ol>
      <p>
        {t("display.hall.strip", {
          done: countOf(view, Line.DONE) + countOf(view, Line.OUT) + countOf(view, Line.TO_HEAR),
          left: countOf(view, Line.WAITING),
        })}
      </p>
    </footer>
  );
}

function Ranking({ view, which, from, page, pages }: PagedProps & { which: number }) {
  const ranking = view.rankings[which];
  if (ranking === undefined) return null;
  const lines = ranking.lines.slice(from, from + rankingLinesPerPage);
  return (
    <section class="hall-list">
      <h1>
        {ranking.postTitle}
        <small>{t("display.hall.ranking")}</small>
        <PageMark page={page} pages={pages} />
      </h1>
      <table class="hall-ranking">
        <tbody>
          {lines.map((line) => (
            <tr key={line.person?.candidate} class={line.shortlisted ? "hall-listed" : undefined}>
              <td class="hall-rank">
                <b>{line.rank?.rank}</b>
                <small>{line.rank?.tied ? t("display.hall.tied") : ""}</small>
              </td>
              <td class="hall-rank-number">
                {line.person?.number ? personTitle(line.person) : ""}
              </td>
              <td class={nameClass(line.person?.name ?? "")}>{line.person?.name}</td>
              <td class="hall-rank-total">{line.rank?.total}</td>
              <td class={line.shortlisted ? "hall-rank-mark" : "hall-rank-mark hall-rank-not"}>
                {rankMark(line)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ranking.mayStayVacant && <p class="hall-soft">{t("display.hall.vacant")}</p>}
    </section>
  );
}

function rankMark(line: HallView["rankings"][number]["lines"][number]): string {
  if (line.shortlisted) return `✓ ${t("display.hall.shortlisted")}`;
  if (line.toResolve) return `◇ ${t("display.hall.to_resolve")}`;
  return line.rank?.passes === false ? `✕ ${t("display.hall.fails")}` : "";
}
