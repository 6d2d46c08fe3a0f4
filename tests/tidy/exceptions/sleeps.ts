// Tests of today that sleep, by the places. They may only become fewer.
import type { Exceptions } from "../reading/ratchet.ts";

export const allowed: Exceptions = {
  // Polling: it ends as soon as the state is there.
  "tests/e2e/kit/room.ts": 1,
  "tests/unit/headless/program.h": 1,
  // How late a sleep ends is what is measured.
  "tests/unit/gateway/siege_test.cpp": 1,
  // Holds a page's moved time back to the machine's, so that it never outruns it.
  "tests/e2e/kit/time.ts": 1,
};
