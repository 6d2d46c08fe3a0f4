// The sealed question bank: how many questions the plan needs, how many there are, and the way from
// a sealed file to the record. Nobody reads a question here.
import { useRef, useState } from "preact/hooks";
import { Banner } from "../../web_kit/components/banner";
import { Button } from "../../web_kit/components/button";
import type { PrepareView } from "../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../web_kit/i18n";
import type { Send } from "../acting";
import { readBank, type BankProblem, type SealedBank } from "./bank_file";
import { questionsNeeded, stagesWithQuestions } from "./bank_need";
import { Command } from "./command";
import { Came, StepPage } from "./frame";
import { useSending } from "./sending";

type Chosen =
  | { at: "none" }
  | { at: "problem"; name: string; problem: BankProblem }
  | { at: "read"; bank: SealedBank };

export function BankStep({ view, send }: { view: PrepareView; send: Send }) {
  const [chosen, setChosen] = useState<Chosen>({ at: "none" });
  const sending = useSending(send);
  const input = useRef<HTMLInputElement>(null);

  async function read(file: File | undefined) {
    if (file === undefined) return;
    const bank = readBank(file.name, await file.text());
    sending.clear();
    setChosen(
      typeof bank === "string"
        ? { at: "problem", name: file.name, problem: bank }
        : { at: "read", bank },
    );
  }

  async function enter(bank: SealedBank) {
    const done = await sending.send({ case: "enterBank", value: { bank: bank.bytes } });
    if (done) setChosen({ at: "none" });
  }

  const foot = view.planOpen && (
    <>
      <input
        ref={input}
        class="kit-unseen"
        type="file"
        accept=".tfbank,.json,application/json"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          void read(event.currentTarget.files?.[0]);
          event.currentTarget.value = ""; // The same file may be chosen again once it is mended.
        }}
      />
      {chosen.at === "read" ? (
        <div class="prepare-foot">
          <Button
            kind="secondary"
            size="large"
            disabled={sending.busy}
            onPress={() => setChosen({ at: "none" })}
          >
            {t("prepare.drop")}
          </Button>
          <Button
            size="large"
            wide
            busy={sending.slow ? t("prepare.entering") : undefined}
            onPress={() => void enter(chosen.bank)}
          >
            {t("prepare.bank.enter", { count: chosen.bank.questions })}
          </Button>
        </div>
      ) : (
        <Button size="large" wide onPress={() => input.current?.click()}>
          {t(view.bank > 0 ? "prepare.bank.again" : "prepare.bank.choose")}
        </Button>
      )}
    </>
  );
  return (
    <StepPage title={t("prepare.step.bank")} lead={t("prepare.bank.lead")} foot={foot}>
      <Came outcome={sending.outcome} done={t("prepare.bank.done")} />
      <ChosenBank chosen={chosen} need={questionsNeeded(view.plan)} />
      <BankNow view={view} />
      {!view.planOpen && <Banner tone="notice">{t("prepare.bank.locked")}</Banner>}
      <section class="prepare-panel kit-stack">
        <h2 class="prepare-h2">{t("prepare.bank.how")}</h2>
        <ol class="prepare-list">
          <li>{t("prepare.bank.how.write")}</li>
          <li>
            {t("prepare.bank.how.seal")}
            <Command text="tingfen bank seal questions.txt questions.tfbank" />
          </li>
          <li>{t("prepare.bank.how.choose")}</li>
        </ol>
      </section>
    </StepPage>
  );
}

function ChosenBank({ chosen, need }: { chosen: Chosen; need: number }) {
  if (chosen.at === "none") return null;
  if (chosen.at === "problem") {
    return (
      <Banner tone="danger" title={t("prepare.problem", { file: chosen.name })}>
        {t(`prepare.bank.problem.${chosen.problem}`)}
      </Banner>
    );
  }
  const { name, questions } = chosen.bank;
  const title = t("prepare.bank.chosen", { file: name, count: questions });
  return questions < need ? (
    <Banner tone="warning" title={title}>
      {t("prepare.bank.chosen.few", { need })}
    </Banner>
  ) : (
    <Banner tone="notice" title={title}>
      {t("prepare.bank.chosen.what")}
    </Banner>
  );
}

function BankNow({ view }: { view: PrepareView }) {
  const need = questionsNeeded(view.plan);
  const enough = view.bank >= need;
  const stages = stagesWithQuestions(view.plan);
  return (
    <section class="bank-now">
      <div class="bank-count">
        <strong>{view.bank}</strong>
        <span>{t("prepare.bank.have")}</span>
      </div>
      <div class="bank-count">
        <strong>{need}</strong>
        <span>{t("prepare.bank.need")}</span>
      </div>
      <div class="bank-says">
        <p class={enough ? "desk-tone-success" : "desk-tone-warning"}>
          <b>
            {need === 0 ? `– ${t("prepare.bank.spare")}` : null}
            {need > 0 && (enough ? `✓ ${t("prepare.bank.enough")}` : `▲ ${t("prepare.bank.few")}`)}
          </b>
        </p>
        {stages.map(({ id, title, questions }) => (
          <p key={id}>
            {t(
              questions?.returned === true ? "prepare.bank.stage.returned" : "prepare.bank.stage",
              {
                stage: textOf(title),
                draw: questions?.draw ?? 0,
                need: questions?.bankAtLeast ?? 0,
              },
            )}
          </p>
        ))}
      </div>
    </section>
  );
}
