// The ranking of each post once it is announced, with the shortlist (考察对象建议名单).
import type {
  DeskView,
  HallView_Ranking,
  HallView_Ranking_Line,
} from "../web_kit/generated/proto/views_pb";
import { t } from "../web_kit/i18n";
import { candidateWord } from "./words";

function mark(line: HallView_Ranking_Line): string {
  if (line.shortlisted) return `✓ ${t("console.ranking.listed")}`;
  if (line.toResolve) return `○ ${t("console.ranking.resolve")}`;
  return line.rank?.passes === false ? `– ${t("console.ranking.fails")}` : "";
}

function PostRanking({ ranking, view }: { ranking: HallView_Ranking; view: DeskView }) {
  return (
    <section class="ranking">
      <h2>{ranking.postTitle}</h2>
      {ranking.mayStayVacant && <p class="desk-tone-warning">▲ {t("console.now.vacant")}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t("console.ranking.rank")}</th>
            <th scope="col">{t("console.lots.column.number")}</th>
            <th scope="col" class="ranking-name">
              {candidateWord(view.header)}
            </th>
            <th scope="col">{t("console.ranking.total")}</th>
            <th scope="col" class="ranking-name">
              {t("console.ranking.shortlist")}
            </th>
          </tr>
        </thead>
        <tbody>
          {ranking.lines.map((line) => (
            <tr key={line.person?.candidate} class={line.shortlisted ? "ranking-listed" : ""}>
              <td>{line.rank?.rank}</td>
              <td>{line.person?.number}</td>
              <th scope="row" class="ranking-name">
                {line.person?.name}
                {line.rank?.tied === true && (
                  <span class="ranking-tied">{t("console.ranking.tied")}</span>
                )}
              </th>
              <td>{line.rank?.total}</td>
              <td class="ranking-name ranking-mark">{mark(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Rankings({ view }: { view: DeskView }) {
  return (
    <>
      {view.rankings.map((ranking, at) => (
        <PostRanking key={at} ranking={ranking} view={view} />
      ))}
    </>
  );
}
