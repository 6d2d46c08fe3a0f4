// Pages of today with words for people of their own, by the places. They may only become fewer.
import type { Exceptions } from "../reading/ratchet.ts";

export const allowed: Exceptions = {
  // Each language under its own name.
  "judge_client/web/page/top_bar.tsx": 2,
};
