// The questions about devices that stand over a desk: one seat, and a new device for it.
import type { Listening } from "../../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type { DeskView, Step } from "../../../web_kit/generated/proto/views_pb";
import type { Acting } from "../../steps/acting";
import { CodeDialog } from "./code_dialog";
import { freezeStep } from "./device_steps";
import { MassSeat, SeatCard } from "./seat_card";
import type { OwnSteps } from "../../steps/steps";

const freezes: readonly Role[] = [Role.OPERATOR, Role.SUPERVISOR];

export type DeviceOpen =
  | { kind: "seat"; seat: string }
  | { kind: "mass"; panel: string }
  | { kind: "code"; seat: string }
  | null;

export interface DeviceDialogsProps {
  open: DeviceOpen;
  view: DeskView;
  role: Role;
  own: OwnSteps;
  acting: Acting;
  serverNow: () => number;
  listening: Listening | null;
  onOpen: (open: DeviceOpen) => void;
  onStep: (step: Step) => void;
}

export function DeviceDialogs(props: DeviceDialogsProps) {
  const { open, view, role, own, acting, onOpen } = props;
  const close = () => {
    acting.forgive();
    onOpen(null);
  };
  const onStep = (step: Step) => {
    onOpen(null);
    props.onStep(step);
  };
  switch (open?.kind) {
    case "seat": {
      const { seat } = open;
      const replace = role === Role.OPERATOR ? () => onOpen({ kind: "code", seat }) : null;
      return (
        <SeatCard
          {...props}
          seat={seat}
          steps={own.ofSeat.get(seat) ?? []}
          onStep={onStep}
          onReplace={replace}
          onFreeze={freezes.includes(role) ? () => onStep(freezeStep(role, seat)) : null}
          onClose={close}
        />
      );
    }
    case "mass": {
      const onSeat = (seat: string) => onOpen({ kind: "seat", seat });
      return <MassSeat view={view} panel={open.panel} onSeat={onSeat} onClose={close} />;
    }
    case "code":
      return (
        <CodeDialog
          key={open.seat}
          seat={open.seat}
          view={view}
          role={role}
          acting={acting}
          listening={props.listening}
          steps={own.devices}
          onStep={onStep}
          onClose={close}
        />
      );
    default:
      return null;
  }
}
