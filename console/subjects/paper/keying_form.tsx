// Keying paper sheets, one after the other, by keyboard: the code first, which opens its sheet; then
// the marks, Enter to the next; then the next sheet's code. Where two people read a sheet
// differently, both readings stand side by side and the own one is looked at again.
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import { Field } from "../../../web_kit/components/field";
import { padPlaces, placesOf } from "../../../web_kit/figures/decimal";
import type { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type {
  DeskView,
  Keying_Line as Line,
  StageCard,
} from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { asSheetCode } from "../../../web_kit/room/sheet_code";
import type { Acting } from "../../steps/acting";
import { Refused } from "../../steps/action_bar";
import {
  cardOf,
  isShownRead,
  linesOf,
  otherEntry,
  ownEntry,
  readMark,
  sheetByCode,
  startingTyped,
  stepFor,
  type CodeProblem,
} from "./keying";
import { MarkField } from "../sheets/mark_field";
import { markProblems, marksOf, totalOf, type Read, type Typed } from "../sheets/marks";
import { keyOf } from "../../steps/steps";
import { seatById, stageWords, whoWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import buttonCss from "../../../web_kit/components/button.module.css";
import css from "./keying_form.module.css";
import nowCss from "../../overview/now.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

export interface KeyingFormProps {
  view: DeskView;
  role: Role;
  acting: Acting;
  onClose: () => void;
}

// The sheet on the desk: found by its code, and what is typed of it.
interface Opened {
  code: string;
  typed: Typed;
}

function codeWords(problem: CodeProblem): string {
  switch (problem) {
    case "empty":
      return t("console.paper.code.empty");
    case "check":
      return t("console.paper.code.check");
    case "unknown":
      return t("console.paper.code.unknown");
  }
}

// 第3号, 2号评委, 竞聘演讲: to be compared with the sheet in the hand.
function SheetHead({ line, view }: { line: Line; view: DeskView }) {
  return (
    <header class={css.sheet}>
      <span class={nowCss.number}>{whoWords(line.person)}</span>
      <p>
        <strong>{seatById(view, line.seat)}</strong>
        <br />
        {stageWords(view.legend, line.stage)}
      </p>
    </header>
  );
}

interface OtherProps {
  line: Line;
  role: Role;
  view: DeskView;
  criterion: string;
  card: StageCard;
}

// What the other reader read, where that differs from the own reading.
function Other({ line, role, view, criterion, card }: OtherProps) {
  const other = otherEntry(line, role, view);
  const theirs = readMark(other?.marks, criterion);
  if (!line.differs || theirs === "") return null;
  const mine = readMark(ownEntry(line, role, view)?.marks, criterion);
  const differs = theirs !== mine;
  const mark = padPlaces(theirs, placesOf(card.step));
  return (
    <span class={differs ? classes(css.other, tones.danger) : css.other}>
      <span>{differs ? `≠ ${t("console.paper.differs")}` : "="}</span>{" "}
      {t("console.paper.other", { who: seatById(view, other?.by ?? ""), mark })}
    </span>
  );
}

interface SheetFormProps {
  line: Line;
  card: StageCard;
  view: DeskView;
  role: Role;
  typed: Typed;
  asked: boolean;
  onTyped: (typed: Typed) => void;
  onLast: () => void; // Enter in the last field.
}

function SheetForm(props: SheetFormProps) {
  const { line, card, view, role, typed, asked, onTyped, onLast } = props;
  const list = useRef<HTMLDivElement>(null);
  const problems = markProblems(typed, card);
  const marks = marksOf(typed, card).filter(({ criterion }) => !problems.has(criterion));

  function move(event: KeyboardEvent, at: number) {
    if (event.ctrlKey || event.metaKey || event.isComposing || event.repeat) return;
    if (event.key !== "Enter" && event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const fields = list.current?.querySelectorAll("input");
    const field = fields?.[at + (event.key === "ArrowUp" ? -1 : 1)];
    if (field !== undefined) field.focus();
    else if (event.key === "Enter") onLast();
  }

  return (
    <div class={css.form}>
      {line.late && <Banner tone="warning">{t("console.paper.late.what")}</Banner>}
      {line.differs && (
        <Banner tone="warning" title={t("console.paper.differs.title")}>
          {t("console.paper.differs.what")}
        </Banner>
      )}
      <div ref={list}>
        {card.criteria.map((criterion, at) => {
          const problem = problems.get(criterion.id);
          return (
            <MarkField
              key={criterion.id}
              criterion={criterion}
              step={card.step}
              aside={
                <Other line={line} role={role} view={view} criterion={criterion.id} card={card} />
              }
              typed={typed[criterion.id] ?? ""}
              problem={problem === "empty" && !asked ? undefined : problem}
              onInput={(text) => onTyped({ ...typed, [criterion.id]: text })}
              onKeyDown={(event) => move(event, at)}
            />
          );
        })}
      </div>
      <p class={css.total} aria-live="polite">
        {t("console.paper.total")}{" "}
        <strong>
          {marks.length === 0 ? "—" : padPlaces(totalOf(marks, card), placesOf(card.step))}
        </strong>{" "}
        <span class={tones.quiet}>
          / {card.fullMark}
          {problems.size > 0 && ` · ${t("console.paper.left", { count: problems.size })}`}
        </span>
      </p>
    </div>
  );
}

// The sheet that was keyed just now.
interface Keyed {
  code: string;
  about: string;
  marks: readonly Read[];
}

// What became of the sheet that was keyed just now: in, to be read by the other, or read differently.
function outcomeWords(line: Line | undefined, about: string): string {
  if (line === undefined) return t("console.paper.keyed.in", { about });
  return t(line.differs ? "console.paper.keyed.differs" : "console.paper.keyed.one", { about });
}

interface OutcomeProps {
  last: Keyed | null;
  view: DeskView;
  role: Role;
}

function Outcome({ last, view, role }: OutcomeProps) {
  if (last === null) return null;
  const line = linesOf(view).find((one) => asSheetCode(one.code) === last.code);
  if (!isShownRead(line, last.marks, role, view)) {
    return <p role="status">{t("console.step.sending")}</p>;
  }
  return (
    <Banner tone={line?.differs === true ? "warning" : "success"}>
      {outcomeWords(line, last.about)}
    </Banner>
  );
}

// The sheet that was found by the code that is typed, and what is written on it.
function sheetOf(code: string, opened: Opened | null, role: Role, view: DeskView) {
  const found = sheetByCode(opened?.code ?? code, view);
  if (typeof found === "string") return { problem: found, typed: {} };
  const step = stepFor(found, role, view);
  const typed = opened?.typed ?? startingTyped(found, role, view);
  return { line: found, card: cardOf(found, view), step, typed };
}

// What is keyed, and how it is sent: (box with the fields) → state and what to do.
function useKeying({ view, role, acting }: KeyingFormProps, box: RefObject<HTMLDivElement | null>) {
  const [code, setCode] = useState("");
  const [opened, setOpened] = useState<Opened | null>(null);
  const [asked, setAsked] = useState<"" | "code" | "marks">(""); // What was tried to be done.
  const [last, setLast] = useState<Keyed | null>(null);
  const stands = useRef(true);
  useEffect(() => {
    box.current?.querySelector("input")?.focus();
    return () => void (stands.current = false);
  }, []);
  const sheet = sheetOf(code, opened, role, view);
  const { line, card, step, typed } = sheet;

  function toField(at: number) {
    box.current?.querySelectorAll<HTMLElement>(`.${css.form} input`)[at]?.focus();
  }

  function askForCode() {
    setAsked("code");
    toField(0);
  }

  function onCode(text: string) {
    acting.forgive();
    setCode(text);
    setOpened(null);
    setAsked("");
    setLast(null);
  }

  function onTyped(changed: Typed) {
    acting.forgive();
    setOpened({ code: asSheetCode(code), typed: changed });
  }

  async function send() {
    setAsked("marks");
    if (line === undefined || step === undefined) return;
    const wrong = markProblems(typed, card);
    if (wrong.size > 0) return toField(card?.criteria.findIndex(({ id }) => wrong.has(id)) ?? 0);
    const about = [whoWords(line.person), seatById(view, line.seat)].join(" · ");
    const marks = marksOf(typed, card);
    const taken = await acting.act(step, { code, marks });
    if (!stands.current) return;
    // The button that was pressed could not be meanwhile, and the focus with it was lost.
    box.current?.querySelector("input")?.focus();
    if (!taken) return;
    onCode("");
    setLast({ code: asSheetCode(line.code), about, marks });
  }

  const gone = opened !== null && line === undefined;
  return { code, asked, last, sheet, gone, askForCode, onCode, onTyped, send };
}

export function KeyingForm(props: KeyingFormProps) {
  const { view, role, acting, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  const keying = useKeying(props, box);
  const { code, asked, last, sheet, gone, askForCode, onCode, onTyped, send } = keying;
  const { line, card, step, problem, typed } = sheet;
  const sending = step !== undefined && acting.busy === keyOf(step);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.isComposing || event.repeat) return;
    const inCode = event.target === box.current?.querySelector("input");
    const sends = event.ctrlKey || event.metaKey;
    if (!sends && !inCode) return;
    event.preventDefault();
    if (sends) void send();
    else askForCode();
  }

  return (
    <div ref={box} onKeyDown={onKeyDown}>
      <Dialog
        title={t("console.paper.keying")}
        onClose={onClose}
        closeWords={t("console.paper.keying.close")}
        actions={
          <Button
            disabled={line === undefined}
            busy={sending ? t("console.step.sending") : null}
            onPress={() => void send()}
          >
            {t("console.paper.submit")}
          </Button>
        }
      >
        <div class={css.top}>
          <Field
            label={t("console.paper.code")}
            value={code}
            maxLength={40}
            problem={asked !== "" && !gone && problem !== undefined ? codeWords(problem) : ""}
            hint={line === undefined ? t("console.paper.code.hint") : `✓ ${line.code}`}
            onInput={onCode}
          />
          {line !== undefined && <SheetHead line={line} view={view} />}
        </div>
        <Outcome last={last} view={view} role={role} />
        {gone && <Banner tone="notice">{t("console.paper.gone")}</Banner>}
        {line !== undefined && card !== undefined && (
          <SheetForm
            line={line}
            card={card}
            view={view}
            role={role}
            typed={typed}
            asked={asked === "marks"}
            onTyped={onTyped}
            onLast={() => box.current?.querySelector<HTMLElement>(`.${buttonCss.primary}`)?.focus()}
          />
        )}
        <Refused acting={acting} view={view} />
      </Dialog>
    </div>
  );
}
