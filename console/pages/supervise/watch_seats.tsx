// The seats and their devices as the supervisor watches them: what each is doing, when it was last
// heard of, when it last wrote.
import { useEffect, useState } from "preact/hooks";
import type { Presence, SeatState } from "../../../web_kit/generated/proto/seat_views_pb";
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { timeWords } from "../../../web_kit/i18n/times";
import { mayFreeze } from "../../subjects/devices/device_steps";
import {
  liveOf,
  looks,
  panelsOf,
  type LiveSeat,
  type PanelSeats,
} from "../../subjects/sheets/seats";
import { MassCounts, MassGrid, panelCounts } from "../../subjects/sheets/seats_panel";
import { chiefWord, isChief, panelWords, seatWords, secondsWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import css from "./watch_seats.module.css";
import seatsPanelCss from "../../subjects/sheets/seats_panel.module.css";
import frameCss from "../../frame/frame.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

const freshFor_s = 15;
const slowFrom_ms = 400;

// In steps, so that no number runs: 刚刚, 20 秒前, 3 分钟前. Empty where nothing is known.
export function agoWords(seenMs: number, now_ms: number): string {
  if (seenMs === 0) return "";
  const seconds = Math.max(0, Math.floor((now_ms - seenMs) / 1000));
  if (seconds < freshFor_s) return t("watch.seen.now");
  const whole = seconds < 60 ? Math.floor(seconds / 5) * 5 : Math.floor(seconds / 60) * 60;
  return t("watch.seen.ago", { time: secondsWords(whole) });
}

// What is to be said of a device besides what its seat is doing.
export function deviceWords(presence: Presence | undefined, now_ms: number): string[] {
  if (presence === undefined) return [];
  const seen = agoWords(presence.seenMs, now_ms);
  if (!presence.online) {
    return [t("console.live.offline"), ...(seen === "" ? [] : [seen])];
  }
  const words = [seen === "" ? t("watch.online") : seen];
  if (presence.stale) words.push(`▲ ${t("watch.stale")}`);
  if (presence.roundTripMs >= slowFrom_ms) {
    words.push(`▲ ${t("watch.slow", { ms: presence.roundTripMs })}`);
  }
  return words;
}

function toneOf(presence: Presence | undefined): string {
  if (presence === undefined) return "muted";
  if (!presence.online) return "danger";
  return presence.stale ? "warning" : "muted";
}

// Wakes now and then, so that 刚刚 does not stand for ever.
function useNow(serverNow: () => number): number {
  const [, wake] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => wake((count) => count + 1), 5000);
    return () => window.clearInterval(timer);
  }, []);
  return serverNow();
}

interface DeviceProps {
  presence: Presence | undefined;
  state?: SeatState;
  now_ms: number;
}

