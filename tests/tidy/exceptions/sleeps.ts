// Tests of today that sleep, by the places. They may only become fewer.
import type { Exceptions } from "../reading/ratchet";

export const allowed: Exceptions = {
  // Polling: it ends as soon as the state is there.
  "tests/e2e/room.ts": 1,
  "tests/unit/headless/program.h": 1,
  // How late a sleep ends is what is measured.
  "tests/unit/gateway/siege_test.cpp": 1,
  // The minute itself is the case.
  "tests/e2e/network.test.ts": 1,
  // To be waited for as states.
  "tests/e2e/devices.test.ts": 1,
  "tests/e2e/display_pages.test.ts": 2,
};
