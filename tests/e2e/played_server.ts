// The server of one page, played in the browser: it greets, shows the newest view, keeps what was
// sent and answers every command as it is told to.
import { create, fromBinary, toBinary, type MessageInitShape } from "@bufbuild/protobuf";
import type { Browser, Page, WebSocketRoute } from "playwright-core";
import type { Command } from "../../web_kit/generated/proto/commands_pb";
import {
  ClientFrameSchema,
  ServerFrameSchema,
  type ClientFrame,
  type PlanFault,
  type View,
} from "../../web_kit/generated/proto/frames_pb";
import type { Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import { openDevice, type Device, type Size } from "./browser";

export type ServerBody = NonNullable<MessageInitShape<typeof ServerFrameSchema>["body"]>;

const ledger = "0123456789abcdef0123456789abcdef";

export class PlayedServer {
  readonly commands: Command[] = [];
  reachable = true;
  // What a command is answered with.
  answer = (command: Command): ServerBody => ({
    case: "receipt",
    value: { commandId: command.id, seq: 7, number: "7K3-M9" },
  });
  // What stands before that answer: the cards of new codes.
  before = (_: Command): ServerBody | null => null;
  planFaults: PlanFault[] = []; // Of any plan that is asked about.
  private readonly lines = new Set<WebSocketRoute>();
  private version = 1;

  constructor(
    private readonly role: Role,
    private view: View["of"],
    private readonly serverMs = 48_000,
  ) {}

  async play(page: Page): Promise<void> {
    await page.routeWebSocket(/\/ws$/, (line) => {
      if (!this.reachable) return void line.close();
      this.lines.add(line);
      line.onMessage((message) => {
        const bytes = typeof message === "string" ? new Uint8Array() : new Uint8Array(message);
        this.onFrame(line, fromBinary(ClientFrameSchema, bytes).body);
      });
    });
  }

  show(view: View["of"]): void {
    this.view = view;
    for (const line of this.lines) this.tell(line);
  }

  part(): void {
    this.reachable = false;
    for (const line of this.lines) void line.close();
    this.lines.clear();
  }

  private onFrame(line: WebSocketRoute, body: ClientFrame["body"]): void {
    if (body.case === "hello") {
      const seat = { id: "seat", role: this.role, room: "room1", number: 1 };
      const { serverMs } = this;
      const value = { seat, token: "token", ledger, version: "1", serverMs };
      this.say(line, { case: "welcome", value });
      this.tell(line);
    } else if (body.case === "ping") {
      const { clientMs } = body.value;
      this.say(line, { case: "pong", value: { clientMs, serverMs: this.serverMs } });
    } else if (body.case === "command") {
      this.commands.push(body.value);
      const before = this.before(body.value);
      if (before !== null) this.say(line, before);
      this.say(line, this.answer(body.value));
    } else if (body.case === "checkPlan") {
      const { tag } = body.value;
      this.say(line, { case: "planChecked", value: { tag, faults: this.planFaults } });
    }
  }

  private tell(line: WebSocketRoute): void {
    this.version += 1;
    const witness = { ledger, seq: this.version };
    this.say(line, { case: "view", value: { version: this.version, witness, of: this.view } });
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

// A device at `address`, joined with a code as from its QR code.
export async function openPlayed(
  browser: Browser,
  server: PlayedServer,
  { address, size }: { address: string; size: Size },
): Promise<PlayedPage> {
  const device = await openDevice(browser, { size });
  await server.play(device.page);
  await device.page.goto(`${address}#7K3M-9QXT`);
  return { device, page: device.page, server };
}
