// The roll: how it stands, and the way from a table on this device to a new one.
import { useRef, useState } from "preact/hooks";
import { Banner } from "../../../../web_kit/components/banner";
import { Button } from "../../../../web_kit/components/button";
import { Dialog } from "../../../../web_kit/components/dialog";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../../../web_kit/i18n/i18n";
import { useLasting } from "../../../steps/acting";
import { candidateWord, postWord } from "../../../words";
import { StepPage } from "../frame";
import { Faults, Preview } from "./roll_chosen";
import { takePart } from "./roll_counts";
import type { Chosen, Course, Importing } from "./roll_import";
import { showUnanswered } from "./roll_hidden";
import { RollNow } from "./roll_now";
import { isAnswered, sheetFor } from "./roll_sheets";
import {
  csvFile,
  peopleTemplate,
  postsTemplate,
  saveAs,
  workbook,
  type Template,
} from "./roll_template";
import { fileProblemWords } from "../prepare_words";
import { classes } from "../../../../web_kit/look/classes";
import rollCss from "./roll.module.css";
import prepareCss from "../prepare.module.css";
import layoutCss from "../../../../web_kit/look/layout.module.css";

export interface RollStepProps {
  view: PrepareView;
  importing: Importing;
  online: boolean;
}

export function RollStep({ view, importing, online }: RollStepProps) {
  const { course } = importing;
  const offered = view.rollOpen || course.at === "read";
  return (
    <StepPage
      wide
      title={t("prepare.step.roll")}
      foot={offered && <Foot view={view} importing={importing} online={online} />}
    >
      {view.rollOpen && <Way view={view} course={course} />}
      <Content view={view} importing={importing} />
    </StepPage>
  );
}

function Content({ view, importing }: Pick<RollStepProps, "view" | "importing">) {
  const { course } = importing;
  switch (course.at) {
    case "read":
      return <Preview course={course} onUse={importing.use} onAnswer={importing.answer} />;
    case "refused":
      return <Faults course={course} />;
    default:
      return (
        <>
          <Notice view={view} course={course} />
          <RollNow view={view} />
        </>
      );
  }
}

function Notice({ view, course }: { view: PrepareView; course: Course }) {
  if (course.at === "done") {
    const counts = { posts: view.posts.length, people: view.candidates.length };
    return (
      <Banner tone="success" title={t("prepare.done", counts)}>
        {t("prepare.done.what", { receipt: course.receipt, takePart: takePart(view) })}
      </Banner>
    );
  }
  if (course.at === "problem") {
    return (
      <Banner tone="danger" title={t("prepare.problem", { file: course.file })}>
        {fileProblemWords(course.problem, course.where)}
      </Banner>
    );
  }
  if (!view.rollOpen) {
    return (
      <Banner tone="notice" title={t("prepare.locked")}>
        {t("prepare.locked.what")}
      </Banner>
    );
  }
  return null;
}

// What to do, in order; and the templates of the first part.
function Way({ view, course }: { view: PrepareView; course: Course }) {
  const words = { candidate: candidateWord(view.header), post: postWord(view.header) };
  const now = course.at === "read" ? 3 : course.at === "none" || course.at === "done" ? 1 : 2;
  const part = (at: number) => classes(rollCss.part, at === now && rollCss.partNow);
  return (
    <ol class={rollCss.way}>
      <li class={part(1)}>
        <h2>{t("prepare.roll.template")}</h2>
        <p>{t("prepare.roll.template.what", words)}</p>
        <Templates view={view} />
      </li>
      <li class={part(2)}>
        <h2>{t("prepare.roll.choose")}</h2>
        <p>{t("prepare.roll.choose.what")}</p>
      </li>
      <li class={part(3)}>
        <h2>{t("prepare.roll.import")}</h2>
        <p>{t("prepare.roll.import.what")}</p>
      </li>
    </ol>
  );
}

