// Sheets of other turns that are still under way, were refused meanwhile, or made way by themselves.
import { Button } from "../../../web_kit/components/button";
import { StatusMark } from "../../../web_kit/components/status_mark";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import type { Letter } from "../../../web_kit/outbox/outbox";
import { otherLetters, type Fate, type Known } from "./scene";
import type { AppProps } from "./scene_body";
import { personWords, refusalWords, stageWords } from "./words";
import pageStyles from "./judge_page.module.css";

function candidateOf(letter: Letter, known: Known): string {
  const [, , candidate] = letter.about.split("|");
  return personWords(known.view.people.find((person) => person.candidate === candidate));
}

type OthersProps = Pick<AppProps, "desk" | "known" | "act" | "onDismiss">;

function Refused({ letter, known, onDismiss }: { letter: Letter } & OthersProps) {
  const former = letter.owner.occupant !== known.view.own?.occupant;
  const person = candidateOf(letter, known);
  const refusal = letter.delivery.state === "refused" ? letter.delivery.refusal : null;
  return (
    <div class={pageStyles.other}>
      <StatusMark status="refused">
        {t(former ? "judge.other.former" : "judge.other.refused", { person })}
      </StatusMark>
      <p>{former ? t("judge.other.former.what") : refusal !== null && refusalWords(refusal)}</p>
      <Button kind="secondary" size="small" onPress={() => onDismiss(letter)}>
        {t("judge.seen")}
      </Button>
    </div>
  );
}

const fates: Readonly<Record<Fate, { title: Key; what: Key }>> = {
  closed: { title: "judge.lapse.closed", what: "judge.lapse.closed.what" },
  settled: { title: "judge.lapse.closed", what: "judge.gone.settled" },
  out: { title: "judge.gone.out", what: "judge.gone.out.what" },
  recused: { title: "judge.gone.recused", what: "judge.gone.recused.what" },
  waiting: { title: "judge.gone.waiting", what: "judge.gone.waiting.what" },
};

function Gone({ desk, act }: OthersProps) {
  if (desk.gone === null) return null;
  const { sheet, fate } = desk.gone;
  const whose = { person: personWords(sheet.person), stage: stageWords(sheet.card) };
  return (
    <div class={pageStyles.other} role="status">
      <strong>▲ {t(fates[fate].title, whose)}</strong>
      <p>{t(fates[fate].what)}</p>
      <Button kind="secondary" size="small" onPress={() => act({ kind: "seen" })}>
        {t("judge.seen")}
      </Button>
    </div>
  );
}

export function Others(props: OthersProps) {
  const { desk, known } = props;
  return (
    <>
      <Gone {...props} />
      {otherLetters(desk, known).map((letter) =>
        letter.delivery.state === "refused" ? (
          <Refused key={letter.id} letter={letter} {...props} />
        ) : (
          <p key={letter.id} class={pageStyles.other}>
            <StatusMark status={letter.delivery.state}>
              {t("judge.other.waiting", { person: candidateOf(letter, known) })}
            </StatusMark>
          </p>
        ),
      )}
    </>
  );
}
