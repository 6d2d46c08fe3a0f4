// Several things can be done about one person or seat: each by its own words, one below the other.
import { Button } from "../../web_kit/components/button";
import { Dialog } from "../../web_kit/components/dialog";
import type { DeskView, Step } from "../../web_kit/generated/proto/views_pb";
import { keyOf, stepWords } from "./steps";
import css from "./step_menu.module.css";

export interface StepMenuProps {
  title: string;
  steps: readonly Step[];
  view: DeskView;
  onStep: (step: Step) => void;
  onClose: () => void;
}

export function StepMenu({ title, steps, view, onStep, onClose }: StepMenuProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <ul class={css.menu}>
        {steps.map((step) => (
          <li key={keyOf(step)}>
            <Button kind="secondary" wide onPress={() => onStep(step)}>
              {stepWords(step, view)}…
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
