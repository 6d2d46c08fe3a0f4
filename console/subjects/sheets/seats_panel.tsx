// The seats and what each is doing: experts a row each, mass panels a dense grid with counts.
import type { DeskView, Step } from "../../../web_kit/generated/proto/views_pb";
import { Phase_Id as Phase } from "../../../web_kit/generated/proto/seats_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { isWithin } from "../../../web_kit/room/phases";
import {
  countLive,
  lives,
  looks,
  panelsOf,
  postsOf,
  taken,
  type LiveSeat,
  type PanelSeats,
} from "./seats";
import { stepWords } from "../../steps/steps";
import type { DeviceOpen } from "../devices/devices";
import { chiefWord, isChief, panelWords, seatWords } from "../../words";
import { actionOf, type Action } from "../../steps/kind";
import { classes } from "../../../web_kit/look/classes";
import css from "./seats_panel.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";
import frameCss from "../../frame/frame.module.css";
import layoutCss from "../../../web_kit/look/layout.module.css";

interface SeatProps {
  seat: LiveSeat;
  view: DeskView;
  steps: readonly Step[];
  onSteps: (title: string, steps: readonly Step[]) => void;
  onOpen: (open: DeviceOpen) => void;
}

const shorts: Readonly<Partial<Record<Action, Key>>> = {
  returnSheet: "console.seats.return",
  recuseJudge: "console.seats.recuse",
  vacateSeat: "console.seats.vacate",
  fillSeat: "console.seats.fill",
};

// One thing that can be done says what; several are asked for behind one press.
function actWords(steps: readonly Step[], seat: LiveSeat, view: DeskView) {
  const [only] = steps;
  if (only === undefined) return { title: "", short: "" };
  const key = shorts[actionOf(only) ?? "returnSheet"];
  if (steps.length > 1) {
    const who = seatWords(seat.state.seat, view.legend);
    return { title: t("console.sheet.more", { who }), short: "⋯" };
  }
  return { title: stepWords(only, view), short: key === undefined ? "⋯" : t(key) };
}

// The chief judge is named as such; and who sits there, where judges were drawn or replaced.
function SeatAside({ seat: { state }, view }: { seat: LiveSeat; view: DeskView }) {
  const chief = isChief(state.seat, view.legend) ? chiefWord(view.header) : "";
  const words = [chief, state.judge].filter((part) => part !== "");
  return words.length === 0 ? null : <span class={css.chief}>{words.join(" · ")}</span>;
}

// The seat scores on paper; what it has not sent is keyed.
function Paper({ seat: { state } }: { seat: LiveSeat }) {
  return state.paper ? <span class={css.paper}>▤ {t("console.paper.seat")}</span> : null;
}

function JudgeName({ seat: { state } }: { seat: LiveSeat }) {
  return state.judge === "" ? null : <span class={css.judge}>{state.judge}</span>;
}

// Beside a state that is settled: what was sent is safe, but the device is away.
function Away({ seat }: { seat: LiveSeat }) {
  if (!seat.offline || seat.live === "offline") return null;
  return (
    <span class={classes(css.away, tones.danger)} title={t("console.live.offline")}>
      ▲<span class={layoutCss.unseen}>{t("console.live.offline")}</span>
    </span>
  );
}

function LiveWords({ seat: { live, state } }: { seat: LiveSeat }) {
  return (
    <span class={classes(css.live, tones[looks[live].tone])}>
      <span>{t(looks[live].words)}</span>{" "}
      {state.receipt !== "" && <span class={css.receipt}>{state.receipt}</span>}
    </span>
  );
}

function Shape({ live }: { live: LiveSeat["live"] }) {
  return (
    <span class={classes(css.shape, tones[looks[live].tone])} aria-hidden="true">
      {looks[live].shape}
    </span>
  );
}

// What is seen is a part of what is heard, so that whoever speaks to the page can say it.
function nameOf(title: string, short: string): string {
  return short === "⋯" || title.includes(short) ? title : `${short}: ${title}`;
}

