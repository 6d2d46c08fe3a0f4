// The chief judge's part: who has submitted, sheets to be looked at again, the closed figures to
// confirm. What may be done comes from the server as steps.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import { Field } from "../../../web_kit/components/field";
import { StatusMark, type Status } from "../../../web_kit/components/status_mark";
import { FiguresTrace } from "../../../web_kit/figures/figures";
import { panelTitle } from "../../../web_kit/figures/figures_words";
import type { Equalisation, EqualisationState } from "../../../web_kit/generated/proto/figures_pb";
import { ReleaseStep_By as By } from "../../../web_kit/generated/proto/plan_pb";
import { Phase_Id } from "../../../web_kit/generated/proto/seats_pb";
import {
  SeatState_Work as Work,
  type SeatState,
} from "../../../web_kit/generated/proto/seat_views_pb";
import {
  type ChiefDesk,
  type Closed,
  type Header,
  type Legend,
  type Step,
} from "../../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { DevicesDue } from "./chief_devices";
import { correctionDue } from "../page/scene";
import { CalmPage } from "../waiting/calm";
import { chiefWord, personWords, seatWords } from "../page/words";
import { classes } from "../../../web_kit/look/classes";
import pageStyles from "../page/judge_page.module.css";
import markTableStyles from "../page/mark_table.module.css";
import styles from "./chief.module.css";
import layout from "../../../web_kit/look/layout.module.css";

export interface ChiefProps {
  desk: ChiefDesk;
  header: Header | undefined;
  legend: Legend | undefined;
  busy: boolean; // A step was asked for and not answered.
  refused: string;
  untitled?: boolean; // In a window that carries the title.
  onStep: (step: Step, reason: string) => void;
}

const works: Readonly<Record<Work, { status: Status; words: Key }>> = {
  [Work.IDLE]: { status: "waiting", words: "judge.chief.idle" },
  [Work.AWAITED]: { status: "waiting", words: "judge.chief.awaited" },
  [Work.SUBMITTED]: { status: "confirmed", words: "judge.chief.submitted" },
  [Work.RETURNED]: { status: "waiting", words: "judge.chief.returned" },
  [Work.RECUSED]: { status: "refused", words: "judge.chief.recused" },
  [Work.LATE]: { status: "held", words: "judge.chief.late" },
};

// From this many seats on only the counts are shown: a mass panel's.
const listedMax = 16;

function returnStep(desk: ChiefDesk, seat: string): Step | null {
  return (
    desk.steps.find((step) => step.seat === seat && step.command?.action.case === "returnSheet") ??
    null
  );
}

export function submittedWords(desk: ChiefDesk): string {
  const listed = byPanel(desk).filter(({ seats }) => seats.length <= listedMax);
  const seats = listed.flatMap((panel) => panel.seats);
  const asked = seats.filter(({ work }) => work !== Work.IDLE && work !== Work.RECUSED);
  const done = asked.filter(({ work }) => work === Work.SUBMITTED).length;
  return asked.length === 0 ? "" : `${done} / ${asked.length}`;
}

interface PanelSeats {
  panel: string;
  seats: SeatState[];
}

function byPanel(desk: ChiefDesk): PanelSeats[] {
  const panels: PanelSeats[] = [];
  for (const state of desk.seats) {
    const panel = state.seat?.panel ?? "";
    const known = panels.find((one) => one.panel === panel);
    if (known === undefined) panels.push({ panel, seats: [state] });
    else known.seats.push(state);
  }
  return panels;
}

// Seats are of interest while sheets are asked for, and no more once the figures are closed.
function shownPanels(desk: ChiefDesk): PanelSeats[] {
  return desk.seats.some(({ work }) => work !== Work.IDLE) ? byPanel(desk) : [];
}

interface SeatLineProps {
  state: SeatState;
  step: Step | null;
  legend: Legend | undefined;
  onReturn: (step: Step) => void;
}

function SeatLine({ state, step, legend, onReturn }: SeatLineProps) {
  const { status, words } = works[state.work];
  return (
    <li class={styles.seat}>
      <span>{seatWords(state.seat, legend)}</span>
      <StatusMark status={status}>{t(words)}</StatusMark>
      {step !== null && (
        <Button kind="secondary" size="small" onPress={() => onReturn(step)}>
          {t("judge.chief.return")}
        </Button>
      )}
    </li>
  );
}

