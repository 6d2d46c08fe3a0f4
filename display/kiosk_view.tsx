// The signing kiosk: (state, what the candidate may do) → the page. Pure but for the scrolling of
// the trace and the drawing field.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PointGroup } from "signature_pad";
import { Banner } from "../web_kit/components/banner";
import { Bar } from "../web_kit/components/bar";
import { Button } from "../web_kit/components/button";
import { LanguageSwitch } from "../web_kit/components/language_switch";
import { StateScreen } from "../web_kit/components/state_screen";
import { StatusMark } from "../web_kit/components/status_mark";
import { FiguresTrace } from "../web_kit/figures";
import { TotalTrace } from "../web_kit/figures_lines";
import { Phase_Id as Phase } from "../web_kit/generated/proto/seats_pb";
import type { KioskView } from "../web_kit/generated/proto/views_pb";
import { t, textOf, type Key } from "../web_kit/i18n";
import { Head } from "../web_kit/line_strip";
import { personTitle } from "./hall_words";
import { KioskQuestions } from "./kiosk_questions";
import { reasonMax, screenOf, subjectOf, type KioskState, type Problem } from "./kiosk_state";
import { signatureProblem } from "./signature";
import { SignatureField, type Drawing } from "./signature_field";

export interface KioskActs {
  toRead: () => void;
  toSign: () => void;
  toObject: () => void;
  sawAll: () => void;
  writeReason: (reason: string) => void;
  sign: (drawing: Drawing) => void;
  object: () => void;
}

export interface KioskScreenProps {
  state: KioskState;
  online: boolean;
  acts: KioskActs;
}

export function KioskScreen(props: KioskScreenProps) {
  const screen = screenOf(props.state);
  const view = props.state.shown;
  const subject = subjectOf(view) ?? "";
  return (
    <div class={`kiosk kiosk-at-${screen}`}>
      <TopBar view={view} />
      {screen === "rest" && <Rest view={view} />}
      {screen === "questions" && <KioskQuestions turn={view?.turn} />}
      {screen === "thanks" && <Thanks state={props.state} />}
      {screen === "objected" && view !== null && <Objected view={view} />}
      {screen === "read" && view !== null && <Read key={subject} view={view} {...props} />}
      {screen === "object" && view !== null && <Objection view={view} {...props} />}
      {screen === "sign" && view !== null && <Sign key={subject} view={view} {...props} />}
    </div>
  );
}

function TopBar({ view }: { view: KioskView | null }) {
  return (
    <Head safe="kit.line.safe.kiosk">
      <Bar title={textOf(view?.header?.title)}>
        <span class="kit-quiet">
          {t("kit.checkcode")} {view?.header?.checkCode}
        </span>
        {view?.header?.held === true && <StatusMark status="held" />}
        <LanguageSwitch />
      </Bar>
    </Head>
  );
}

function Rest({ view }: { view: KioskView | null }) {
  const planning = view?.header?.phase === Phase.PLANNING;
  return (
    <main class="kiosk-whole">
      <StateScreen title={t(planning ? "kit.planning" : "display.kiosk.rest")}>
        <p>{t(planning ? "kit.planning.screen" : "display.kiosk.rest.what")}</p>
        {view?.header !== undefined && view.header.roomTitle !== "" && (
          <p>{view.header.roomTitle}</p>
        )}
      </StateScreen>
    </main>
  );
}

function Thanks({ state }: { state: KioskState }) {
  const result = state.shown?.result;
  const receipt = state.thanks?.receipt ?? "";
  return (
    <main class="kiosk-whole">
      <StateScreen shape="✓" tone="success" title={t("display.kiosk.thanks")}>
        <p class="kiosk-thanks-figure">
          {personTitle(result?.person)} <b>{result?.figures?.total}</b>
        </p>
        {receipt !== "" && <p>{t("display.kiosk.receipt", { receipt })}</p>}
        <p>{t("display.kiosk.thanks.what")}</p>
      </StateScreen>
    </main>
  );
}

function Objected({ view }: { view: KioskView }) {
  return (
    <main class="kiosk-whole">
      <StateScreen shape="○" title={t("display.kiosk.objected")}>
        <p>{personTitle(view.result?.person)}</p>
        <blockquote class="kiosk-quote">{view.objection}</blockquote>
        <p>{t("display.kiosk.objected.what")}</p>
      </StateScreen>
    </main>
  );
}

