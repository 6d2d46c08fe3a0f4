// A rule whose clause no longer stands is this plan's own choice, until a clause of the plan's own
// document is given for it: its section, and what it says in a few words.
import { useState } from "preact/hooks";
import { Button } from "../../../../web_kit/components/button";
import { Dialog } from "../../../../web_kit/components/dialog";
import { Field } from "../../../../web_kit/components/field";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import { fallenAt, fallenWords } from "./plan_basis";
import type { Editing } from "./plan_fields";
import type { Path } from "./plan_text";
import { fallenClauses, givingClause, type Fallen } from "./standing";
import planCss from "./plan.module.css";

// For the rule in the field at `path`.
export function GiveClauseAt({ edit, path }: { edit: Editing; path: Path }) {
  const [fallen] = fallenAt(edit.plan, path);
  return fallen === undefined ? null : <GiveClause edit={edit} fallen={fallen} />;
}

function GiveClause({ edit, fallen }: { edit: Editing; fallen: Fallen }) {
  const [open, setOpen] = useState(false);
  const says = textOf(fallen.clause.says);
  return (
    <div class={planCss.giving}>
      <Button
        kind="secondary"
        size="small"
        label={t("prepare.clause.give.of", { says })}
        onPress={() => setOpen(true)}
      >
        {t("prepare.clause.give")}
      </Button>
      {open && <Given edit={edit} fallen={fallen} onClose={() => setOpen(false)} />}
    </div>
  );
}

interface GivenProps {
  edit: Editing;
  fallen: Fallen;
  onClose: () => void;
}

// Both are typed anew: nothing of the old clause is taken over.
function Given({ edit, fallen, onClose }: GivenProps) {
  const [section, setSection] = useState("");
  const [says, setSays] = useState("");
  const document = textOf(edit.plan.document?.title);
  const give = () => {
    edit.set(...givingClause(edit.plan, { path: fallen.clause.path, section, says }));
    onClose();
  };
  return (
    <Dialog
      title={t("prepare.clause.title", { document })}
      onClose={onClose}
      actions={
        <Button disabled={section.trim() === "" || says.trim() === ""} onPress={give}>
          {t("prepare.clause.do")}
        </Button>
      }
    >
      <p>{fallenWords(fallen)}</p>
      <Field
        label={t("prepare.clause.section")}
        value={section}
        maxLength={60}
        hint={t("prepare.clause.section.what")}
        onInput={setSection}
      />
      <Field
        label={t("prepare.clause.says")}
        value={says}
        lines={2}
        maxLength={200}
        hint={t("prepare.clause.says.what")}
        onInput={setSays}
      />
    </Dialog>
  );
}

// All of them, those too for which the form has no field.
export function FallenClauses({ edit }: { edit: Editing }) {
  const fallen = fallenClauses(edit.plan);
  if (fallen.length === 0) return null;
  return (
    <section class={planCss.part}>
      <h2>{t("prepare.clause.fallen", { count: fallen.length })}</h2>
      <p class={planCss.hint}>{t("prepare.clause.fallen.what")}</p>
      <ul class={planCss.fallen}>
        {fallen.map((one) => (
          <li key={one.clause.path}>
            <span>
              ◇ {textOf(one.clause.says)}
              <small>
                {one.clause.section} · {t(`prepare.clause.${one.why}`)}
              </small>
            </span>
            <GiveClause edit={edit} fallen={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
