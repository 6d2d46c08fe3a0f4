// The questions drawn.
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import questionsCss from "./questions.module.css";

// The questions opened for whose turn it is; on the desk, the judges' and the candidate's page only.
export function Questions({ view }: { view: DeskView }) {
  const questions = view.turn?.questions ?? [];
  if (questions.length === 0) return null;
  return (
    <details class={questionsCss.questions} open>
      <summary>{t("console.questions.title", { count: questions.length })}</summary>
      <ol>
        {questions.map(({ number, text }) => (
          <li key={number}>
            <span class={questionsCss.number}>{t("console.questions.number", { number })}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
