// One room as the supervisor watches it: alone, over the whole page, or as one of several columns.
// What stops the room, whose turn it is and what can be done about it are in sight under every tab.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Banner } from "../../../web_kit/components/banner";
import { StatusMark } from "../../../web_kit/components/status_mark";
import { Phase_Id as Phase, Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { timeWords } from "../../../web_kit/i18n/times";
import { Head } from "../../../web_kit/line/line_strip";
import { isWithin } from "../../../web_kit/room/phases";
import type { Acting } from "../../steps/acting";
import { ActionBar } from "../../steps/action_bar";
import { Attention, Notes, RecordList } from "../../overview/attention";
import { groupedCheckCode, type Outside } from "../../frame/bar";
import { Requests } from "../../subjects/devices/device_requests";
import { Alerts, Now, TurnHead } from "../../overview/now";
import { RunSheet } from "../../overview/run_sheet";
import { sortSteps } from "../../steps/steps";
import { noteText, noteWords, whereWords } from "../../words";
import { freezeStep } from "../../subjects/devices/device_steps";
import { useAsking } from "./asking";
import { Deviations } from "./deviations";
import { Plots } from "./watch_plot";
import { SeatStrip, WatchSeats, type OnFreeze } from "./watch_seats";
import { Sheets } from "./watch_sheets";
import { classes } from "../../../web_kit/look/classes";
import attentionCss from "../../overview/attention.module.css";
import css from "./watch_room.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";
import frameCss from "../../frame/frame.module.css";
import requestsCss from "../../subjects/devices/device_requests.module.css";
import nowCss from "../../overview/now.module.css";
import seatsPanelCss from "../../subjects/sheets/seats_panel.module.css";
import layoutCss from "../../../web_kit/look/layout.module.css";

export interface RoomProps {
  view: DeskView;
  acting: Acting;
  outside: Outside;
  onLeave?: (() => void) | undefined; // Of several columns.
}

type Tab = "now" | "seats" | "notes" | "record" | "sheets" | "plot" | "run";

const tabWords: Readonly<Record<Tab, Key>> = {
  now: "watch.tab.now",
  seats: "console.seats.title",
  notes: "console.attention.title",
  record: "console.record.title",
  sheets: "watch.tab.sheets",
  plot: "watch.tab.plot",
  run: "console.sheet.title",
};

const wideTabs: readonly Tab[] = ["now", "sheets", "plot"];
const columnTabs: readonly Tab[] = ["now", "seats", "notes", "record", "sheets", "plot", "run"];

interface TabsProps {
  tabs: readonly Tab[];
  chosen: Tab;
  notes: number;
  onChoose: (tab: Tab) => void;
}

function Tabs({ tabs, chosen, notes, onChoose }: TabsProps) {
  return (
    <div class={classes(attentionCss.tabs, css.tabs)}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          class={attentionCss.tab}
          aria-pressed={tab === chosen}
          onClick={() => onChoose(tab)}
        >
          {t(tabWords[tab])}
          {tab === "notes" && notes > 0 && ` ${notes}`}
        </button>
      ))}
    </div>
  );
}

// Large, in fours, to be compared with the hall and with what is printed.
export function CheckCode({ view }: { view: DeskView }) {
  return (
    <p class={css.code} title={t("watch.code.what")}>
      <span>{t("kit.checkcode")}</span>
      <strong>{groupedCheckCode(view.header?.checkCode ?? "")}</strong>
    </p>
  );
}

interface WhoseProps {
  inRoom: boolean;
}

// Where nobody's turn it is, at least where the room is.
function Whose({ view, outside, inRoom }: Pick<RoomProps, "view" | "outside"> & WhoseProps) {
  if (isWithin(view.header?.phase, Phase.CALLED, Phase.ANNOUNCED) && view.turn !== undefined) {
    return <TurnHead view={view} serverNow={outside.serverNow} inRoom={inRoom} />;
  }
  const Heading = inRoom ? "h3" : "h1";
  return <Heading class={css.where}>{whereWords(view.header)}</Heading>;
}

function NewestNote({ view, onOpen }: { view: DeskView; onOpen: () => void }) {
  const [note] = view.notes;
  return (
    <button type="button" class={css.newest} onClick={onOpen}>
      {note === undefined ? (
        <span class={tones.muted}>{t("console.attention.none")}</span>
      ) : (
        <>
          <strong class={tones.warning}>▲ {noteWords(note, view)}</strong>{" "}
          <span>{noteText(note)}</span> <time>{timeWords(note.at)}</time>
        </>
      )}
    </button>
  );
}

const none = new Map<string, never[]>();

interface TabBodyProps extends Pick<RoomProps, "view" | "outside"> {
  tab: Tab;
  onFreeze: OnFreeze;
}

