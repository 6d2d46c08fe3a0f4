// What needs attention, who is missing above what was noted, newest first; and the record (过程记录)
// as it grows.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import {
  DeskView_Note_Kind as Kind,
  type DeskView,
  type DeskView_Note,
  type DeskView_Record,
  type Step,
} from "../../web_kit/generated/proto/views_pb";
import { GuideLink } from "../../web_kit/guide/guide_link";
import type { Reader } from "../../web_kit/guide/readers";
import { t } from "../../web_kit/i18n/i18n";
import { timeWords } from "../../web_kit/i18n/times";
import { awayFrom } from "../subjects/sheets/away";
import { AwaySeats } from "../subjects/sheets/away_card";
import { noteText, noteWords, recordWords } from "../words";
import { classes } from "../../web_kit/look/classes";
import css from "./attention.module.css";
import frameCss from "../frame/frame.module.css";
import tones from "../../web_kit/look/state_tones.module.css";

// Of the kinds that have a sign of their own.
const shapes: Readonly<Partial<Record<Kind, string>>> = {
  [Kind.FLAG]: "⚑",
  [Kind.LATE_SHEET]: "◷",
  [Kind.OBJECTION]: "?",
  [Kind.OVERTIME]: "+",
  [Kind.TAIL_LOSS]: "■",
  [Kind.WITNESS_UNCHECKED]: "▲",
  [Kind.HOLD]: "■",
  [Kind.CLOCK_UNSURE]: "▲",
  [Kind.SOLE]: "1",
  [Kind.WALL_JUMP]: "▲",
  [Kind.TIME_GAP]: "▲",
  [Kind.LATECOMER]: "◷",
  [Kind.SEAT_VACATED]: "⊖",
  [Kind.PAPER_DIFFERS]: "≠",
  [Kind.SEAT_MOVED]: "⇄",
  [Kind.CODES_ISSUED]: "#",
  [Kind.DEVICE_FROZEN]: "✕",
  [Kind.STEP_UNDONE]: "↶",
};
const grave: readonly Kind[] = [Kind.TAIL_LOSS, Kind.HOLD, Kind.OBJECTION, Kind.CLOCK_UNSURE];

function Note({ note, view }: { note: DeskView_Note; view: DeskView }) {
  return (
    <li class={css.note}>
      <span
        class={classes(css.noteShape, tones[grave.includes(note.kind) ? "danger" : "warning"])}
        aria-hidden="true"
      >
        {shapes[note.kind] ?? "·"}
      </span>
      <div class={css.noteWords}>
        <strong>{noteWords(note, view)}</strong>
        {noteText(note) !== "" && <span>{noteText(note)}</span>}
      </div>
      <time class={css.noteTime}>{timeWords(note.at)}</time>
    </li>
  );
}

interface NotesProps {
  view: DeskView;
  guide: Reader;
  steps?: ReadonlyMap<string, readonly Step[]>; // By seat; none where nothing is done about them.
  onStep?: (step: Step) => void;
}

const noSteps = new Map<string, readonly Step[]>();

export function Notes({ view, guide, steps = noSteps, onStep = () => undefined }: NotesProps) {
  return (
    <>
      <AwaySeats view={view} steps={steps} onStep={onStep} />
      {attended(view) === 0 && <p class={frameCss.none}>{t("console.attention.none")}</p>}
      <ol>
        {view.notes.map((note, at) => (
          <Note key={view.notes.length - at} note={note} view={view} />
        ))}
      </ol>
      <p class={css.guide}>
        <GuideLink reader={guide} />
      </p>
    </>
  );
}

function Entry({ record, view }: { record: DeskView_Record; view: DeskView }) {
  const words = recordWords(record, view);
  return (
    <li class={css.record}>
      <time class={css.recordTime}>{words.wall}</time>
      <div class={css.recordWords}>
        <strong>{words.what}</strong> <span>{words.about}</span>
        {words.text !== "" && <div class={css.recordText}>{words.text}</div>}
        <div class={css.recordBy}>{words.by}</div>
      </div>
    </li>
  );
}

export function RecordList({ view }: { view: DeskView }) {
  if (view.record.length === 0) return <p class={frameCss.none}>{t("console.record.none")}</p>;
  return (
    <ol>
      {view.record.map((record) => (
        <Entry key={record.seq} record={record} view={view} />
      ))}
    </ol>
  );
}

// New screens that wait, told on the tab itself.
function screensTab(view: DeskView): string {
  const waiting = view.waitingScreens.length;
  const title = t("console.screens.title");
  return waiting > 0 ? `${title} ● ${waiting}` : title;
}

// How much there is to look at.
function attended(view: DeskView): number {
  return view.notes.length + awayFrom(view).length;
}

export type AttentionTab = "notes" | "record" | "screens";

export interface AttentionProps {
  view: DeskView;
  first: AttentionTab;
  screens: ComponentChildren; // Null: not at this desk.
  guide: Reader;
  steps?: ReadonlyMap<string, readonly Step[]>;
  onStep?: (step: Step) => void;
}

export function Attention({ view, first, screens, guide, ...acts }: AttentionProps) {
  const [tab, setTab] = useState<AttentionTab>(first);
  const notes = attended(view);
  const button = (name: AttentionTab, words: string) => (
    <button type="button" class={css.tab} aria-pressed={tab === name} onClick={() => setTab(name)}>
      {words}
    </button>
  );
  const title = t("console.attention.title");
  return (
    <section class={css.attention} aria-label={title}>
      <div class={css.tabs}>
        {button("notes", notes > 0 ? `${title} ${notes}` : title)}
        {button("record", t("console.record.title"))}
        {screens !== null && button("screens", screensTab(view))}
      </div>
      <div class={frameCss.scroll} tabIndex={0} aria-label={title}>
        {tab === "notes" && <Notes view={view} guide={guide} {...acts} />}
        {tab === "record" && <RecordList view={view} />}
        {tab === "screens" && screens}
      </div>
    </section>
  );
}
