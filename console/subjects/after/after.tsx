// What follows a post's ranking: the proposal and, beside it, what the meeting decided; who dropped
// out; the notices (公示) to read and to copy. (view, the posts' steps) → what stands there.
import { useRef, useState } from "preact/hooks";
import { Button } from "../../../web_kit/components/button";
import { DecisionEntered_Ground as Ground } from "../../../web_kit/generated/proto/after_pb";
import { PublicNotice_Of as NoticeOf } from "../../../web_kit/generated/proto/plan_pb";
import { Phase_Id as Phase } from "../../../web_kit/generated/proto/seats_pb";
import type {
  AfterPost,
  AfterPost_Decision,
  DeskView,
  Notice,
  Person,
  Step,
} from "../../../web_kit/generated/proto/views_pb";
import { t, textOf, type Key } from "../../../web_kit/i18n/i18n";
import { timeWords } from "../../../web_kit/i18n/times";
import { RankingTable } from "./ranking";
import { asProposed } from "./steps";
import { actionOf } from "../../steps/kind";
import { keyOf } from "../../steps/steps";
import { candidateWord, postWord, whoWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import css from "./after.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";
import rankingCss from "./ranking.module.css";

function names(people: readonly Person[]): string {
  return people.map(({ name }) => name).join(t("console.after.comma"));
}

const groundKeys: Readonly<Partial<Record<Ground, Key>>> = {
  [Ground.NOBODY_LEFT]: "console.after.ground.nobody",
  [Ground.ALL_BELOW]: "console.after.ground.below",
  [Ground.SOLE]: "console.after.ground.sole",
};

function groundWords(ground: Ground): string {
  const key = groundKeys[ground];
  return key === undefined ? "" : t(key);
}

function People({ people }: { people: readonly Person[] }) {
  return (
    <ol class={css.people}>
      {people.map((person) => (
        <li key={person.candidate}>
          <strong>{person.name}</strong> <span class={tones.quiet}>{whoWords(person)}</span>
        </li>
      ))}
    </ol>
  );
}

interface PostProps {
  post: AfterPost;
  view: DeskView;
  steps: readonly Step[];
  onStep: (step: Step) => void;
}

// Where the step is the page's next one, its button stands below, in its usual place.
function ownWords(step: Step): string {
  if (actionOf(step) === "dropOut") {
    return t("console.after.drop_out", { name: step.person?.name ?? "" });
  }
  return t(asProposed(step) ? "console.after.as_proposed" : "console.after.otherwise");
}

function tieKey({ toRunOff, runOffHeard }: AfterPost): Key {
  if (toRunOff.length > 0) return "console.after.to_run_off";
  return runOffHeard ? "console.after.run_off_heard" : "console.after.to_resolve";
}

// What came of somebody's dropping out.
export function movedWords({ gone, movedUp, replacedByNext, ...post }: AfterPost): string {
  if (movedUp.length > 0) return t("console.after.moved_up", { names: names(movedUp) });
  const short = post.proposal.length + post.toResolve.length < post.places;
  return gone.length > 0 && replacedByNext && short ? t("console.after.none_moved_up") : "";
}

// How many the plan asks for is said where it is not how many there are.
export function placesWords({ vacancies, places, proposal, toResolve }: AfterPost): string {
  const count = proposal.length;
  const other = count !== places || toResolve.length > 0;
  return t(other ? "console.after.places.other" : "console.after.places", {
    vacancies,
    places,
    count,
  });
}

function Proposal({ post, steps, onStep }: PostProps) {
  const dropOuts = steps.filter((step) => actionOf(step) === "dropOut");
  const nobody = post.proposal.length === 0 && post.toResolve.length === 0;
  return (
    <section class={css.half}>
      <h3>{t("console.after.proposal")}</h3>
      {post.proposal.length > 0 && <People people={post.proposal} />}
      {nobody && <p class={css.vacant}>{t("console.after.nobody")}</p>}
      {post.toResolve.length > 0 && (
        <p class={tones.warning}>▲ {t(tieKey(post), { names: names(post.toResolve) })}</p>
      )}
      {post.mayStayVacant && !nobody && <p class={tones.warning}>▲ {t("console.now.vacant")}</p>}
      {post.gone.map(({ person, reason }) => (
        <p key={person?.candidate} class={css.aside}>
          <s>{person?.name}</s> {t("console.after.gone", { reason })}
        </p>
      ))}
      {movedWords(post) !== "" && <p class={css.aside}>{movedWords(post)}</p>}
      <div class={css.steps}>
        {dropOuts.map((step) => (
          <Button key={keyOf(step)} kind="secondary" size="small" onPress={() => onStep(step)}>
            {ownWords(step)}
          </Button>
        ))}
      </div>
    </section>
  );
}

function decisionWords(decision: AfterPost_Decision): string {
  return decision.vacant ? t("console.after.vacant") : names(decision.chosen);
}

function Standing({ decision }: { decision: AfterPost_Decision }) {
  const ground = groundWords(decision.ground);
  return (
    <>
      {decision.vacant ? (
        <p class={css.vacant}>{t("console.after.vacant")}</p>
      ) : (
        <People people={decision.chosen} />
      )}
      <p class={decision.differs ? tones.warning : tones.success}>
        {decision.differs ? `▲ ${t("console.after.differs")}` : `✓ ${t("console.after.follows")}`}
        {ground !== "" && ` · ${ground}`}
      </p>
      {decision.reason !== "" && (
        <p class={css.aside}>{t("console.after.reason", { reason: decision.reason })}</p>
      )}
    </>
  );
}

function Decision({ post, view, steps, onStep }: PostProps) {
  const last = post.decisions[post.decisions.length - 1];
  const earlier = post.decisions.slice(0, -1);
  const by = textOf(view.decidedBy);
  const weighs = textOf(view.takingIntoAccount);
  const own = steps.filter((step) => actionOf(step) === "enterDecision");
  return (
    <section class={css.half}>
      <h3>
        {t("console.after.decision")}
        {by !== "" && <span class={css.by}>{by}</span>}
      </h3>
      {last === undefined ? (
        <p class={tones.quiet}>○ {t("console.after.undecided")}</p>
      ) : (
        <Standing decision={last} />
      )}
      {earlier.map((one, at) => (
        <p key={at} class={css.aside}>
          <s>{decisionWords(one)}</s> {timeWords(one.at)} {one.reason}
        </p>
      ))}
      {last === undefined && weighs !== "" && (
        <p class={css.aside}>{t("console.after.weighs", { weighs })}</p>
      )}
      <div class={css.steps}>
        {own.map((step) => (
          <Button key={keyOf(step)} kind="secondary" size="small" onPress={() => onStep(step)}>
            {ownWords(step)}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Post(props: PostProps) {
  const { post, view } = props;
  return (
    <section class={classes(rankingCss.ranking, css.after)}>
      <h2>
        {post.ranking?.postTitle}
        <span class={css.by}>{placesWords(post)}</span>
      </h2>
      {post.stopped !== "" && (
        <p class={tones.warning}>▲ {t("console.after.stopped", { reason: post.stopped })}</p>
      )}
      <div class={css.halves}>
        <Proposal {...props} />
        <Decision {...props} />
      </div>
      {post.ranking !== undefined && post.ranking.lines.length > 0 && (
        <RankingTable ranking={post.ranking} header={view.header} />
      )}
      {post.firstRanking !== undefined && (
        <details class={css.first}>
          <summary>{t("console.after.first_ranking")}</summary>
          <RankingTable ranking={post.firstRanking} header={view.header} />
        </details>
      )}
    </section>
  );
}

export interface AfterPostsProps {
  view: DeskView;
  steps: ReadonlyMap<string, readonly Step[]>; // Of each post.
  onStep: (step: Step) => void;
}

export function AfterPosts({ view, steps, onStep }: AfterPostsProps) {
  return (
    <>
      {view.after.map((post) => (
        <Post
          key={post.post}
          post={post}
          view={view}
          steps={steps.get(post.post) ?? []}
          onStep={onStep}
        />
      ))}
    </>
  );
}

export function periodWords(notice: Notice): string {
  const key = notice.workingDays ? "console.notice.period.working" : "console.notice.period.days";
  return t(key, { first: notice.firstDay, last: notice.lastDay, days: notice.days });
}

function titleWords(notice: Notice): string {
  const chosen = notice.of === NoticeOf.CHOSEN;
  return t(chosen ? "console.notice.of.chosen" : "console.notice.of.candidates");
}

// As it is read out or pasted: the title, a line a post, the period.
export function noticeText(notice: Notice): string {
  const lines = notice.lines.map(({ postTitle, people }) =>
    t("console.notice.line", { post: postTitle, names: names(people) }),
  );
  return [titleWords(notice), ...lines, periodWords(notice)].join("\n");
}

// Pages on a plain address have no clipboard of their own: what is selected is copied.
function Copy({ text }: { text: string }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [done, setDone] = useState(false);
  function copy() {
    box.current?.select();
    setDone(document.execCommand("copy"));
  }
  return (
    <div class={css.copy}>
      <textarea
        ref={box}
        class={css.text}
        aria-label={t("console.notice.text")}
        readOnly
        rows={text.split("\n").length}
        value={text}
      />
      <Button kind="secondary" size="small" onPress={copy}>
        {done ? `✓ ${t("console.notice.copied")}` : t("console.notice.copy")}
      </Button>
    </div>
  );
}

function NoticeCard({ notice, view }: { notice: Notice; view: DeskView }) {
  if (notice.superseded) {
    return (
      <p class={classes(css.aside, css.struck)}>
        <s>{`${titleWords(notice)} · ${periodWords(notice)}`}</s> {t("console.notice.superseded")}
      </p>
    );
  }
  return (
    <section class={rankingCss.ranking}>
      <h2>{titleWords(notice)}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col" class={rankingCss.name}>
              {postWord(view.header)}
            </th>
            <th scope="col" class={rankingCss.name}>
              {candidateWord(view.header)}
            </th>
          </tr>
        </thead>
        <tbody>
          {notice.lines.map(({ postTitle, people }, at) => (
            <tr key={at}>
              <th scope="row" class={rankingCss.name}>
                {postTitle}
              </th>
              <td class={rankingCss.name}>{names(people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class={css.period}>{periodWords(notice)}</p>
      <p class={css.aside}>
        {t("console.notice.day_one")}
        {notice.holidays.length > 0 &&
          ` ${t("console.notice.holidays", { days: notice.holidays.join(t("console.after.comma")) })}`}
        {notice.workdays.length > 0 &&
          ` ${t("console.notice.workdays", { days: notice.workdays.join(t("console.after.comma")) })}`}
      </p>
      {notice.reason !== "" && (
        <p class={css.aside}>{t("console.after.reason", { reason: notice.reason })}</p>
      )}
      <Copy text={noticeText(notice)} />
    </section>
  );
}

export function Notices({ view }: { view: DeskView }) {
  if (view.header?.phase !== Phase.RESULTS && view.header?.phase !== Phase.FINISHED) return null;
  return (
    <>
      {[...view.notices].reverse().map((notice, at) => (
        <NoticeCard key={view.notices.length - at} notice={notice} view={view} />
      ))}
    </>
  );
}
