// The seats of all rooms, by room and by what they are for. Pure.
import { create } from "@bufbuild/protobuf";
import { Panel_Kind as Kind } from "../../../web_kit/generated/proto/plan_pb";
import { Role_Id as Role, type Seat } from "../../../web_kit/generated/proto/seats_pb";
import { type SeatState } from "../../../web_kit/generated/proto/seat_views_pb";
import {
  LegendSchema,
  type Legend,
  type PrepareView,
} from "../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";

export type GroupKind = "desks" | "screens" | "panel";

export interface SeatGroup {
  key: string;
  kind: GroupKind;
  title: string;
  mass: boolean;
  seats: SeatState[];
}

export interface RoomSeats {
  room: string;
  title: string;
  groups: SeatGroup[];
  count: number;
}

const screens: readonly Role[] = [Role.HALL, Role.CLOCK, Role.WAITING, Role.KIOSK];

// Names for the seats, as the desks use them.
export function legendOf(view: PrepareView): Legend {
  return create(LegendSchema, { panels: view.plan?.panels ?? [] });
}

// The only room needs no name; one without a name of its own is called by its place.
export function roomTitle(view: PrepareView, room: string): string {
  const at = view.rooms.findIndex(({ id }) => id === room);
  const own = view.rooms[at]?.title ?? "";
  if (own !== "") return own;
  return view.rooms.length > 1 ? t("prepare.room", { number: at + 1 }) : "";
}

function groupsOf(view: PrepareView, room: string): SeatGroup[] {
  const own = view.seats.filter(({ seat }) => seat?.room === room);
  const isScreen = ({ seat }: SeatState) => screens.includes(seat?.role ?? Role.ROLE_UNSPECIFIED);
  const rest = own.filter(({ seat }) => seat?.panel === "");
  const kinds: SeatGroup[] = [
    {
      key: "desks",
      kind: "desks",
      title: t("prepare.group.desks"),
      mass: false,
      seats: rest.filter((state) => !isScreen(state)),
    },
    ...(view.plan?.panels ?? []).map(({ id, title, kind }): SeatGroup => {
      const seats = own.filter(({ seat }) => seat?.panel === id);
      return { key: id, kind: "panel", title: textOf(title), mass: kind === Kind.MASS, seats };
    }),
    {
      key: "screens",
      kind: "screens",
      title: t("prepare.group.screens"),
      mass: false,
      seats: rest.filter(isScreen),
    },
  ];
  return kinds.filter(({ seats }) => seats.length > 0);
}

export function roomSeats(view: PrepareView): RoomSeats[] {
  const rooms = [...new Set(view.seats.map(({ seat }) => seat?.room ?? ""))];
  return rooms.map((room) => {
    const groups = groupsOf(view, room);
    const count = groups.reduce((sum, { seats }) => sum + seats.length, 0);
    return { room, title: roomTitle(view, room), groups, count };
  });
}

export function judgesOf(view: PrepareView, room: string): Seat[] {
  return view.seats.flatMap(({ seat }) =>
    seat !== undefined && seat.panel !== "" && seat.room === room ? [seat] : [],
  );
}
