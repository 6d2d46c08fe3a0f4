// What follows a ranking in fixtures.ts's views, as the server would send it. Never shipped.
import { DecisionEntered_Ground as Ground } from "../web_kit/generated/proto/after_pb";
import { PublicNotice_Of as NoticeOf } from "../web_kit/generated/proto/plan_pb";
import { Phase_Id as Phase, Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import { Step_Needs as Needs } from "../web_kit/generated/proto/views_pb";
import type { DeskOf, Person } from "./fixtures";

interface Ranking {
  postTitle: string;
  mayStayVacant: boolean;
  lines: {
    person: Person;
    rank: { rank: number; candidate: string; tied: boolean; total: string; passes: boolean };
    shortlisted: boolean;
    toResolve: boolean;
  }[];
}

interface Decision {
  chosen?: Person[];
  vacant?: boolean;
  reason?: string;
  differs?: boolean;
  ground?: Ground;
  wall: string;
}

const post = "p1";
const wall = "16:42:08";

// Two are proposed; in a run-off the first stands and two are tied behind.
function proposal(of: DeskOf, people: Person[]): Person[] {
  if (of.after === "run_off") return people.slice(0, 1);
  return of.after === "differs" ? [people[0]!, people[2]!] : people.slice(0, 2);
}

function decisions(of: DeskOf, people: Person[]): Decision[] {
  const [first, second, third] = people;
  switch (of.after) {
    case "decided":
    case "noticed":
      return [{ chosen: [first!, second!], wall }];
    case "differs": {
      const chosen = [third!, first!];
      const reason = "结合平时考核情况，会议研究后调整次序";
      return [
        { chosen: [first!, second!], wall: "16:20:31" },
        { chosen, reason, differs: true, wall },
      ];
    }
    case "vacant":
      return [{ vacant: true, reason: "不足 80 分，会议决定空缺", ground: Ground.ALL_BELOW, wall }];
    default:
      return [];
  }
}

function rankedAgain(ranking: Ranking) {
  const lines = ranking.lines.map((line, at) => ({
    ...line,
    rank: {
      ...line.rank,
      rank: at + 1,
      tied: false,
      runOff: at === 1 ? "88.40" : at === 2 ? "86.25" : "",
    },
    shortlisted: at < 2,
    toResolve: false,
  }));
  return { ...ranking, lines };
}

export function afterView(of: DeskOf, people: Person[], ranking: Ranking) {
  const tied = of.after === "run_off" ? people.slice(1, 3) : [];
  const gone = of.after === "differs" ? [{ person: people[1]!, reason: "本人书面放弃" }] : [];
  const parted = of.after === "parted";
  const after = {
    post,
    ranking: parted ? rankedAgain(ranking) : ranking,
    ...(parted ? { firstRanking: ranking } : {}),
    proposal: proposal(of, people),
    toResolve: tied,
    toRunOff: tied,
    mayStayVacant: people.length === 1,
    decisions: decisions(of, people),
    gone,
    replacedByNext: true,
    vacancies: 1,
    places: 2,
  };
  const notice = {
    of: NoticeOf.CHOSEN,
    lines: [{ postTitle: "市场营销部部长", people: people.slice(0, 2) }],
    days: 5,
    workingDays: true,
  };
  return {
    after: [after],
    decidedBy: { zh: "工作专班会议", en: "Working group" },
    takingIntoAccount: { zh: "初选情况", en: "the pre-selection" },
    noticeRules: [{ of: NoticeOf.CHOSEN, days: 5, workingDays: true }],
    notices:
      of.after === "noticed"
        ? [
            { ...notice, firstDay: "2026-11-22", lastDay: "2026-11-27", superseded: true },
            {
              ...notice,
              firstDay: "2026-11-25",
              lastDay: "2026-12-02",
              holidays: ["2026-11-26"],
              reason: "首日录错",
            },
          ]
        : [],
  };
}

export function afterSteps(of: DeskOf, people: Person[]) {
  if (of.phase !== Phase.RESULTS) return [];
  const role = Role.OPERATOR;
  const chosen = proposal(of, people).map(({ candidate }) => candidate);
  const decided = decisions(of, people).length > 0;
  const out = proposal(of, people).map((person) => ({
    role,
    needs: Needs.REASON,
    person,
    command: {
      action: { case: "dropOut" as const, value: { post, candidate: person.candidate } },
    },
  }));
  const decision = (value: { post: string; chosen?: string[] }, needs: Needs, go: boolean) => ({
    role,
    needs,
    recommended: go,
    command: { action: { case: "enterDecision" as const, value } },
  });
  const again = {
    role,
    recommended: true,
    ...(people[1] === undefined ? {} : { person: people[1] }),
    command: {
      action: { case: "callCandidate" as const, value: { candidate: "c1", runOff: post } },
    },
  };
  const notice = {
    role,
    needs: Needs.NOTICE,
    recommended: of.after !== "noticed",
    command: {
      action: { case: "openNotice" as const, value: { of: NoticeOf.CHOSEN, posts: [post] } },
    },
  };
  return [
    ...(of.after === "run_off" ? [again] : []),
    ...(decided || of.after === "run_off" ? [] : [decision({ post, chosen }, Needs.NOTHING, true)]),
    decision({ post }, Needs.DECISION, false),
    ...out,
    ...(decided && of.after !== "vacant" ? [notice] : []),
  ];
}
