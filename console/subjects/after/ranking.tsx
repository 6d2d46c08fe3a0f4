// The ranking of a post once it is announced, with the shortlist (考察对象建议名单).
import type {
  HallView_Ranking,
  HallView_Ranking_Line,
  Header,
} from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { candidateWord } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import css from "./ranking.module.css";

function mark(line: HallView_Ranking_Line): string {
  if (line.shortlisted) return `✓ ${t("console.ranking.listed")}`;
  if (line.toResolve) return `○ ${t("console.ranking.resolve")}`;
  return line.rank?.passes === false ? `– ${t("console.ranking.fails")}` : "";
}

function Row({ line, again }: { line: HallView_Ranking_Line; again: boolean }) {
  return (
    <tr class={line.shortlisted ? css.listed : ""}>
      <td>{line.rank?.rank}</td>
      <td>{line.person?.number}</td>
      <th scope="row" class={css.name}>
        {line.person?.name}
        {line.rank?.tied === true && <span class={css.tied}>{t("console.ranking.tied")}</span>}
      </th>
      <td>{line.rank?.total}</td>
      {again && <td>{line.rank?.runOff}</td>}
      <td class={classes(css.name, css.mark)}>{mark(line)}</td>
    </tr>
  );
}

interface RankingTableProps {
  ranking: HallView_Ranking;
  header: Header | undefined;
}

export function RankingTable({ ranking, header }: RankingTableProps) {
  const again = ranking.lines.some(({ rank }) => (rank?.runOff ?? "") !== "");
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("console.ranking.rank")}</th>
          <th scope="col">{t("console.lots.column.number")}</th>
          <th scope="col" class={css.name}>
            {candidateWord(header)}
          </th>
          <th scope="col">{t("console.ranking.total")}</th>
          {again && <th scope="col">{t("console.ranking.run_off")}</th>}
          <th scope="col" class={css.name}>
            {t("console.ranking.shortlist")}
          </th>
        </tr>
      </thead>
      <tbody>
        {ranking.lines.map((line) => (
          <Row key={line.person?.candidate} line={line} again={again} />
        ))}
      </tbody>
    </table>
  );
}
