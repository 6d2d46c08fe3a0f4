// What a desk knows of a command beyond its message: one `Kind` an action, in the file of its
// subject (console/subjects/X/steps.tsx). A kind looks at nothing but what it is given.
import type { ComponentType } from "preact";
import type { Command } from "../../web_kit/generated/proto/commands_pb";
import type { DeskView, Step } from "../../web_kit/generated/proto/views_pb";
import type { Key } from "../../web_kit/i18n/i18n";
import type { Draft, Input } from "./draft";

export type Action = NonNullable<Command["action"]["case"]>;
export type ValueOf<A extends Action> = Extract<Command["action"], { case: A }>["value"];

export function actionOf(step: Step): Action | undefined {
  return step.command?.action.case;
}

// The command of a step, if it is of this action.
export function valueOf<A extends Action>(step: Step, action: A): ValueOf<A> | undefined {
  const own = step.command?.action;
  return (own?.case === action ? own.value : undefined) as ValueOf<A> | undefined;
}

// A step with its command and the view that it stands in.
export interface Told<A extends Action = Action> {
  value: ValueOf<A>;
  step: Step;
  view: DeskView;
}

// What a step is about besides the person, stage and seat that it names itself. All of it tells one
// step from another; the ids also stand in its words.
export interface About {
  post?: string;
  seat?: string;
  batch?: string;
  candidate?: string;
  panel?: string;
  correction?: string;
  request?: string; // Of a device.
  more?: string;
}

// Where a step stands on a desk; "next": below the next step.
export type Place =
  | "next"
  | "candidate"
  | "seat"
  | "post"
  | "entry"
  | "paper"
  | "signing"
  | "keying"
  | "devices"
  | "undo";

export interface FormProps {
  step: Step;
  view: DeskView;
  draft: Draft;
  asked: boolean; // Whether it was tried to be sent: only then is something wrong.
  onDraft: (draft: Draft) => void;
}

export interface StepProps {
  step: Step;
  view: DeskView;
}

// Which words stand at the field for its text.
export interface TextWords {
  label: Key;
  hint: Key;
}

export interface Kind<A extends Action = Action> {
  words: Key | ((told: Told<A>) => Key); // What its button says it will do.
  place?: Place | ((told: Told<A>) => Place); // "next" where not told.
  confirm?: ComponentType<StepProps>; // Cannot be taken back by a press: asked for, with these facts.
  what?: Key | ((told: Told<A>) => Key); // What the act does, above what it asks for.
  form?: ComponentType<FormProps>; // What it asks for besides its text.
  text?: TextWords; // A reason, where not told.
  named?(told: Told<A>): Readonly<Record<string, string>>; // Further names within `words`.
  about?(value: ValueOf<A>, step: Step): About;
  each?(step: Step, view: DeskView): Step[]; // The step, and what it comes to at each seat.
  still?(told: Told<A>): boolean; // Whether it stands, where no run sheet lists it.
  insists?(told: Told<A>): boolean; // Whether the text that its message asks for is needed here.
  chosen?(step: Step, draft: Draft): boolean; // Whether what the form asks for is there.
  press?(told: Told<A>, draft: Draft): string; // The dialog's button, where it says more.
  fill?(value: ValueOf<A>, input: Input, step: Step): void; // Besides the text.
}

export type Kinds = { readonly [A in Action]: Kind<A> };

// Said on pages of its own: a judge's, the kiosk's, the administrator's.
export const elsewhere = { words: "console.step.other" } as const satisfies Kind;
