// The questions drawn, for the judges: beside the sheet or over its upper part, opened and closed by
// the judge alone, so that nothing moves under a finger.
import type { Question } from "../../web_kit/generated/proto/views_pb";
import { t } from "../../web_kit/i18n";
import { Button } from "../../web_kit/components/button";

export function QuestionList({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <ol class="jw-question-list" aria-label={t("judge.questions")}>
      {questions.map(({ number, text }) => (
        <li key={number}>
          <strong>{t("judge.question", { number })}</strong> {text}
        </li>
      ))}
    </ol>
  );
}

export interface QuestionsProps {
  questions: readonly Question[];
  open: boolean;
  onToggle: () => void;
}

export function Questions({ questions, open, onToggle }: QuestionsProps) {
  if (questions.length === 0) return null;
  return (
    <div class={open ? "jw-questions jw-questions-open" : "jw-questions"}>
      <button type="button" class="jw-questions-button" aria-expanded={open} onClick={onToggle}>
        {t("judge.questions")} {open ? "▾" : "▸"}
      </button>
      {open && (
        <div class="jw-questions-paper" tabIndex={0}>
          <QuestionList questions={questions} />
          <div class="jw-questions-close">
            <Button kind="secondary" size="small" onPress={onToggle}>
              {t("judge.questions.close")}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
