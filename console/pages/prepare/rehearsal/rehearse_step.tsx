// The rehearsal (演练): the program plays every seat with the true plan and the true roll, on a
// server of its own that is gone afterwards. One press here, or by hand at people's pace.
import { create, toJson } from "@bufbuild/protobuf";
import { Banner } from "../../../../web_kit/components/banner";
import { Button } from "../../../../web_kit/components/button";
import { Rehearsed_Outcome as Outcome } from "../../../../web_kit/generated/proto/frames_pb";
import { RollSchema } from "../../../../web_kit/generated/proto/roll_pb";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { t } from "../../../../web_kit/i18n/i18n";
import { Command } from "../command";
import { StepPage } from "../frame";
import { jsonOfPlan } from "../plan/plan_text";
import { RehearsalBanner, RehearsalResult } from "./rehearse_result";
import type { Rehearsing } from "./rehearsal";
import type { Rehearsed } from "./rehearsed";
import { saveAs } from "../roll/roll_template";
import { classes } from "../../../../web_kit/look/classes";
import prepareCss from "../prepare.module.css";
import planCss from "../plan/plan.module.css";
import rehearseCss from "./rehearse.module.css";
import choicesCss from "../../../steps/choices.module.css";
import layoutCss from "../../../../web_kit/look/layout.module.css";

export function rollJson(view: PrepareView): string {
  const { posts, candidates, rooms, judges } = view;
  const roll = create(RollSchema, { format: 1, posts, candidates, rooms, judges });
  return `${JSON.stringify(toJson(RollSchema, roll, { useProtoFieldName: true }), null, 2)}\n`;
}

const human = "tingfen rehearse --plan plan.json --roll roll.json --pace human";

function saveText(text: string, name: string): void {
  saveAs(new Blob([text], { type: "application/json" }), name);
}

export interface RehearseStepProps {
  view: PrepareView;
  rehearsing: Rehearsing;
  rehearsed: Rehearsed;
  online: boolean;
}

export function RehearseStep({ view, rehearsing, rehearsed, online }: RehearseStepProps) {
  const { rehearsal, begin } = rehearsing;
  const people = view.candidates.length > 0;
  const told = rehearsal.at === "told" ? rehearsal.told : null;
  return (
    <StepPage
      title={t("prepare.step.rehearse")}
      lead={t("prepare.rehearse.lead")}
      foot={
        <Button
          size="large"
          wide
          disabled={!people || !online || view.arrived || rehearsal.at === "running"}
          onPress={begin}
        >
          {t(told === null ? "prepare.rehearse.begin" : "prepare.rehearse.again")}
        </Button>
      }
    >
      {!people && (
        <Banner tone="warning" title={t("prepare.rehearse.no_roll")}>
          {t("prepare.rehearse.no_roll.what")}
        </Banner>
      )}
      {view.arrived && <Banner tone="notice" title={t("prepare.rehearse.not_now")} />}
      <RehearsalBanner rehearsal={rehearsal} />
      {told?.outcome === Outcome.ENDED && <RehearsalResult told={told} header={view.header} />}
      <section class={prepareCss.panel}>
        <label
          class={rehearsed.ticked ? classes(choicesCss.choice, choicesCss.on) : choicesCss.choice}
        >
          <input
            type="checkbox"
            checked={rehearsed.ticked}
            onChange={(event) => rehearsed.tick(event.currentTarget.checked)}
          />
          <span>{t("prepare.rehearse.tick")}</span>
        </label>
        <p class={planCss.hint}>{t("prepare.rehearse.tick.what")}</p>
      </section>
      <ByHand view={view} people={people} />
      <Banner tone="notice">{t("prepare.rehearse.never")}</Banner>
    </StepPage>
  );
}

// At people's pace, and with seats left to people: from a command window.
function ByHand({ view, people }: { view: PrepareView; people: boolean }) {
  const { plan } = view;
  return (
    <details class={classes(prepareCss.panel, rehearseCss.byHand)}>
      <summary>{t("prepare.rehearse.by_hand")}</summary>
      <p>{t("prepare.rehearse.by_hand.what")}</p>
      <div class={layoutCss.row}>
        <Button
          kind="secondary"
          size="small"
          disabled={plan === undefined}
          onPress={() => plan !== undefined && saveText(jsonOfPlan(plan), "plan.json")}
        >
          {t("prepare.rehearse.plan")}
        </Button>
        <Button
          kind="secondary"
          size="small"
          disabled={!people}
          onPress={() => saveText(rollJson(view), "roll.json")}
        >
          {t("prepare.rehearse.roll")}
        </Button>
      </div>
      <Command text={human} />
    </details>
  );
}
