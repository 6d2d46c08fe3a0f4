// Somebody's result as a desk looks it up: how far it is signed, the figures, the receipts behind them;
// printed to be signed by pen, and the page attached, before and after signing.
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import {
  Step_Needs as Needs,
  type DeskView,
  type Step,
} from "../../../web_kit/generated/proto/views_pb";
import {
  type LookedUp,
  type LookedUp_Result as Result,
  type LookedUp_Signature as Signature,
} from "../../../web_kit/generated/proto/frames_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { timeWords } from "../../../web_kit/i18n/times";
import { pictureUrl } from "../../../web_kit/page/picture";
import type { Outside } from "../../frame/bar";
import { aboutOf } from "../../steps/kinds";
import { stepWords, type OwnSteps } from "../../steps/steps";
import { seatById, stageWords, whoWords } from "../../words";
import { printResult } from "../paper/printed_result";
import { Trace } from "./figures_card";
import { useLookUp } from "./look_up";
import css from "./result_card.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

function SignatureLine({ signature, view }: { signature: Signature; view: DeskView }) {
  const { present, picture, byPen, at, receipt } = signature;
  const seats = present.map((id) => seatById(view, id)).join(t("display.trace.comma"));
  return (
    <li>
      <p class={tones.success}>
        ✓ {t(byPen ? "console.result.by_pen" : "console.result.at_kiosk")} {timeWords(at)} ·{" "}
        {t("console.result.receipt", { receipt })}
      </p>
      {seats !== "" && <p class={tones.quiet}>{t("console.result.present", { seats })}</p>}
      {picture.length > 0 && (
        <img
          class={css.picture}
          src={pictureUrl(picture)}
          alt={t(byPen ? "console.result.page" : "console.result.signature")}
        />
      )}
    </li>
  );
}

// Announced and unsigned, signed, or objected to; with what was said.
function Standing({ result, view }: { result: Result; view: DeskView }) {
  const { announced, signed, objection, answer, closed } = result;
  const before = closed?.correctedFrom ?? "";
  return (
    <div class={css.standing}>
      {before !== "" && (
        <p>
          <strong>
            {t("console.result.corrected", { before, after: closed?.figures?.total ?? "" })}
          </strong>
        </p>
      )}
      {!announced && <p>○ {t("console.result.unannounced")}</p>}
      {announced && !signed && <p class={tones.warning}>○ {t("console.sheet.unsigned")}</p>}
      {objection !== "" && (
        <p>
          ? {t("console.ask.objection")} {objection}
        </p>
      )}
      {answer !== "" && <p>{t("console.now.sign.answered", { text: answer })}</p>}
      <ul>
        {result.signatures.map((signature) => (
          <SignatureLine key={signature.receipt} signature={signature} view={view} />
        ))}
      </ul>
    </div>
  );
}

function Receipts({ found, view }: { found: LookedUp; view: DeskView }) {
  if (found.receipts.length === 0) return null;
  return (
    <details class={css.receipts}>
      <summary>{t("console.result.receipts", { count: found.receipts.length })}</summary>
      <ul>
        {found.receipts.map(({ stage, seat, receipt }) => (
          <li key={`${stage}/${seat}`}>
            {stageWords(view.legend, stage)} · {seatById(view, seat)} · <code>{receipt}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

// Of these figures: attaching their page, calling to sign them.
function stepsOf(own: OwnSteps, digest: string): Step[] {
  return own.signing.filter((step) => aboutOf(step).more === digest);
}

interface OneProps {
  result: Result;
  view: DeskView;
  own: OwnSteps;
  onStep: (step: Step) => void;
}

function One({ result, view, own, onStep }: OneProps) {
  const { closed, runOff } = result;
  if (closed?.figures === undefined) return null;
  return (
    <section>
      {runOff !== "" && <h3>{t("console.result.run_off", { post: runOff })}</h3>}
      <Standing result={result} view={view} />
      <div class={css.acts}>
        {result.announced && (
          <Button kind="secondary" size="small" onPress={() => printResult(closed, view)}>
            {t("console.paper.result.print", { who: whoWords(closed.person) })}
          </Button>
        )}
        {stepsOf(own, closed.digest).map((step) => (
          <Button key={step.needs} kind="secondary" size="small" onPress={() => onStep(step)}>
            {stepWords(step, view)}
            {step.needs === Needs.NOTHING ? "" : "…"}
          </Button>
        ))}
      </div>
      <Trace closed={closed} view={view} />
    </section>
  );
}

export interface ResultCardProps {
  candidate: string;
  view: DeskView;
  own: OwnSteps;
  outside: Outside;
  onStep: (step: Step) => void;
  onClose: () => void;
}

export function ResultCard({ candidate, view, own, outside, onStep, onClose }: ResultCardProps) {
  const found = useLookUp(candidate, view, outside);
  const line = view.lines.find(({ person }) => person?.candidate === candidate);
  const person = line?.person ?? found?.person;
  const name = (person?.number ?? 0) > 0 ? ` ${person?.name ?? ""}` : "";
  return (
    <Dialog
      title={`${whoWords(person)}${name} · ${t("console.result.title")}`}
      onClose={onClose}
      wide
    >
      {found === null && (
        <p role="status">
          {t(outside.state === "online" ? "console.result.loading" : "console.result.offline")}
        </p>
      )}
      {found !== null && found.results.length === 0 && (
        <Banner tone="notice">{t("console.result.nothing")}</Banner>
      )}
      {found?.results.map((result) => (
        <One key={result.closed?.digest} result={result} view={view} own={own} onStep={onStep} />
      ))}
      {found !== null && <Receipts found={found} view={view} />}
    </Dialog>
  );
}
