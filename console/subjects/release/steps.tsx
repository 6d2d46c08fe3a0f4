// The commands from figures to signature as a desk's steps.
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { elsewhere, valueOf, type FormProps, type Kinds, type StepProps } from "../../steps/kind";
import { says } from "../../steps/says";
import { RankingTable } from "../after/ranking";
import { Unsigned } from "./unsigned";
import { classes } from "../../../web_kit/look/classes";
import rankingCss from "../after/ranking.module.css";
import askCss from "../../steps/ask.module.css";

// As the role of who presses calls it; a judge here is the chief judge.
const byRole =
  (verifier: Key, supervisor: Key, chief: Key) =>
  ({ step: { role } }: { step: { role: Role } }): Key =>
    role === Role.VERIFIER ? verifier : role === Role.SUPERVISOR ? supervisor : chief;

function AnnounceFacts({ view }: StepProps) {
  return (
    <>
      <p class={askCss.total}>
        {t("console.ask.announce.total")} <strong>{view.closed?.figures?.total}</strong>
      </p>
      <p>{t("console.ask.announce.what")}</p>
    </>
  );
}

// What the hall will show, and whose signature is missing.
function ResultsFacts({ step, view }: StepProps) {
  const own = valueOf(step, "announceResults")?.post;
  const preview = view.toPublish.find(({ post }) => post === own);
  if (preview?.ranking === undefined) return <p>{t("console.ask.results.what")}</p>;
  return (
    <>
      <Unsigned people={preview.unsigned} />
      <section
        class={classes(rankingCss.ranking, rankingCss.preview)}
        tabIndex={0}
        aria-label={preview.ranking.postTitle}
      >
        <RankingTable ranking={preview.ranking} header={view.header} />
      </section>
      <p>{t("console.ask.results.what")}</p>
    </>
  );
}

// What is to be answered.
function Objection({ step, view }: FormProps) {
  const candidate = step.person?.candidate;
  const line = view.lines.find(({ person }) => person?.candidate === candidate);
  if (line === undefined || line.objection === "") return null;
  return (
    <div>
      <strong>{t("console.ask.objection")}</strong>
      <blockquote class={askCss.quote}>{line.objection}</blockquote>
    </div>
  );
}

export const release = {
  confirmFigures: {
    words: byRole(
      "console.step.confirm.verifier",
      "console.step.confirm.supervisor",
      "console.step.confirm.chief",
    ),
  },
  announceFigures: { words: "console.step.announce", confirm: AnnounceFacts },
  signResult: elsewhere,
  objectToResult: elsewhere,
  answerObjection: {
    words: "console.step.answer",
    form: Objection,
    text: { label: "console.ask.answer", hint: "console.ask.answer.hint" },
  },
  announceResults: {
    words: "console.step.results",
    about: ({ post }) => ({ post }),
    confirm: ResultsFacts,
  },
  equaliseRooms: {
    words: "console.step.equalise",
    confirm: says("console.ask.equalise.what"),
  },
  confirmEqualisation: {
    words: byRole(
      "console.step.equalised.verifier",
      "console.step.equalised.supervisor",
      "console.step.equalised.chief",
    ),
  },
  callToSign: {
    words: "console.step.call_to_sign",
    place: "signing",
    about: ({ digest }) => ({ more: digest }),
  },
  attachSignature: {
    words: "console.paper.step.attach",
    place: "signing",
    about: ({ digest }) => ({ more: digest }),
    fill: (value, { scan, language }) => {
      if (scan !== undefined) value.scan = scan as typeof value.scan;
      value.language = language ?? "";
    },
  },
} satisfies Partial<Kinds>;
