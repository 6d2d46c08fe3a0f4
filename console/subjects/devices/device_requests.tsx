// A new device asks for a judge's seat or the kiosk: the operator proposes it with a reason, the
// supervisor or the chief judge decides. Above everything, since somebody waits.
import { Button } from "../../../web_kit/components/button";
import { requestNumber } from "../../../web_kit/join/device_wait";
import { type DeskView, type Step } from "../../../web_kit/generated/proto/views_pb";
import {
  DeviceRequest_State as State,
  type DeviceRequest,
} from "../../../web_kit/generated/proto/seat_views_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { timeWords } from "../../../web_kit/i18n/times";
import { useStood, type Acting } from "../../steps/acting";
import { openRequests, requestStep } from "./device_steps";
import { keyOf } from "../../steps/steps";
import { chiefWord, seatById } from "../../words";
import { actionOf } from "../../steps/kind";
import css from "./device_requests.module.css";
import layoutCss from "../../../web_kit/look/layout.module.css";

const reasons: readonly Key[] = [
  "console.device.reason.power",
  "console.device.reason.broken",
  "console.device.reason.line",
  "console.device.reason.substitute",
];

export interface RequestsProps {
  view: DeskView;
  steps: readonly Step[]; // About devices, of this desk.
  acting: Acting;
  onStep: (step: Step) => void; // Another reason is to be written.
}

interface CardProps extends RequestsProps {
  request: DeviceRequest;
}

function stateWords({ request, steps, view }: CardProps): string {
  const own = requestStep(steps, request.id);
  const chief = chiefWord(view.header);
  if (request.state === State.PROPOSED) {
    return own === undefined ? t("console.device.waits.decision", { chief }) : "";
  }
  return own === undefined ? t("console.device.waits.proposal") : "";
}

function Proposing({ step, acting, onStep, settled }: ActsProps) {
  const send = (text: string) => {
    if (settled()) void acting.act(step, { text });
  };
  return (
    <>
      <p>{t("console.device.propose.what")}</p>
      <div class={css.acts}>
        {reasons.map((key) => (
          <Button key={key} size="small" onPress={() => send(t(key))}>
            {t(key)}
          </Button>
        ))}
        <Button kind="secondary" size="small" onPress={() => onStep(step)}>
          {t("console.device.reason.other")}…
        </Button>
      </div>
    </>
  );
}

function Deciding({ step, acting, settled }: ActsProps) {
  const decide = (accept: boolean) => {
    if (settled()) void acting.act(step, { accept });
  };
  return (
    <>
      <p>{t("console.device.decide.what")}</p>
      <div class={css.acts}>
        <Button kind="secondary" size="small" onPress={() => decide(false)}>
          {t("console.device.refuse")}
        </Button>
        <Button size="small" onPress={() => decide(true)}>
          {t("console.device.accept")}
        </Button>
      </div>
    </>
  );
}

interface ActsProps {
  step: Step;
  acting: Acting;
  onStep: (step: Step) => void;
  settled: () => boolean;
}

export function RequestCard(props: CardProps) {
  const { request, view, steps, acting, onStep } = props;
  const step = requestStep(steps, request.id);
  const settled = useStood(`${request.id}/${request.state}`);
  const seat = seatById(view, request.seat);
  const waits = stateWords(props);
  const sending = step !== undefined && acting.busy === keyOf(step);
  const acts = step !== undefined && { step, acting, onStep, settled };
  return (
    <section class={css.request} aria-label={t("console.device.asks", { seat })}>
      <h2>
        <span aria-hidden="true">⇄ </span>
        {t("console.device.asks", { seat })}
        <span class={css.number}>
          {t("console.device.request", { number: requestNumber(request.id) })} ·{" "}
          {timeWords(request.at)}
        </span>
      </h2>
      {request.reason !== "" && <p>{t("console.device.reason", { reason: request.reason })}</p>}
      {waits !== "" && <p class={layoutCss.quiet}>○ {waits}</p>}
      {sending && <p role="status">{t("console.step.sending")}</p>}
      {!sending && acts !== false && actionOf(acts.step) === "proposeDevice" && (
        <Proposing {...acts} />
      )}
      {!sending && acts !== false && actionOf(acts.step) === "decideDevice" && (
        <Deciding {...acts} />
      )}
    </section>
  );
}

export function Requests(props: RequestsProps) {
  const open = openRequests(props.view);
  if (open.length === 0) return null;
  return (
    <div class={css.requests}>
      {open.map((request) => (
        <RequestCard key={request.id} {...props} request={request} />
      ))}
    </div>
  );
}
