// What the total is made of. How a component counts whose full mark is not the total's is asked
// where the server's check asks it.
import {
  Component_Counted as Counted,
  type Component,
} from "../../../../web_kit/generated/proto/plan_pb";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import { ChoiceAt, problemAt, TextAt, type Editing } from "./plan_fields";
import { countedChoices } from "./plan_words";
import planCss from "./plan.module.css";

export function ComponentsFields({ edit }: { edit: Editing }) {
  const { components } = edit.plan;
  if (components.length < 2) return null;
  return (
    <>
      {components.map((component, at) => (
        <ComponentFields key={at} edit={edit} at={at} component={component} />
      ))}
    </>
  );
}

function ComponentFields(props: { edit: Editing; at: number; component: Component }) {
  const { edit, at, component } = props;
  const path = ["components", at];
  const counted = [...path, "counted"];
  const title = textOf(component.title);
  const asked =
    component.counted !== Counted.COUNTED_UNSPECIFIED || problemAt(edit, counted) !== "";
  return (
    <div class={planCss.block}>
      <div class={planCss.row}>
        <TextAt
          edit={edit}
          path={[...path, "weight"]}
          label={t("prepare.form.component.weight", { title })}
          value={component.weight}
        />
        {component.id !== "interview" && (
          <TextAt
            edit={edit}
            path={[...path, "full_mark"]}
            label={t("prepare.form.component.full", { title })}
            value={component.fullMark}
          />
        )}
      </div>
      {asked && (
        <ChoiceAt
          edit={edit}
          path={counted}
          label={t("prepare.form.component.counted", { title })}
          choices={countedChoices()}
          value={Counted[component.counted]}
        />
      )}
    </div>
  );
}