function Templates({ view }: { view: PrepareView }) {
  const people = peopleTemplate(view);
  const posts = postsTemplate(view);
  const csv = async (one: Template) => saveAs(await csvFile(one), `${one.name}.csv`);
  const xlsx = async () =>
    saveAs(await workbook([people, posts]), `${t("prepare.template.name")}.xlsx`);
  return (
    <div class={classes(layoutCss.stack, rollCss.templates)}>
      <Button kind="secondary" size="small" wide onPress={() => void xlsx()}>
        {t("prepare.template.xlsx")}
      </Button>
      <div class={rollCss.csv}>
        <Button kind="secondary" size="small" onPress={() => void csv(people)}>
          {t("prepare.template.csv", { sheet: people.name })}
        </Button>
        <Button kind="secondary" size="small" onPress={() => void csv(posts)}>
          {t("prepare.template.csv", { sheet: posts.name })}
        </Button>
      </div>
    </div>
  );
}

// What has to be said before the roll can be brought in.
function lacking({ sheets }: Chosen): Key | null {
  if (sheetFor(sheets, "people") === undefined) return "prepare.no_people";
  return sheets.every(isAnswered) ? null : "prepare.hidden.unanswered";
}

// The one primary button: choose a file, or bring in what was chosen.
function Foot({ view, importing, online }: RollStepProps) {
  const input = useRef<HTMLInputElement>(null);
  const { course } = importing;
  const choose = () => input.current?.click();
  const onFiles = (field: HTMLInputElement) => {
    importing.choose([...(field.files ?? [])]);
    field.value = ""; // The same file may be chosen again once it is mended.
  };
  const again = course.at === "refused" || course.at === "problem";
  return (
    <>
      <input
        ref={input}
        class={layoutCss.unseen}
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        accept=".xlsx,.csv,.txt,text/csv"
        onChange={(event) => onFiles(event.currentTarget)}
      />
      {course.at === "read" ? (
        <Sending view={view} importing={importing} course={course} online={online} />
      ) : course.at === "reading" ? (
        <div class={prepareCss.foot}>
          <Button kind="secondary" size="large" onPress={importing.drop}>
            {t("prepare.drop")}
          </Button>
          <Button size="large" wide disabled busy={t("prepare.reading")} onPress={choose}>
            {t("prepare.choose")}
          </Button>
        </div>
      ) : (
        <Button size="large" wide onPress={choose}>
          {t(again ? "prepare.again" : "prepare.choose")}
        </Button>
      )}
    </>
  );
}

interface SendingProps extends RollStepProps {
  course: Extract<Course, { at: "read" }>;
}

function Sending({ view, importing, course, online }: SendingProps) {
  const [asking, setAsking] = useState(false);
  const waiting = useLasting(course.sending, 300);
  const lacks = lacking(course.chosen);
  const unanswered = lacks === "prepare.hidden.unanswered";
  const send = () => {
    if (unanswered) showUnanswered();
    else if (view.candidates.length > 0) setAsking(true);
    else importing.send();
  };
  const busy = online ? t("prepare.sending") : t("prepare.sending.offline");
  return (
    <>
      <div class={prepareCss.foot}>
        <Button kind="secondary" size="large" disabled={course.sending} onPress={importing.drop}>
          {t("prepare.drop")}
        </Button>
        <Button
          size="large"
          wide
          disabled={(lacks !== null && !unanswered) || course.sending}
          busy={waiting ? busy : undefined}
          onPress={send}
        >
          {t(lacks ?? "prepare.import")}
        </Button>
      </div>
      {asking && (
        <Replace
          view={view}
          onClose={() => setAsking(false)}
          onReplace={() => {
            setAsking(false);
            importing.send();
          }}
        />
      )}
    </>
  );
}

interface ReplaceProps {
  view: PrepareView;
  onClose: () => void;
  onReplace: () => void;
}

function Replace({ view, onClose, onReplace }: ReplaceProps) {
  const counts = { posts: view.posts.length, people: view.candidates.length };
  return (
    <Dialog
      title={t("prepare.replace")}
      onClose={onClose}
      actions={
        <Button focused onPress={onReplace}>
          {t("prepare.replace.do")}
        </Button>
      }
    >
      <p>{t("prepare.replace.what", counts)}</p>
      <p>{t("prepare.replace.safe")}</p>
    </Dialog>
  );
}