function MassLine({ panel, legend }: { panel: PanelSeats; legend: Legend | undefined }) {
  const present = panel.seats.filter(({ checkedIn }) => checkedIn).length;
  const done = panel.seats.filter(({ work }) => work === Work.SUBMITTED).length;
  return (
    <p>
      <strong>{panelTitle(legend, panel.panel)}</strong> {t("judge.chief.mass", { done, present })}
    </p>
  );
}

export function ChiefPanel(props: ChiefProps) {
  const { desk, header, legend, busy, refused, untitled, onStep } = props;
  const [returning, setReturning] = useState<Step | null>(null);
  return (
    <section
      class={classes(styles.chief, untitled && styles.inWindow)}
      aria-label={untitled ? undefined : chiefWord(header)}
    >
      <h2>
        {!untitled && chiefWord(header)}
        {submittedWords(desk) !== "" && (
          <span class={styles.count}>
            {t("judge.chief.count", { count: submittedWords(desk) })}
          </span>
        )}
      </h2>
      {refused !== "" && (
        <Banner tone="danger" title={t("judge.chief.refused")}>
          {refused}
        </Banner>
      )}
      <DevicesDue desk={desk} legend={legend} busy={busy} onStep={onStep} />
      {untitled && correctionDue(desk) !== null && (
        <Banner tone="notice">{t("judge.correction.waits")}</Banner>
      )}
      {desk.closed !== undefined && (
        <ClosedFigures closed={desk.closed} legend={legend} desk={desk} />
      )}
      {shownPanels(desk).map((panel) =>
        panel.seats.length > listedMax ? (
          <MassLine key={panel.panel} panel={panel} legend={legend} />
        ) : (
          <ul key={panel.panel} class={styles.seats}>
            {panel.seats.map((state) => (
              <SeatLine
                key={state.seat?.id}
                state={state}
                step={returnStep(desk, state.seat?.id ?? "")}
                legend={legend}
                onReturn={setReturning}
              />
            ))}
          </ul>
        ),
      )}
      {returning !== null && (
        <ReturnDialog
          step={returning}
          seat={seatWords(desk.seats.find(({ seat }) => seat?.id === returning.seat)?.seat, legend)}
          onClose={() => setReturning(null)}
          onReturn={(reason) => {
            onStep(returning, reason);
            setReturning(null);
          }}
        />
      )}
    </section>
  );
}

const releasers: Readonly<Record<By, Key>> = {
  [By.BY_UNSPECIFIED]: "judge.chief.by.other",
  [By.VERIFIER]: "judge.chief.by.verifier",
  [By.CHIEF]: "judge.chief.by.chief",
  [By.SUPERVISOR]: "judge.chief.by.supervisor",
};

interface ClosedProps {
  closed: Closed;
  legend: Legend | undefined;
  desk: ChiefDesk;
}

// The trace needs the seats' numbers, which the judges' legend does not carry.
function legendWithSeats(legend: Legend | undefined, desk: ChiefDesk): Legend | undefined {
  if (legend === undefined || legend.seats.length > 0) return legend;
  const seats = desk.seats.flatMap(({ seat }) => (seat === undefined ? [] : [seat]));
  return { ...legend, seats };
}

