// The administrator's page: the roll as it stands, and the way from a table on this device to a new
// one. No mark of an interview is ever here.
import { useRef, useState } from "preact/hooks";
import { Banner } from "../web_kit/components/banner";
import { Button } from "../web_kit/components/button";
import { Dialog } from "../web_kit/components/dialog";
import type { PrepareView } from "../web_kit/generated/proto/views_pb";
import { t } from "../web_kit/i18n";
import { useLasting } from "./acting";
import { DeskBar, type Outside } from "./bar";
import { Faults, Preview } from "./prepare_file";
import type { Course, Importing } from "./prepare_import";
import { RollNow } from "./prepare_roll";
import { fileProblemWords } from "./prepare_words";
import { sheetFor } from "./roll_sheets";
import {
  csvFile,
  peopleTemplate,
  postsTemplate,
  saveAs,
  workbook,
  type Template,
} from "./roll_template";
import { takePart } from "./roll_counts";
import { candidateWord, postWord } from "./words";

export interface PrepareProps {
  view: PrepareView;
  importing: Importing;
  outside: Outside;
}

export function Prepare({ view, importing, outside }: PrepareProps) {
  const { course } = importing;
  return (
    <div class="desk prepare">
      <DeskBar header={view.header} role={t("prepare.role")} outside={outside} />
      <div class="prepare-body">
        <Guide view={view} course={course} />
        <main class="desk-centre">
          <div class="desk-scroll desk-pad prepare-main" tabIndex={0}>
            <Main view={view} importing={importing} />
          </div>
          <Foot view={view} importing={importing} online={outside.state === "online"} />
        </main>
      </div>
    </div>
  );
}

function Main({ view, importing }: Pick<PrepareProps, "view" | "importing">) {
  const { course } = importing;
  switch (course.at) {
    case "read":
      return <Preview course={course} onUse={importing.use} />;
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
        {fileProblemWords(course.problem)}
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

// What to do, in order; and the templates of the first step.
function Guide({ view, course }: { view: PrepareView; course: Course }) {
  const words = { candidate: candidateWord(view.header), post: postWord(view.header) };
  if (!view.rollOpen) {
    return (
      <aside class="prepare-guide desk-scroll" tabIndex={0}>
        <Facts view={view} />
      </aside>
    );
  }
  const now = course.at === "read" ? 3 : course.at === "none" || course.at === "done" ? 1 : 2;
  const step = (at: number) => (at === now ? "prepare-step prepare-step-now" : "prepare-step");
  return (
    <aside class="prepare-guide desk-scroll" tabIndex={0}>
      <ol>
        <li class={step(1)}>
          <h2>{t("prepare.step.template")}</h2>
          <p>{t("prepare.step.template.what", words)}</p>
          <Templates view={view} />
        </li>
        <li class={step(2)}>
          <h2>{t("prepare.step.choose")}</h2>
          <p>{t("prepare.step.choose.what")}</p>
        </li>
        <li class={step(3)}>
          <h2>{t("prepare.step.import")}</h2>
          <p>{t("prepare.step.import.what")}</p>
        </li>
      </ol>
      <Facts view={view} />
    </aside>
  );
}

function Templates({ view }: { view: PrepareView }) {
  const people = peopleTemplate(view);
  const posts = postsTemplate(view);
  const csv = async (one: Template) => saveAs(await csvFile(one), `${one.name}.csv`);
  const xlsx = async () =>
    saveAs(await workbook([people, posts]), `${t("prepare.template.name")}.xlsx`);
  return (
    <div class="kit-stack prepare-templates">
      <Button kind="secondary" size="small" wide onPress={() => void xlsx()}>
        {t("prepare.template.xlsx")}
      </Button>
      <div class="prepare-csv">
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

function Facts({ view }: { view: PrepareView }) {
  const facts = [
    [t("prepare.fact.posts", { post: postWord(view.header) }), view.posts.length],
    [candidateWord(view.header), view.candidates.length],
    [t("prepare.fact.take_part"), takePart(view)],
    [t("prepare.fact.bank"), view.bank],
    [t("prepare.fact.pool"), view.judges.length],
  ] as const;
  return (
    <dl class="prepare-facts">
      {facts.map(([title, count]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

interface FootProps {
  view: PrepareView;
  importing: Importing;
  online: boolean;
}

// The one primary button: choose a file, or bring in what was chosen.
function Foot({ view, importing, online }: FootProps) {
  const input = useRef<HTMLInputElement>(null);
  const [asking, setAsking] = useState(false);
  const { course } = importing;
  const sending = course.at === "read" && course.sending;
  const waiting = useLasting(sending, 300);
  if (!view.rollOpen && course.at !== "read") return null;
  const choose = () => input.current?.click();
  const onFiles = (field: HTMLInputElement) => {
    importing.choose([...(field.files ?? [])]);
    field.value = ""; // The same file may be chosen again once it is mended.
  };
  const people = course.at === "read" && sheetFor(course.chosen.sheets, "people") !== undefined;
  const send = () => (view.candidates.length > 0 ? setAsking(true) : importing.send());
  const busy = online ? t("prepare.sending") : t("prepare.sending.offline");
  return (
    <div class="desk-action">
      <input
        ref={input}
        class="kit-unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        accept=".xlsx,.csv,.txt,text/csv"
        onChange={(event) => onFiles(event.currentTarget)}
      />
      {course.at === "read" ? (
        <div class="prepare-foot">
          <Button kind="secondary" size="large" disabled={sending} onPress={importing.drop}>
            {t("prepare.drop")}
          </Button>
          <Button
            size="large"
            wide
            disabled={!people || sending}
            busy={waiting ? busy : undefined}
            onPress={send}
          >
            {people ? t("prepare.import") : t("prepare.no_people")}
          </Button>
        </div>
      ) : (
        <Button
          size="large"
          wide
          busy={course.at === "reading" ? t("prepare.reading") : undefined}
          onPress={choose}
        >
          {t(
            course.at === "refused" || course.at === "problem" ? "prepare.again" : "prepare.choose",
          )}
        </Button>
      )}
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
    </div>
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
