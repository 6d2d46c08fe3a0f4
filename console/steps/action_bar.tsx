// The one next step, always in the same place, saying what it will do; other steps small below.
// A refusal stands above the button, where it moves nothing that can be pressed.
import { Fragment } from "preact";
import { Button } from "../../web_kit/components/button";
import { Banner } from "../../web_kit/components/banner";
import {
  Arrival_Id as Arrival,
  Phase_Id as Phase,
  Role_Id as Role,
} from "../../web_kit/generated/proto/seats_pb";
import {
  DrawView_State as DrawState,
  Step_Needs as Needs,
  type DeskView,
  type Step,
} from "../../web_kit/generated/proto/views_pb";
import { t } from "../../web_kit/i18n/i18n";
import { useLasting, useSettled, useShortcut, type Acting } from "./acting";
import type { Draft } from "./draft";
import { linesOf } from "../subjects/paper/keying";
import { missingWords } from "../subjects/sheets/missing_words";
import { missing, panelsOf } from "../subjects/sheets/seats";
import { printResult, resultToSign } from "../subjects/paper/printed_result";
import { aboutOf } from "./kinds";
import { refusalWords } from "./refusals";
import { keyOf, stepWords, type OwnSteps } from "./steps";
import { releaseWords, signingWords, whoWords } from "../words";
import { actionOf } from "./kind";
import { isLatecomer } from "../subjects/roll_call/arrivals";
import actionCss from "./action.module.css";

function awaitedRelease(view: DeskView): string {
  const awaited = view.closed?.awaited ?? [];
  return awaited.map((by) => releaseWords(by, view.header)).join(t("display.trace.comma"));
}

// What everybody waits for while rooms are brought to a common level.
function equalisingWaits(view: DeskView): string {
  const rooms = view.equalisation?.rooms ?? [];
  const going = rooms.filter(({ through }) => !through);
  if (going.length > 0) {
    const names = going.map(({ title, room }) => title || room).join(t("display.trace.comma"));
    return t("console.wait.rooms", { rooms: names });
  }
  return t("console.wait.equalised");
}

// Every sheet that is not in was read by one desk, and waits for the other.
function waitsForReader(view: DeskView): boolean {
  const { submitted = 0, expected = 0 } = view.progress ?? {};
  const lines = linesOf(view);
  return lines.length > 0 && lines.length >= expected - submitted;
}

// More names than fit in two lines are no help.
const waitedFor_max = 3;

function sheetsWaits(view: DeskView): string {
  const panels = panelsOf(view).filter((panel) => missing(panel).length > 0);
  const seats = panels.flatMap(missing);
  const few = seats.length > 0 && seats.length <= waitedFor_max;
  if (!few || panels.some(({ mass }) => mass)) return t("console.wait.sheets");
  const named = panels.map((panel) => missingWords(panel, view)).join(t("display.trace.comma"));
  return t("console.wait.sheets.of", { seats: named });
}

function operatorWaits(view: DeskView): string {
  const phase = view.header?.phase;
  const draw = view.draws[0];
  if (draw?.state === DrawState.OPEN && !draw.witnessed) return t("console.wait.draw");
  if (phase === Phase.PREPARING) return t("console.wait.preparing");
  if (phase === Phase.LOTS) return t("console.wait.lots");
  if (phase === Phase.SCORING && waitsForReader(view)) return t("console.paper.wait");
  if (phase === Phase.SCORING) return sheetsWaits(view);
  if (phase === Phase.PRESENTING) return t("console.wait.sheets");
  if (phase === Phase.RELEASING) return t("console.wait.release", { steps: awaitedRelease(view) });
  if (phase === Phase.ANNOUNCED) {
    return signingWords(view);
  }
  return phase === Phase.RESULTS ? t("console.wait.done") : t("console.wait.nothing");
}

// Why there is no next step now.
export function waitWords(view: DeskView, role: Role): string {
  if (view.tailLoss) return t("console.wait.tail");
  if (view.header?.held === true) {
    return t("console.wait.held", { reason: view.holdReason });
  }
  const phase = view.header?.phase;
  if (phase === Phase.PLANNING) return t("console.wait.plan");
  if (phase === Phase.EQUALISING) return equalisingWaits(view);
  if (role === Role.OPERATOR) return operatorWaits(view);
  if (phase === Phase.RESULTS) return t("console.wait.done");
  const release = awaitedRelease(view);
  if (phase === Phase.RELEASING && release !== "") {
    return t("console.wait.release", { steps: release });
  }
  return t("console.wait.operator");
}

// At the check-in the button does the usual thing at once: the one who is called has come, their
// identity is checked and their phone sealed.
export function buttonWords(step: Step, view: DeskView): string {
  if (actionOf(step) === "checkInCandidate" && !isLatecomer(step, view)) {
    return t("console.step.arrived", { who: whoWords(step.person) });
  }
  const words = stepWords(step, view);
  return step.needs === Needs.NOTHING ? words : `${words}…`;
}

