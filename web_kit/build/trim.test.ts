// What pages are built with in place of the whole vocabulary speaks the same on the wire.
import {
  create,
  fromBinary,
  getOption,
  hasOption,
  toBinary,
  type DescMessage,
} from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import * as whole from "../generated/proto/frames_pb";
import { ask, words } from "../generated/proto/options_pb";
import type { CommandSchema } from "../generated/proto/commands_pb";
import type { ReturnSheetSchema } from "../generated/proto/sheets_pb";
import { StepSchema } from "../generated/proto/views_pb";
import type { vocabularies } from "./pages";

interface Share {
  ClientFrameSchema: typeof whole.ClientFrameSchema;
  ServerFrameSchema: typeof whole.ServerFrameSchema;
  ViewSchema: typeof whole.ViewSchema;
  CommandSchema: typeof CommandSchema;
  ReturnSheetSchema: typeof ReturnSheetSchema;
}

async function shareOf(page: keyof typeof vocabularies): Promise<Share> {
  const files = ["frames", "commands", "sheets"].map(
    (file): Promise<Partial<Share>> => import(`../generated/${page}/proto/${file}_pb.js`),
  );
  return Object.assign({}, ...(await Promise.all(files))) as Share;
}

const fieldsOf = (message: DescMessage) => message.fields.map(({ localName }) => localName);

const judge = await shareOf("judge");
const desks = await shareOf("desks");

describe("A judge's page", () => {
  test("knows its own view, frames and commands, and none of the desks'", () => {
    expect(fieldsOf(judge.ViewSchema)).toEqual(["version", "witness", "judge"]);
    expect(fieldsOf(judge.ServerFrameSchema)).not.toContain("planChecked");
    const said = fieldsOf(judge.ClientFrameSchema);
    expect(said).toContain("activity");
    expect(said).not.toContain("rehearse");
    const asked = fieldsOf(judge.CommandSchema);
    expect(asked).toEqual(expect.arrayContaining(["submitSheet", "checkInSeat", "returnSheet"]));
    expect(asked).not.toContain("enterPlan");
    expect(asked).not.toContain("closeStage");
  });

  test("writes and reads the same bytes", () => {
    const marks = [{ criterion: "value", mark: "27.5" }];
    const value = { candidate: "c7", stage: "speech", version: 1, marks };
    const command = { id: "ab", action: { case: "submitSheet", value } } as const;
    const body = { case: "command", value: command } as const;
    const bytes = toBinary(
      whole.ClientFrameSchema,
      create(whole.ClientFrameSchema, { body, passphrase: "words" }),
    );
    const read = fromBinary(judge.ClientFrameSchema, bytes);
    expect(read).toMatchObject({ body, passphrase: "words" });
    expect(toBinary(judge.ClientFrameSchema, read)).toEqual(bytes);
  });

  test("keeps as it came what it does not know", () => {
    const step = create(StepSchema, {
      command: { id: "cd", action: { case: "enterPlan", value: { json: "{}" } } },
    });
    const view = create(whole.ViewSchema, {
      version: 7,
      of: { case: "judge", value: { own: { chiefDesk: { steps: [step] } } } },
    });
    const frame = create(whole.ServerFrameSchema, { body: { case: "view", value: view } });
    const bytes = toBinary(whole.ServerFrameSchema, frame);
    const read = fromBinary(judge.ServerFrameSchema, bytes);
    expect(toBinary(judge.ServerFrameSchema, read)).toEqual(bytes);
  });
});

describe("The options", () => {
  test("that a desk asks by are there", () => {
    expect(getOption(desks.ReturnSheetSchema.field.reason, ask).textMax).toBe(200);
  });

  test("that no page needs are on none", () => {
    expect(judge.ReturnSheetSchema.field.reason.proto.options).toBeUndefined();
    expect(desks.ReturnSheetSchema.field.seat.proto.options).toBeUndefined();
    expect(hasOption(desks.ReturnSheetSchema, words)).toBe(false);
  });
});
