// The pages on which a judge has nothing to do: before, between and after the turns.
import { Phase_Id } from "../../../web_kit/generated/proto/seats_pb";
import {
  OwnSeat_SheetState as State,
  type JudgeView,
  type StageCard,
  type Turn,
} from "../../../web_kit/generated/proto/views_pb";
import { GuideLink } from "../../../web_kit/guide/guide_link";
import { t, textOf, type Key } from "../../../web_kit/i18n/i18n";
import { CalmPage, type CalmProps } from "./calm";
import { ComingQuestions } from "../sheet/questions";
import { personWords, seatWords, stageWords } from "../page/words";
import { NumberAndName } from "../page/number";
import pageStyles from "../page/judge_page.module.css";
import { isOneMark } from "../page/mark_table";
import markTableStyles from "../page/mark_table.module.css";
import layout from "../../../web_kit/look/layout.module.css";

const waits: Readonly<Partial<Record<Phase_Id, Key>>> = {
  [Phase_Id.CHECK_IN]: "judge.wait.checkin",
  [Phase_Id.LOTS]: "judge.wait.lots",
  [Phase_Id.EQUALISING]: "judge.wait.equalising",
};

function titleOf(phase: Phase_Id): Key {
  if (phase === Phase_Id.EQUALISING) return "judge.wait.through";
  const first = phase === Phase_Id.CHECK_IN || phase === Phase_Id.LOTS;
  return first ? "judge.wait.ready" : "judge.wait.next";
}

// The plan may still change: the seat is taken, and there is nothing to promise yet.
export function Planning({ view }: { view: JudgeView }) {
  return (
    <CalmPage
      shape="○"
      title={t("kit.planning")}
      words={t("kit.planning.judge", { seat: seatWords(view.own?.seat, view.legend) })}
      aside={<GuideLink reader="judge" />}
      below={null}
    />
  );
}

// Between turns the room rests.
function Resting({ header, aside, below }: CalmProps) {
  const until = header?.breakUntil ?? "";
  return (
    <CalmPage
      shape="‖"
      title={t("judge.break")}
      words={until === "" ? t("judge.break.soon") : t("judge.break.until", { until })}
      aside={aside}
      below={below}
    />
  );
}

export function Waiting(props: CalmProps & { phase: Phase_Id }) {
  const { header, phase, aside, below } = props;
  if (header?.onBreak === true) return <Resting {...props} />;
  const first = phase === Phase_Id.CHECK_IN || phase === Phase_Id.LOTS;
  return (
    <CalmPage
      shape={first ? "✓" : "○"}
      tone={first ? "success" : "muted"}
      title={t(titleOf(phase))}
      words={t(waits[phase] ?? "judge.wait.between")}
      aside={
        <>
          {aside}
          <GuideLink reader="judge" />
        </>
      }
      below={below}
    />
  );
}

export function Over({ header, aside, below }: CalmProps) {
  const title = textOf(header?.title);
  return (
    <CalmPage
      shape="✓"
      tone="success"
      title={t("judge.over")}
      words={t("judge.over.what", { title })}
      aside={aside}
      below={below}
    />
  );
}

interface ComingProps extends CalmProps {
  turn: Turn;
  // Listening: it has begun, marks are not asked for yet.
  at: "called" | "preparing" | "listen" | "next-stage";
}

const comingWords = {
  called: "judge.called",
  preparing: "judge.preparing",
  listen: "judge.listen",
  "next-stage": "judge.next_stage",
} as const;

// Who comes next, and what will be scored, before marks may be written.
export function Coming({ turn, at, aside, below }: ComingProps) {
  return (
    <div class={pageStyles.page}>
      <main class={pageStyles.body} tabIndex={0}>
        <div class={pageStyles.two}>
          <div class={pageStyles.who}>
            <NumberAndName person={turn.person} />
            <h2>{stageWords(turn.stage)}</h2>
            <p class={layout.quiet}>{t(comingWords[at])}</p>
            <div class={pageStyles.aside}>{aside}</div>
          </div>
          <div class={pageStyles.marks}>
            <ComingQuestions questions={turn.questions} />
            <p class={layout.quiet}>{t("judge.criteria")}</p>
            <CriteriaTable card={turn.stage} />
          </div>
        </div>
        {below}
      </main>
    </div>
  );
}

function CriteriaTable({ card }: { card: StageCard | undefined }) {
  const single = isOneMark(card);
  return (
    <table class={markTableStyles.table}>
      <tbody>
        {(single ? [] : card?.criteria)?.map((criterion) => (
          <tr key={criterion.id}>
            <th scope="row">{textOf(criterion.title)}</th>
            <td class={markTableStyles.mark}>{criterion.max}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{single ? textOf(card?.criteria[0]?.title) : t("judge.full")}</th>
          <td class={markTableStyles.mark}>{card?.fullMark}</td>
        </tr>
      </tfoot>
    </table>
  );
}

interface NotScoringProps extends CalmProps {
  state: State;
  turn: Turn;
  then: string; // What to wait for.
}

const notScoring: Readonly<Partial<Record<State, { shape: string; title: Key; words: Key }>>> = {
  [State.RECUSED]: { shape: "⊘", title: "judge.recused", words: "judge.recused.what" },
  [State.NOT_MINE]: { shape: "○", title: "judge.notmine", words: "judge.notmine.what" },
  [State.MISSED_POST]: {
    shape: "⊘",
    title: "judge.missed_post",
    words: "judge.missed_post.what",
  },
  [State.MISSED]: { shape: "▲", title: "judge.missed", words: "judge.missed.what" },
};

export function Vacated({ aside, below }: CalmProps) {
  return (
    <CalmPage
      shape="○"
      title={t("judge.vacated")}
      words={t("judge.vacated.what")}
      aside={aside}
      below={below}
    />
  );
}

// This seat gives no marks for this candidate and stage; the page says why.
export function NotScoring({ state, turn, then, aside, below }: NotScoringProps) {
  const words = notScoring[state] ?? notScoring[State.NOT_MINE]!;
  const named = { person: personWords(turn.person), stage: stageWords(turn.stage), then };
  return (
    <CalmPage
      shape={words.shape}
      tone={state === State.MISSED ? "warning" : "muted"}
      title={t(words.title, named)}
      words={t(words.words, named)}
      aside={aside}
      below={below}
    />
  );
}
