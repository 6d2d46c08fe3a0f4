// The judge's page: the scene of the moment in its frame. Pure but for which window is open over it.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { Banner } from "../../web_kit/components/banner";
import { Button } from "../../web_kit/components/button";
import { Dialog } from "../../web_kit/components/dialog";
import { StatusMark } from "../../web_kit/components/status_mark";
import type { PadKey } from "../../web_kit/decimal";
import { Phase_Id } from "../../web_kit/generated/proto/seats_pb";
import {
  OwnSeat_SheetState as State,
  type Step,
  type Turn,
} from "../../web_kit/generated/proto/views_pb";
import { t } from "../../web_kit/i18n";
import { isTimed } from "../../web_kit/phases";
import type { Letter } from "../../web_kit/outbox";
import { TopBar, type Outside } from "./bar";
import { CheckIn } from "./check_in";
import { CorrectionPage } from "./chief_correction";
import { devicesDue } from "./chief_devices";
import { ChiefPanel, Level, ReleasePage, submittedWords } from "./chief";
import { Delivery, type Handed } from "./delivery";
import { Earlier } from "./earlier";
import { OnPaper, PaperCheckIn } from "./paper";
import { Questions } from "./questions";
import { Readback } from "./readback";
import { otherLetters, sceneOf, type Act, type Desk, type Known, type Scene } from "./scene";
import { marksToSend, totalOf, type Sheet } from "./sheet";
import { Coming, NotScoring, Over, Planning, Vacated, Waiting } from "./waiting";
import { cardOf, chiefWord, personWords, refusalWords, seatWords, stageWords } from "./words";
import { Writing } from "./writing";

// A command other than a sheet, on its way or refused.
export interface Asking {
  busy: boolean;
  refused: string;
}

export interface AppProps {
  known: Known;
  desk: Desk;
  outside: Outside;
  checkingIn: Asking;
  stepping: Asking;
  full: boolean; // The device takes no more letters.
  act: (act: Act) => void;
  onConfirm: (sheet: Sheet) => void;
  onDismiss: (letter: Letter) => void;
  onCheckIn: () => void;
  onNotMine: () => void;
  onStep: (step: Step, reason: string) => void;
}

type Window = "earlier" | "chief" | null;

const typed: Readonly<Record<string, PadKey>> = { Backspace: "delete", Delete: "delete" };

function padKey(key: string): PadKey | null {
  if (/^[0-9]$/.test(key)) return key as PadKey;
  if (key === "." || key === "," || key === "。" || key === "，") return ".";
  return typed[key] ?? null;
}

// What a key of a keyboard does while a sheet is being written.
export function keyAct(event: KeyboardEvent, focus: number): Act | null {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (key === "Enter" && (ctrlKey || metaKey)) return event.repeat ? null : { kind: "readback" };
  if (ctrlKey || metaKey || altKey) return null;
  const onButton = target instanceof Element && target.closest("button, a, input") !== null;
  if (key === "Enter") return onButton || event.repeat ? null : { kind: "enter" };
  if (key === "ArrowDown") return { kind: "move", by: 1 };
  if (key === "ArrowUp") return { kind: "move", by: -1 };
  if (key === "+" || key === "-") return { kind: "nudge", row: focus, up: key === "+" };
  const pressed = padKey(key);
  return pressed === null ? null : { kind: "key", key: pressed };
}

