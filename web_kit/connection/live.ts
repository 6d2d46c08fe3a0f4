// The live connection of connection.ts: what each frame of the server means, and what it becomes in
// the signals the page reads.
import { fromBinary } from "@bufbuild/protobuf";
import { signal, type ReadonlySignal } from "@preact/signals";
import { Absence } from "./absence";
import type { Connection, ConnectionState, ConnectOptions } from "./api";
import { Beside } from "./beside";
import type { Surroundings } from "./browser";
import { ServerClock } from "./clock";
import { Credential, needsCode } from "./credential";
import { frame, protocol, type Body } from "./frames";
import { Line } from "./line";
import { Pings } from "./pings";
import { pairingPath, ScreenTokens } from "./screen";
import { ownerOf, SeatStore, type Enrolment } from "./store";
import { Painted, Shown } from "./shown";
import { Versions } from "./version";
import { WitnessKeeper } from "./witness";
import type { Command } from "../generated/proto/commands_pb";
import {
  Goodbye_Code,
  ServerFrameSchema,
  type Cards,
  type Listening,
  type ServerFrame,
  type View,
  type Waiting,
  type Welcome,
} from "../generated/proto/frames_pb";
import { Role_Id, type Seat } from "../generated/proto/seats_pb";
import { tellZone } from "../i18n/times";
import { normalCode } from "../join/join_code";
import type { Answer, Letters, Owner } from "../outbox/outbox";
import { isReceipt, isSame, Outbox, unanswered } from "../outbox/outbox";

// What `connect` gives (connection.ts says what each member is for).
export class LiveConnection implements Connection {
  readonly state = signal<ConnectionState>("connecting");
  readonly goodbye = signal<Goodbye_Code | null>(null);
  readonly enrolling = signal(false);
  readonly seat = signal<Seat | null>(null);
  readonly view = signal<View | null>(null);
  readonly current = signal(false);
  readonly absence: Absence;
  readonly waiting = signal<Waiting | null>(null);
  readonly pairing = signal("");
  private readonly beside = new Beside((body) => this.tell(body));
  readonly planChecked = this.beside.planChecked;
  readonly lookedUp = this.beside.lookedUp;
  readonly rehearse = this.beside.rehearse;
  readonly lookUp = this.beside.lookUp;
  readonly rehearsed = this.beside.rehearsed;
  readonly letters = signal<Letters>([]);
  readonly listening = signal<Listening | null>(null);
  readonly undelivered = signal(0);
  readonly storageFull: ReadonlySignal<boolean>;

  private readonly store: SeatStore;
  private readonly credential: Credential;
  private readonly shownUpTo: Shown;
  private readonly screens: ScreenTokens;
  private readonly witness: WitnessKeeper;
  private readonly pairs: boolean; // This page is /screen.
  private readonly outbox: Outbox;
  private readonly clock: ServerClock;
  private readonly line: Line;
  private code: string | null = null;
  private helloAt: number | null = null; // While the Welcome is awaited.
  private readonly pings: Pings;
  private readonly painted: Painted;
  private owner: Owner | null = null;
  private readonly versions: Versions;
  private writing = false;

  constructor(
    private readonly options: ConnectOptions,
    private readonly at: Surroundings,
    named: (key: string) => string, // Gives a page's key the tab's name.
  ) {
    this.storageFull = at.storageFull;
    this.absence = new Absence(() => this.clock.wall() ?? at.wall());
    this.store = new SeatStore(named(options.storageKey), at.tab, at.device);
    this.credential = new Credential(this.store, {
      after: (ms, run) => at.world.after(ms, run),
      tell: (token) => this.line.send(frame({ case: "kept", value: { token } })),
    });
    this.shownUpTo = new Shown((ms, run) => at.world.after(ms, run));
    this.painted = new Painted((run) => at.painted(run));
    this.versions = new Versions(
      () => options.mayReload?.() ?? false,
      () => at.reload(),
    );
    this.screens = new ScreenTokens(named, at.tab, at.device);
    this.pairs = options.page === Role_Id.SCREEN;
    this.pings = new Pings(() => at.world.now());
    this.clock = new ServerClock(() => at.world.now());
    this.outbox = new Outbox({
      shelf: at.device,
      after: (ms, run) => at.world.after(ms, run),
      changed: (letters) => this.onLetters(letters),
    });
    this.witness = new WitnessKeeper(this.store, (ms, run) => at.world.after(ms, run));
    this.line = new Line(at.world, {
      opened: () => this.onOpened(),
      received: (bytes) => this.onBytes(bytes),
      lost: () => this.onLost(),
      answered: (by) => this.absence.answered(by),
      ping: () => this.pingFrame(),
    });
    const kept = this.store.enrolment();
    if (kept !== null) this.owner = ownerOf(kept);
    this.onLetters(this.outbox.all);
  }

