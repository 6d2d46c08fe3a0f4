// The server of one page, played in the browser: it greets, shows the newest view, keeps what was
// sent and answers every command as it is told to.
import { create, fromBinary, toBinary, type MessageInitShape } from "@bufbuild/protobuf";
import type { Browser, Page, WebSocketRoute } from "playwright-core";
import type { Command } from "../../../web_kit/generated/proto/commands_pb";
import {
  ClientFrameSchema,
  RefusalSchema,
  ServerFrameSchema,
  type ClientFrame,
  type Goodbye_Code as Goodbye,
  type LookedUp,
  type LookedUpSchema,
  type PlanFault,
  type View,
} from "../../../web_kit/generated/proto/frames_pb";
import type { Role_Id as Role, SeatSchema } from "../../../web_kit/generated/proto/seats_pb";
import { openDevice, type Device, type Size } from "./browser";

export type ServerBody = NonNullable<MessageInitShape<typeof ServerFrameSchema>["body"]>;
type Hello = Extract<ClientFrame["body"], { case: "hello" }>["value"];

const ledger = "0123456789abcdef0123456789abcdef";
const serverMs = 48_000;

// Answers any command with this refusal.
export function refusing(refusal: MessageInitShape<typeof RefusalSchema>) {
  return ({ id }: Command): ServerBody => ({
    case: "refusal",
    value: create(RefusalSchema, { ...refusal, commandId: id } as typeof refusal),
  });
}

export class PlayedServer {
  readonly hellos: Hello[] = [];
  readonly commands: Command[] = [];
  readonly passphrases: string[] = []; // That came beside a command.
  reachable = true;
  answering = true; // Or commands wait until `settle` is called.
  // What a command is answered with.
  answer = (command: Command): ServerBody => this.receipt(command);
  // The view that a receipt leads to; undefined: as before.
  following = (_: Command): View["of"] | undefined => undefined;
  // What stands before that answer: the cards of new codes.
  before = (_: Command): ServerBody | null => null;
  planFaults: PlanFault[] = []; // Of any plan that is asked about.
  // What is closed of somebody.
  lookedUp = (_: string): MessageInitShape<typeof LookedUpSchema> => ({});
  private readonly lines = new Set<WebSocketRoute>();
  private version = 1;

  constructor(
    private readonly role: Role,
    private view: View["of"],
    private readonly seat: MessageInitShape<typeof SeatSchema> = {},
  ) {}

  async play(page: Page): Promise<void> {
    await page.routeWebSocket(/\/ws$/, (line) => {
      if (!this.reachable) return void line.close();
      this.lines.add(line);
      line.onMessage((message) => {
        const bytes = typeof message === "string" ? new Uint8Array() : new Uint8Array(message);
        this.onFrame(line, fromBinary(ClientFrameSchema, bytes));
      });
    });
  }

  show(view: View["of"]): void {
    this.view = view;
    this.version += 1;
    for (const line of this.lines) this.tell(line);
  }

  // As the real one does: the answer, then, where something happened, the view that shows it.
  settle(command: Command): void {
    const answer = this.answer(command);
    for (const body of [this.before(command), answer]) {
      if (body === null) continue;
      for (const line of this.lines) this.say(line, body);
    }
    if (answer.case === "receipt") this.show(this.following(command) ?? this.view);
  }

  part(): void {
    this.reachable = false;
    for (const line of this.lines) void line.close();
    this.lines.clear();
  }

  dismiss(code: Goodbye): void {
    for (const line of this.lines) this.say(line, { case: "goodbye", value: { code } });
    this.part();
  }

  private receipt({ id }: Command): ServerBody {
    return { case: "receipt", value: { commandId: id, seq: this.version + 1, number: "7K3-M9" } };
  }

  private onFrame(line: WebSocketRoute, { body, passphrase }: ClientFrame): void {
    if (passphrase !== "") this.passphrases.push(passphrase);
    if (body.case === "hello") {
      this.hellos.push(body.value);
      const seat = { id: "seat", role: this.role, room: "room1", number: 1, ...this.seat };
      const token = body.value.proof.case === "code" ? "secret" : "";
      const value = { seat, token, ledger, version: "1", serverMs };
      this.say(line, { case: "welcome", value });
      this.tell(line);
    } else if (body.case === "ping") {
      const { clientMs } = body.value;
      this.say(line, { case: "pong", value: { clientMs, serverMs } });
    } else if (body.case === "command") {
      this.commands.push(body.value);
      if (this.answering) this.settle(body.value);
    } else if (body.case === "lookUp") {
      const { tag, candidate } = body.value;
      this.say(line, { case: "lookedUp", value: { ...this.lookedUp(candidate), tag } as LookedUp });
    } else if (body.case === "checkPlan") {
      const { tag } = body.value;
      this.say(line, { case: "planChecked", value: { tag, faults: this.planFaults } });
    }
  }

  private tell(line: WebSocketRoute): void {
    const { version, view } = this;
    const witness = { ledger, seq: version };
    this.say(line, { case: "view", value: { version, witness, of: view } });
  }

  private say(line: WebSocketRoute, body: ServerBody): void {
    const bytes = toBinary(ServerFrameSchema, create(ServerFrameSchema, { body }));
    line.send(Buffer.from(bytes));
  }
}

export interface PlayedPage {
  device: Device;
  page: Page;
  server: PlayedServer;
}

// A device at `address`, joined with a code as from its QR code. `clock`: its page's time goes on by
// itself, and can be moved on besides (page.clock).
export async function openPlayed(
  browser: Browser,
  server: PlayedServer,
  {
    address,
    clock = false,
    ...looks
  }: { address: string; size: Size; reducedMotion?: boolean; clock?: boolean },
): Promise<PlayedPage> {
  const device = await openDevice(browser, looks);
  if (clock) await device.page.clock.install();
  await server.play(device.page);
  await device.page.goto(`${address}#7K3M-9QXT`);
  return { device, page: device.page, server };
}