// Before the sheet is painted: whoever sees it may type, and no key is lost.
function useKeyboard(scene: Scene, covered: boolean, act: (act: Act) => void): void {
  useLayoutEffect(() => {
    if (scene.kind !== "write" || covered) return undefined;
    const focus = scene.sheet.focus;
    const onKeyDown = (event: KeyboardEvent) => {
      const wanted = keyAct(event, focus);
      if (wanted === null) return;
      event.preventDefault();
      act(wanted);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
}

function handedOf(letter: Letter, offline: boolean): Handed {
  const { delivery } = letter;
  switch (delivery.state) {
    case "kept":
      return { state: "kept", offline };
    case "received":
      return { state: "received" };
    case "confirmed":
      return { state: "confirmed", receipt: delivery.receipt.number, late: delivery.receipt.late };
    case "refused":
      return { state: "refused", words: refusalWords(delivery.refusal) };
  }
}

function candidateOf(letter: Letter, known: Known): string {
  const [, , candidate] = letter.about.split("|");
  return personWords(known.view.people.find((person) => person.candidate === candidate));
}

// Sheets of other turns that are still under way, or were refused meanwhile.
function Others({ desk, known, onDismiss }: Pick<AppProps, "desk" | "known" | "onDismiss">) {
  const letters = otherLetters(desk, known);
  return (
    <>
      {letters.map((letter) => {
        const person = candidateOf(letter, known);
        if (letter.delivery.state !== "refused") {
          return (
            <p key={letter.id} class="jw-other">
              <StatusMark status={letter.delivery.state}>
                {t("judge.other.waiting", { person })}
              </StatusMark>
            </p>
          );
        }
        return (
          <div key={letter.id} class="jw-other">
            <StatusMark status="refused">{t("judge.other.refused", { person })}</StatusMark>
            <p>{refusalWords(letter.delivery.refusal)}</p>
            <Button kind="secondary" size="small" onPress={() => onDismiss(letter)}>
              {t("judge.seen")}
            </Button>
          </div>
        );
      })}
    </>
  );
}

function Windows({ open, props, onClose }: { open: Window; props: AppProps; onClose: () => void }) {
  const { known, stepping, onStep } = props;
  const { own, header, legend } = known.view;
  if (open === "earlier") {
    return <Earlier sheets={own?.earlier ?? []} legend={legend} onClose={onClose} />;
  }
  if (open === "chief" && own?.chiefDesk !== undefined) {
    return (
      <Dialog title={chiefWord(header)} onClose={onClose}>
        <ChiefPanel
          desk={own.chiefDesk}
          header={header}
          legend={legend}
          {...stepping}
          untitled
          onStep={onStep}
        />
      </Dialog>
    );
  }
  return null;
}

function Chief({ known, stepping, onStep }: AppProps) {
  const { own, header, legend } = known.view;
  if (!own?.chief || own.chiefDesk === undefined) return null;
  return (
    <ChiefPanel
      desk={own.chiefDesk}
      header={header}
      legend={legend}
      {...stepping}
      onStep={onStep}
    />
  );
}

interface SceneProps {
  scene: Scene;
  props: AppProps;
  aside: ComponentChildren;
}

interface BodyProps extends SceneProps {
  questions: ComponentChildren; // Beside the sheet.
}

function SheetDelivery({ scene, props, aside }: SceneProps) {
  if (scene.kind !== "delivery") return null;
  const { sheet, letter } = scene;
  const handed = handedOf(letter, props.outside.state !== "online");
  return (
    <Delivery
      person={sheet.person}
      card={sheet.card}
      marks={marksToSend(sheet) ?? []}
      total={totalOf(sheet)}
      handed={handed}
      onRewrite={() => props.onDismiss(letter)}
      aside={aside}
      below={<Chief {...props} />}
    />
  );
}

function OwnScene({ scene, props, aside }: SceneProps) {
  if (scene.kind !== "own") return null;
  const { header, legend } = props.known.view;
  const { sheet, state, turn } = scene;
  const below = <Chief {...props} />;
  if (sheet === null || (state !== State.CONFIRMED && state !== State.LATE)) {
    return <NotScoring state={state} turn={turn} header={header} aside={aside} below={below} />;
  }
  return (
    <Delivery
      person={sheet.person}
      card={cardOf(legend, sheet.stage) ?? turn.stage}
      marks={sheet.marks}
      total={sheet.total}
      handed={{ state: "confirmed", receipt: sheet.receipt, late: state === State.LATE }}
      onRewrite={() => {}}
      aside={aside}
      again={scene.again ? <OpenAgain props={props} /> : undefined}
      below={below}
    />
  );
}

// 合议: what is handed in may be changed until the stage is closed.
function OpenAgain({ props }: { props: AppProps }) {
  const { known, act } = props;
  return (
    <Banner
      tone="notice"
      title={t("judge.confer")}
      action={
        <Button onPress={() => act({ kind: "again", known })}>{t("judge.confer.open")}</Button>
      }
    >
      {t("judge.confer.what")}
    </Banner>
  );
}

function SceneBody({ scene, props, aside, questions }: BodyProps) {
  const { known, checkingIn, act } = props;
  const { header } = known.view;
  const below = <Chief {...props} />;
  const calm = { header, aside, below };
  switch (scene.kind) {
    case "planning":
      return <Planning view={known.view} />;
    case "check-in":
      return (
        <CheckIn
          view={known.view}
          {...checkingIn}
          onCheckIn={props.onCheckIn}
          onNotMine={props.onNotMine}
        />
      );
    case "write":
      return (
        <Writing
          sheet={scene.sheet}
          lapse={scene.lapse}
          next={scene.next}
          standing={header?.held === true ? `‖ ${t("judge.held")}` : ""}
          aside={aside}
          questions={questions}
          act={act}
        />
      );
    case "readback":
      return (
        <Readback
          sheet={scene.sheet}
          lapse={scene.lapse}
          full={props.full}
          onBack={() => act({ kind: "back" })}
          onConfirm={() => props.onConfirm(scene.sheet)}
        />
      );
    case "delivery":
      return <SheetDelivery scene={scene} props={props} aside={aside} />;
    case "own":
      return <OwnScene scene={scene} props={props} aside={aside} />;
    case "release":
      return (
        <ReleasePage
          desk={scene.desk}
          header={header}
          legend={known.view.legend}
          {...props.stepping}
          onStep={props.onStep}
          aside={aside}
        />
      );
    case "correction":
      return (
        <CorrectionPage
          key={scene.correction.id}
          step={scene.step}
          correction={scene.correction}
          legend={known.view.legend}
          seats={known.view.own?.chiefDesk?.seats ?? []}
          {...props.stepping}
          onStep={props.onStep}
        />
      );
    case "level":
      return (
        <Level
          step={scene.step}
          state={scene.state}
          {...props.stepping}
          onStep={props.onStep}
          aside={aside}
        />
      );
    case "vacated":
      return <Vacated {...calm} />;
    case "paper":
      return <OnPaper {...scene} act={act} aside={aside} below={below} />;
    case "paper-check-in":
      return <PaperCheckIn {...calm} />;
    case "called":
    case "preparing":
    case "listen":
      return <Coming turn={scene.turn} at={scene.kind} {...calm} />;
    case "wait":
      return <Waiting phase={scene.phase} {...calm} />;
    case "over":
      return <Over {...calm} />;
  }
}

// A sheet left over from another turn must not stand under this turn's clock.
function isOfTurn({ key }: Sheet, turn: Turn | undefined): boolean {
  return turn?.person?.candidate === key.candidate && turn.stage?.stage === key.stage;
}

export function App(props: AppProps) {
  const { known, desk, outside } = props;
  const { own, header, legend, turn } = known.view;
  const [open, setOpen] = useState<Window>(null);
  const [reading, setReading] = useState(false); // The questions beside the sheet.
  const scene = sceneOf(desk, known);
  useKeyboard(scene, open !== null, props.act);
  const writing = scene.kind === "write";
  const asking = devicesDue(own?.chiefDesk).length > 0;
  const count = own?.chiefDesk === undefined ? "" : submittedWords(own.chiefDesk);
  const aside = (
    <>
      <Button kind="secondary" size="small" onPress={() => setOpen("earlier")}>
        {t("judge.earlier")} ▸
      </Button>
      {own?.chief && (writing || asking) && (
        <Button kind="secondary" size="small" onPress={() => setOpen("chief")}>
          <span>
            {chiefWord(header)} {count}{" "}
            <span class="jw-due">{asking && `● ${t("judge.device.short")} `}▸</span>
          </span>
        </Button>
      )}
      <Others {...props} />
    </>
  );
  const card = desk.sheet?.card ?? turn?.stage;
  const preparing = header?.phase === Phase_Id.PREPARING;
  const stage = stageWords(card) + (preparing ? ` · ${t("judge.preparing.short")}` : "");
  const clockIsIts = desk.sheet === null || isOfTurn(desk.sheet, turn);
  return (
    <div class="jw">
      <TopBar
        seat={seatWords(own?.seat, legend)}
        stage={scene.kind === "wait" || scene.kind === "over" ? "" : stage}
        clock={isTimed(header?.phase) && clockIsIts ? turn?.clock : undefined}
        held={header?.held ?? false}
        outside={outside}
      />
      <SceneBody
        scene={scene}
        props={props}
        aside={aside}
        questions={
          clockIsIts && (
            <Questions
              questions={turn?.questions ?? []}
              open={reading}
              onToggle={() => setReading(!reading)}
            />
          )
        }
      />
      <Windows open={open} props={props} onClose={() => setOpen(null)} />
    </div>
  );
}