// What a press on the seat itself opens.
function cardOf({ state }: LiveSeat): DeviceOpen {
  return { kind: "seat", seat: state.seat?.id ?? "" };
}

function ExpertRow({ seat, view, steps, onSteps, onOpen }: SeatProps) {
  const { title, short } = actWords(steps, seat, view);
  return (
    <li class={css.row}>
      <Shape live={seat.live} />
      <button type="button" class={css.who} onClick={() => onOpen(cardOf(seat))}>
        <strong>{seatWords(seat.state.seat, view.legend)}</strong>
        <span class={css.asides}>
          <SeatAside seat={seat} view={view} /> <Paper seat={seat} />
        </span>
      </button>
      <Away seat={seat} />
      <LiveWords seat={seat} />
      <span class={css.act}>
        {short !== "" && (
          <button
            type="button"
            class={classes(frameCss.more, css.more)}
            title={title}
            aria-label={nameOf(title, short)}
            onClick={() => onSteps(title, steps)}
          >
            {short}
          </button>
        )}
      </span>
    </li>
  );
}

// Where many seats must be seen at once, two stand beside one another, and the seat itself is
// pressed for what can be done.
function ExpertCell({ seat, view, steps, onOpen }: SeatProps) {
  const words = (
    <>
      <span class={css.cellHead}>
        <Shape live={seat.live} />
        <strong>{t("console.seats.short", { number: seat.state.seat?.number ?? 0 })}</strong>
        {isChief(seat.state.seat, view.legend) && (
          <span class={css.chief}>{chiefWord(view.header)}</span>
        )}
        <Paper seat={seat} />
        <Away seat={seat} />
        {steps.length > 0 && <span class={css.cellAct}>⋯</span>}
      </span>
      <JudgeName seat={seat} />
      <LiveWords seat={seat} />
    </>
  );
  return (
    <li>
      <button type="button" class={css.tile} onClick={() => onOpen(cardOf(seat))}>
        {words}
      </button>
    </li>
  );
}

const rowsMax = 7;

