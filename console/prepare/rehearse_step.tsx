// The rehearsal (演练): the program plays every seat with the true plan and the true roll, on a
// server of its own that is gone afterwards. It is started by hand, beside this server.
import { create, toJson } from "@bufbuild/protobuf";
import { Banner } from "../../web_kit/components/banner";
import { Button } from "../../web_kit/components/button";
import { RollSchema } from "../../web_kit/generated/proto/roll_pb";
import type { PrepareView } from "../../web_kit/generated/proto/views_pb";
import { t } from "../../web_kit/i18n";
import { Command } from "./command";
import { StepPage } from "./frame";
import { jsonOfPlan } from "./plan_text";
import type { Rehearsed } from "./rehearsed";
import { saveAs } from "./roll_template";

export function rollJson(view: PrepareView): string {
  const { posts, candidates, rooms, judges } = view;
  const roll = create(RollSchema, { format: 1, posts, candidates, rooms, judges });
  return `${JSON.stringify(toJson(RollSchema, roll, { useProtoFieldName: true }), null, 2)}\n`;
}

const quick = "tingfen rehearse --plan plan.json --roll roll.json --seed 1";
const human = "tingfen rehearse --plan plan.json --roll roll.json --pace human";

function saveText(text: string, name: string): void {
  saveAs(new Blob([text], { type: "application/json" }), name);
}

export function RehearseStep({ view, rehearsed }: { view: PrepareView; rehearsed: Rehearsed }) {
  const { plan } = view;
  const people = view.candidates.length > 0;
  return (
    <StepPage title={t("prepare.step.rehearse")} lead={t("prepare.rehearse.lead")}>
      {!people && (
        <Banner tone="warning" title={t("prepare.rehearse.no_roll")}>
          {t("prepare.rehearse.no_roll.what")}
        </Banner>
      )}
      <ol class="prepare-stages">
        <li>
          <h2>{t("prepare.rehearse.save")}</h2>
          <p>{t("prepare.rehearse.save.what")}</p>
          <div class="kit-row">
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
        </li>
        <li>
          <h2>{t("prepare.rehearse.run")}</h2>
          <p>{t("prepare.rehearse.run.what")}</p>
          <Command text={quick} />
          <p>{t("prepare.rehearse.human")}</p>
          <Command text={human} />
        </li>
        <li>
          <h2>{t("prepare.rehearse.compare")}</h2>
          <p>{t("prepare.rehearse.compare.what")}</p>
          <label class={rehearsed.ticked ? "choice choice-on" : "choice"}>
            <input
              type="checkbox"
              checked={rehearsed.ticked}
              onChange={(event) => rehearsed.tick(event.currentTarget.checked)}
            />
            <span>{t("prepare.rehearse.tick")}</span>
          </label>
          <p class="plan-hint">{t("prepare.rehearse.tick.what")}</p>
        </li>
      </ol>
      <Banner tone="notice">{t("prepare.rehearse.never")}</Banner>
    </StepPage>
  );
}
