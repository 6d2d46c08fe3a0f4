// Keying paper sheets, one after the other, by keyboard: the code first, which opens its sheet; then
// the marks, Enter to the next; then the next sheet's code. Where two people read a sheet
// differently, both readings stand side by side and the own one is looked at again.
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../web_kit/components/banner";
import { Button } from "../web_kit/components/button";
import { Dialog } from "../web_kit/components/dialog";
import { Field } from "../web_kit/components/field";
import { padPlaces, placesOf } from "../web_kit/decimal";
import type { Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import type { DeskView, Keying_Line as Line, StageCard } from "../web_kit/generated/proto/views_pb";
import { t } from "../web_kit/i18n";
import { asSheetCode } from "../web_kit/sheet_code";
import type { Acting } from "./acting";
import { Refused } from "./action_bar";
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
import { MarkField } from "./mark_field";
import { markProblems, marksOf, totalOf, type Read, type Typed } from "./marks";
import { keyOf } from "./steps";
import { seatById, stageWords, whoWords } from "./words";

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
    <header class="keying-sheet">
      <span class="now-number">{whoWords(line.person)}</span>
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
    <span class={differs ? "keying-other desk-tone-danger" : "keying-other"}>
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
    <div class="keying-form">
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
      <p class="keying-total" aria-live="polite">
        {t("console.paper.total")}{" "}
        <strong>
          {marks.length === 0 ? "—" : padPlaces(totalOf(marks, card), placesOf(card.step))}
        </strong>{" "}
        <span class="now-quiet">
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

export function KeyingForm({ view, role, acting, onClose }: KeyingFormProps) {
  const [code, setCode] = useState("");
  const [opened, setOpened] = useState<Opened | null>(null);
  const [asked, setAsked] = useState<"" | "code" | "marks">(""); // What was tried to be done.
  const [last, setLast] = useState<Keyed | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const stands = useRef(true);
  useEffect(() => {
    box.current?.querySelector("input")?.focus();
    return () => void (stands.current = false);
  }, []);

  const found = sheetByCode(opened?.code ?? code, view);
  const line = typeof found === "string" ? undefined : found;
  const card = line === undefined ? undefined : cardOf(line, view);
  const step = line === undefined ? undefined : stepFor(line, role, view);
  const sending = step !== undefined && acting.busy === keyOf(step);
  const gone = opened !== null && line === undefined;
  const problem = asked !== "" && !gone && typeof found === "string" ? codeWords(found) : "";
  const typed = line === undefined ? {} : (opened?.typed ?? startingTyped(line, role, view));
  const done = linesOf(view).find((one) => asSheetCode(one.code) === last?.code);

  function toField(at: number) {
    box.current?.querySelectorAll<HTMLElement>(".keying-form input")[at]?.focus();
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
    if (wrong.size > 0) {
      toField(card?.criteria.findIndex(({ id }) => wrong.has(id)) ?? 0);
      return;
    }
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

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.isComposing || event.repeat) return;
    const inCode = event.target === box.current?.querySelector("input");
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      void send();
    } else if (inCode) {
      event.preventDefault();
      setAsked("code");
      toField(0);
    }
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
        <div class="keying-top">
          <Field
            label={t("console.paper.code")}
            value={code}
            maxLength={40}
            problem={problem}
            hint={line === undefined ? t("console.paper.code.hint") : `✓ ${line.code}`}
            onInput={onCode}
          />
          {line !== undefined && <SheetHead line={line} view={view} />}
        </div>
        {last !== null && !isShownRead(done, last.marks, role, view) && (
          <p role="status">{t("console.step.sending")}</p>
        )}
        {last !== null && isShownRead(done, last.marks, role, view) && (
          <Banner tone={done?.differs === true ? "warning" : "success"}>
            {outcomeWords(done, last.about)}
          </Banner>
        )}
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
            onLast={() => box.current?.querySelector<HTMLElement>(".kit-button-primary")?.focus()}
          />
        )}
        <Refused acting={acting} view={view} />
      </Dialog>
    </div>
  );
}
