// Judge's views as a server would send them, for the tests and the preview page. Never shipped.
import { create } from "@bufbuild/protobuf";
import { CommandSchema } from "../../web_kit/generated/proto/commands_pb";
import { Correction_Kind } from "../../web_kit/generated/proto/correction_pb";
import { MarkSchema } from "../../web_kit/generated/proto/figures_pb";
import {
  ReceiptSchema,
  Refusal_Code,
  RefusalSchema,
} from "../../web_kit/generated/proto/frames_pb";
import {
  CriterionSchema,
  Panel_Kind,
  PanelSchema,
  ReleaseStep_By,
} from "../../web_kit/generated/proto/plan_pb";
import { Phase_Id as Phase, Role_Id, SeatSchema } from "../../web_kit/generated/proto/seats_pb";
import {
  ChiefDeskSchema,
  DeviceRequest_State,
  ClockSchema,
  ClosedSchema,
  CorrectionViewSchema,
  HeaderSchema,
  JudgeViewSchema,
  LegendSchema,
  OwnSeat_SheetSchema,
  OwnSeat_SheetState as State,
  OwnSeatSchema,
  PersonSchema,
  SeatState_Work as Work,
  SeatStateSchema,
  StageCardSchema,
  Step_Needs,
  StepSchema,
  TurnSchema,
  type ChiefDesk,
  type JudgeView,
  type OwnSeat_Sheet,
  type StageCard,
} from "../../web_kit/generated/proto/views_pb";
import { cases } from "../../display/fixtures_cases";
import { questionsOf } from "../../display/fixtures_day";
import type { Delivery, Letter } from "../../web_kit/outbox";
import { hasReached } from "../../web_kit/phases";
import type { SheetKey } from "./sheet/sheet";

export const ledger = "L1";

function criterion(id: string, zh: string, en: string, max: string) {
  return create(CriterionSchema, { id, title: { zh, en }, max });
}

export const speech = create(StageCardSchema, {
  stage: "speech",
  title: { zh: "竞聘演讲", en: "Speech" },
  count: 2,
  fullMark: "100",
  step: "0.5",
  weight: "50",
  criteria: [
    criterion("show", "演讲表现与效果", "Delivery and effect", "30"),
    criterion("grasp", "对竞争职位的认识与理解", "Grasp of the post", "20"),
    criterion("skill", "专业知识及经验体现", "Professional knowledge and experience", "20"),
    criterion("value", "演讲内容对竞争职位的价值体现", "Value of the content for the post", "30"),
  ],
});

export const defense = create(StageCardSchema, {
  stage: "defense",
  title: { zh: "命题答辩", en: "Defense" },
  index: 1,
  count: 2,
  fullMark: "100",
  step: "1",
  weight: "50",
  criteria: [
    criterion("speak", "语言表达能力", "Expression", "15"),
    criterion("judge", "分析判断能力", "Analysis", "25"),
    criterion("logic", "逻辑思维能力", "Logic", "20"),
    criterion("react", "临机应变能力", "Adaptability", "25"),
    criterion("know", "专业知识素养", "Professional grounding", "15"),
  ],
});

export const whole = create(StageCardSchema, {
  stage: "stage",
  title: { zh: "现场竞岗", en: "On the spot" },
  count: 1,
  fullMark: "100",
  step: "0.01",
  weight: "100",
  criteria: [criterion("mark", "综合评分", "Overall mark", "100")],
});

export const longest = "阿卜杜热合曼·买买提吐尔逊江·艾合买提"; // 20 characters

export interface ViewOf {
  phase?: Phase;
  card?: StageCard | null; // Null: between turns.
  number?: number;
  name?: string;
  state?: State;
  version?: number;
  checkedIn?: boolean;
  vacated?: boolean;
  onPaper?: boolean;
  writable?: boolean;
  held?: boolean;
  chief?: boolean;
  desk?: ChiefDesk;
  mass?: boolean;
  people?: number;
  named?: boolean;
  lots?: boolean;
  current?: OwnSeat_Sheet;
  earlier?: OwnSeat_Sheet[];
  elapsed?: number;
  running?: boolean;
  questions?: number; // How many were drawn and opened.
  conferring?: boolean;
  rests?: string; // On a break until then.
}

export function candidateOf(number: number): string {
  return `c${number}`;
}

function personOf(number: number, name = "", lots = true) {
  const shown = lots ? number : 0;
  return create(PersonSchema, {
    candidate: candidateOf(number),
    number: shown,
    name,
    post: "市场营销部部长",
  });
}

export interface SheetOf {
  number?: number;
  card?: StageCard;
  version?: number;
  marks?: string[];
  total?: string;
  state?: State;
  reason?: string;
  receipt?: string;
}