interface WorkProps extends KioskScreenProps {
  view: KioskView;
}

function Whose({ view }: { view: KioskView }) {
  const person = view.result?.person;
  const composite = (view.result?.figures?.components.length ?? 0) > 1;
  return (
    <header class="kiosk-head">
      <div class="kiosk-who">
        <h1>
          <span class="kiosk-number">{personTitle(person)}</span>
          {person !== undefined && person.number > 0 && person.name !== "" && (
            <span class="kiosk-name">{person.name}</span>
          )}
        </h1>
        <p class="kit-quiet">{person?.post}</p>
      </div>
      <p class="kiosk-total">
        <span>{t(composite ? "display.trace.composite" : "display.trace.total")}</span>
        <b>{view.result?.figures?.total}</b>
      </p>
    </header>
  );
}

function Said({ view, problem }: { view: KioskView; problem: Problem | null }) {
  return (
    <>
      {view.answer !== "" && (
        <Banner tone="notice" title={t("display.kiosk.answered")}>
          <p>{t("display.kiosk.your_objection", { objection: view.objection })}</p>
          <p>{t("display.kiosk.answer", { answer: view.answer })}</p>
        </Banner>
      )}
      {problem !== null && (
        <Banner tone="danger" title={t("display.kiosk.refused")}>
          {t(problemWords[problem])}
        </Banner>
      )}
    </>
  );
}

const problemWords: Readonly<Record<Problem, Key>> = {
  changed: "display.kiosk.refused.changed",
  objected: "display.kiosk.refused.objected",
  signed: "display.kiosk.refused.signed",
  held: "display.kiosk.refused.held",
  other: "display.kiosk.refused.other",
};

const endWithin_px = 16;

// Whether the box has been scrolled to its end; a box that does not scroll is at its end.
function useScrollEnd(onEnd: () => void) {
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(false);
  const look = () => {
    const place = box.current;
    if (place === null) return;
    const end = place.scrollTop + place.clientHeight >= place.scrollHeight - endWithin_px;
    setAtEnd(end);
    if (end) onEnd();
  };
  useLayoutEffect(() => {
    look();
    window.addEventListener("resize", look);
    return () => window.removeEventListener("resize", look);
  }, []);
  const onward = () => {
    const place = box.current;
    if (place === null) return;
    place.scrollTop += place.clientHeight * 0.8;
  };
  return { box, atEnd, look, onward };
}

function Read({ view, state, acts }: WorkProps) {
  const { box, atEnd, look, onward } = useScrollEnd(acts.sawAll);
  const figures = view.result?.figures;
  return (
    <>
      <main class="kiosk-read">
        <Whose view={view} />
        <div class="kiosk-paper">
          <div class="kiosk-trace" ref={box} onScroll={look} tabIndex={0}>
            <Said view={view} problem={state.problem} />
            <h2>{t("display.kiosk.trace")}</h2>
            {figures !== undefined && <FiguresTrace figures={figures} legend={view.legend} />}
          </div>
          {!atEnd && (
            <button type="button" class="kiosk-more" onClick={onward}>
              ▼ {t("display.kiosk.more")}
            </button>
          )}
        </div>
      </main>
      <Foot words={t(state.seenAll ? "display.kiosk.seen" : "display.kiosk.see_all")}>
        <Button kind="secondary" onPress={acts.toObject}>
          {t("display.kiosk.object")}
        </Button>
        <Button size="large" disabled={!state.seenAll} onPress={acts.toSign}>
          {t("display.kiosk.to_sign")}
        </Button>
      </Foot>
    </>
  );
}

function Foot({ words, children }: { words?: ComponentChildren; children: ComponentChildren }) {
  return (
    <footer class="kit-frame-foot kiosk-foot">
      <span class="kiosk-foot-words" aria-live="polite">
        {words}
      </span>
      {children}
    </footer>
  );
}

