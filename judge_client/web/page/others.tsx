// Sheets of other turns that are still under way, or were refused meanwhile.
import { Button } from "../../../web_kit/components/button";
import { StatusMark } from "../../../web_kit/components/status_mark";
import { t } from "../../../web_kit/i18n/i18n";
import type { Letter } from "../../../web_kit/outbox/outbox";
import { otherLetters, type Known } from "./scene";
import type { AppProps } from "./scene_body";
import { personWords, refusalWords } from "./words";
import pageStyles from "./judge_page.module.css";

function candidateOf(letter: Letter, known: Known): string {
  const [, , candidate] = letter.about.split("|");
  return personWords(known.view.people.find((person) => person.candidate === candidate));
}

export function Others({ desk, known, onDismiss }: Pick<AppProps, "desk" | "known" | "onDismiss">) {
  const letters = otherLetters(desk, known);
  return (
    <>
      {letters.map((letter) => {
        const person = candidateOf(letter, known);
        if (letter.delivery.state !== "refused") {
          return (
            <p key={letter.id} class={pageStyles.other}>
              <StatusMark status={letter.delivery.state}>
                {t("judge.other.waiting", { person })}
              </StatusMark>
            </p>
          );
        }
        return (
          <div key={letter.id} class={pageStyles.other}>
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
