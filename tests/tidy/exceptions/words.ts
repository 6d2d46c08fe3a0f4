// Pages of today with words for people of their own, by the places. They may only become fewer.
import type { Exceptions } from "../reading/ratchet.ts";

export const allowed: Exceptions = {
  // Titles until the script of the page has set its own.
  "console/desk.html": 1,
  "console/prepare.html": 1,
  "console/supervise.html": 1,
  "console/timer.html": 1,
  "console/verify.html": 1,
  "display/clock.html": 1,
  "display/hall.html": 1,
  "display/kiosk.html": 1,
  "display/screen.html": 1,
  "display/waiting.html": 1,
  "judge_client/web/judge.html": 1,
  "web_kit/guide/guide.html": 1,
  "web_kit/index.html": 1,
  // Stands where no script may run yet: before the server is trusted.
  "web_kit/trust/trust.html": 12,
  // Titles of columns and sheets that offices write, to be known by.
  "console/pages/prepare/roll/roll_sheets.ts": 11,
  // Each language under its own name.
  "judge_client/web/page/top_bar.tsx": 2,
};