function ExpertSeats(props: SeatsPanelProps & { panel: PanelSeats }) {
  const { panel, view, steps, onSteps, onOpen } = props;
  const dense = panel.seats.length > rowsMax || (view.legend?.panels.length ?? 0) > 1;
  const Seat = dense ? ExpertCell : ExpertRow;
  return (
    <ul class={dense ? css.tiles : steps.size > 0 ? classes(css.rows, css.rowsActs) : css.rows}>
      {panel.seats.map((seat) => (
        <Seat
          key={seat.state.seat?.id}
          seat={seat}
          view={view}
          steps={steps.get(seat.state.seat?.id ?? "") ?? []}
          onSteps={onSteps}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
}

interface MassProps {
  panel: PanelSeats;
  view: DeskView;
}

// How many seats are in each state, and so what the shapes mean.
export function MassCounts({ panel }: { panel: PanelSeats }) {
  return (
    <ul class={css.legend}>
      {lives
        .map((live) => ({ live, count: countLive(panel.seats, live) }))
        .filter(({ count }) => count > 0)
        .map(({ live, count }) => (
          <li key={live}>
            <span class={tones[looks[live].tone]} aria-hidden="true">
              {looks[live].shape}
            </span>{" "}
            {t(looks[live].words)} <strong>{count}</strong>
          </li>
        ))}
    </ul>
  );
}

// One cell a seat: its number and its shape.
export function MassGrid({ panel, view }: MassProps) {
  return (
    <ul class={css.grid} aria-label={panelWords(view.legend, panel.panel)}>
      {panel.seats.map(({ state, live }) => (
        <li
          key={state.seat?.id}
          class={classes(css.cell, css[live])}
          title={[
            seatWords(state.seat, view.legend),
            state.paper ? t("console.paper.seat") : "",
            t(looks[live].words),
            state.receipt,
          ].join(" ")}
        >
          <span class={css.cellNumber}>{state.seat?.number}</span>
          {state.paper && (
            <span class={css.cellPaper}>
              <span aria-hidden="true">▤</span>
              <span class={layoutCss.unseen}>{t("console.paper.seat")}</span>
            </span>
          )}
          <span class={tones[looks[live].tone]}>
            <span aria-hidden="true">{looks[live].shape}</span>
            <span class={layoutCss.unseen}>{t(looks[live].words)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

// Who has submitted while somebody's turn is on, else who has checked in.
export function panelCounts(panel: PanelSeats, view: DeskView): string {
  return isWithin(view.header?.phase, Phase.PRESENTING, Phase.ANNOUNCED)
    ? t("console.seats.submitted", { have: panel.submitted, need: panel.expected })
    : t("console.seats.checked_in", { have: panel.checkedIn, need: taken(panel) });
}

// The other desks and screens: named only where one is missing.
function Posts({ view }: { view: DeskView }) {
  const posts = postsOf(view);
  const away = posts.filter(({ live }) => live !== "online");
  const seats = view.seats.map(({ seat }) => seat);
  const have = posts.length - away.length;
  return (
    <ul class={css.posts} aria-label={t("console.seats.posts")}>
      <li>
        {away.length === 0 && <span class={tones.success}>● </span>}
        {t("console.seats.posts.online", { have, need: posts.length })}
      </li>
      {away.map(({ role, live }) => (
        <li key={role}>
          <span class={live === "offline" ? tones.danger : tones.muted}>
            {live === "offline" ? "▲" : "–"}{" "}
            {seatWords(
              seats.find((seat) => seat?.role === role),
              view.legend,
            )}{" "}
            {t(live === "offline" ? "console.live.offline" : "console.live.absent")}
          </span>
        </li>
      ))}
    </ul>
  );
}

export interface SeatsPanelProps {
  view: DeskView;
  steps: ReadonlyMap<string, readonly Step[]>; // By seat.
  onSteps: (title: string, steps: readonly Step[]) => void;
  onOpen: (open: DeviceOpen) => void;
  onPaper?: (() => void) | undefined; // Opens what can be done about paper.
}

export function SeatsPanel({ view, steps, onSteps, onOpen, onPaper }: SeatsPanelProps) {
  const phase = view.header?.phase;
  const panels = panelsOf(view);
  const several = panels.length > 1;
  const gridInCentre = phase === Phase.PRESENTING || phase === Phase.SCORING;
  return (
    <section class={css.seats} aria-label={t("console.seats.title")}>
      <header class={frameCss.head}>
        <h2>{t("console.seats.title")}</h2>
        {!several && panels[0] !== undefined && <span>{panelCounts(panels[0], view)}</span>}
        {onPaper !== undefined && (
          <button
            type="button"
            class={classes(frameCss.more, css.more, css.paperRoom)}
            onClick={onPaper}
          >
            {t(view.paper ? "console.paper.room" : "console.paper.menu")} ▸
          </button>
        )}
      </header>
      <div class={frameCss.scroll} tabIndex={0} aria-label={t("console.seats.title")}>
        {panels.map((panel) => (
          <div key={panel.panel} class={css.panel}>
            {several && (
              <div class={css.panelHead}>
                <h3>{panelWords(view.legend, panel.panel)}</h3>
                <span>{panelCounts(panel, view)}</span>
              </div>
            )}
            {panel.mass ? (
              <>
                <MassCounts panel={panel} />
                <button
                  type="button"
                  class={css.find}
                  onClick={() => onOpen({ kind: "mass", panel: panel.panel })}
                >
                  {t("console.device.mass.find")}
                </button>
                {!gridInCentre && <MassGrid panel={panel} view={view} />}
              </>
            ) : (
              <ExpertSeats
                panel={panel}
                view={view}
                steps={steps}
                onSteps={onSteps}
                onOpen={onOpen}
              />
            )}
          </div>
        ))}
      </div>
      <Posts view={view} />
    </section>
  );
}
