// The supervisor's page: one room over the whole of it, or several as columns beside one another.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../../web_kit/components/button";
import { LanguageSwitch } from "../../../web_kit/frame/language_switch";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { Gate, goodbyeWords } from "../../../web_kit/join/join";
import { LineOf } from "../../../web_kit/line/line_strip";
import { useActing } from "../../steps/acting";
import { DeskBar, outsideOf } from "../../frame/bar";
import { seatWords } from "../../words";
import { JoinRoom } from "./join_room";
import { EmptyColumn, RoomColumn, WideRoom, type RoomProps } from "./watch_room";
import { isHeld, roomsMax, type Room, type Rooms } from "./rooms";
import { classes } from "../../../web_kit/look/classes";
import frameCss from "../../frame/frame.module.css";
import barCss from "../../frame/bar.module.css";
import css from "./supervise_view.module.css";

const supervisor = { role: Role.SUPERVISOR, panel: "" } as Parameters<typeof seatWords>[0];

function AddButton({ onPress }: { onPress: () => void }) {
  return (
    <Button kind="secondary" size="small" onPress={onPress}>
      {t("watch.add")}
    </Button>
  );
}

// One room alone.
export function WidePage({ onAdd, ...room }: RoomProps & { onAdd: () => void }) {
  return (
    <div class={classes(frameCss.desk, barCss.withoutCode)}>
      <DeskBar
        header={room.view.header}
        role={seatWords(supervisor, undefined)}
        outside={room.outside}
      >
        <AddButton onPress={onAdd} />
      </DeskBar>
      <WideRoom {...room} />
    </div>
  );
}

interface ColumnsProps {
  title: string;
  onAdd: (() => void) | null;
  children: ComponentChildren;
}

// Each column says for itself how its own line is.
export function ColumnsPage({ title, onAdd, children }: ColumnsProps) {
  return (
    <div class={classes(frameCss.desk, barCss.withoutCode)}>
      <header class={barCss.bar}>
        <div class={barCss.title}>
          <h1>{seatWords(supervisor, undefined)}</h1>
          <span>{title}</span>
        </div>
        {onAdd !== null && <AddButton onPress={onAdd} />}
        <LanguageSwitch />
      </header>
      <main class={css.columns}>{children}</main>
    </div>
  );
}

function viewOf({ connection }: Room): DeskView | null {
  const of = connection.view.value?.of;
  return of?.case === "desk" ? of.value : null;
}

function useRoom(room: Room) {
  const { connection } = room;
  const acting = useActing(
    (command, passphrase) => connection.send(command, passphrase),
    undefined,
    (answer) => connection.showing(answer),
  );
  return { acting, outside: outsideOf(connection) };
}

function Wide({ room, onAdd }: { room: Room; onAdd: () => void }) {
  const { acting, outside } = useRoom(room);
  const view = viewOf(room);
  if (view === null) return null;
  return <WidePage view={view} acting={acting} outside={outside} onAdd={onAdd} />;
}

function Column({ room, onLeave }: { room: Room; onLeave: () => void }) {
  const { acting, outside } = useRoom(room);
  const view = viewOf(room);
  if (view !== null) {
    return (
      <LineOf connection={room.connection}>
        <RoomColumn view={view} acting={acting} outside={outside} onLeave={onLeave} />
      </LineOf>
    );
  }
  const words = goodbyeWords(room.connection.goodbye.value, 1, "kit.page.supervise");
  return (
    <EmptyColumn
      words={words === null ? t("kit.status.connecting") : t(words.title)}
      what={words === null ? "" : t(words.body)}
      onLeave={onLeave}
    />
  );
}

export function Supervise({ rooms }: { rooms: Rooms }) {
  const [adding, setAdding] = useState(false);
  const all = rooms.rooms.value;
  const held = all.filter(isHeld);
  const [only, ...more] = held.length === 0 ? all : held;
  if (only === undefined) return null;
  const onAdd = () => setAdding(true);
  const several = held.length > 1 && more.length > 0;
  const title = held.map((room) => textOf(viewOf(room)?.header?.title)).find((one) => one !== "");
  return (
    <>
      {several ? (
        <ColumnsPage title={title ?? ""} onAdd={held.length < roomsMax ? onAdd : null}>
          {held.map((room) => (
            <Column key={room.nth} room={room} onLeave={() => rooms.leave(room)} />
          ))}
        </ColumnsPage>
      ) : (
        <Gate key={only.nth} connection={only.connection} page="kit.page.supervise">
          {() => <Wide room={only} onAdd={onAdd} />}
        </Gate>
      )}
      {adding && <JoinRoom rooms={rooms} onClose={() => setAdding(false)} />}
    </>
  );
}