function Device({ presence, state, now_ms }: DeviceProps) {
  const wrote = timeWords(state?.lastWrite ?? 0);
  const words = deviceWords(presence, now_ms);
  if (wrote !== "") words.push(t("watch.wrote", { wall: wrote }));
  if (words.length === 0) return null;
  return (
    <span class={classes(css.device, tones[toneOf(presence)])}>
      {words.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </span>
  );
}

export type OnFreeze = (seat: string) => void;

interface RowProps {
  seat: LiveSeat;
  view: DeskView;
  presence: Presence | undefined;
  now_ms: number;
  onFreeze: OnFreeze;
}

function SeatRow({ seat: { state, live }, view, presence, now_ms, onFreeze }: RowProps) {
  const id = state.seat?.id ?? "";
  const { shape, words, tone } = looks[live];
  const asides = [isChief(state.seat, view.legend) ? chiefWord(view.header) : "", state.judge];
  if (state.paper) asides.push(t("watch.paper"));
  return (
    <li class={css.seat}>
      <span class={classes(seatsPanelCss.shape, tones[tone])} aria-hidden="true">
        {shape}
      </span>
      <span class={css.who}>
        <strong>{seatWords(state.seat, view.legend)}</strong>{" "}
        <span class={classes(seatsPanelCss.chief, css.chief)}>
          {asides.filter((part) => part !== "").join(t("watch.dot"))}
        </span>
      </span>
      <span class={classes(seatsPanelCss.live, css.live, tones[tone])}>
        {t(words)} <span class={classes(seatsPanelCss.receipt, css.receipt)}>{state.receipt}</span>
      </span>
      {state.enrolled && mayFreeze(view, id) && (
        <button
          type="button"
          class={frameCss.more}
          aria-label={t("console.step.device.freeze", { seat: seatWords(state.seat, view.legend) })}
          onClick={() => onFreeze(id)}
        >
          {t("watch.freeze")}
        </button>
      )}
      <Device presence={presence} state={state} now_ms={now_ms} />
    </li>
  );
}

interface PanelProps {
  panel: PanelSeats;
  view: DeskView;
  now_ms: number;
  onFreeze: OnFreeze;
}

function Panel({ panel, view, now_ms, onFreeze }: PanelProps) {
  const told = new Map(view.presence.map((one) => [one.seat, one]));
  return (
    <section class={seatsPanelCss.panel}>
      <div class={classes(seatsPanelCss.panelHead, css.head)}>
        <h3>{panelWords(view.legend, panel.panel)}</h3>
        <span>{panelCounts(panel, view)}</span>
      </div>
      {panel.mass ? (
        <>
          <MassCounts panel={panel} />
          <MassGrid panel={panel} view={view} />
        </>
      ) : (
        <ul>
          {panel.seats.map((seat) => (
            <SeatRow
              key={seat.state.seat?.id}
              seat={seat}
              view={view}
              presence={told.get(seat.state.seat?.id ?? "")}
              now_ms={now_ms}
              onFreeze={onFreeze}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface OtherProps {
  name: string;
  presence: Presence | undefined;
  state?: SeatState;
  now_ms: number;
}

function OtherRow({ name, presence, state, now_ms }: OtherProps) {
  const online = presence?.online === true;
  const away = presence !== undefined && !online;
  return (
    <li class={css.seat}>
      <span
        class={classes(seatsPanelCss.shape, tones[online ? "success" : away ? "danger" : "muted"])}
        aria-hidden="true"
      >
        {online ? "●" : away ? "▲" : "–"}
      </span>
      <span class={css.who}>
        <strong>{name}</strong>
      </span>
      <span
        class={classes(
          seatsPanelCss.live,
          css.live,
          tones[online ? "success" : away ? "danger" : "muted"],
        )}
      >
        {t(online ? "watch.online" : away ? "console.live.offline" : "console.live.absent")}
      </span>
      <Device presence={presence} {...(state === undefined ? {} : { state })} now_ms={now_ms} />
    </li>
  );
}

// The other desks, and the screens: those that were paired by their names.
function Others({ view, now_ms }: { view: DeskView; now_ms: number }) {
  const seats = view.seats.filter(({ seat }) => seat?.panel === "");
  const of = (seat: string) => view.presence.find((one) => one.seat === seat && one.screen === "");
  return (
    <section class={seatsPanelCss.panel}>
      <div class={classes(seatsPanelCss.panelHead, css.head)}>
        <h3>{t("watch.others")}</h3>
      </div>
      <ul>
        {seats.map((state) => (
          <OtherRow
            key={state.seat?.id}
            name={seatWords(state.seat, view.legend)}
            presence={of(state.seat?.id ?? "")}
            state={state}
            now_ms={now_ms}
          />
        ))}
        {view.screens.map(({ screen, name }) => (
          <OtherRow
            key={screen}
            name={name}
            presence={view.presence.find((one) => one.screen === screen)}
            now_ms={now_ms}
          />
        ))}
      </ul>
    </section>
  );
}

interface WatchSeatsProps {
  view: DeskView;
  serverNow: () => number;
  onFreeze: OnFreeze;
}

export function WatchSeats({ view, serverNow, onFreeze }: WatchSeatsProps) {
  const now_ms = useNow(serverNow);
  return (
    <div class={css.seats}>
      {panelsOf(view).map((panel) => (
        <Panel key={panel.panel} panel={panel} view={view} now_ms={now_ms} onFreeze={onFreeze} />
      ))}
      <Others view={view} now_ms={now_ms} />
    </div>
  );
}

// All seats in a line or two, for a column: experts a cell each, mass panels as counts.
export function SeatStrip({ view }: { view: DeskView }) {
  const told = new Map(view.presence.map((one) => [one.seat, one]));
  const others = view.seats.filter(
    (state) => state.seat?.panel === "" && liveOf(state, told.get(state.seat.id)).offline,
  );
  return (
    <div class={css.strip}>
      {panelsOf(view).map((panel) =>
        panel.mass ? (
          <MassCounts key={panel.panel} panel={panel} />
        ) : (
          <MassGrid key={panel.panel} panel={panel} view={view} />
        ),
      )}
      {others.length > 0 && (
        <p class={tones.danger}>
          ▲ {t("console.live.offline")}{" "}
          {others.map(({ seat }) => seatWords(seat, view.legend)).join(t("display.trace.comma"))}
        </p>
      )}
    </div>
  );
}
