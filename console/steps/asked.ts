// Which text a command asks a person for and how long it may be, as the options of its fields say
// (proto/options.proto). Pure.
import { getOption, hasOption, type DescField, type DescMessage } from "@bufbuild/protobuf";
import { CommandSchema } from "../../web_kit/generated/proto/commands_pb";
import { ask } from "../../web_kit/generated/proto/options_pb";
import type { Action } from "./kind";

export interface AskedText {
  field: DescField;
  max: number; // In characters, as the server counts.
  optional: boolean;
}

function askedIn(message: DescMessage): AskedText | undefined {
  for (const field of message.fields) {
    if (hasOption(field, ask)) {
      const { textMax, optional } = getOption(field, ask);
      return { field, max: textMax, optional };
    }
    const inner = field.fieldKind === "message" ? askedIn(field.message) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

const messages = new Map(
  CommandSchema.fields.map((field) => [field.localName, field.message] as const),
);
const known = new Map<Action, AskedText | undefined>();

// No command asks for two.
export function askedText(action: Action): AskedText | undefined {
  if (!known.has(action)) {
    const message = messages.get(action);
    known.set(action, message === undefined ? undefined : askedIn(message));
  }
  return known.get(action);
}

// 0: it asks for none.
export function textMaxOf(action: Action): number {
  return askedText(action)?.max ?? 0;
}

export type TextProblem = "empty" | "long";

export function textProblem(text: string, max: number): TextProblem | null {
  if (text.trim() === "") return "empty";
  return Array.from(text.trim()).length > max ? "long" : null;
}
