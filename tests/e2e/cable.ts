// A network cable between a device and the server that can be pulled: what was connected stays
// connected and hears nothing more, as a tablet does that walked out of the Wi-Fi.
import { createServer, connect, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export class Cable {
  private pulled = false;
  private readonly ends = new Set<Socket>();

  private constructor(
    private readonly listener: Server,
    private readonly to: () => number,
  ) {
    listener.on("connection", (device) => this.join(device));
  }

  // `to`: the server's port, which it has for good.
  static async lay(to: () => number): Promise<Cable> {
    const listener = createServer();
    await new Promise<void>((ready) => listener.listen(0, "127.0.0.1", ready));
    return new Cable(listener, to);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
  }

  pull(): void {
    this.pulled = true;
    for (const end of this.ends) {
      end.removeAllListeners("data");
      end.pause();
    }
  }

  // Those that were cut off are dead by now and connect anew.
  plugIn(): void {
    this.pulled = false;
    for (const end of this.ends) end.destroy();
  }

  async close(): Promise<void> {
    const closed = new Promise((done) => this.listener.close(done));
    for (const end of this.ends) end.destroy();
    await closed;
  }

  private join(device: Socket): void {
    this.keep(device);
    if (this.pulled) return void device.pause();
    const server = connect(this.to(), "127.0.0.1");
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
    from.on("close", () => !this.pulled && to.destroy());
  }
}
