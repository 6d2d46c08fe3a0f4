// A desk, operator's or supervisor's: the run sheet, what is now with the one next step, the seats
// and what needs attention. (view, role, what is being asked) → what stands there.
import { useState } from "preact/hooks";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { DeskBar, type Outside } from "../../frame/bar";
import frameCss from "../../frame/frame.module.css";
import { Attention } from "../../overview/attention";
import { Now } from "../../overview/now";
import { RunSheet } from "../../overview/run_sheet";
import type { Acting } from "../../steps/acting";
import { ActionBar, Refused } from "../../steps/action_bar";
import { sortSteps, type OwnSteps } from "../../steps/steps";
import { Requests } from "../../subjects/devices/device_requests";
import { DeviceDialogs, type DeviceOpen } from "../../subjects/devices/devices";
import { Substitutes } from "../../subjects/devices/substitutes";
import { ScreensPanel } from "../../subjects/devices/screens_panel";
import { KeyingCard } from "../../subjects/paper/keying_card";
import { LotsForm } from "../../subjects/roll_call/lots_form";
import { SeatsPanel } from "../../subjects/sheets/seats_panel";
import { Questions, useOpening, type Opening } from "./desk_questions";

export interface DeskProps {
  view: DeskView;
  role: Role;
  acting: Acting;
  outside: Outside;
}

const roleWords: Readonly<Partial<Record<Role, Key>>> = {
  [Role.OPERATOR]: "console.role.operator",
  [Role.SUPERVISOR]: "console.role.supervisor",
};

interface PartProps extends DeskProps {
  own: OwnSteps;
  opening: Opening;
}

function NowOrLots(props: PartProps & { onDevice: (open: DeviceOpen) => void }) {
  const { view, role, acting, outside, own, opening, onDevice } = props;
  const { open, show, close, onStep } = opening;
  if (open?.kind === "lots") {
    const { step } = open;
    return (
      <LotsForm
        view={view}
        acting={acting}
        onSave={(input) => void acting.act(step, input).then((done) => done && close())}
        onBack={close}
      />
    );
  }
  const onKey = () => show({ kind: "keying" });
  return (
    <div class={frameCss.scroll} tabIndex={0}>
      <Requests view={view} steps={own.devices} acting={acting} onStep={onStep} />
      {role === Role.OPERATOR && (
        <Substitutes view={view} onIssue={(seat) => onDevice({ kind: "code", seat })} />
      )}
      <Now
        view={view}
        serverNow={outside.serverNow}
        steps={own.ofCandidate}
        posts={own.ofPost}
        entries={own.entries}
        onStep={onStep}
        keying={<KeyingCard view={view} role={role} next={own.next} onKey={onKey} />}
      />
    </div>
  );
}

function SeatsAndNotes(props: PartProps & { onDevice: (open: DeviceOpen) => void }) {
  const { view, role, acting, outside, own, opening, onDevice } = props;
  const operates = role === Role.OPERATOR;
  return (
    <div class={frameCss.right}>
      <SeatsPanel
        view={view}
        steps={own.ofSeat}
        onSteps={opening.onSteps}
        onOpen={onDevice}
        onPaper={operates ? () => opening.show({ kind: "paper" }) : undefined}
      />
      <Attention
        view={view}
        first={role === Role.SUPERVISOR ? "record" : "notes"}
        guide={role === Role.SUPERVISOR ? "supervisor" : "operator"}
        steps={own.ofSeat}
        onStep={opening.onStep}
        screens={
          operates ? (
            <ScreensPanel
              view={view}
              role={role}
              acting={acting}
              serverNow={outside.serverNow}
              refused={<Refused acting={acting} view={view} />}
            />
          ) : null
        }
      />
    </div>
  );
}

export function Desk(props: DeskProps) {
  const { view, role, acting, outside } = props;
  const [device, setDevice] = useState<DeviceOpen>(null);
  const opening = useOpening(view, acting);
  const own = sortSteps(view, role);
  const words = roleWords[role];
  const { onStep, onSteps } = opening;
  const part = { ...props, own, opening };
  return (
    <div class={frameCss.desk}>
      <DeskBar header={view.header} role={words === undefined ? "" : t(words)} outside={outside} />
      <div class={frameCss.body}>
        <RunSheet
          view={view}
          steps={own.ofCandidate}
          onStep={onStep}
          onSteps={onSteps}
          onOpen={(candidate) => opening.show({ kind: "result", candidate })}
        />
        <main class={frameCss.centre}>
          <NowOrLots {...part} onDevice={setDevice} />
          <ActionBar
            view={view}
            role={role}
            own={own}
            acting={acting}
            online={outside.state === "online"}
            onStep={onStep}
            quiet={opening.open?.kind === "lots"}
            onSigning={() => opening.show({ kind: "signing" })}
          />
        </main>
        <SeatsAndNotes {...part} onDevice={setDevice} />
      </div>
      <DeviceDialogs
        open={device}
        view={view}
        role={role}
        own={own}
        acting={acting}
        serverNow={outside.serverNow}
        listening={outside.listening ?? null}
        onOpen={setDevice}
        onStep={onStep}
      />
      <Questions
        view={view}
        role={role}
        own={own}
        acting={acting}
        outside={outside}
        opening={opening}
      />
    </div>
  );
}
