// The roll as it stands: posts, candidates, the pool of judges.
import { Standing_Id as Standing, type Candidate } from "../../web_kit/generated/proto/roll_pb";
import type { PrepareView } from "../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../web_kit/i18n";
import { standingWords } from "./words";
import { postCounts } from "./roll_counts";
import { candidateWord, postWord } from "../words";

export function RollNow({ view }: { view: PrepareView }) {
  const empty = view.posts.length === 0 && view.candidates.length === 0;
  return (
    <section class="kit-stack prepare-roll">
      <h2 class="prepare-h2">{t("prepare.now")}</h2>
      {empty ? <p class="kit-quiet">{t("prepare.now.empty")}</p> : <Posts view={view} />}
      {view.candidates.length > 0 && <Candidates view={view} />}
      {view.judges.length > 0 && <Pool view={view} />}
    </section>
  );
}

function Posts({ view }: { view: PrepareView }) {
  const counts = postCounts(view);
  const batches = new Map(view.batches.map(({ id, title }) => [id, textOf(title)]));
  return (
    <table class="prepare-table prepare-posts">
      <thead>
        <tr>
          <th>{postWord(view.header)}</th>
          <th>{t("prepare.column.unit")}</th>
          {view.batches.length > 0 && <th>{t("prepare.column.batch")}</th>}
          <th class="prepare-number">{t("prepare.column.vacancies")}</th>
          <th class="prepare-number">{t("prepare.applied")}</th>
          <th class="prepare-number">{t("prepare.take_part")}</th>
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
            <tr key={post.id} class={post.fellAway === "" ? undefined : "prepare-gone"}>
              <th scope="row">{post.title}</th>
              <td>{post.unit}</td>
              {view.batches.length > 0 && <td>{batches.get(post.batch) ?? ""}</td>}
              <td class="prepare-number">{post.vacancies}</td>
              <td class="prepare-number">{count?.applied}</td>
              <td class="prepare-number">{count?.takePart}</td>
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
    <table class="prepare-table prepare-people">
      <thead>
        <tr>
          <th class="prepare-number">{t("prepare.number")}</th>
          <th>{candidateWord(view.header)}</th>
          <th>{t("prepare.column.unit")}</th>
          <th>{postWord(view.header)}</th>
          {several && <th>{t("prepare.column.room")}</th>}
          {view.components.map(({ id, title }) => (
            <th key={id} class="prepare-number">
              {textOf(title)}
            </th>
          ))}
          <th>{t("prepare.standing")}</th>
        </tr>
      </thead>
      <tbody>
        {view.candidates.map((one, at) => (
          <tr
            key={one.id}
            class={one.standing === Standing.TAKES_PART ? undefined : "prepare-gone"}
          >
            <td class="prepare-number">{at + 1}</td>
            <th scope="row">{one.name}</th>
            <td>{one.unit}</td>
            <td>{titles(one.posts)}</td>
            {several && <td>{rooms.get(one.room) ?? view.rooms[0]?.title}</td>}
            {view.components.map(({ id }) => (
              <td key={id} class="prepare-number">
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
      <ul class="prepare-pool">
        {view.judges.map(({ id, name, unit }) => (
          <li key={id}>
            <b>{name}</b> <span>{unit}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
