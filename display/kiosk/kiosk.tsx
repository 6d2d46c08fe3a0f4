// The kiosk's entry: connects, sends what the candidate signs or objects to, and goes back to rest
// by itself.
import { create } from "@bufbuild/protobuf";
import { useEffect, useRef, useState } from "preact/hooks";
import { connect, isReceipt } from "../../web_kit/connection/connection";
import { CommandSchema, type Command } from "../../web_kit/generated/proto/commands_pb";
import type { View } from "../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import type { KioskView, ToSign } from "../../web_kit/generated/proto/views_pb";
import { language } from "../../web_kit/i18n/i18n";
import { Gate } from "../../web_kit/join/join";
import { mountPage } from "../../web_kit/page/page";
import { keepAwake } from "../../web_kit/page/wake_lock";
import * as kiosk from "./kiosk_state";
import { KioskScreen, type KioskActs } from "./kiosk_view";
import { signaturePng } from "./signature";
import type { Drawing } from "./signature_field";

let atRest = true;
const connection = connect({ page: Role.KIOSK, storageKey: "kiosk", mayReload: () => atRest });

function kioskOf(view: View | null): KioskView | null {
  return view?.of.case === "kiosk" ? view.of.value : null;
}

type Change = (state: kiosk.KioskState) => kiosk.KioskState;

function signing(view: KioskView, { strokes, width, height }: Drawing): Command | null {
  const png = signaturePng(strokes, width, height);
  if (png === null || view.result === undefined) return null;
  const candidate = view.result.person?.candidate ?? "";
  const value = {
    candidate,
    digest: view.result.digest,
    signaturePng: png,
    language: language.value, // In which the declaration stood above it.
  };
  return create(CommandSchema, { action: { case: "signResult", value } });
}

function objecting(view: KioskView, reason: string): Command {
  const candidate = view.result?.person?.candidate ?? "";
  const value = { candidate, digest: view.result?.digest ?? "", reason: reason.trim() };
  return create(CommandSchema, { action: { case: "objectToResult", value } });
}

function choosing({ person, digest }: ToSign): Command {
  const value = { candidate: person?.candidate ?? "", digest };
  return create(CommandSchema, { action: { case: "callToSign", value } });
}

function useKiosk() {
  const [state, setState] = useState(kiosk.emptyKiosk);
  const newest = kioskOf(connection.view.value);
  const change = (how: Change) => setState(how);
  useEffect(() => {
    if (newest !== null) change((now) => kiosk.receiveView(now, newest, performance.now()));
  }, [newest]);
  useEffect(() => {
    if (state.thanks === null) return undefined;
    const wait = Math.max(0, state.thanks.until - performance.now()) + 50;
    const timer = window.setTimeout(
      () => change((now) => kiosk.tick(now, performance.now())),
      wait,
    );
    return () => window.clearTimeout(timer);
  }, [state.thanks]);
  atRest = kiosk.screenOf(state) === "rest";
  return { state, change };
}

// The command stays on the page, and is sent again after each reconnect, until it is answered.
function deliver(command: Command | null, as: kiosk.Outgoing, change: (how: Change) => void) {
  const answer = command === null ? null : connection.send(command);
  if (answer === null) return change((now) => kiosk.refused(now, null));
  change((now) => kiosk.sent(now, as));
  void answer.then((got) =>
    change((now) =>
      isReceipt(got)
        ? kiosk.confirmed(now, got.number, performance.now())
        : kiosk.refused(now, got),
    ),
  );
}

function Kiosk() {
  const { state, change } = useKiosk();
  const newest = useRef(state);
  newest.current = state;
  const acts: KioskActs = {
    toRead: () => change((now) => kiosk.turnTo(now, "read")),
    toSign: () => change((now) => kiosk.turnTo(now, "sign")),
    toObject: () => change((now) => kiosk.turnTo(now, "object")),
    toChoose: () => change((now) => kiosk.turnTo(now, "choose")),
    giveWay: () => change(kiosk.giveWay),
    choose: (one) => {
      const { outgoing } = newest.current;
      if (outgoing !== null) return;
      if (kiosk.isShown(newest.current, one)) change((now) => kiosk.turnTo(now, "read"));
      else deliver(choosing(one), "choose", change);
    },
    sawAll: () => change(kiosk.sawAll),
    writeReason: (reason) => change((now) => kiosk.writeReason(now, reason)),
    sign: (drawing) => {
      const { shown, outgoing } = newest.current;
      if (shown !== null && outgoing === null) deliver(signing(shown, drawing), "sign", change);
    },
    object: () => {
      const { shown, outgoing, reason } = newest.current;
      if (shown !== null && outgoing === null) deliver(objecting(shown, reason), "object", change);
    },
  };
  return <KioskScreen state={state} online={connection.current.value} acts={acts} />;
}

function App() {
  return (
    <Gate connection={connection} page="kit.page.kiosk">
      {() => <Kiosk />}
    </Gate>
  );
}

keepAwake();
mountPage({ theme: "light", App });
