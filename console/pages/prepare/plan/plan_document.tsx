// Which document the rules come from, and what it calls people and posts. In somebody else's hall
// both are somebody else's.
import type { Text } from "../../../../web_kit/generated/proto/text_pb";
import { t } from "../../../../web_kit/i18n/i18n";
import { TextAt, TextPairAt, type Editing } from "./plan_fields";
import planCss from "./plan.module.css";

export function DocumentFields({ edit }: { edit: Editing }) {
  const { document } = edit.plan;
  return (
    <>
      <TextPairAt
        edit={edit}
        path={["document", "title"]}
        label={t("prepare.form.document")}
        labelEn={t("prepare.form.document.en")}
        text={document?.title}
      />
      <p class={planCss.hint}>{t("prepare.form.document.what")}</p>
      <TextAt
        edit={edit}
        path={["document", "file"]}
        label={t("prepare.form.file")}
        value={document?.file ?? ""}
      />
      <TermFields edit={edit} />
    </>
  );
}

const terms = ["candidate", "post", "chief"] as const;

// A term that is left empty is the usual one.
function TermFields({ edit }: { edit: Editing }) {
  const { document } = edit.plan;
  const moved = document !== undefined && !["", document.title?.zh].includes(document.cited);
  return (
    <>
      {terms.map((term) => (
        <TextPairAt
          key={term}
          edit={taking(edit, term, edit.plan.terms?.[term])}
          path={["terms", term]}
          label={t(`prepare.form.term.${term}`)}
          labelEn={t(`prepare.form.term.${term}.en`)}
          text={edit.plan.terms?.[term]}
        />
      ))}
      <p class={planCss.hint}>
        {t(moved ? "prepare.form.terms.moved" : "prepare.form.terms.what")}
      </p>
    </>
  );
}

// A term without a word in either language goes as a whole.
function taking(edit: Editing, term: (typeof terms)[number], now: Text | undefined): Editing {
  return {
    ...edit,
    set: (...changes) => {
      const [[path, value] = [[], undefined]] = changes;
      const other = path[path.length - 1] === "zh" ? now?.en : now?.zh;
      if (value === undefined && (other ?? "") === "") edit.set([["terms", term], undefined]);
      else edit.set(...changes);
    },
  };
}