export function ownSheet(of: SheetOf = {}): OwnSeat_Sheet {
  const card = of.card ?? speech;
  const marks = of.marks ?? ["27.5", "18", "16", "25"];
  return create(OwnSeat_SheetSchema, {
    person: personOf(of.number ?? 7),
    stage: card.stage,
    version: of.version ?? 1,
    marks: card.criteria.map(({ id }, i) =>
      create(MarkSchema, { criterion: id, mark: marks[i] ?? "10" }),
    ),
    total: of.total ?? "86.5",
    receipt: of.receipt ?? "7K3-M9",
    state: of.state ?? State.CONFIRMED,
    reason: of.reason ?? "",
  });
}

function legendOf(mass: boolean) {
  const kind = Panel_Kind.EXPERT;
  const panels = mass
    ? [
        create(PanelSchema, { id: "leaders", title: { zh: "领导评委", en: "Leader" }, kind }),
        create(PanelSchema, {
          id: "mass",
          title: { zh: "群众评委", en: "Staff judge" },
          kind: Panel_Kind.MASS,
        }),
      ]
    : [create(PanelSchema, { id: "panel", title: { zh: "评委", en: "Judge" }, kind })];
  // The chief's closed figures are of the single stage of display's fixtures.
  const stages = mass ? [whole] : [speech, defense, ...cases.sevenJudges.legend.stages];
  return create(LegendSchema, { stages, panels, seats: cases.sevenJudges.legend.seats });
}

function turnOf(of: ViewOf, card: StageCard) {
  const clock = create(ClockSchema, {
    running: of.running ?? true,
    elapsedMs: of.elapsed ?? 48_000,
    limitSeconds: 420,
    warnSecondsLeft: [60, 30],
  });
  const begun = hasReached(of.phase ?? Phase.PRESENTING, Phase.PREPARING);
  return create(TurnSchema, {
    person: personOf(of.number ?? 7, of.name),
    stage: card,
    ...(begun ? { clock } : {}),
    questions: questionsOf(of.questions ?? 0),
    conferring: of.conferring ?? false,
  });
}

export function judgeView(of: ViewOf = {}): JudgeView {
  const { phase = Phase.PRESENTING, card = speech, mass = false, people = 12 } = of;
  return create(JudgeViewSchema, {
    header: create(HeaderSchema, {
      title: { zh: "2024年度中层管理岗位竞聘", en: "Competition for middle management, 2024" },
      checkCode: "7K3M9QXT",
      terms: { candidate: { zh: "揭榜对象", en: "contenders" } },
      room: "main",
      roomTitle: "第一会议室",
      phase,
      held: of.held ?? false,
      onBreak: of.rests !== undefined,
      breakUntil: of.rests ?? "",
    }),
    ...(card === null ? {} : { turn: turnOf(of, card) }),
    writable: of.writable ?? (phase === Phase.PRESENTING || phase === Phase.SCORING),
    people: Array.from({ length: people }, (_, i) =>
      personOf(i + 1, of.named ? (i === 3 ? longest : "张三") : "", of.lots ?? true),
    ),
    legend: legendOf(mass),
    own: create(OwnSeatSchema, {
      seat: create(SeatSchema, {
        id: mass ? "mass_17" : "panel_3",
        role: mass ? Role_Id.MASS_JUDGE : Role_Id.JUDGE,
        room: "main",
        panel: mass ? "mass" : "panel",
        number: mass ? 17 : 3,
      }),
      chief: of.chief ?? false,
      checkedIn: of.checkedIn ?? true,
      vacated: of.vacated ?? false,
      onPaper: of.onPaper ?? false,
      state: of.state ?? State.NONE,
      version: of.version ?? 1,
      earlier: of.earlier ?? [],
      ...(of.current === undefined ? {} : { current: of.current }),
      ...(of.desk === undefined ? {} : { chiefDesk: of.desk }),
    }),
  });
}

export function letterOf(key: SheetKey, delivery: Delivery): Letter {
  const about = [key.ledger, key.seat, key.candidate, key.stage, key.version].join("|");
  const owner = { ledger: key.ledger, seat: key.seat };
  return { id: about, owner, bytes: new Uint8Array(), about, lasting: true, order: 1, delivery };
}

export const receipt = create(ReceiptSchema, { commandId: "1", seq: 9, number: "7K3-M9" });
export const refusal = create(RefusalSchema, { commandId: "1", code: Refusal_Code.OTHER_TURN });

const worksShown = [Work.SUBMITTED, Work.AWAITED, Work.SUBMITTED, Work.RETURNED, Work.RECUSED];

