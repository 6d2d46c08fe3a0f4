// The one next step, always in the same place, saying what it will do; other steps small below.
// A refusal stands above the button, where it moves nothing that can be pressed.
import { Fragment } from "preact";
import { Button } from "../web_kit/components/button";
import { Banner } from "../web_kit/components/banner";
import {
  Arrival_Id as Arrival,
  Phase_Id as Phase,
  Role_Id as Role,
} from "../web_kit/generated/proto/seats_pb";
import {
  DrawView_State as DrawState,
  Step_Needs as Needs,
  type DeskView,
  type Step,
} from "../web_kit/generated/proto/views_pb";
import { t } from "../web_kit/i18n";
import { useLasting, useSettled, useShortcut, type Acting } from "./acting";
import type { Draft } from "./draft";
import { refusalWords } from "./refusals";
import { actionOf, isLatecomer, keyOf, stepWords, type OwnSteps } from "./steps";
import { releaseWords, whoWords } from "./words";

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

function operatorWaits(view: DeskView): string {
  const phase = view.header?.phase;
  const draw = view.draws[0];
  if (draw?.state === DrawState.OPEN && !draw.witnessed) return t("console.wait.draw");
  if (phase === Phase.PREPARING) return t("console.wait.preparing");
  if (phase === Phase.LOTS) return t("console.wait.lots");
  if (phase === Phase.SCORING || phase === Phase.PRESENTING) return t("console.wait.sheets");
  if (phase === Phase.RELEASING) return t("console.wait.release", { steps: awaitedRelease(view) });
  if (phase === Phase.ANNOUNCED) {
    return t("console.now.sign.waiting", { who: whoWords(view.turn?.person) });
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
  if (words.length <= longFrom) return <span class="desk-next">{words}</span>;
  const clauses = words.match(/[^，：:,]+[，：:,]?/g) ?? [words];
  return (
    <span class="desk-next desk-next-long">
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
  const { refusal } = acting.refused;
  return (
    <Banner tone="warning" title={t("console.refused.title")}>
      {refusal === null ? t("console.refused.full") : refusalWords(refusal, view)}
    </Banner>
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
}

export function ActionBar(props: ActionBarProps) {
  const { view, role, own, acting, online, onStep, quiet } = props;
  const { next } = own;
  const settled = useSettled(next === undefined ? "" : keyOf(next));
  const press = () => {
    if (next !== undefined && acting.busy === null && settled()) onStep(next);
  };
  useShortcut(quiet ? null : press);
  const waiting = useLasting(acting.busy !== null, 300);
  if (quiet) return null;
  const sending = online ? t("console.step.sending") : t("console.step.waiting_line");
  const arrives = next !== undefined && actionOf(next) === "checkInCandidate";
  const late = arrives && !isLatecomer(next, view) ? next : undefined;
  return (
    <footer class="desk-action">
      <Refused acting={acting} view={view} />
      {next === undefined ? (
        <div class="desk-wait" role="status">
          {waiting ? sending : waitWords(view, role)}
        </div>
      ) : (
        // Never disabled while at work: it would lose the focus a keyboard left on it.
        <Button size="large" wide onPress={press}>
          <NextWords words={waiting ? sending : buttonWords(next, view)} />
          <kbd class="desk-kbd">{t("console.step.shortcut")}</kbd>
        </Button>
      )}
      <div class="desk-others">
        {late !== undefined && (
          <Button
            kind="secondary"
            size="small"
            onPress={() => onStep(late, { arrival: Arrival.LATE })}
          >
            {whoWords(late.person)} {t("console.arrival.late")}…
          </Button>
        )}
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
      </div>
    </footer>
  );
}
