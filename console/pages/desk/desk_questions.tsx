// What a desk asks or shows over or beside its page: which of it is open, what a press opens or does
// at once, and the dialogs.
import { useState } from "preact/hooks";
import { Arrival_Id as Arrival, Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import {
  Step_Needs as Needs,
  type DeskView,
  type Step,
} from "../../../web_kit/generated/proto/views_pb";
import type { Acting } from "../../steps/acting";
import { Ask } from "../../steps/ask";
import type { Draft } from "../../steps/draft";
import { actionOf } from "../../steps/kind";
import { StepMenu } from "../../steps/step_menu";
import { asksBefore, isStill, keyOf, type OwnSteps } from "../../steps/steps";
import { Correct } from "../../subjects/correction/correction_form";
import { BlankSheetsForm } from "../../subjects/paper/blank_sheets_form";
import { KeyingForm } from "../../subjects/paper/keying_form";
import { PaperMenu } from "../../subjects/paper/paper_menu";
import { Scan } from "../../subjects/paper/scan_form";
import { ResultCard } from "../../subjects/release/result_card";
import { ToSignList } from "../../subjects/release/to_sign_list";
import type { Outside } from "../../frame/bar";
import { isLatecomer } from "../../subjects/roll_call/arrivals";

export type Open =
  | { kind: "ask"; step: Step; start?: Partial<Draft> | undefined }
  | { kind: "lots"; step: Step } // In place of what is now.
  | { kind: "keying" } // Paper sheets.
  | { kind: "paper" } // What can be done about paper.
  | { kind: "blank" } // Sheets to be printed.
  | { kind: "signing" } // Everybody who is to sign.
  | { kind: "result"; candidate: string } // What is closed of somebody.
  | { kind: "menu"; title: string; steps: readonly Step[] };

export interface Opening {
  open: Open | null;
  show: (open: Open) => void;
  close: () => void;
  onStep: (step: Step, start?: Partial<Draft>) => void; // `start`: what the button has said already.
  onSteps: (title: string, steps: readonly Step[]) => void;
}

// What a step opens; null: it is done at once, with what was given.
function openedBy(step: Step, view: DeskView, start?: Partial<Draft>): Open | null {
  if (step.needs === Needs.KEYING) return { kind: "keying" };
  if (isLatecomer(step, view)) {
    // Complete as it is, but for looking at who it is.
    const arriving = { ...step, needs: Needs.ARRIVAL };
    return { kind: "ask", step: arriving, start: { arrival: Arrival.LATE } };
  }
  if (actionOf(step) === "checkInCandidate" && start === undefined) return null;
  if (step.needs === Needs.LOTS) return { kind: "lots", step };
  const harmless = step.needs === Needs.NOTHING && !asksBefore(step);
  return harmless ? null : { kind: "ask", step, start };
}

export function useOpening(view: DeskView, acting: Acting): Opening {
  const [open, setOpen] = useState<Open | null>(null);

  function show(next: Open | null) {
    acting.forgive();
    setOpen(next);
  }

  function onStep(step: Step, start?: Partial<Draft>) {
    const next = openedBy(step, view, start);
    if (next !== null) return show(next);
    const arrives = actionOf(step) === "checkInCandidate";
    void acting.act(step, ...(arrives ? [{ arrival: Arrival.PRESENT, phoneSealed: true }] : []));
  }

  // One thing to do is done at once; of several one is chosen.
  function onSteps(title: string, steps: readonly Step[]) {
    const [only] = steps;
    if (steps.length === 1 && only !== undefined) onStep(only);
    else setOpen({ kind: "menu", title, steps });
  }

  return { open, show, close: () => show(null), onStep, onSteps };
}

// Questions with a form of their own.
const forms: Readonly<Partial<Record<Needs, typeof Ask>>> = {
  [Needs.CORRECTION]: Correct,
  [Needs.SCAN]: Scan,
};

interface QuestionsProps {
  view: DeskView;
  role: Role;
  own: OwnSteps;
  acting: Acting;
  outside: Outside;
  opening: Opening;
}

export function Questions({ view, role, own, acting, outside, opening }: QuestionsProps) {
  const { open, show, close, onStep } = opening;
  switch (open?.kind) {
    case "menu":
      return (
        <StepMenu
          {...open}
          view={view}
          onStep={(step) => {
            close();
            onStep(step);
          }}
          onClose={close}
        />
      );
    case "paper":
      return (
        <PaperMenu
          view={view}
          steps={own.paper}
          acting={acting}
          onStep={onStep}
          onPrint={() => show({ kind: "blank" })}
          onClose={close}
        />
      );
    case "blank":
      return <BlankSheetsForm view={view} onClose={close} />;
    case "signing":
      return (
        <ToSignList
          view={view}
          own={own}
          acting={acting}
          onCall={(step) => void acting.act(step)}
          onOpen={(candidate) => show({ kind: "result", candidate })}
          onClose={close}
        />
      );
    case "result":
      return (
        <ResultCard
          key={open.candidate}
          candidate={open.candidate}
          view={view}
          own={own}
          outside={outside}
          onStep={onStep}
          onClose={close}
        />
      );
    case "keying":
      return <KeyingForm view={view} role={role} acting={acting} onClose={close} />;
    case "ask": {
      const { step, start } = open;
      const Asks = forms[step.needs] ?? Ask;
      const stillThere = isStill(step, view, role);
      const asking = { step, view, acting, stillThere, start, onClose: close };
      return <Asks key={keyOf(step)} {...asking} />;
    }
    default:
      return null;
  }
}
