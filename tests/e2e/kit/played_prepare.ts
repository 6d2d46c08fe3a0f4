// The administrator's page as built, against a played server.
import type { Browser } from "playwright-core";
import { preparing, rolls } from "../../../console/prepare/fixture_views";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type { PrepareView } from "../../../web_kit/generated/proto/views_pb";
import { sizes, type Size } from "./browser";
import { openPlayed, PlayedServer, type PlayedPage } from "./played_server";

interface Opened extends PlayedPage {
  view: PrepareView;
}

// Opens the administrator's page that is served at `url` at one of its steps.
export class Preparing {
  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  withRoll(roll: string, size: Size = sizes.tablet, query = "?step=roll"): Promise<Opened> {
    return this.open(rolls[roll]!(), size, query);
  }

  atStep(made: string, step: string, size: Size = sizes.tablet): Promise<Opened> {
    return this.open(preparing[made]!(), size, `?step=${step}`);
  }

  with(view: PrepareView, query: string, size: Size = sizes.tablet): Promise<Opened> {
    return this.open(view, size, query);
  }

  private async open(view: PrepareView, size: Size, query: string): Promise<Opened> {
    const server = new PlayedServer(Role.ADMINISTRATOR, { case: "prepare", value: view });
    const address = `${this.url}/prepare${query}`;
    const opened = await openPlayed(this.browser, server, { address, size });
    await opened.page.locator(".prepare_prepare").waitFor();
    return { ...opened, view };
  }
}
