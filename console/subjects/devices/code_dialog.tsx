// A new device for a seat: a new code is issued and shown once, to be scanned or typed, with what
// happens then. The code is kept nowhere; whoever needs it again issues another.
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import { Qr } from "../../../web_kit/components/qr";
import { Phase_Id as Phase, Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { type DeskView, type Step } from "../../../web_kit/generated/proto/views_pb";
import {
  DeviceRequest_State as State,
  type DeviceRequest,
} from "../../../web_kit/generated/proto/seat_views_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { isWithin } from "../../../web_kit/room/phases";
import type { Acting } from "../../steps/acting";
import type { Listening } from "../../../web_kit/generated/proto/frames_pb";
import { Refused } from "../../steps/action_bar";
import { RequestCard } from "./device_requests";
import { isOpen, issueStep } from "./device_steps";
import { basesOf } from "./card_words";
import { seatById } from "../../words";
import css from "./code_dialog.module.css";

export interface CodeDialogProps {
  seat: string;
  view: DeskView;
  role: Role;
  acting: Acting;
  listening: Listening | null;
  steps: readonly Step[]; // About devices, of this desk.
  onStep: (step: Step) => void;
  onClose: () => void;
}

type Issued =
  { kind: "asking" } | { kind: "code"; code: string; minutes: number } | { kind: "none" };

// This desk may have been opened on the server itself, under a name no tablet can reach.
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\./.test(hostname);
}

export function cardAddress(origin: string, code: string): string {
  return `${origin}/judge#${code}`;
}

function How({ view, address }: { view: DeskView; address: string }) {
  const turn = isWithin(view.header?.phase, Phase.CALLED, Phase.ANNOUNCED);
  return (
    <ol class={css.how}>
      <li>{t("console.code.scan", { address })}</li>
      <li>{t(turn ? "console.code.turn" : "console.code.at_once")}</li>
      <li>{t("console.code.then")}</li>
    </ol>
  );
}

interface ShownProps {
  code: string;
  minutes: number; // For so long it is good.
  view: DeskView;
  seat: string;
  listening: Listening | null;
}

function CodeShown({ code, minutes, view, seat, listening }: ShownProps) {
  const { origin, hostname } = window.location;
  const role = view.seats.find((state) => state.seat?.id === seat)?.seat?.role;
  const bases = basesOf(origin, listening);
  const base = role === Role.MASS_JUDGE ? bases.phones : bases.pages;
  return (
    <div class={css.code}>
      <Qr text={cardAddress(base, code)} label={t("console.code.qr")} />
      <div class={css.words}>
        <p class={css.seat}>{seatById(view, seat)}</p>
        <p class={css.text}>{code}</p>
        <p>{t("console.code.valid", { minutes })}</p>
        <How view={view} address={`${base}/judge`} />
        {isLoopback(hostname) && <Banner tone="warning">{t("console.code.loopback")}</Banner>}
      </div>
    </div>
  );
}

function settledOf(view: DeskView): string[] {
  return view.devices.filter((request) => !isOpen(request)).map(({ id }) => id);
}

const ends: Readonly<Partial<Record<State, { tone: "success" | "warning"; words: Key }>>> = {
  [State.ACCEPTED]: { tone: "success", words: "console.code.accepted" },
  [State.REFUSED]: { tone: "warning", words: "console.code.refused" },
  [State.LAPSED]: { tone: "warning", words: "console.code.lapsed" },
};

// The code has done its work: the new device asks, and then it is known what became of it.
function Asked({ request, ...props }: CodeDialogProps & { request: DeviceRequest }) {
  const end = ends[request.state];
  if (end === undefined) return <RequestCard {...props} request={request} />;
  return (
    <Banner tone={end.tone}>{t(end.words, { seat: seatById(props.view, request.seat) })}</Banner>
  );
}

export function CodeDialog(props: CodeDialogProps) {
  const { seat, view, role, acting, onClose } = props;
  const [issued, setIssued] = useState<Issued>({ kind: "asking" });
  // Requests that were settled already have nothing to do with this code.
  const [before] = useState(() => settledOf(view));

  async function issue() {
    setIssued({ kind: "asking" });
    let told: Issued = { kind: "none" };
    await acting.act(issueStep(role, seat), {}, (receipt) => {
      const cards = acting.cardsOf(receipt);
      const code = cards?.cards[0]?.code;
      if (code !== undefined) told = { kind: "code", code, minutes: cards?.validMinutes ?? 0 };
    });
    setIssued(told);
  }
  useEffect(() => void issue(), []);

  const request = view.devices.find((one) => one.seat === seat && !before.includes(one.id));
  return (
    <div class={css.dialog}>
      <Dialog
        title={t("console.device.replace.title", { seat: seatById(view, seat) })}
        onClose={onClose}
        closeWords={t("console.code.close")}
        actions={
          issued.kind === "none" && (
            <Button onPress={() => void issue()}>{t("console.code.again")}</Button>
          )
        }
      >
        {issued.kind === "asking" && <p role="status">{t("console.step.sending")}</p>}
        {issued.kind === "code" && request === undefined && (
          <CodeShown
            code={issued.code}
            minutes={issued.minutes}
            view={view}
            seat={seat}
            listening={props.listening}
          />
        )}
        {issued.kind === "none" && acting.refused === null && (
          <Banner tone="warning">{t("console.code.lost")}</Banner>
        )}
        <Refused acting={acting} view={view} />
        {request !== undefined && <Asked request={request} {...props} />}
      </Dialog>
    </div>
  );
}
