// What a rehearsal came to: every post's ranking, and one score in full to be redone by hand. All
// marks in it are made up.
import { Banner } from "../../../../web_kit/components/banner";
import { FiguresTrace } from "../../../../web_kit/figures/figures";
import {
  Rehearsed_Outcome as Outcome,
  type Rehearsed,
} from "../../../../web_kit/generated/proto/frames_pb";
import type { Header } from "../../../../web_kit/generated/proto/views_pb";
import { t } from "../../../../web_kit/i18n/i18n";
import { RankingTable } from "../../../subjects/after/ranking";
import { whoWords } from "../../../words";
import type { Rehearsal } from "./rehearsal";
import { classes } from "../../../../web_kit/look/classes";
import rehearseCss from "./rehearse.module.css";
import rankingCss from "../../../subjects/after/ranking.module.css";
import prepareCss from "../prepare.module.css";
import layoutCss from "../../../../web_kit/look/layout.module.css";

export function RehearsalBanner({ rehearsal }: { rehearsal: Rehearsal }) {
  switch (rehearsal.at) {
    case "none":
      return null;
    case "running":
      return (
        <Banner tone="notice" title={t("prepare.rehearse.running")}>
          {t("prepare.rehearse.running.what")}
        </Banner>
      );
    case "lost":
      return (
        <Banner tone="warning" title={t("prepare.rehearse.lost")}>
          {t("prepare.rehearse.lost.what")}
        </Banner>
      );
    case "told":
      return <Told told={rehearsal.told} />;
  }
}

function Told({ told }: { told: Rehearsed }) {
  const { outcome, sheets, seconds } = told;
  if (outcome === Outcome.ENDED) {
    return (
      <Banner tone="success" title={t("prepare.rehearse.ended")}>
        {t("prepare.rehearse.ended.what", { sheets, seconds })}
      </Banner>
    );
  }
  if (outcome === Outcome.BUSY) {
    return <Banner tone="notice" title={t("prepare.rehearse.busy")} />;
  }
  if (outcome === Outcome.NOT_NOW) {
    return <Banner tone="warning" title={t("prepare.rehearse.not_now")} />;
  }
  return (
    <Banner tone="danger" title={t("prepare.rehearse.failed")}>
      {t("prepare.rehearse.failed.what")}
      {told.said !== "" && <pre class={rehearseCss.said}>{told.said}</pre>}
    </Banner>
  );
}

interface ResultProps {
  told: Rehearsed;
  header: Header | undefined;
}

export function RehearsalResult({ told, header }: ResultProps) {
  const { rankings, example, legend } = told;
  return (
    <>
      {rankings.map((ranking) => (
        <section key={ranking.postTitle} class={classes(rankingCss.ranking, rehearseCss.ranking)}>
          <h2>{ranking.postTitle}</h2>
          <RankingTable ranking={ranking} header={header} />
        </section>
      ))}
      {example?.figures !== undefined && (
        <section class={prepareCss.panel}>
          <h2 class={prepareCss.h2}>
            {t("prepare.rehearse.example", { who: whoWords(example.person) })}
          </h2>
          <p class={layoutCss.quiet}>{t("prepare.rehearse.example.what")}</p>
          <FiguresTrace figures={example.figures} legend={legend} />
        </section>
      )}
    </>
  );
}