  // Begins with a code from the address, else with the token kept here, else by asking.
  begin(code: string | null): void {
    if (code !== null) return this.join(code);
    if (this.store.enrolment() !== null || this.pairs) this.line.start();
    else this.state.value = "joining";
  }

  join(code: string): void {
    this.code = normalCode(code);
    this.enrolling.value = true;
    this.goodbye.value = null;
    this.waiting.value = null;
    this.state.value = "connecting";
    this.outbox.disconnected();
    this.line.start();
  }

  forget(): void {
    if (this.waiting.value !== null) this.stopAt("joining");
    else this.leave("joining");
    this.goodbye.value = null;
  }

  serverNow(): number {
    return this.clock.now();
  }

  send(command: Command, passphrase = ""): Promise<Answer> | null {
    const letter = this.write(command, "", false, passphrase);
    return letter === null ? null : this.outbox.answerTo(letter);
  }

  post(command: Command, about: string): string | null {
    return this.write(command, about, true);
  }

  showing(answer: Answer): Promise<void> {
    return isReceipt(answer) ? this.shownUpTo.upTo(answer.seq) : Promise.resolve();
  }

  cardsOf(answer: Answer): Cards | null {
    return this.beside.cardsOf(answer);
  }

  checkPlan(json: string): number | null {
    return this.beside.ask((tag) => ({ case: "checkPlan", value: { json, tag } }));
  }

  dismiss(id: string): void {
    this.outbox.dismiss(id);
  }

  activity(writing: boolean): void {
    if (this.writing === writing) return;
    this.writing = writing;
    this.tellActivity();
  }

  signOut(): void {
    this.tell({ case: "signOut", value: {} });
  }

  close(): void {
    this.line.stop();
    this.outbox.disconnected();
  }

  nudge(): void {
    this.line.nudge();
  }

  // Whether it is connected.
  private tell(body: Body): boolean {
    if (this.state.value !== "online") return false;
    this.line.send(frame(body));
    return true;
  }

  private write(command: Command, about: string, lasting: boolean, passphrase = ""): string | null {
    if (this.owner === null) return null;
    return this.outbox.put(command, this.owner, about, lasting, passphrase)?.id ?? null;
  }

  private onLetters(letters: Letters): void {
    this.letters.value = letters;
    this.undelivered.value = this.owner === null ? 0 : unanswered(letters, this.owner).length;
  }

  private tellActivity(): void {
    this.tell({ case: "activity", value: { writing: this.writing } });
  }

  private pingFrame(): Uint8Array<ArrayBuffer> {
    return frame({ case: "ping", value: this.pings.next(this.painted.version) });
  }

  private onOpened(): void {
    this.credential.connected();
    this.pings.opened();
    this.beside.opened();
    this.clock.connectionOpened();
    this.helloAt = this.at.world.now();
    this.line.send(frame(this.hello()));
  }

  private hello(): Body {
    const newest = this.witness.present();
    const seen = newest === undefined ? {} : { seen: newest };
    const shown = this.credential.shown(this.code, this.pairs);
    const page = this.options.page;
    return { case: "hello", value: { protocol, page, ...shown, ...seen } };
  }

  private onLost(): void {
    this.helloAt = null;
    this.outbox.disconnected();
    this.current.value = false;
    this.absence.lost();
    this.pairing.value = "";
    this.state.value = "offline";
  }

  private onBytes(bytes: Uint8Array<ArrayBuffer>): void {
    const { body } = fromBinary(ServerFrameSchema, bytes);
    this.absence.heard();
    switch (body.case) {
      case "welcome":
        return this.onWelcome(body.value);
      case "view":
        return this.onView(body.value);
      case "receipt":
      case "refusal":
        return this.onAnswer(body.value);
      case "goodbye":
        return this.onGoodbye(body.value.code);
      default:
        return this.onOther(body);
    }
  }

  private onOther(body: ServerFrame["body"]): void {
    switch (body.case) {
      case "pong": {
        const sentAt = this.pings.answered(body.value.clientMs);
        if (sentAt !== null) this.clock.answered(sentAt, body.value.serverMs);
        return;
      }
      case "prove":
        return this.credential.prove();
      case "pairing":
        this.pairing.value = body.value.code;
        return this.onStanding("pairing");
      case "waiting":
        this.waiting.value = body.value;
        this.enrolling.value = false;
        return this.onStanding("waiting");
      default:
        return this.beside.heard(body); // Or a frame of a newer server.
    }
  }

