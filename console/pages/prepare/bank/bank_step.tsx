// The sealed question bank: how many questions the plan needs, how many there are, and the way from
// a sealed file to the record. Nobody reads a question here.
import { useRef, useState } from "preact/hooks";
import { Banner } from "../../../../web_kit/components/banner";
import { Button } from "../../../../web_kit/components/button";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import type { Send } from "../../../steps/acting";
import { readBank, type BankProblem, type SealedBank } from "./bank_file";
import { questionsNeeded, stagesWithQuestions } from "./bank_need";
import { Command } from "../command";
import { Came, StepPage } from "../frame";
import { useSending, type Sending } from "../sending";
import { classes } from "../../../../web_kit/look/classes";
import prepareCss from "../prepare.module.css";
import css from "./bank_step.module.css";
import tones from "../../../../web_kit/look/state_tones.module.css";
import layoutCss from "../../../../web_kit/look/layout.module.css";

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
        class={layoutCss.unseen}
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
        <Enter
          bank={chosen.bank}
          sending={sending}
          onDrop={() => setChosen({ at: "none" })}
          onEnter={() => void enter(chosen.bank)}
        />
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
      <How />
    </StepPage>
  );
}

interface EnterProps {
  bank: SealedBank;
  sending: Sending;
  onDrop: () => void;
  onEnter: () => void;
}

function Enter({ bank, sending, onDrop, onEnter }: EnterProps) {
  return (
    <div class={prepareCss.foot}>
      <Button kind="secondary" size="large" disabled={sending.busy} onPress={onDrop}>
        {t("prepare.drop")}
      </Button>
      <Button
        size="large"
        wide
        busy={sending.slow ? t("prepare.entering") : undefined}
        onPress={onEnter}
      >
        {t("prepare.bank.enter", { count: bank.questions })}
      </Button>
    </div>
  );
}

function How() {
  return (
    <section class={classes(prepareCss.panel, layoutCss.stack)}>
      <h2 class={prepareCss.h2}>{t("prepare.bank.how")}</h2>
      <ol class={prepareCss.list}>
        <li>{t("prepare.bank.how.write")}</li>
        <li>
          {t("prepare.bank.how.seal")}
          <Command text="tingfen bank seal questions.txt questions.tfbank" />
        </li>
        <li>{t("prepare.bank.how.choose")}</li>
      </ol>
    </section>
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
    <section class={css.now}>
      <div class={css.count}>
        <strong>{view.bank}</strong>
        <span>{t("prepare.bank.have")}</span>
      </div>
      <div class={css.count}>
        <strong>{need}</strong>
        <span>{t("prepare.bank.need")}</span>
      </div>
      <div>
        <p class={enough ? tones.success : tones.warning}>
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