function TabBody({ tab, view, outside, onFreeze }: TabBodyProps) {
  switch (tab) {
    case "seats":
      return <WatchSeats view={view} serverNow={outside.serverNow} onFreeze={onFreeze} />;
    case "notes":
      return <Notes view={view} guide="supervisor" />;
    case "record":
      return <RecordList view={view} />;
    case "sheets":
      return <Sheets view={view} />;
    case "plot":
      return <Plots view={view} />;
    case "run":
      return <RunSheet view={view} steps={none} onStep={() => {}} onSteps={() => {}} />;
    default:
      return (
        <>
          <Deviations view={view} />
          <Now
            view={view}
            serverNow={outside.serverNow}
            steps={none}
            posts={none}
            entries={[]}
            onStep={() => {}}
            headed={false}
          />
        </>
      );
  }
}

interface CentreProps extends RoomProps {
  tabs: readonly Tab[];
  room?: string | undefined; // Named in questions where there are several.
  children?: (choose: (tab: Tab) => void) => ComponentChildren; // Above the tabs.
}

function Centre({ view, acting, outside, tabs, room, children }: CentreProps) {
  const [tab, setTab] = useState<Tab>("now");
  const { onStep, question } = useAsking(view, Role.SUPERVISOR, acting, room);
  const own = sortSteps(view, Role.SUPERVISOR);
  return (
    <div class={classes(frameCss.centre, css.centre)}>
      <div class={classes(css.top, nowCss.compact, requestsCss.compact)}>
        <Alerts view={view} />
        <Requests view={view} steps={own.devices} acting={acting} onStep={onStep} />
        <Whose view={view} outside={outside} inRoom={room !== undefined} />
        {children?.(setTab)}
      </div>
      <Tabs tabs={tabs} chosen={tab} notes={view.notes.length} onChoose={setTab} />
      <section
        class={frameCss.scroll}
        tabIndex={0}
        aria-label={room === undefined ? t(tabWords[tab]) : `${room} · ${t(tabWords[tab])}`}
      >
        <TabBody
          tab={tab}
          view={view}
          outside={outside}
          onFreeze={(seat) => onStep(freezeStep(Role.SUPERVISOR, seat))}
        />
      </section>
      <ActionBar
        view={view}
        role={Role.SUPERVISOR}
        own={own}
        acting={acting}
        online={outside.state === "online"}
        onStep={onStep}
        quiet={false}
        shortcut={room === undefined}
      />
      {question}
    </div>
  );
}

export function WideRoom(props: RoomProps) {
  const { view, outside, acting } = props;
  const { onStep, question } = useAsking(view, Role.SUPERVISOR, acting);
  return (
    <div class={frameCss.body}>
      <div class={css.left}>
        <section aria-label={t("kit.checkcode")}>
          <CheckCode view={view} />
        </section>
        <RunSheet view={view} steps={none} onStep={() => {}} onSteps={() => {}} />
      </div>
      <main class={css.main}>
        <Centre {...props} tabs={wideTabs} />
      </main>
      <div class={frameCss.right}>
        <section class={seatsPanelCss.seats} aria-label={t("console.seats.title")}>
          <header class={frameCss.head}>
            <h2>{t("watch.seats")}</h2>
          </header>
          <div class={frameCss.scroll} tabIndex={0}>
            <WatchSeats
              view={view}
              serverNow={outside.serverNow}
              onFreeze={(seat) => onStep(freezeStep(Role.SUPERVISOR, seat))}
            />
          </div>
        </section>
        <Attention view={view} first="record" screens={null} guide="supervisor" />
      </div>
      {question}
    </div>
  );
}

export function roomTitle(view: DeskView): string {
  const { header } = view;
  return header?.roomTitle || t("watch.room", { room: header?.room ?? "" });
}

export function RoomColumn(props: RoomProps) {
  const { view, onLeave } = props;
  const title = roomTitle(view);
  const held = view.header?.held === true;
  return (
    <section class={classes(css.column, held && css.held)} aria-label={title} data-narrow="">
      <Head safe="kit.line.safe.desk">
        <header class={css.columnHead}>
          <h2>{title}</h2>
          <span class={css.phase}>
            {held ? <StatusMark status="held" /> : whereWords(view.header)}
          </span>
          <CheckCode view={view} />
          {onLeave !== undefined && (
            <button type="button" class={frameCss.more} onClick={onLeave}>
              {t("watch.leave")}
              <span class={layoutCss.unseen}> {t("watch.leave.what", { room: title })}</span>
            </button>
          )}
        </header>
      </Head>
      <Centre {...props} tabs={columnTabs} room={title}>
        {(choose) => (
          <>
            <SeatStrip view={view} />
            <NewestNote view={view} onOpen={() => choose("notes")} />
          </>
        )}
      </Centre>
    </section>
  );
}

// A column whose seat is gone, or which has nothing to show yet.
export function EmptyColumn(props: { words: string; what: string; onLeave: () => void }) {
  return (
    <section class={css.column} data-narrow="">
      <div class={frameCss.pad}>
        <Banner
          tone="warning"
          title={props.words}
          action={
            <button type="button" class={frameCss.more} onClick={props.onLeave}>
              {t("watch.leave")}
            </button>
          }
        >
          {props.what}
        </Banner>
      </div>
    </section>
  );
}
