// A device that asks for a seat is let in by two people, on pages that were opened `movable`.
import type { Locator, Page } from "playwright-core";
import { settle_ms } from "../../../console/steps/acting";
import { pass } from "./time";

// A button that has just come by itself takes no press for a moment, as long as one reads it.
async function pressed(within: Locator, words: string): Promise<void> {
  const button = within.getByRole("button", { name: words, exact: true });
  await button.waitFor();
  await pass(settle_ms, [within.page()]);
  await button.click();
  await button.waitFor({ state: "detached" });
}

// The operator proposes, in the dialog that showed the code; the supervisor agrees.
export async function twoPeopleLetIn(desk: Page, watch: Page, reason: string): Promise<void> {
  await pressed(desk.locator("[role=dialog] .device_requests_request"), reason);
  await pressed(watch.locator(".device_requests_request"), "同意更换");
}
