// A draw by the server on the hall screen: the commitment before anybody speaks, what was said in
// the room, and what came out with the secret. Never a question's text, never a judge's name.
import type { ComponentChildren } from "preact";
import { Draw_Of as Of } from "../../web_kit/generated/proto/draw_pb";
import {
  DrawView_State as State,
  type DrawView,
  type DrawView_Words,
  type Person,
} from "../../web_kit/generated/proto/views_pb";
import { inFours } from "../../web_kit/figures/format";
import { t, type Key } from "../../web_kit/i18n/i18n";
import { lotsPerPage } from "./hall_scenes";
import { nameSize, personTitle } from "./hall_words";
import { classes } from "../../web_kit/look/classes";
import hallListStyles from "./hall_list.module.css";
import screenStyles from "../screen/screen.module.css";
import styles from "./hall_draw.module.css";

const titles: Readonly<Partial<Record<Of, Key>>> = {
  [Of.ORDER]: "display.draw.order",
  [Of.QUESTIONS]: "display.draw.questions",
  [Of.JUDGES]: "display.draw.judges",
};

function titleOf({ draw, person }: DrawView): string {
  const key = titles[draw?.of ?? Of.OF_UNSPECIFIED] ?? "display.draw.order";
  return t(key, { who: personTitle(person) });
}

// Who wrote it down: seats of a second room are "room2.supervisor".
function seatTitle(seat: string): string {
  const role = seat.split(".").pop();
  return role === "supervisor" ? t("display.draw.supervisor") : t("display.draw.operator");
}

function Hex({ text }: { text: string }) {
  return (
    <code class={styles.hex}>
      {inFours(text).map((part, at) => (
        <span key={at}>{part}</span>
      ))}
    </code>
  );
}

function Digest({ title, text }: { title: string; text: string }) {
  return (
    <p class={styles.digest}>
      <span>{title}</span>
      <code>{inFours(text).join(" ")}</code>
    </p>
  );
}

// The newest two, or the newest alone where both are long; what is long stands smaller.
const saidMax = 2;
const longFrom = 30;
const lettersMax = 220;

function newest(all: readonly DrawView_Words[]): readonly DrawView_Words[] {
  const last = all.slice(-saidMax);
  const letters = last.reduce((sum, { words }) => sum + words.length, 0);
  return letters > lettersMax ? last.slice(-1) : last;
}

function Said({ all }: { all: readonly DrawView_Words[] }) {
  if (all.length === 0) return <p class={screenStyles.soft}>{t("display.draw.say")}</p>;
  const shown = newest(all);
  const left = all.length - shown.length;
  return (
    <>
      {left > 0 && <p class={styles.word}>{t("display.draw.earlier", { count: left })}</p>}
      {shown.map(({ seat, words }, at) => (
        <p key={at} class={classes(styles.said, words.length > longFrom && styles.saidLong)}>
          “{words}” <small>{seatTitle(seat)}</small>
        </p>
      ))}
    </>
  );
}

function OpenDraw({ draw }: { draw: DrawView }) {
  return (
    <section class={styles.draw}>
      <h1>{titleOf(draw)}</h1>
      <p class={styles.locked}>✓ {t("display.draw.locked")}</p>
      <p class={styles.word}>{t("display.draw.commitment")}</p>
      <Hex text={draw.commitment} />
      <Said all={draw.words} />
    </section>
  );
}

const numbersFew = 3;

function Outcome({ draw }: { draw: DrawView }) {
  if (draw.state === State.ABANDONED) {
    return (
      <>
        <p class={classes(styles.locked, styles.off)}>✕ {t("display.draw.abandoned")}</p>
        <p class={classes(styles.said, styles.saidLong)}>{draw.reason}</p>
      </>
    );
  }
  if (draw.questions.length === 0) return <p class={screenStyles.soft}>{t("display.draw.done")}</p>;
  const many = draw.questions.length > numbersFew;
  return (
    <>
      <p class={screenStyles.soft}>{t("display.draw.numbers")}</p>
      <ol class={classes(styles.numbers, many && styles.numbersMany)}>
        {draw.questions.map((number) => (
          <li key={number}>{number}</li>
        ))}
      </ol>
    </>
  );
}

export function DrawScene({ draw }: { draw: DrawView | undefined }) {
  if (draw === undefined) return null;
  if (draw.state === State.OPEN) return <OpenDraw draw={draw} />;
  return (
    <section class={styles.draw}>
      <h1>{titleOf(draw)}</h1>
      <Outcome draw={draw} />
      <Said all={draw.words} />
      {draw.secret !== "" && <Digest title={t("display.draw.secret")} text={draw.secret} />}
      <Digest title={t("display.draw.commitment")} text={draw.commitment} />
    </section>
  );
}

function Drawn({ person, number }: { person: Person; number: number }) {
  const words = person.name !== "" ? person.name : person.post;
  return (
    <li>
      <b>{t("display.number", { number })}</b>
      <span class={nameSize(words) === "whole" ? hallListStyles.whole : undefined}>{words}</span>
    </li>
  );
}

export interface DrawnOrderProps {
  draw: DrawView | undefined;
  from: number;
  children: ComponentChildren; // Which page of how many.
}

// The order that was drawn, a page at a time.
export function DrawnOrder({ draw, from, children }: DrawnOrderProps) {
  if (draw === undefined) return null;
  const people = draw.people.slice(from, from + lotsPerPage);
  return (
    <section class={classes(hallListStyles.list, hallListStyles.drawn)}>
      <h1>
        {t("display.hall.lots")}
        {children}
      </h1>
      <ol
        class={classes(
          hallListStyles.lots,
          people.length <= lotsPerPage / 2 && hallListStyles.lotsFew,
        )}
      >
        {people.map((person, at) => (
          <Drawn key={person.candidate} person={person} number={from + at + 1} />
        ))}
      </ol>
      <div>
        <Digest title={t("display.draw.secret")} text={draw.secret} />
        <Digest title={t("display.draw.commitment")} text={draw.commitment} />
      </div>
    </section>
  );
}
