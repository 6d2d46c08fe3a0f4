// What the verifier has redone as it is printed: every step with what was typed beside it, and a line
// to sign on.
import { FiguresTrace } from "../../../web_kit/figures/figures";
import type { Closed, DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { printPages } from "../../../web_kit/page/print";
import { Release } from "../../subjects/release/figures_card";
import { Running } from "../../subjects/paper/running_head";
import { whoWords } from "../../words";
import type { Hand } from "./hand_fields";
import css from "./printed_check.module.css";

export function printCheck(closed: Closed | undefined, view: DeskView, hand: Hand): void {
  if (closed?.figures === undefined) return;
  printPages(
    <Running closed={closed} view={view}>
      <h1 class={css.who}>
        {whoWords(closed.person)} {closed.person?.name}
      </h1>
      <Release view={view} />
      {hand.wrap(<FiguresTrace figures={closed.figures} legend={view.legend} />)}
      <p class={css.signature}>{t("watch.hand.signature")}</p>
    </Running>,
  );
}
