// A step's command with what was asked for put in. The server has checked all but the input, and
// checks that again. Pure.
import { clone, create } from "@bufbuild/protobuf";
import { CommandSchema, type Command } from "../../web_kit/generated/proto/commands_pb";
import type { DeskView, Step } from "../../web_kit/generated/proto/views_pb";
import { Step_Needs as Needs } from "../../web_kit/generated/proto/views_pb";
import { askedText, textMaxOf, textProblem } from "./asked";
import type { Draft, Input } from "./draft";
import { actionOf } from "./kind";
import { kindOf } from "./kinds";

// The text goes to the field that asks for it, all else where its kind puts it. The sender gives the
// command a fresh id.
export function filled(step: Step, input: Input = {}): Command {
  const command = clone(CommandSchema, step.command ?? create(CommandSchema));
  const { action } = command;
  if (action.case === undefined) return command;
  const field = askedText(action.case)?.field;
  if (field?.parent.typeName === action.value.$typeName && input.text !== undefined) {
    Object.assign(action.value, { [field.localName]: input.text.trim() });
  }
  kindOf(step)?.fill?.(action.value, input, step);
  return command;
}

// How much may be written into a step's text.
export function textMax(step: Step): number {
  const action = actionOf(step);
  return action === undefined ? 0 : textMaxOf(action);
}

// Where the message may do without the text, its kind says whether it is needed here.
export function textNeeded(step: Step, view: DeskView): boolean {
  const { case: action, value } = step.command?.action ?? {};
  const asked = action === undefined ? undefined : askedText(action);
  if (step.needs === Needs.NOTHING || value === undefined || asked === undefined) return false;
  return kindOf(step)?.insists?.({ value, step, view }) ?? !asked.optional;
}

export function complete(step: Step, view: DeskView, draft: Draft): boolean {
  const asks = step.needs !== Needs.NOTHING;
  if (asks && kindOf(step)?.chosen?.(step, draft) === false) return false;
  return !textNeeded(step, view) || textProblem(draft.text, textMax(step)) === null;
}