// Long words stand smaller, in two lines if need be: the button is as high as ever.
const longFrom = 14;

// Broken between clauses, never within one.
function NextWords({ words }: { words: string }) {
  if (words.length <= longFrom) return <span data-next="">{words}</span>;
  const clauses = words.match(/[^，：:,]+[，：:,]?/g) ?? [words];
  return (
    <span class={actionCss.long} data-next="">
      {clauses.map((clause, at) => (
        <Fragment key={at}>
          {clause.startsWith(" ") && " "}
          <span>{clause.trim()}</span>
        </Fragment>
      ))}
    </span>
  );
}

export function Refused({ acting, view }: { acting: Acting; view: DeskView }) {
  if (acting.refused === null) return null;
  const { key, refusal } = acting.refused;
  return (
    <Banner tone="warning" title={t("console.refused.title")}>
      {refusal === null ? t("console.refused.full") : refusalWords(refusal, view, key)}
    </Banner>
  );
}

// The newest step, taken back at one press: small, quiet and apart. What it would take back changes
// with every event, so that a press meant for another step is left out.
function Undo({ step, view, acting }: { step: Step; view: DeskView; acting: Acting }) {
  const settled = useSettled(keyOf(step));
  return (
    <span class={actionCss.undo}>
      <Button
        kind="secondary"
        size="small"
        disabled={acting.busy !== null}
        onPress={() => settled() && void acting.act(step)}
      >
        ↶ {stepWords(step, view)}
      </Button>
    </span>
  );
}

export interface ActionBarProps {
  view: DeskView;
  role: Role;
  own: OwnSteps;
  acting: Acting;
  online: boolean;
  onStep: (step: Step, start?: Partial<Draft>) => void;
  quiet: boolean; // A form above holds the page's primary button.
  shortcut?: boolean; // Off where several bars stand on one page.
  onSigning?: () => void; // Opens the list of those who are to sign.
}

// One button for all who are to sign; of the one in the room also the page to be signed by pen.
function ToSignButtons({ view, own, acting, onStep, onSigning }: ActionBarProps) {
  const due = (step: Step) => view.toSign.some(({ digest }) => digest === aboutOf(step).more);
  const attach = own.signing.find((step) => resultToSign(step, view) !== null && due(step));
  const result = resultToSign(attach, view);
  return (
    <>
      {onSigning !== undefined && view.toSign.length > 0 && (
        <Button kind="secondary" size="small" onPress={onSigning}>
          {t("console.to_sign.open", { count: view.toSign.length })}…
        </Button>
      )}
      {result !== null && attach !== undefined && (
        <>
          <Button kind="secondary" size="small" onPress={() => printResult(result, view)}>
            {t("console.paper.result.print", { who: whoWords(result.person) })}
          </Button>
          <Button
            kind="secondary"
            size="small"
            disabled={acting.busy !== null}
            onPress={() => onStep(attach)}
          >
            {buttonWords(attach, view)}
          </Button>
        </>
      )}
    </>
  );
}

export function ActionBar(props: ActionBarProps) {
  const { view, role, own, acting, online, onStep, quiet, shortcut = true } = props;
  const { next } = own;
  const settled = useSettled(next === undefined ? "" : keyOf(next));
  const press = () => {
    if (next !== undefined && acting.busy === null && settled()) onStep(next);
  };
  useShortcut(quiet || !shortcut ? null : press);
  const waiting = useLasting(acting.busy !== null, 300);
  if (quiet) return null;
  const sending = online ? t("console.step.sending") : t("console.step.waiting_line");
  const arrives = next !== undefined && actionOf(next) === "checkInCandidate";
  const late = arrives && !isLatecomer(next, view) ? next : undefined;
  return (
    <footer class={actionCss.bar}>
      <Refused acting={acting} view={view} />
      {next === undefined ? (
        <div class={actionCss.wait} role="status">
          {waiting ? sending : waitWords(view, role)}
        </div>
      ) : (
        // Never disabled while at work: it would lose the focus a keyboard left on it.
        <Button size="large" wide onPress={press}>
          <NextWords words={waiting ? sending : buttonWords(next, view)} />
          {shortcut && <kbd class={actionCss.key}>{t("console.step.shortcut")}</kbd>}
        </Button>
      )}
      <div class={actionCss.others}>
        {late !== undefined && (
          <Button
            kind="secondary"
            size="small"
            onPress={() => onStep(late, { arrival: Arrival.LATE })}
          >
            {whoWords(late.person)} {t("console.arrival.late")}…
          </Button>
        )}
        <ToSignButtons {...props} />
        {own.others.map((step) => (
          <Button
            key={keyOf(step)}
            kind="secondary"
            size="small"
            disabled={acting.busy !== null}
            onPress={() => onStep(step)}
          >
            {buttonWords(step, view)}
          </Button>
        ))}
        {own.undo !== undefined && <Undo step={own.undo} view={view} acting={acting} />}
      </div>
    </footer>
  );
}
