// A network cable between devices and the server. Pulled, what was connected stays connected and
// hears nothing more, as a tablet does that walked out of the Wi-Fi. Switched off, as a router is,
// what was connected is gone and whoever tries is refused. Diverted, somebody else answers, as a
// Wi-Fi does that wants a login.
import { createServer, connect, type Server, type Socket } from "node:net";
import { ownPort } from "./ports";

export class Cable {
  private pulled = false;
  private elsewhere: number | null = null; // The port where it leads instead.
  private readonly ends = new Set<Socket>();

  private constructor(
    private readonly listener: Server,
    private readonly to: () => number,
    private readonly port: number, // Where the devices find it, for good.
  ) {
    listener.on("connection", (device) => this.join(device));
  }

  // `to`: the server's port, which it has for good.
  static async lay(to: () => number): Promise<Cable> {
    const listener = createServer();
    const port = await ownPort();
    await new Promise<void>((ready) => listener.listen(port, "127.0.0.1", ready));
    return new Cable(listener, to, port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  pull(): void {
    this.pulled = true;
    for (const end of this.ends) {
      end.removeAllListeners("data");
      end.pause();
    }
  }

  // What was cut off stays deaf for good: only who connects anew is heard.
  plugIn(): void {
    this.pulled = false;
  }

  // Null: to the server again.
  divert(port: number | null): void {
    this.elsewhere = port;
    for (const end of this.ends) end.destroy();
  }

  async switchOff(): Promise<void> {
    const closed = new Promise((done) => this.listener.close(done));
    for (const end of this.ends) end.destroy();
    await closed;
  }

  async switchOn(): Promise<void> {
    await new Promise<void>((ready) => this.listener.listen(this.port, "127.0.0.1", ready));
  }

  async close(): Promise<void> {
    if (this.listener.listening) await this.switchOff();
  }

  private join(device: Socket): void {
    this.keep(device);
    if (this.pulled) return void device.pause();
    const server = connect(this.elsewhere ?? this.to(), "127.0.0.1");
    this.keep(server);
    this.pass(device, server);
    this.pass(server, device);
  }

  private keep(end: Socket): void {
    this.ends.add(end);
    end.setNoDelay(true);
    end.on("error", () => end.destroy());
    end.on("close", () => this.ends.delete(end));
  }

  private pass(from: Socket, to: Socket): void {
    from.on("data", (bytes) => void to.write(bytes));
    from.on("close", () => !this.pulled && to.destroy()); // A pulled cable tells of no end.
  }
}