  // Connected, without a seat yet.
  private onStanding(state: "pairing" | "waiting"): void {
    this.helloAt = null;
    this.goodbye.value = null;
    this.line.welcomed();
    this.absence.over();
    this.state.value = state;
  }

  private onAnswer(answer: Answer): void {
    this.beside.answered(answer);
    this.outbox.answered(answer);
  }

  private onWelcome(welcome: Welcome): void {
    const seat = welcome.seat;
    if (seat === undefined) return;
    if (this.helloAt !== null) this.clock.answered(this.helloAt, welcome.serverMs, welcome.wall);
    this.helloAt = null;
    const owner = { ledger: welcome.ledger, seat: seat.id, occupant: welcome.occupant };
    const enrolment = this.credential.told(welcome.token, owner, this.code !== null);
    if (this.pairs && enrolment !== null) return this.onAssigned(seat.role, enrolment);
    if (welcome.token !== "") this.credential.tell(welcome.token);
    this.listening.value = welcome.listening ?? null;
    if (this.owner !== null && !isSame(this.owner, owner)) this.view.value = null;
    this.owner = owner;
    this.code = null;
    this.enrolling.value = false;
    this.goodbye.value = null;
    this.waiting.value = null;
    this.seat.value = seat;
    this.versions.heard(welcome.version);
    this.line.welcomed();
    this.absence.reached();
    this.state.value = "online";
    if (this.writing) this.tellActivity();
    this.outbox.connected(owner, (bytes) => this.line.send(bytes));
    this.versions.reloadIfHarmless();
  }

  private onAssigned(role: Role_Id, enrolment: Enrolment): void {
    const path = this.screens.assigned(role, enrolment);
    if (path !== null) this.leaveFor(path);
  }

  private onView(view: View): void {
    if (view.witness !== undefined) this.witness.saw(view.witness);
    tellZone(view.of.value?.header?.zone);
    this.view.value = view;
    this.current.value = true;
    this.shownUpTo.arrived(view.version);
    this.absence.over();
    this.painted.arrived(view.version);
    this.options.onView?.(view);
    this.versions.reloadIfHarmless();
  }

  private onGoodbye(code: Goodbye_Code): void {
    if (this.code === null && this.credential.mayBeMistaken(code)) return; // The line tries again.
    this.goodbye.value = code;
    if (this.followedAsScreen(code)) return;
    if (code === Goodbye_Code.REPLACED) return this.leave("ended");
    if (code === Goodbye_Code.CODE_USED && this.returns()) return;
    if (needsCode(code)) {
      // A wrong code takes nothing from a seat this device already holds.
      if (this.code !== null) this.stopAt("joining");
      else this.leave("joining");
    } else if (code === Goodbye_Code.PROTOCOL) {
      this.stopAt("ended");
      this.at.reload();
    } else if (code === Goodbye_Code.RELOAD) {
      this.line.stop();
      this.at.reloadNow();
    }
    // After any other the socket closes, and the line tries again.
  }

  // A card's link that is opened again by the device it let in.
  private returns(): boolean {
    if (this.code === null || this.store.enrolment() === null) return false;
    this.code = null;
    this.enrolling.value = false;
    this.line.start();
    return true;
  }

  // What a desk has decided about a screen.
  private followedAsScreen(code: Goodbye_Code): boolean {
    const kept = this.code === null ? this.store.enrolment() : null;
    const fate = this.screens.fate(code, kept?.token);
    if (fate === null) return false;
    if (fate === "moved" && !this.pairs) this.screens.moved(kept);
    if (fate === "removed" || this.pairs) this.screens.removed();
    this.store.forgetEnrolment();
    if (this.pairs) this.line.start();
    else this.leaveFor(pairingPath);
    return true;
  }

  // What is on screen stays until the other page is there.
  private leaveFor(path: string): void {
    this.close();
    this.at.go(path);
  }

  private stopAt(state: ConnectionState): void {
    this.close();
    this.code = null;
    this.enrolling.value = false;
    this.waiting.value = null;
    this.current.value = false;
    this.absence.over();
    this.state.value = state;
  }

  private leave(state: ConnectionState): void {
    this.stopAt(state);
    this.store.forgetEnrolment();
    this.owner = null;
    this.seat.value = null;
    this.view.value = null;
    this.painted.left();
  }
}
