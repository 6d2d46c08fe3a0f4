// What a rehearsal may come to, for previews and tests.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import {
  Rehearsed_Outcome as Outcome,
  RehearsedSchema,
  type Rehearsed,
} from "../../web_kit/generated/proto/frames_pb";
import { Phase_Id as Phase } from "../../web_kit/generated/proto/seats_pb";
import { deskView } from "../fixtures";

function ended(): MessageInitShape<typeof RehearsedSchema> {
  const { closed, legend } = deskView({ phase: Phase.RELEASING, turn: 3 });
  const { after } = deskView({ phase: Phase.RESULTS });
  const rankings = after.flatMap(({ ranking }) => (ranking === undefined ? [] : [ranking]));
  return {
    outcome: Outcome.ENDED,
    sheets: 60,
    seconds: 3,
    rankings,
    ...(closed === undefined ? {} : { example: closed }),
    ...(legend === undefined ? {} : { legend }),
  };
}

const outcomes: Readonly<Record<string, () => MessageInitShape<typeof RehearsedSchema>>> = {
  ended,
  failed: () => ({
    outcome: Outcome.FAILED,
    said: "名单有 1 处错误 / 1 fault in the roll:\n  candidates[0].posts[1]: 没有这个岗位",
  }),
  busy: () => ({ outcome: Outcome.BUSY }),
  not_now: () => ({ outcome: Outcome.NOT_NOW }),
};

export function rehearsedAs(name: string, tag: number): Rehearsed {
  return create(RehearsedSchema, { ...(outcomes[name] ?? ended)(), tag });
}
