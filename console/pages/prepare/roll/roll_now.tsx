// The roll as it stands: posts, candidates, the pool of judges.
import {
  Standing_Id as Standing,
  type Candidate,
} from "../../../../web_kit/generated/proto/roll_pb";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import { standingWords } from "../prepare_words";
import { postCounts } from "./roll_counts";
import { candidateWord, postWord } from "../../../words";
import { classes } from "../../../../web_kit/look/classes";
import prepareCss from "../prepare.module.css";
import rollCss from "./roll.module.css";
import layoutCss from "../../../../web_kit/look/layout.module.css";

export function RollNow({ view }: { view: PrepareView }) {
  const empty = view.posts.length === 0 && view.candidates.length === 0;
  return (
    <section class={layoutCss.stack}>
      <h2 class={prepareCss.h2}>{t("prepare.now")}</h2>
      {empty ? <p class={layoutCss.quiet}>{t("prepare.now.empty")}</p> : <Posts view={view} />}
      {view.candidates.length > 0 && <Candidates view={view} />}
      {view.judges.length > 0 && <Pool view={view} />}
    </section>
  );
}

function Posts({ view }: { view: PrepareView }) {
  const counts = postCounts(view);
  const batches = new Map(view.batches.map(({ id, title }) => [id, textOf(title)]));
  return (
    <table class={prepareCss.table}>
      <thead>
        <tr>
          <th>{postWord(view.header)}</th>
          <th>{t("prepare.column.unit")}</th>
          {view.batches.length > 0 && <th>{t("prepare.column.batch")}</th>}
          <th class={prepareCss.number}>{t("prepare.column.vacancies")}</th>
          <th class={prepareCss.number}>{t("prepare.applied")}</th>
          <th class={prepareCss.number}>{t("prepare.take_part")}</th>
          <th>{t("prepare.note")}</th>
        </tr>
      </thead>
      <tbody>
        {view.posts.map((post) => {
          const count = counts.get(post.id);
          const notes = [
            post.fellAway === "" ? "" : t("prepare.fell_away", { reason: post.fellAway }),
            count?.unqualified ? t("prepare.unqualified", { count: count.unqualified }) : "",
            count?.notPreselected
              ? t("prepare.not_preselected", { count: count.notPreselected })
              : "",
          ];
          return (
            <tr key={post.id} class={post.fellAway === "" ? undefined : rollCss.gone}>
              <th scope="row">{post.title}</th>
              <td>{post.unit}</td>
              {view.batches.length > 0 && <td>{batches.get(post.batch) ?? ""}</td>}
              <td class={prepareCss.number}>{post.vacancies}</td>
              <td class={prepareCss.number}>{count?.applied}</td>
              <td class={prepareCss.number}>{count?.takePart}</td>
              <td>{notes.filter((note) => note !== "").join("；")}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Candidates({ view }: { view: PrepareView }) {
  const posts = new Map(view.posts.map(({ id, title }) => [id, title]));
  const rooms = new Map(view.rooms.map(({ id, title }) => [id, title]));
  const several = view.rooms.length > 1;
  const titles = (ids: readonly string[]) => ids.map((id) => posts.get(id) ?? id).join("、");
  const standing = ({ standing: is, reason, firstPosts }: Candidate) =>
    [
      standingWords(is),
      reason,
      firstPosts.length > 0 ? t("prepare.first_posts", { posts: titles(firstPosts) }) : "",
    ]
      .filter((part) => part !== "")
      .join("；");
  return (
    <table class={classes(prepareCss.table, rollCss.people)}>
      <thead>
        <tr>
          <th class={prepareCss.number}>{t("prepare.number")}</th>
          <th>{candidateWord(view.header)}</th>
          <th>{t("prepare.column.unit")}</th>
          <th>{postWord(view.header)}</th>
          {several && <th>{t("prepare.column.room")}</th>}
          {view.components.map(({ id, title }) => (
            <th key={id} class={prepareCss.number}>
              {textOf(title)}
            </th>
          ))}
          <th>{t("prepare.standing")}</th>
        </tr>
      </thead>
      <tbody>
        {view.candidates.map((one, at) => (
          <tr key={one.id} class={one.standing === Standing.TAKES_PART ? undefined : rollCss.gone}>
            <td class={prepareCss.number}>{at + 1}</td>
            <th scope="row">{one.name}</th>
            <td>{one.unit}</td>
            <td>{titles(one.posts)}</td>
            {several && <td>{rooms.get(one.room) ?? view.rooms[0]?.title}</td>}
            {view.components.map(({ id }) => (
              <td key={id} class={prepareCss.number}>
                {one.imported.find(({ component }) => component === id)?.mark ?? "—"}
              </td>
            ))}
            <td>{standing(one)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pool({ view }: { view: PrepareView }) {
  return (
    <>
      <h2>{t("prepare.pool", { count: view.judges.length })}</h2>
      <ul class={rollCss.pool}>
        {view.judges.map(({ id, name, unit }) => (
          <li key={id}>
            <b>{name}</b> <span>{unit}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
