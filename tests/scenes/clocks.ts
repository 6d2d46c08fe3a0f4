// Every state of the room's clock by name: as the clock page is shown it, and as the timekeeper is,
// who has steps beside it.
import type { ClockView } from "../../web_kit/generated/proto/views_pb";
import { afterSeconds, limited, named, openEnded } from "./extremes";
import { clock, timer } from "./scenes";

type States = Readonly<Record<string, ClockView>>;

const statesOf = (shown: (moment: string) => ClockView): States => ({
  presenting: shown("seven/presenting"),
  "named-red": shown("many/presenting"),
  "long-name": named(shown("many/presenting")),
  preparing: shown("two_stages/preparing"),
  warning: shown("seven/warning"),
  overtime: shown("seven/overtime"),
  paused: shown("seven/paused"),
  held: shown("seven/held"),
  "no-limit": limited(afterSeconds(shown("seven/presenting"), 754), 0),
  "two-hours": limited(shown("seven/presenting"), 7200),
  ended: shown("seven/scoring"),
  called: shown("seven/called"),
  between: shown("seven/ready"),
  break: shown("seven/break"),
  "break-open": openEnded(shown("seven/break")),
  "held-between": shown("lagging/held"),
  finished: shown("seven/finished"),
});

export const clockStates = statesOf(clock);
export const timerStates = statesOf(timer);
