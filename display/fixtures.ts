// Views as a server would send them, for the tests and the preview page. Never shipped.
import { create } from "@bufbuild/protobuf";
import {
  HallLook_Reveal as Reveal,
  HallLook_Theme as Theme,
} from "../web_kit/generated/proto/plan_pb";
import { Phase_Id as Phase } from "../web_kit/generated/proto/seats_pb";
import {
  ClockSchema,
  HallView_QueueLine_State as Line,
  HallViewSchema,
  HeaderSchema,
  KioskView_State,
  KioskViewSchema,
  PersonSchema,
  TurnSchema,
  type HallView,
  type KioskView,
  type Person,
} from "../web_kit/generated/proto/views_pb";
import { hasReached, isBefore, isTimed } from "../web_kit/phases";
import { sevenJudges, twoStages, type Case } from "./fixtures_cases";

export const longName = "阿卜杜热合曼·买买提吐尔逊江·艾合买提"; // 20 characters

export function person(number: number, name = "", post = "综合科副科长"): Person {
  return create(PersonSchema, { candidate: `c${number}`, number, name, post });
}

export const declaration = {
  zh: "本人已听取并核对以上成绩，确认无误。",
  en: "I have heard and checked the figures above and confirm them.",
};

interface HallOf {
  phase: Phase;
  red?: boolean;
  held?: boolean;
  people?: number;
  turn?: number; // Whose turn it is, by number.
  named?: boolean;
  elapsed?: number;
  running?: boolean;
  progress?: [number, number];
  of?: Case;
  reveal?: Reveal;
  long?: boolean;
}

function namesOf(number: number, of: HallOf): string {
  if (of.named !== true) return "";
  const short = ["张伟民", "李静", "欧阳晓峰", "王芳", "陈建国"];
  return of.long === true ? longName : (short[number % short.length] ?? "");
}

export function hallView(of: HallOf): HallView {
  const people = of.people ?? 12;
  const now = of.turn ?? 0;
  const legend = (of.of ?? sevenJudges).legend;
  const finished = hasReached(of.phase, Phase.EQUALISING);
  const who = (number: number) => person(number, namesOf(number, of));
  const view = create(HallViewSchema, {
    header: create(HeaderSchema, {
      title: {
        zh: "市直机关事业单位中层干部竞争上岗面试",
        en: "Competitive interviews for section-level posts",
      },
      checkCode: "K7Q2-9MXA",
      terms: {
        candidate: { zh: "竞聘者", en: "Candidate" },
        post: { zh: "岗位", en: "Post" },
        chief: { zh: "主考官", en: "Chief judge" },
      },
      theme: of.red === true ? Theme.RED : Theme.BLUE,
      room: "room1",
      phase: of.phase,
      held: of.held ?? false,
    }),
    queue: Array.from({ length: people }, (_, at) => {
      const number = at + 1;
      const done = finished || number < now || (number === now && of.phase === Phase.ANNOUNCED);
      return {
        person: isBefore(of.phase, Phase.LOTS) ? person(0, namesOf(number, of)) : who(number),
        state: number === 4 && done ? Line.OUT : done ? Line.DONE : number === now ? Line.NOW : 0,
        total:
          done && number !== 4 && of.phase !== Phase.EQUALISING
            ? (91 - (number % 9) * 0.8).toFixed(2)
            : "",
        outcome: number === 4 && done ? 1 : 0,
      };
    }),
    legend,
    reveal: of.reveal ?? Reveal.BY_SEAT,
    posts: [{ id: "p1", title: "综合科副科长", vacancies: 1 }],
  });
  if (now > 0 && of.phase !== Phase.READY && !finished) {
    view.turn = create(TurnSchema, {
      person: who(now),
      ...(legend.stages[0] === undefined ? {} : { stage: legend.stages[0] }),
    });
    if (isTimed(of.phase) || of.phase === Phase.SCORING) {
      view.turn.clock = create(ClockSchema, {
        running: of.running ?? true,
        elapsedMs: of.elapsed ?? 48000,
        atMs: 0,
        limitSeconds: 420,
        warnSecondsLeft: [60, 30],
      });
    }
  }
  if (of.progress !== undefined) {
    const [submitted, expected] = of.progress;
    view.progress = { $typeName: "tingfen.pb.Progress", submitted, expected };
  }
  if (of.phase === Phase.ANNOUNCED) {
    view.announced = {
      $typeName: "tingfen.pb.Announced",
      person: who(now),
      figures: (of.of ?? sevenJudges).figures,
      digest: "ab12",
    };
  }
  if (of.phase === Phase.RESULTS) view.rankings = [ranking(people, who)];
  return view;
}

function ranking(people: number, who: (number: number) => Person) {
  const lines = Array.from({ length: people }, (_, at) => {
    const rank = at === 2 ? 2 : at + 1;
    const total = (92.4 - (rank - 1) * 0.85).toFixed(2);
    const tied = at === 1 || at === 2;
    return {
      $typeName: "tingfen.pb.HallView.Ranking.Line" as const,
      rank: {
        $typeName: "tingfen.pb.RankLine" as const,
        rank,
        candidate: `c${at + 1}`,
        tied,
        total,
        passes: Number(total) >= 60,
        runOff: "",
        partedBy: "",
      },
      person: who(((at * 5) % people) + 1),
      shortlisted: at === 0,
      toResolve: tied && people > 2,
    };
  });
  return {
    $typeName: "tingfen.pb.HallView.Ranking" as const,
    postTitle: "综合科副科长",
    lines,
    mayStayVacant: people === 1,
  };
}

export function kioskView(
  state: KioskView_State,
  of: Case = twoStages,
  words: { objection?: string; answer?: string; name?: string } = {},
): KioskView {
  const view = create(KioskViewSchema, {
    header: hallView({ phase: Phase.ANNOUNCED, turn: 7 }).header!,
    state,
    legend: of.legend,
    objection: words.objection ?? "",
    answer: words.answer ?? "",
    declaration,
  });
  if (state !== KioskView_State.REST) {
    view.result = {
      $typeName: "tingfen.pb.Announced",
      person: person(7, words.name ?? ""),
      figures: of.figures,
      digest: "ab12",
    };
  }
  return view;
}
