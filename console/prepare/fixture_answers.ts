// What the server answers while a competition is prepared: faults of a plan, cards, what a rehearsal
// came to. For previews and tests; never shipped.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import {
  CardsSchema,
  Rehearsed_Outcome as Outcome,
  RehearsedSchema,
  type Cards_Card as Card,
  type Rehearsed,
} from "../../web_kit/generated/proto/frames_pb";
import type { PrepareView } from "../../web_kit/generated/proto/views_pb";
import { viewOf } from "../fixture_scenes";

function ended(): MessageInitShape<typeof RehearsedSchema> {
  const { closed, legend } = viewOf("releasing_seven");
  const { after } = viewOf("results");
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

const both = (zh: string, en: string) => ({ zh, en });

export const planFaults = [
  {
    path: "stages[0].full_mark",
    says: both(
      "满分应是各要素最高分之和 90，现在写的是 100。",
      "the full mark must be the sum of the criteria, 90; it is 100.",
    ),
  },
  {
    path: "panels[0].chief_seat",
    says: both("主考官席号最大是 5，现在写的是 9。", "the chief's seat is at most 5; it is 9."),
  },
  {
    path: "examples[0].sheets[0].marks",
    says: both("分数个数应与要素个数相同。", "there must be a mark for each criterion."),
  },
];

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// Codes that look like codes.
export function cardsFor(view: PrepareView, ids: readonly string[]): Card[] {
  const digit = (at: number) => alphabet[(at * 7 + 3) % 32] ?? "0";
  const cards = view.seats
    .filter(({ seat }) => ids.includes(seat?.id ?? ""))
    .map(({ seat }, at) => {
      const digits = Array.from({ length: 8 }, (_, index) => digit(at * 5 + index * 3)).join("");
      return { seat: seat!, code: `${digits.slice(0, 4)}-${digits.slice(4)}` };
    });
  return create(CardsSchema, { cards }).cards;
}
