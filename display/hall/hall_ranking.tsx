// The ranking of a post, a table in a list.
import type { HallView } from "../../web_kit/generated/proto/views_pb";
import { t } from "../../web_kit/i18n/i18n";
import { PageMark, type PagedProps } from "./hall_list";
import { rankingLinesPerPage } from "./hall_scenes";
import { nameSize, personTitle } from "./hall_words";
import { classes } from "../../web_kit/look/classes";
import hallListStyles from "./hall_list.module.css";
import screenStyles from "../screen/screen.module.css";
import styles from "./hall_ranking.module.css";

export function Ranking({ view, which, from, page, pages }: PagedProps & { which: number }) {
  const ranking = view.rankings[which];
  if (ranking === undefined) return null;
  const lines = ranking.lines.slice(from, from + rankingLinesPerPage);
  return (
    <section class={hallListStyles.list}>
      <h1>
        {ranking.postTitle}
        <small>{t("display.hall.ranking")}</small>
        <PageMark page={page} pages={pages} />
      </h1>
      <table class={styles.ranking}>
        <tbody>
          {lines.map((line) => (
            <tr key={line.person?.candidate} class={line.shortlisted ? styles.listed : undefined}>
              <td class={styles.rank}>
                <b>{line.rank?.rank}</b>
                <small>{line.rank?.tied ? t("display.hall.tied") : ""}</small>
              </td>
              <td class={styles.number}>{line.person?.number ? personTitle(line.person) : ""}</td>
              <td class={nameLook(line.person?.name ?? "")}>{line.person?.name}</td>
              <td class={styles.total}>{line.rank?.total}</td>
              <td class={classes(styles.mark, !line.shortlisted && styles.not)}>
                {rankMark(line)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ranking.mayStayVacant && <p class={screenStyles.soft}>{t("display.hall.vacant")}</p>}
    </section>
  );
}

function nameLook(name: string): string {
  const size = nameSize(name);
  return classes(
    styles.name,
    size === "longest" && styles.nameLongest,
    size === "whole" && styles.nameWhole,
  );
}

function rankMark(line: HallView["rankings"][number]["lines"][number]): string {
  if (line.shortlisted) return `✓ ${t("display.hall.shortlisted")}`;
  if (line.toResolve) return `◇ ${t("display.hall.to_resolve")}`;
  return line.rank?.passes === false ? `✕ ${t("display.hall.fails")}` : "";
}
