// What a desk without forms of its own asks before a step: the harmless is done at once, all else
// is put as a question over the page.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import {
  Step_Needs as Needs,
  type DeskView,
  type Step,
} from "../../../web_kit/generated/proto/views_pb";
import type { Acting } from "../../steps/acting";
import { Ask } from "../../steps/ask";
import { asksBefore, isStill, keyOf } from "../../steps/steps";

export interface Asking {
  onStep: (step: Step) => void;
  question: ComponentChildren; // Stands over the page, or null.
}

export function useAsking(view: DeskView, role: Role, acting: Acting, room?: string): Asking {
  const [asked, setAsked] = useState<Step | null>(null);

  function onStep(step: Step) {
    if (step.needs === Needs.NOTHING && !asksBefore(step)) return void acting.act(step);
    acting.forgive();
    setAsked(step);
  }

  function close() {
    acting.forgive();
    setAsked(null);
  }

  if (asked === null) return { onStep, question: null };
  const key = keyOf(asked);
  const question = (
    <Ask
      key={key}
      step={asked}
      view={view}
      acting={acting}
      stillThere={isStill(asked, view, role)}
      onClose={close}
      room={room}
    />
  );
  return { onStep, question };
}
