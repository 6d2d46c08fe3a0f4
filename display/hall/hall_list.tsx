// A list over the whole scene, a page at a time: its title, and the lots drawn.
import { Phase_Id as Phase } from "../../web_kit/generated/proto/seats_pb";
import type { HallView, Person } from "../../web_kit/generated/proto/views_pb";
import { t } from "../../web_kit/i18n/i18n";
import { lotsPerPage } from "./hall_scenes";
import { nameSize, outcomeWords, personTitle } from "./hall_words";
import { classes } from "../../web_kit/look/classes";
import styles from "./hall_list.module.css";

export function PageMark({ page, pages }: { page: number; pages: number }) {
  if (pages < 2) return null;
  return <span class={styles.page}>{t("display.hall.page", { page, pages })}</span>;
}

export interface PagedProps {
  view: HallView;
  from: number;
  page: number;
  pages: number;
}

function besideTheNumber(person: Person | undefined): string {
  if (person === undefined) return "";
  return person.name !== "" && person.number !== 0 ? person.name : person.post;
}

export function Lots({ view, from, page, pages }: PagedProps) {
  const lines = view.queue.slice(from, from + lotsPerPage);
  const witnessed = view.header?.phase !== Phase.LOTS;
  return (
    <section class={styles.list}>
      <h1>
        {t("display.hall.lots")}
        <small>{witnessed ? "" : t("display.hall.lots.witness")}</small>
        <PageMark page={page} pages={pages} />
      </h1>
      <ol class={classes(styles.lots, lines.length <= lotsPerPage / 2 && styles.lotsFew)}>
        {lines.map((line) => {
          const words = besideTheNumber(line.person);
          return (
            <li key={line.person?.candidate}>
              <b>{personTitle(line.person)}</b>
              <span class={nameSize(words) === "whole" ? styles.whole : undefined}>{words}</span>
              <em>{outcomeWords(line.outcome)}</em>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
