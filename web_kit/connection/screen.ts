// Screens that a desk tells what to show. A new one waits on /screen with a code; once it is told,
// it goes to the page of its role. Its token lives in the store of that page, and a second time
// under "screen": so a screen that is told otherwise finds its way back, and a page knows whether
// it is such a screen.
import { SeatStore, type Enrolment, type Shelf } from "./store";
import { Goodbye_Code } from "../generated/proto/frames_pb";
import { Role_Id as Role } from "../generated/proto/seats_pb";

interface ScreenPage {
  path: string;
  storageKey: string;
}

const pages: Readonly<Partial<Record<Role, ScreenPage>>> = {
  [Role.HALL]: { path: "/hall", storageKey: "hall" },
  [Role.CLOCK]: { path: "/clock", storageKey: "clock" },
  [Role.WAITING]: { path: "/waiting", storageKey: "waiting" },
  [Role.KIOSK]: { path: "/kiosk", storageKey: "kiosk" },
};

export const pairingPath = "/screen";
const pairingKey = "screen";

export class ScreenTokens {
  private readonly kept: SeatStore;

  // `named` gives a page's key the tab's name.
  constructor(
    private readonly named: (key: string) => string,
    private readonly tab: Shelf,
    private readonly device: Shelf,
  ) {
    this.kept = new SeatStore(named(pairingKey), tab, device);
  }

  // What a goodbye means for this page's token. A screen that was away when it was told otherwise
  // hears only that its token does not fit here any more.
  fate(code: Goodbye_Code, token: string | undefined): "moved" | "removed" | null {
    if (code === Goodbye_Code.MOVED) return "moved";
    if (code === Goodbye_Code.REMOVED) return "removed";
    if (token === undefined || this.kept.enrolment()?.token !== token) return null;
    if (code === Goodbye_Code.WRONG_PAGE) return "moved";
    return code === Goodbye_Code.UNKNOWN_TOKEN ? "removed" : null;
  }

  // Told what to show: where to go. Null: no page shows that.
  assigned(role: Role, enrolment: Enrolment): string | null {
    const page = pages[role];
    if (page === undefined) return null;
    this.kept.keepEnrolment(enrolment);
    const store = new SeatStore(this.named(page.storageKey), this.tab, this.device);
    store.keepEnrolment(enrolment);
    return page.path;
  }

  // Told to show something else: /screen asks what.
  moved(enrolment: Enrolment | null): void {
    if (enrolment !== null) this.kept.keepEnrolment(enrolment);
  }

  removed(): void {
    this.kept.forgetEnrolment();
  }
}
