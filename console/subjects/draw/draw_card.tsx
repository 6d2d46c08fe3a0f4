// A draw by the server as the desk sees it: what was fixed before anybody spoke, what was said in the
// room, what came out, and how anybody can work it out again.
import type { ComponentChildren } from "preact";
import { Draw_Of as Of } from "../../../web_kit/generated/proto/draw_pb";
import {
  Arrival_Id as Arrival,
  Phase_Id as Phase,
} from "../../../web_kit/generated/proto/seats_pb";
import {
  DrawView_State as State,
  type DeskView,
  type DrawView,
} from "../../../web_kit/generated/proto/views_pb";
import { inFours } from "../../../web_kit/figures/format";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { panelWords, seatById, stageWords, whoWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import drawCss from "./draw.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

const titles: Readonly<Partial<Record<Of, Key>>> = {
  [Of.ORDER]: "console.draw.of.order",
  [Of.QUESTIONS]: "console.draw.of.questions",
  [Of.JUDGES]: "console.draw.of.judges",
};

export function drawTitle({ draw, person }: DrawView, view: DeskView): string {
  return t(titles[draw?.of ?? Of.OF_UNSPECIFIED] ?? "console.draw.of.order", {
    who: whoWords(person),
    stage: stageWords(view.legend, draw?.stage ?? ""),
    panel: panelWords(view.legend, draw?.panel ?? ""),
  });
}

const looks: Readonly<Record<State, { shape: string; tone: string; words: Key }>> = {
  [State.OPEN]: { shape: "○", tone: "primary", words: "console.draw.open" },
  [State.COMPLETED]: { shape: "✓", tone: "success", words: "console.draw.completed" },
  [State.ABANDONED]: { shape: "✕", tone: "danger", words: "console.draw.abandoned" },
};

function StateWords({ draw }: { draw: DrawView }) {
  const { shape, tone, words } = looks[draw.state];
  return (
    <span class={classes(drawCss.state, tones[tone])}>
      {shape} {t(words)}
    </span>
  );
}

// 64 digits in fours, so that two people can compare them aloud.
export function Hex({ text }: { text: string }) {
  return (
    <code class={drawCss.hex}>
      {inFours(text).map((part, at) => (
        <span key={at}>{part}</span>
      ))}
    </code>
  );
}

function Fact({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class={drawCss.fact}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function WordsSaid({ draw, view }: { draw: DrawView | undefined; view: DeskView }) {
  const said = draw?.words ?? [];
  if (said.length === 0) return <p class={drawCss.none}>{t("console.draw.words.none")}</p>;
  return (
    <ol class={drawCss.words}>
      {said.map(({ seat, words }, at) => (
        <li key={at}>
          “{words}” <span class={tones.quiet}>{seatById(view, seat)}</span>
        </li>
      ))}
    </ol>
  );
}

// What came out: people in their order, question numbers, judges in the order of their seats.
function Outcome({ draw }: { draw: DrawView }) {
  const judges = draw.draw?.of === Of.JUDGES;
  const people = judges ? draw.judges : draw.people.map(({ name, number }) => name || `${number}`);
  if (draw.draw?.of === Of.QUESTIONS) {
    return <p class={drawCss.numbers}>{draw.questions.join(t("display.trace.comma"))}</p>;
  }
  return (
    <ol class={drawCss.drawn}>
      {people.map((name, at) => (
        <li key={at}>
          <span class={drawCss.place}>{at + 1}</span>
          <span class={drawCss.name}>{name}</span>
        </li>
      ))}
    </ol>
  );
}

function Facts({ draw, view }: { draw: DrawView; view: DeskView }) {
  const done = draw.state === State.COMPLETED;
  return (
    <>
      {done && <Outcome draw={draw} />}
      {draw.reason !== "" && <p>{t("console.after.reason", { reason: draw.reason })}</p>}
      <dl>
        <Fact title={t("console.draw.commitment")}>
          <Hex text={draw.commitment} />
        </Fact>
        <Fact title={t("console.draw.words")}>
          <WordsSaid draw={draw} view={view} />
          {draw.state === State.OPEN && (
            <p class={draw.witnessed ? tones.success : tones.warning}>
              {draw.witnessed
                ? `✓ ${t("console.draw.witnessed")}`
                : `○ ${t("console.draw.unwitnessed")}`}
            </p>
          )}
        </Fact>
        {draw.secret !== "" && (
          <Fact title={t("console.draw.secret")}>
            <Hex text={draw.secret} />
          </Fact>
        )}
      </dl>
      <p class={drawCss.how}>{t(done ? "console.draw.how" : "console.draw.how.open")}</p>
    </>
  );
}

function Card({ draw, view }: { draw: DrawView; view: DeskView }) {
  return (
    <section class={drawCss.draw} aria-label={drawTitle(draw, view)}>
      <h2>
        {drawTitle(draw, view)} <StateWords draw={draw} />
      </h2>
      <Facts draw={draw} view={view} />
    </section>
  );
}

const beforeStage: readonly (Phase | undefined)[] = [
  Phase.CHECK_IN,
  Phase.LOTS,
  Phase.READY,
  Phase.CALLED,
  Phase.STAGE_CLOSED,
];

function nobodyHere(view: DeskView): boolean {
  return view.lines.every(({ arrival }) => arrival === Arrival.ARRIVAL_UNSPECIFIED);
}

// The draw the room is at: an open one, and the newest until what it was for begins. Judges once
// drawn make way for the check-in; they stand at their seats.
export function drawNow(view: DeskView): DrawView | undefined {
  const newest = view.draws[0];
  if (newest === undefined || newest.state === State.OPEN) return newest;
  if (!beforeStage.includes(view.header?.phase)) return undefined;
  const { of, candidate, stage } = newest.draw ?? {};
  if (of === Of.JUDGES && !nobodyHere(view)) return undefined;
  if (of !== Of.QUESTIONS) return view.turn === undefined ? newest : undefined;
  const { turn } = view;
  return turn?.person?.candidate === candidate && turn?.stage?.stage === stage ? newest : undefined;
}

export function DrawNow({ view }: { view: DeskView }) {
  const draw = drawNow(view);
  return draw === undefined ? null : <Card draw={draw} view={view} />;
}

// All others of the room, to look things up.
export function EarlierDraws({ view }: { view: DeskView }) {
  const now = drawNow(view);
  const earlier = view.draws.filter((draw) => draw !== now);
  if (earlier.length === 0) return null;
  return (
    <section class={drawCss.draws}>
      <h2>{t("console.draw.earlier")}</h2>
      {earlier.map((draw) => (
        <details key={draw.draw?.id} class={drawCss.earlier}>
          <summary>
            {drawTitle(draw, view)} <StateWords draw={draw} />
          </summary>
          <Facts draw={draw} view={view} />
        </details>
      ))}
    </section>
  );
}
