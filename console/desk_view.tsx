// A desk, operator's or supervisor's: the run sheet, what is now with the one next step, the seats
// and what needs attention. (view, role, what is being asked) → what stands there.
import { useState } from "preact/hooks";
import { Arrival_Id as Arrival, Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import { Step_Needs as Needs, type DeskView, type Step } from "../web_kit/generated/proto/views_pb";
import { t, type Key } from "../web_kit/i18n";
import type { Acting } from "./acting";
import { ActionBar, Refused } from "./action_bar";
import { Ask } from "./ask";
import { Attention, type AttentionTab } from "./attention";
import { DeskBar, type Outside } from "./bar";
import { Correct } from "./correction_form";
import { Requests } from "./device_requests";
import { DeviceDialogs, type DeviceOpen } from "./devices";
import type { Draft } from "./draft";
import { KeyingCard } from "./keying_card";
import { KeyingForm } from "./keying_form";
import { LotsForm } from "./lots_form";
import { Now } from "./now";
import { BlankSheetsForm } from "./blank_sheets_form";
import { PaperMenu } from "./paper_menu";
import { RunSheet } from "./run_sheet";
import { ScreensPanel } from "./screens_panel";
import { Scan } from "./scan_form";
import { SeatsPanel } from "./seats_panel";
import { StepMenu } from "./step_menu";
import { actionOf, asksBefore, isLatecomer, isStill, keyOf, sortSteps } from "./steps";

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

// Questions with a form of their own.
const forms: Readonly<Partial<Record<Needs, typeof Ask>>> = {
  [Needs.CORRECTION]: Correct,
  [Needs.SCAN]: Scan,
};

type Open =
  | { kind: "ask"; step: Step; start?: Partial<Draft> | undefined }
  | { kind: "lots"; step: Step }
  | { kind: "keying" } // Paper sheets.
  | { kind: "paper" } // What can be done about paper.
  | { kind: "blank" } // Sheets to be printed.
  | { kind: "menu"; title: string; steps: readonly Step[] }
  | null;

export function Desk({ view, role, acting, outside }: DeskProps) {
  const [open, setOpen] = useState<Open>(null);
  const [device, setDevice] = useState<DeviceOpen>(null);
  const own = sortSteps(view, role);
  const words = roleWords[role];
  const first: AttentionTab = role === Role.SUPERVISOR ? "record" : "notes";

  function show(kind: "keying" | "paper" | "blank") {
    acting.forgive();
    setOpen({ kind });
  }

  // `start`: what the button that was pressed has said already.
  function onStep(step: Step, start?: Partial<Draft>) {
    const late = isLatecomer(step, view);
    if (step.needs === Needs.KEYING) {
      show("keying");
    } else if (late) {
      // Complete as it is, but for looking at who it is.
      acting.forgive();
      setOpen({
        kind: "ask",
        step: { ...step, needs: Needs.ARRIVAL },
        start: { arrival: Arrival.LATE },
      });
    } else if (actionOf(step) === "checkInCandidate" && start === undefined) {
      void acting.act(step, { arrival: Arrival.PRESENT, phoneSealed: true });
    } else if (step.needs === Needs.LOTS) {
      acting.forgive();
      setOpen({ kind: "lots", step });
    } else if (step.needs === Needs.NOTHING && !asksBefore(step)) {
      void acting.act(step);
    } else {
      acting.forgive();
      setOpen({ kind: "ask", step, start });
    }
  }

  // One thing to do is done at once; of several one is chosen.
  function onSteps(title: string, steps: readonly Step[]) {
    const [only] = steps;
    if (steps.length === 1 && only !== undefined) onStep(only);
    else setOpen({ kind: "menu", title, steps });
  }

  const close = () => {
    acting.forgive();
    setOpen(null);
  };
  const lots = open?.kind === "lots";
  const asked = open?.kind === "ask" ? open : null;
  const Asks = forms[asked?.step.needs ?? Needs.NOTHING] ?? Ask;
  return (
    <div class="desk">
      <DeskBar header={view.header} role={words === undefined ? "" : t(words)} outside={outside} />
      <div class="desk-body">
        <RunSheet view={view} steps={own.ofCandidate} onStep={onStep} onSteps={onSteps} />
        <main class="desk-centre">
          {lots ? (
            <LotsForm
              view={view}
              acting={acting}
              onSave={(input) => void acting.act(open.step, input).then((done) => done && close())}
              onBack={close}
            />
          ) : (
            <div class="desk-scroll desk-now" tabIndex={0}>
              <Requests view={view} steps={own.devices} acting={acting} onStep={onStep} />
              <Now
                view={view}
                serverNow={outside.serverNow}
                steps={own.ofCandidate}
                posts={own.ofPost}
                entries={own.entries}
                onStep={onStep}
                keying={
                  <KeyingCard
                    view={view}
                    role={role}
                    next={own.next}
                    onKey={() => show("keying")}
                  />
                }
              />
            </div>
          )}
          <ActionBar
            view={view}
            role={role}
            own={own}
            acting={acting}
            online={outside.state === "online"}
            onStep={onStep}
            quiet={lots}
          />
        </main>
        <div class="desk-right">
          <SeatsPanel
            view={view}
            steps={own.ofSeat}
            onSteps={onSteps}
            onOpen={setDevice}
            onPaper={role === Role.OPERATOR ? () => show("paper") : undefined}
          />
          <Attention
            view={view}
            first={first}
            guide={role === Role.SUPERVISOR ? "supervisor" : "operator"}
            screens={
              role === Role.OPERATOR ? (
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
      {open?.kind === "menu" && (
        <StepMenu
          {...open}
          view={view}
          onStep={(step) => {
            setOpen(null);
            onStep(step);
          }}
          onClose={close}
        />
      )}
      {open?.kind === "paper" && (
        <PaperMenu
          view={view}
          steps={own.paper}
          acting={acting}
          onStep={onStep}
          onPrint={() => show("blank")}
          onClose={close}
        />
      )}
      {open?.kind === "blank" && <BlankSheetsForm view={view} onClose={close} />}
      {open?.kind === "keying" && (
        <KeyingForm view={view} role={role} acting={acting} onClose={close} />
      )}
      {asked !== null && (
        <Asks
          key={keyOf(asked.step)}
          step={asked.step}
          view={view}
          acting={acting}
          stillThere={isStill(asked.step, view, role)}
          start={asked.start}
          onClose={close}
        />
      )}
    </div>
  );
}