export function chiefDesk(seats: number, closed: boolean): ChiefDesk {
  const states = Array.from({ length: seats }, (_, i) =>
    create(SeatStateSchema, {
      seat: { id: `panel_${i + 1}`, role: Role_Id.JUDGE, panel: "panel", number: i + 1 },
      checkedIn: true,
      enrolled: true,
      work: closed ? Work.SUBMITTED : (worksShown[i % worksShown.length] ?? Work.SUBMITTED),
      receipt: "7K3-M9",
    }),
  );
  const about = { candidate: "c7", stage: "speech" };
  const returns = states
    .filter(({ work }) => work === Work.SUBMITTED && !closed)
    .map(({ seat }) =>
      create(StepSchema, {
        role: Role_Id.CHIEF,
        needs: 1,
        person: personOf(7),
        seat: seat?.id ?? "",
        stage: "speech",
        command: create(CommandSchema, {
          action: { case: "returnSheet", value: { ...about, seat: seat?.id ?? "" } },
        }),
      }),
    );
  const confirm = create(StepSchema, {
    role: Role_Id.CHIEF,
    recommended: true,
    person: personOf(7),
    command: create(CommandSchema, {
      action: { case: "confirmFigures", value: { candidate: "c7", digest: "d" } },
    }),
  });
  if (!closed) return create(ChiefDeskSchema, { seats: states, steps: returns });
  return create(ChiefDeskSchema, {
    seats: states,
    steps: [confirm],
    closed: create(ClosedSchema, {
      person: personOf(7),
      figures: cases.sevenJudges.figures,
      digest: "d",
      confirmed: [ReleaseStep_By.VERIFIER],
      awaited: [ReleaseStep_By.CHIEF, ReleaseStep_By.SUPERVISOR],
    }),
  });
}

// The chief judge's with a new device to decide about.
export function deviceDesk(desk: ChiefDesk = chiefDesk(7, false)): ChiefDesk {
  const action = { case: "decideDevice" as const, value: { request: "device3" } };
  const request = {
    id: "device3",
    seat: desk.seats[4]?.seat?.id ?? "",
    state: DeviceRequest_State.PROPOSED,
    proposedBy: "operator",
    reason: "平板没电",
    wall: "14:03:22",
  };
  const added = create(ChiefDeskSchema, {
    devices: [request],
    steps: [{ needs: Step_Needs.YES_OR_NO, command: { action } }],
  });
  return { ...desk, devices: added.devices, steps: [...desk.steps, ...added.steps] };
}

// The chief judge's with a correction to decide.
export function correctionDesk(desk: ChiefDesk = chiefDesk(7, true)): ChiefDesk {
  const before = ownSheet({ marks: ["27.5", "18", "16", "25"] }).marks;
  const marks = before.map((one) => (one.criterion === "value" ? { ...one, mark: "20" } : one));
  const correction = create(CorrectionViewSchema, {
    id: "correction1",
    correction: {
      kind: Correction_Kind.MARKS,
      candidate: "c7",
      stage: "speech",
      seat: "panel_3",
      marks,
      reason: "评委将第四项 20 分误按为 25 分，封分后当场说明，已由本人书面确认。",
    },
    person: personOf(7),
    before,
    totalBefore: "86.5",
    totalAfter: "81.5",
    proposedBy: "operator",
    wall: "14:03:22",
  });
  const decide = create(StepSchema, {
    role: Role_Id.CHIEF,
    recommended: true,
    needs: Step_Needs.VERDICT,
    person: personOf(7),
    command: create(CommandSchema, {
      action: { case: "decideCorrection", value: { id: correction.id } },
    }),
  });
  return { ...desk, steps: [decide, ...desk.steps], corrections: [correction] };
}

// The chief judge's once the rooms are at one level.
export function levelDesk(): ChiefDesk {
  const confirm = create(StepSchema, {
    role: Role_Id.CHIEF,
    recommended: true,
    command: create(CommandSchema, {
      action: { case: "confirmEqualisation", value: { digest: "d" } },
    }),
  });
  const room = (id: string, title: string, meanShown: string, coefficientShown: string) => ({
    line: { room: id, title, through: true },
    level: { room: id, meanShown, coefficientShown },
  });
  const rooms = [
    room("room1", "第一考场", "84.25", "1.0112"),
    room("room2", "第二考场", "86.14", "0.9890"),
  ];
  return create(ChiefDeskSchema, {
    steps: [confirm],
    equalisation: {
      rooms: rooms.map(({ line }) => line),
      equalisation: { baseShown: "85.19", rooms: rooms.map(({ level }) => level) },
    },
  });
}
