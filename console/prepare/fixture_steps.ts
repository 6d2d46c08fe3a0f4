// The administrator's view in each part of preparing, for the tests and the preview page. Never
// shipped.
import { create } from "@bufbuild/protobuf";
import { CardsSchema, type Cards_Card as Card } from "../../web_kit/generated/proto/frames_pb";
import { Panel_Kind as Kind, type Plan } from "../../web_kit/generated/proto/plan_pb";
import { Phase_Id as Phase, Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import {
  PrepareViewSchema,
  Rule_Basis as Basis,
  type PrepareView,
} from "../../web_kit/generated/proto/views_pb";
import { prepareView, rolls } from "./fixtures";
import { readyPlans } from "../pages/prepare/plan/plan_ready";

export function readyPlan(id: string): Plan {
  const found = readyPlans.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no plan ${id}`);
  return found.plan;
}

const roles: readonly (readonly [string, Role])[] = [
  ["operator", Role.OPERATOR],
  ["verifier", Role.VERIFIER],
  ["supervisor", Role.SUPERVISOR],
  ["timekeeper", Role.TIMEKEEPER],
  ["hall", Role.HALL],
  ["kiosk", Role.KIOSK],
  ["clock", Role.CLOCK],
  ["waiting", Role.WAITING],
];

// As server/competition/state/seats.cpp makes them, each with or without a device.
function seatsOf(plan: Plan, rooms: readonly string[], enrolled: (at: number) => boolean) {
  const seats = rooms.flatMap((room, at) => {
    const prefix = at === 0 ? "" : `${room}.`;
    const judges = plan.panels.flatMap(({ id, kind, seats: count }) =>
      Array.from({ length: count }, (_, index) => ({
        id: `${prefix}${id}_${index + 1}`,
        role: kind === Kind.MASS ? Role.MASS_JUDGE : Role.JUDGE,
        panel: id,
        number: index + 1,
        room,
      })),
    );
    const others = roles.map(([id, role]) => ({
      id: prefix + id,
      role,
      panel: "",
      number: 1,
      room,
    }));
    return [...others, ...judges];
  });
  const room = rooms[0] ?? "room1";
  const own = { id: "administrator", role: Role.ADMINISTRATOR, panel: "", number: 1, room };
  return [...seats, own].map((seat, at) => ({ seat, enrolled: enrolled(at) }));
}

const both = (zh: string, en: string) => ({ zh, en });
const day = both("现场流程", "The day");
const marking = both("评分", "Marking");
const document = {
  basis: Basis.DOCUMENT,
  basisWords: both("（依据：三（五）1）", "(basis: 三（五）1)"),
};
const chosen = {
  basis: Basis.OPEN_CHOICE,
  basisWords: both(
    "（文件未规定，本方案选定）",
    "(the document leaves this open; chosen by this plan)",
  ),
};
const setting = {
  basis: Basis.SETTING,
  basisWords: both("（系统设置）", "(setting of the system)"),
};

export const rules = [
  {
    heading: both("评委", "Judges"),
    says: both("面试小组由 5 名评委组成。", "The panel has 5 judges."),
    ...document,
  },
  {
    heading: both("评委", "Judges"),
    says: both("主考官由面试小组第 1 席担任。", "Seat 1 of the panel is the chief judge."),
    ...setting,
  },
  {
    heading: day,
    says: both("演讲顺序由揭榜对象抽签决定。", "The order of speeches is drawn by lot."),
    ...document,
  },
  { heading: day, says: both("竞聘演讲一般不超过 7 分钟。", "Speech: 7 minutes."), ...document },
  {
    heading: day,
    says: both(
      "每人连续进行全部环节（竞聘演讲、命题答辩），结束后再轮到下一人。",
      "Each runs through all stages before the next one's turn.",
    ),
    ...chosen,
  },
  {
    heading: marking,
    says: both("竞聘演讲满分 100 分，占面试成绩的 50%。", "Speech: 100, 50% of the interview."),
    ...document,
  },
  {
    heading: marking,
    says: both("不去最高分、最低分，全部评分表取平均分。", "Nothing is dropped."),
    ...chosen,
  },
  {
    heading: marking,
    says: both("每个分数是 0.5 分的整数倍。", "Marks are multiples of 0.5."),
    ...setting,
  },
];

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

function presenceOf(view: PrepareView, quality: "busy" | "fine") {
  return view.seats.map(({ seat }, at) => {
    const trouble = quality === "busy" && at % 9 === 4;
    const away = quality === "busy" && at % 11 === 3;
    return {
      seat: seat?.id ?? "",
      online: !away,
      seenMs: away ? 30_000 : 60_000,
      roundTripMs: trouble ? 240 : 12 + ((at * 7) % 40),
      stale: quality === "busy" && at % 17 === 6 && !away,
    };
  });
}

interface Made {
  plan: string;
  roll: string;
  rooms?: readonly string[];
  enrolled?: (at: number) => boolean;
}

function made({ plan: id, roll, rooms = ["room1"], enrolled = () => false }: Made): PrepareView {
  const view = prepareView(rolls[roll] ?? {});
  const plan = readyPlan(id);
  view.planOpen = true;
  view.plan = plan;
  view.components = plan.components.filter((one) => one.id !== "interview");
  const { seats, rules: said } = create(PrepareViewSchema, {
    seats: seatsOf(plan, rooms, enrolled),
    rules,
  });
  view.seats = seats;
  view.rules = said;
  if (view.header !== undefined) {
    view.header.phase = Phase.PLANNING;
    view.header.title = plan.title!;
    view.header.terms = plan.terms!;
  }
  return view;
}

// Nothing but a plan.
function fresh(): PrepareView {
  return made({ plan: "benxi", roll: "empty" });
}

// Two rooms, most of it done, some devices in trouble.
function busy(): PrepareView {
  const two = ["room1", "room2"];
  const view = made({ plan: "tongxiang", roll: "rich", rooms: two, enrolled: (at) => at % 7 > 1 });
  const told = create(PrepareViewSchema, {
    presence: [
      ...presenceOf(view, "busy"),
      { seat: "hall", screen: "screen1", online: true, roundTripMs: 18, seenMs: 60_000 },
    ],
    screens: [{ screen: "screen1", name: "大厅左侧", seat: "hall" }],
    recusals: [
      { seat: "leaders_3", person: { candidate: "c1", name: "张伟民" }, reason: "夫妻关系" },
      {
        seat: "room2.leaders_1",
        person: { candidate: "c2", name: "李静" },
        reason: "曾任其直接领导，近三年考核由其签署",
      },
    ],
  });
  return Object.assign(view, {
    presence: told.presence,
    screens: told.screens,
    recusals: told.recusals,
  });
}

// One room, everything there, ready to be locked.
function ready(): PrepareView {
  const view = made({ plan: "benxi", roll: "small", enrolled: () => true });
  view.bank = 12;
  view.presence = create(PrepareViewSchema, { presence: presenceOf(view, "fine") }).presence;
  return view;
}

function locked(): PrepareView {
  const view = ready();
  view.planOpen = false;
  view.header!.phase = Phase.CHECK_IN;
  view.days = create(PrepareViewSchema, {
    days: [{ room: "room1", phase: Phase.CHECK_IN, candidates: 4 }],
  }).days;
  return view;
}

function running(): PrepareView {
  const view = busy();
  view.planOpen = false;
  view.rollOpen = false;
  view.arrived = true;
  view.header!.phase = Phase.SCORING;
  view.days = create(PrepareViewSchema, {
    days: [
      { room: "room1", phase: Phase.SCORING, candidates: 20, heard: 7, signed: 6, holds: 1 },
      {
        room: "room2",
        phase: Phase.RESULTS,
        candidates: 20,
        heard: 20,
        signed: 19,
        corrections: 1,
        flags: 2,
        opinion: "全程监督，未发现违反程序的情况；第 12 号更正经当场见证，手续齐全。",
        ended: true,
      },
    ],
  }).days;
  return view;
}

function ended(): PrepareView {
  const view = running();
  for (const one of view.days) {
    one.ended = true;
    one.phase = Phase.RESULTS;
    one.heard = one.candidates;
    one.opinion ||= "全程监督，未发现违反程序的情况。";
  }
  return view;
}

export const preparing: Readonly<Record<string, () => PrepareView>> = {
  fresh,
  busy,
  ready,
  locked,
  running,
  ended,
};

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
