// The judge's page, wired: connection, drafts on the device, the sheet on the desk.
import { create } from "@bufbuild/protobuf";
import { effect, signal, untracked } from "@preact/signals";
import { connect, isReceipt } from "../../web_kit/connection/connection";
import { CommandSchema, type Command } from "../../web_kit/generated/proto/commands_pb";
import { Role_Id } from "../../web_kit/generated/proto/seats_pb";
import type { Step } from "../../web_kit/generated/proto/views_pb";
import { Gate } from "../../web_kit/join/join";
import { mountPage } from "../../web_kit/page/page";
import { keepAwake } from "../../web_kit/page/wake_lock";
import { App, type Asking } from "./page/app";
import { Device, DeviceNotes } from "./page/device_notes";
import { browserDrafts } from "./sheet/drafts";
import {
  emptyDesk,
  isDelivered,
  letterFor,
  reduce,
  type Act,
  type Desk,
  type Known,
} from "./page/scene";
import { keyText, marksToSend, type Sheet } from "./sheet/sheet";
import { refusalWords } from "./page/words";

const idle: Asking = { busy: false, refused: "" };
const desk = signal<Desk>(emptyDesk);
const checkingIn = signal<Asking>(idle);
const stepping = signal<Asking>(idle);
const full = signal(false);
const drafts = browserDrafts();
const device = { userAgent: navigator.userAgent, awake: keepAwake() };

const connection = connect({
  page: Role_Id.JUDGE,
  storageKey: "judge",
  mayReload: () => !isWriting() && connection.letters.value.length === 0,
});

function isWriting(): boolean {
  return desk.value.sheet?.touched ?? false;
}

function known(): Known | null {
  const view = connection.view.value;
  if (view?.of.case !== "judge") return null;
  const ledger = view.witness?.ledger ?? "";
  return { view: view.of.value, ledger, letters: connection.letters.value };
}

function act(what: Act): void {
  const before = desk.value;
  const after = reduce(before, what, (key) => drafts.read(key));
  if (after === before) return;
  desk.value = after;
  const sheet = after.sheet;
  if (sheet !== null && sheet.touched && sheet.typed !== before.sheet?.typed) {
    drafts.keep(sheet.key, sheet.typed);
  }
}

// A draft has done its work once the ledger holds the sheet.
function dropDelivered(sheet: Sheet | null, now: Known): void {
  if (sheet !== null && isDelivered(sheet, now.view)) drafts.drop(sheet.key);
}

effect(() => {
  const now = known();
  const left = connection.state.value === "joining" || connection.state.value === "ended";
  if (now === null) {
    if (left) desk.value = emptyDesk; // Whoever comes next is shown nothing of it.
    return;
  }
  untracked(() => {
    const { own } = now.view;
    if (own?.seat !== undefined) drafts.keepOnly(now.ledger, own.seat.id, own.occupant);
    dropDelivered(desk.value.sheet, now);
    act({ kind: "known", known: now });
    const shown = desk.value.sheet;
    for (const { id, about, delivery } of now.letters) {
      const isShown = shown !== null && about === keyText(shown.key);
      if (delivery.state === "confirmed" && !isShown) connection.dismiss(id);
    }
  });
});

effect(() => {
  const sheet = desk.value.sheet;
  const sent = sheet !== null && letterFor(connection.letters.value, sheet.key) !== null;
  const onPaper = known()?.view.own?.onPaper === true;
  connection.activity(sheet !== null && sheet.touched && !sent && !onPaper);
});

function submit(sheet: Sheet): void {
  const marks = marksToSend(sheet);
  if (marks === null) return;
  const { candidate, stage, version } = sheet.key;
  const value = { candidate, stage, version, marks };
  const command = create(CommandSchema, { action: { case: "submitSheet", value } });
  full.value = connection.post(command, keyText(sheet.key)) === null;
  if (!full.value) act({ kind: "back" });
}

async function ask(state: typeof stepping, command: Command): Promise<void> {
  const answer = connection.send(command);
  if (answer === null) return;
  state.value = { busy: true, refused: "" };
  const given = await answer;
  state.value = { busy: false, refused: isReceipt(given) ? "" : refusalWords(given) };
}

function checkIn(): void {
  const checkCode = known()?.view.header?.checkCode ?? "";
  const action = { case: "checkInSeat" as const, value: { checkCode } };
  void ask(checkingIn, create(CommandSchema, { action }));
}

// The step's command, with the reason where one is needed; a correction is accepted without one.
function withReason(step: Step, reason: string): Command | null {
  const action = step.command?.action;
  if (action === undefined) return null;
  switch (action.case) {
    case "returnSheet":
      return create(CommandSchema, {
        action: { case: "returnSheet", value: { ...action.value, reason } },
      });
    case "decideCorrection": {
      const value = { ...action.value, accept: reason === "", reason };
      return create(CommandSchema, { action: { case: "decideCorrection", value } });
    }
    default:
      return create(CommandSchema, { action });
  }
}

function takeStep(step: Step, reason: string): void {
  const command = withReason(step, reason);
  if (command !== null) void ask(stepping, command);
}

function Page() {
  return (
    <Device.Provider value={device}>
      <Gate connection={connection} page="kit.page.judge" note={<DeviceNotes />}>
        {() => {
          const now = known();
          if (now === null) return null;
          return (
            <App
              known={now}
              desk={desk.value}
              outside={{
                state: connection.state.value,
                serverNow: () => connection.serverNow(),
              }}
              checkingIn={checkingIn.value}
              stepping={stepping.value}
              full={full.value}
              act={act}
              onConfirm={submit}
              onDismiss={(letter) => connection.dismiss(letter.id)}
              onCheckIn={checkIn}
              onNotMine={() => connection.forget()}
              onStep={takeStep}
            />
          );
        }}
      </Gate>
    </Device.Provider>
  );
}

mountPage({ theme: "light", App: Page });
