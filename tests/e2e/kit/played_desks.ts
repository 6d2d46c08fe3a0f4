// The desks as built, each against a played server.
import type { Browser } from "playwright-core";
import { viewOf } from "../../../console/fixture_scenes";
import type { View } from "../../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { sizes } from "./browser";
import { openPlayed, PlayedServer, type PlayedPage } from "./played_server";

export const deskOf = (scene: string, role = Role.OPERATOR): View["of"] => ({
  case: "desk",
  value: viewOf(scene, role),
});

const roles = { desk: Role.OPERATOR, supervise: Role.SUPERVISOR, verify: Role.VERIFIER };
export type Desk = keyof typeof roles;

// `url`: where the built pages are served.
export async function openDesk(
  browser: Browser,
  url: string,
  desk: Desk,
  scene: string,
  size: keyof typeof sizes,
): Promise<PlayedPage> {
  const server = new PlayedServer(roles[desk], deskOf(scene, roles[desk]), { id: "desk" });
  const address = `${url}/${desk}`;
  const opened = await openPlayed(browser, server, { address, size: sizes[size] });
  await opened.page.locator(".frame_desk").waitFor();
  return opened;
}

// With a view of one's own.
export async function openDeskOf(
  browser: Browser,
  url: string,
  view: DeskView,
  language: "zh" | "en",
  desk: Desk = "desk",
): Promise<PlayedPage> {
  const server = new PlayedServer(roles[desk], { case: "desk", value: view }, { id: "desk" });
  const address = `${url}/${desk}?lang=${language}`;
  const opened = await openPlayed(browser, server, { address, size: sizes.tablet });
  await opened.page.locator(".frame_desk").waitFor();
  return opened;
}