function Sign({ view, state, online, acts }: WorkProps) {
  const [drawing, setDrawing] = useState<Drawing>({ strokes: [], width: 0, height: 0 });
  const [redraw, setRedraw] = useState<PointGroup[] | null>(null);
  const [asked, setAsked] = useState(false); // Tried to confirm with the drawing as it is.
  const figures = view.result?.figures;
  const frozen = state.outgoing !== null;
  const problem = signatureProblem(drawing.strokes);
  const draw = (next: Drawing) => {
    setAsked(false);
    setDrawing(next);
  };
  const keep = (strokes: PointGroup[]) => {
    setRedraw(strokes);
    draw({ ...drawing, strokes });
  };
  const confirm = () => {
    setAsked(true);
    if (problem === null) acts.sign(drawing);
  };
  return (
    <>
      <main class="kiosk-sign">
        <div class="kiosk-summary">
          <Whose view={view} />
          <Said view={view} problem={state.problem} />
          {figures !== undefined && figures.stages.length + figures.components.length > 2 && (
            <div class="trace kiosk-summary-lines">
              <TotalTrace figures={figures} legend={view.legend} />
            </div>
          )}
        </div>
        <div class="kiosk-signing">
          <p class="kiosk-declaration">{textOf(view.declaration)}</p>
          <SignatureField
            empty={drawing.strokes.length === 0}
            redraw={redraw}
            onDraw={draw}
            frozen={frozen}
          />
          <div class="kiosk-tools">
            <span class="kiosk-tools-words" aria-live="polite">
              {asked && problem !== null && `▲ ${t(signatureWords[problem])}`}
            </span>
            <Button
              kind="secondary"
              size="small"
              disabled={frozen || drawing.strokes.length === 0}
              onPress={() => keep(drawing.strokes.slice(0, -1))}
            >
              {t("display.kiosk.undo")}
            </Button>
            <Button
              kind="secondary"
              size="small"
              disabled={frozen || drawing.strokes.length === 0}
              onPress={() => keep([])}
            >
              {t("display.kiosk.rewrite")}
            </Button>
          </div>
          <OnItsWay frozen={frozen} online={online} />
        </div>
      </main>
      <Foot>
        <Button kind="secondary" disabled={frozen} onPress={acts.toRead}>
          {t("display.kiosk.back_to_trace")}
        </Button>
        <span class="kiosk-foot-gap" />
        <Button kind="secondary" disabled={frozen} onPress={acts.toObject}>
          {t("display.kiosk.object")}
        </Button>
        <Button size="large" busy={frozen && t("display.kiosk.delivering")} onPress={confirm}>
          {t("display.kiosk.confirm")}
        </Button>
      </Foot>
    </>
  );
}

const signatureWords = {
  empty: "display.kiosk.sign.empty",
  small: "display.kiosk.sign.small",
} as const;

// Its place is kept, so that nothing moves when the network goes.
function OnItsWay({ frozen, online }: { frozen: boolean; online: boolean }) {
  return (
    <div class="kiosk-on-its-way" aria-live="polite">
      {frozen && !online && (
        <Banner tone="warning" title={t("display.kiosk.kept")}>
          {t("display.kiosk.kept.what")}
        </Banner>
      )}
    </div>
  );
}

function Objection({ view, state, online, acts }: WorkProps) {
  const frozen = state.outgoing !== null;
  const empty = state.reason.trim() === "";
  return (
    <>
      <main class="kiosk-object">
        <Whose view={view} />
        <Said view={view} problem={state.problem} />
        <label for="kiosk-reason">{t("display.kiosk.reason")}</label>
        <textarea
          id="kiosk-reason"
          class="kit-field-input kiosk-reason"
          maxLength={reasonMax}
          value={state.reason}
          disabled={frozen}
          onInput={(event) => acts.writeReason(event.currentTarget.value)}
        />
        <p class="kit-quiet kit-small">
          {t("display.kiosk.reason.what", { left: reasonMax - state.reason.length })}
        </p>
        <OnItsWay frozen={frozen} online={online} />
      </main>
      <Foot>
        <Button kind="secondary" disabled={frozen} onPress={acts.toRead}>
          {t("display.kiosk.back_to_trace")}
        </Button>
        <span class="kiosk-foot-gap" />
        <Button
          size="large"
          disabled={empty}
          busy={frozen && t("display.kiosk.delivering")}
          onPress={acts.object}
        >
          {t("display.kiosk.submit_objection")}
        </Button>
      </Foot>
    </>
  );
}
