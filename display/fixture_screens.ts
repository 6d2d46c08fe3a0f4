// Every state of the waiting room's page by name, for the tests and the preview page.
// Never shipped.
import { named } from "../tests/scenes/extremes";
import { waiting } from "../tests/scenes/scenes";
import type { WaitingView } from "../web_kit/generated/proto/views_pb";

// The seventh hears while the eighth is called already.
function hearAndCome(): WaitingView {
  const { now, next } = waiting("lagging/come");
  return {
    ...waiting("lagging/hear"),
    header: waiting("lagging/come").header!,
    now: now!,
    next: next!,
  };
}

export const waitingStates: Readonly<Record<string, WaitingView>> = {
  "before-lots": waiting("many/check_in"),
  "before-lots-nameless": named(waiting("many/check_in"), ""),
  "lots-unwitnessed": waiting("seven/lots"),
  next: waiting("lagging/next"),
  "next-named-red": waiting("many/ready"),
  come: waiting("lagging/come"),
  presenting: waiting("lagging/presenting"),
  hear: waiting("lagging/hear"),
  "hear-named": named(waiting("lagging/hear")),
  "hear-and-come": hearAndCome(),
  forty: named(waiting("many/presenting"), ""),
  one: waiting("many/one_presenting"),
  "last-in": waiting("lagging/last_in"),
  break: waiting("lagging/break"),
  held: waiting("lagging/held"),
  finished: waiting("seven/finished"),
};
