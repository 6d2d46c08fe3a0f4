// What stands before a page, in every state: the code asked for, the line away, a second device that
// waits. Any preview page shows them with &door=join; what stands between with &line=login. Never
// shipped.
import { create } from "@bufbuild/protobuf";
import type { ComponentChildren } from "preact";
import { DeskDecides } from "../join/device_wait";
import { Goodbye_Code as Goodbye, WaitingSchema } from "../generated/proto/frames_pb";
import { Role_Id as Role } from "../generated/proto/seats_pb";
import type { Key } from "../i18n/i18n";
import { Connecting, JoinForm, type JoinProps } from "../join/join";
import { askedBarrier } from "../line/line_preview";
import { asked } from "./preview_page";

const joins: Readonly<Record<string, Partial<JoinProps>>> = {
  join: {},
  join_busy: { busy: true },
  join_offline: { busy: true },
  join_unknown: { goodbye: Goodbye.UNKNOWN_CODE },
  join_tries: { goodbye: Goodbye.UNKNOWN_CODE, tries: 5 },
  join_replaced: { goodbye: Goodbye.REPLACED },
  join_page: { goodbye: Goodbye.WRONG_PAGE },
  join_refused: { goodbye: Goodbye.DEVICE_REFUSED },
  join_again: { goodbye: Goodbye.UNKNOWN_TOKEN },
  join_used: { goodbye: Goodbye.CODE_USED },
  join_expired: { goodbye: Goodbye.CODE_EXPIRED },
  join_frozen: { goodbye: Goodbye.FROZEN },
  join_signed_out: { goodbye: Goodbye.SIGNED_OUT },
  join_not_here: { goodbye: Goodbye.NOT_HERE },
  join_old: { goodbye: Goodbye.PROTOCOL },
};

const second = create(WaitingSchema, {
  request: "device3",
  seat: { id: "panel_3", role: Role.JUDGE, number: 3 },
});

// The doors at which a barrier is spoken of.
export const offlineDoors: readonly string[] = [
  "join_offline",
  "connecting_offline",
  "second_device_offline",
];

export const doors: readonly string[] = [
  ...Object.keys(joins).filter((door) => !offlineDoors.includes(door)),
  "connecting",
  "second_device",
  ...offlineDoors,
];

export interface DoorProps {
  name: string;
  page: Key;
  note?: ComponentChildren;
}

export function Door({ name, page, note }: DoorProps) {
  const offline = offlineDoors.includes(name);
  const between = { offline, barrier: askedBarrier(asked) };
  if (name.startsWith("second_device")) {
    return <DeskDecides waiting={second} {...between} onLeave={() => {}} />;
  }
  if (name.startsWith("connecting")) return <Connecting page={page} {...between} />;
  const usual = { page, goodbye: null, busy: false, tries: 1, note, onJoin: () => {} };
  return <JoinForm {...usual} {...between} {...joins[name]} />;
}