function ClosedFigures({ closed, legend, desk }: ClosedProps) {
  const person = personWords(closed.person);
  return (
    <div class={styles.closed}>
      <h3>{t("judge.chief.closed", { person })}</h3>
      {closed.figures !== undefined && (
        <FiguresTrace figures={closed.figures} legend={legendWithSeats(legend, desk)} />
      )}
      <ul class={styles.release}>
        {closed.confirmed.map((by) => (
          <li key={by}>
            <StatusMark status="confirmed">{t(releasers[by])}</StatusMark>
          </li>
        ))}
        {closed.awaited.map((by) => (
          <li key={by}>
            <StatusMark status="waiting">{t(releasers[by])}</StatusMark>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Confirm({ desk, busy, onStep }: Pick<ChiefProps, "desk" | "busy" | "onStep">) {
  const confirm = desk.steps.find((step) => step.command?.action.case === "confirmFigures");
  if (confirm === undefined) return null;
  return (
    <Button size="large" busy={busy && t("judge.chief.busy")} onPress={() => onStep(confirm, "")}>
      {t("judge.chief.confirm", { person: personWords(desk.closed?.person) })}
    </Button>
  );
}

function confirmWords(desk: ChiefDesk, phase: Phase_Id | undefined, then: string): string {
  if (phase === Phase_Id.ANNOUNCED) return `✓ ${t("judge.chief.announced", { then })}`;
  const asked = desk.steps.some((step) => step.command?.action.case === "confirmFigures");
  if (asked) return t("judge.chief.confirm.what");
  const done = desk.closed?.confirmed.includes(By.CHIEF) ?? false;
  return done ? `✓ ${t("judge.chief.confirmed")}` : t("judge.chief.stage");
}

// The whole page for closed figures: every step to look through, the one button at the foot.
export function ReleasePage(props: ChiefProps & { then: string; aside: ComponentChildren }) {
  return (
    <div class={pageStyles.page}>
      <main class={pageStyles.body} tabIndex={0}>
        <ChiefPanel {...props} />
        <div class={styles.releaseAside}>{props.aside}</div>
      </main>
      <footer class={pageStyles.foot}>
        <p class={pageStyles.note}>{confirmWords(props.desk, props.header?.phase, props.then)}</p>
        <Confirm {...props} />
      </footer>
    </div>
  );
}

interface LevelProps {
  aside: ComponentChildren;
  step: Step;
  state: EqualisationState | undefined;
  busy: boolean;
  refused: string;
  onStep: (step: Step, reason: string) => void;
}

// Each room's mean and coefficient, over the base they are brought to.
function LevelTable({ level }: { level: Equalisation }) {
  return (
    <table class={markTableStyles.table}>
      <tbody>
        {level.rooms.map((room) => (
          <tr key={room.room}>
            <th scope="row">{t("judge.level.room", { room: room.room, mean: room.meanShown })}</th>
            <td class={markTableStyles.mark}>{room.coefficientShown}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("judge.level.base")}</th>
          <td class={markTableStyles.mark}>{level.baseShown}</td>
        </tr>
      </tfoot>
    </table>
  );
}

// The chief judge compares and confirms the rooms' common level.
export function Level({ step, state, busy, refused, onStep, aside }: LevelProps) {
  const level = state?.equalisation;
  const named = level && {
    ...level,
    rooms: level.rooms.map((room) => ({
      ...room,
      room: state?.rooms.find((one) => one.room === room.room)?.title || room.room,
    })),
  };
  return (
    <div class={pageStyles.page}>
      <CalmPage
        shape="○"
        title={t("judge.level")}
        words={refused === "" ? t("judge.level.what") : refused}
        aside={aside}
        below={named && <LevelTable level={named} />}
      />
      <footer class={pageStyles.foot}>
        <Button size="large" busy={busy && t("judge.chief.busy")} onPress={() => onStep(step, "")}>
          {t("judge.level.confirm")}
        </Button>
      </footer>
    </div>
  );
}

interface ReturnProps {
  step: Step;
  seat: string;
  onClose: () => void;
  onReturn: (reason: string) => void;
}

const reasonMax = 200;

function ReturnDialog({ step, seat, onClose, onReturn }: ReturnProps) {
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const missing = reason.trim() === "";
  return (
    <Dialog
      title={t("judge.chief.return.title", { seat, person: personWords(step.person) })}
      onClose={onClose}
      actions={
        <Button onPress={() => (missing ? setAsked(true) : onReturn(reason.trim()))}>
          {t("judge.chief.return")}
        </Button>
      }
    >
      <p>{t("judge.chief.return.what")}</p>
      <Field
        label={t("judge.chief.reason")}
        value={reason}
        onInput={setReason}
        lines={3}
        maxLength={reasonMax}
        hint={t("judge.chief.reason.hint")}
        problem={asked && missing ? t("judge.chief.reason.missing") : undefined}
      />
      <div class={layout.row}>
        {(["judge.chief.preset.check", "judge.chief.preset.other"] as const).map((key) => (
          <Button key={key} kind="secondary" size="small" onPress={() => setReason(t(key))}>
            {t(key)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
