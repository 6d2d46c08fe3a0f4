// The questions drawn, for the judges: beside the sheet or over its upper part, opened and closed by
// the judge alone, so that nothing moves under a finger.
import type { Question } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { Button } from "../../../web_kit/components/button";
import styles from "./judge_questions.module.css";
import layout from "../../../web_kit/look/layout.module.css";

export function QuestionList({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <ol class={styles.list} aria-label={t("judge.questions")}>
      {questions.map(({ number, text }) => (
        <li key={number}>
          <strong>{t("judge.question", { number })}</strong> {text}
        </li>
      ))}
    </ol>
  );
}

// Before there is a sheet.
export function ComingQuestions({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <div class={styles.coming}>
      <p class={layout.quiet}>{t("judge.questions")}</p>
      <QuestionList questions={questions} />
    </div>
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
    <div class={styles.questions} data-open={open || undefined}>
      <button type="button" class={styles.button} aria-expanded={open} onClick={onToggle}>
        {t("judge.questions")} {open ? "▾" : "▸"}
      </button>
      {open && (
        <div class={styles.paper} tabIndex={0}>
          <QuestionList questions={questions} />
          <div class={styles.close}>
            <Button kind="secondary" size="small" onPress={onToggle}>
              {t("judge.questions.close")}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
