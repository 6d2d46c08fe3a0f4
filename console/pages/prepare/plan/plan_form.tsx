// What is usually adjusted in a plan, in the order of the day. Everything else is in its text.
import type { ComponentChildren } from "preact";
import {
  Announcement_When as When,
  HallLook_Theme as Theme,
  Identify_By as Identify,
  Panel_Kind as Kind,
  ReleaseStep_By as By,
  Rounding_Mode as Mode,
} from "../../../../web_kit/generated/proto/plan_pb";
import { t } from "../../../../web_kit/i18n/i18n";
import { releaseWords } from "../../../words";
import { basisHint } from "./plan_basis";
import { FallenClauses, GiveClauseAt } from "./plan_clause";
import { ComponentsFields } from "./plan_components";
import { DocumentFields } from "./plan_document";
import {
  ChoiceAt,
  fieldId,
  NumberAt,
  problemAt,
  TextAt,
  TextPairAt,
  type Editing,
} from "./plan_fields";
import { StageFields } from "./plan_stage";
import {
  identifyChoices,
  releaseOrder,
  roundingChoices,
  themeChoices,
  whenChoices,
} from "./plan_words";
import { classes } from "../../../../web_kit/look/classes";
import planCss from "./plan.module.css";
import choicesCss from "../../../steps/choices.module.css";
import layoutCss from "../../../../web_kit/look/layout.module.css";

export function PlanForm({ edit }: { edit: Editing }) {
  const { plan } = edit;
  return (
    <div class={planCss.form}>
      <Part title={t("prepare.form.name")}>
        <TextPairAt
          edit={edit}
          path={["title"]}
          label={t("prepare.form.title")}
          labelEn={t("prepare.form.title.en")}
          text={plan.title}
        />
        <ChoiceAt
          edit={edit}
          path={["hall", "theme"]}
          label={t("prepare.form.theme")}
          choices={themeChoices()}
          value={Theme[plan.hall?.theme ?? Theme.THEME_UNSPECIFIED]}
        />
        <ChoiceAt
          edit={edit}
          path={["identify", "by"]}
          label={t("prepare.form.identify")}
          choices={identifyChoices()}
          value={Identify[plan.identify?.by ?? Identify.BY_UNSPECIFIED]}
        />
      </Part>
      <Part title={t("prepare.form.origin")}>
        <DocumentFields edit={edit} />
      </Part>
      <Part title={t("prepare.form.panels")}>
        {plan.panels.map((_, at) => (
          <PanelFields key={at} edit={edit} at={at} />
        ))}
      </Part>
      {plan.stages.map((_, at) => (
        <StageFields key={at} edit={edit} at={at} />
      ))}
      <Part title={t("prepare.form.reckoning")}>
        <Reckoning edit={edit} />
      </Part>
      <Part title={t("prepare.form.announcing")}>
        <Announcing edit={edit} />
      </Part>
      <FallenClauses edit={edit} />
    </div>
  );
}

export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class={classes(planCss.part, choicesCss.dense)}>
      <h2>{title}</h2>
      <div class={layoutCss.stack}>{children}</div>
    </section>
  );
}

function PanelFields({ edit, at }: { edit: Editing; at: number }) {
  const panel = edit.plan.panels[at];
  if (panel === undefined) return null;
  const path = ["panels", at];
  const mass = panel.kind === Kind.MASS;
  return (
    <div class={planCss.block}>
      <TextPairAt
        edit={edit}
        path={[...path, "title"]}
        label={t("prepare.form.panel")}
        labelEn={t("prepare.form.panel.en")}
        text={panel.title}
      />
      <div class={planCss.row}>
        <NumberAt
          edit={edit}
          path={[...path, "seats"]}
          label={t("prepare.form.seats")}
          value={panel.seats}
          empty
        />
        {!mass && (
          <NumberAt
            edit={edit}
            path={[...path, "chief_seat"]}
            label={t("prepare.form.chief")}
            value={panel.chiefSeat}
            empty
          />
        )}
      </div>
    </div>
  );
}

function Reckoning({ edit }: { edit: Editing }) {
  const { rounding, deviationFromMedian } = edit.plan;
  return (
    <>
      <ComponentsFields edit={edit} />
      <div class={planCss.row}>
        <NumberAt
          edit={edit}
          path={["rounding", "published"]}
          label={t("prepare.form.places")}
          value={rounding?.published ?? 0}
        />
        <TextAt
          edit={edit}
          path={["deviation_from_median"]}
          label={t("prepare.form.deviation")}
          value={deviationFromMedian}
        />
      </div>
      <p class={planCss.hint}>{t("prepare.form.deviation.what")}</p>
      <ChoiceAt
        edit={edit}
        path={["rounding", "mode"]}
        label={t("prepare.form.rounding")}
        choices={roundingChoices()}
        value={Mode[rounding?.mode ?? Mode.MODE_UNSPECIFIED]}
      />
    </>
  );
}

// A choice that needs something beside it brings it along.
function announcement(when: string): object {
  if (when === When[When.LAG_BY_ONE]) return { when, last: "AFTER_OWN_TURN" };
  if (when === When[When.AFTER_FIRST]) return { when, first: 3 };
  return { when };
}

function Announcing({ edit }: { edit: Editing }) {
  const { announcement: is } = edit.plan;
  const when = is?.when ?? When.WHEN_UNSPECIFIED;
  return (
    <>
      <Release edit={edit} />
      <ChoiceAt
        edit={edit}
        path={["announcement", "when"]}
        label={t("prepare.form.when")}
        choices={whenChoices()}
        value={When[when]}
        onChoose={(chosen) => edit.set([["announcement"], announcement(chosen)])}
      />
      {when === When.AFTER_FIRST && (
        <NumberAt
          edit={edit}
          path={["announcement", "first"]}
          label={t("prepare.form.first")}
          value={is?.first ?? 0}
          empty
        />
      )}
    </>
  );
}

// Who confirms the closed figures before they are announced.
function Release({ edit }: { edit: Editing }) {
  const chosen = edit.plan.release.map(({ by }) => by);
  const path = ["release"];
  const toggle = (by: By, on: boolean) => {
    const next = releaseOrder.filter((one) => (one === by ? on : chosen.includes(one)));
    const steps = next.map((one) => ({ by: By[one] }));
    edit.set([path, steps]);
  };
  const problem = problemAt(edit, path);
  const hint = basisHint(edit.plan, path);
  return (
    <fieldset id={fieldId(path)} class={choicesCss.choices}>
      <legend>{t("prepare.form.release")}</legend>
      <div class={choicesCss.list}>
        {releaseOrder.map((by) => (
          <label
            key={by}
            class={
              chosen.includes(by) ? classes(choicesCss.choice, choicesCss.on) : choicesCss.choice
            }
          >
            <input
              type="checkbox"
              checked={chosen.includes(by)}
              onChange={(event) => toggle(by, event.currentTarget.checked)}
            />
            <span>{releaseWords(by, undefined)}</span>
          </label>
        ))}
      </div>
      <div class={choicesCss.words} aria-live="polite">
        {problem !== "" && <>▲ {problem}</>}
      </div>
      {hint !== "" && <p class={planCss.hint}>{hint}</p>}
      <GiveClauseAt edit={edit} path={path} />
    </fieldset>
  );
}
