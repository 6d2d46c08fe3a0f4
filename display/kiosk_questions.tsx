// The questions drawn, for whose turn it is to read. Large; five of sixty characters need no
// scrolling.
import type { Turn } from "../web_kit/generated/proto/views_pb";
import { t, textOf } from "../web_kit/i18n";
import { personTitle } from "./hall_words";

// By how much there is to read, so that all of it stands on one screen.
function sizeOf(turn: Turn): string {
  const letters = turn.questions.reduce((sum, { text }) => sum + text.length, 0);
  if (turn.questions.length <= 3 && letters <= 200) return "kiosk-questions-few";
  return letters <= 320 ? "" : "kiosk-questions-many";
}

export function KioskQuestions({ turn }: { turn: Turn | undefined }) {
  if (turn === undefined) return null;
  return (
    <main class={`kiosk-questions ${sizeOf(turn)}`} tabIndex={0}>
      <header>
        <h1>
          {personTitle(turn.person)} · {textOf(turn.stage?.title)}
        </h1>
        <p class="kit-quiet">{t("display.kiosk.questions", { count: turn.questions.length })}</p>
      </header>
      <ol>
        {turn.questions.map(({ number, text }) => (
          <li key={number}>
            <span class="kiosk-questions-number">{t("display.kiosk.question", { number })}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </main>
  );
}
