// Every command there is, or this does not compile.
import type { Step } from "../../web_kit/generated/proto/views_pb";
import { after } from "../subjects/after/steps";
import { correction } from "../subjects/correction/steps";
import { devices } from "../subjects/devices/steps";
import { draw } from "../subjects/draw/steps";
import { opening } from "../subjects/opening/steps";
import { paper } from "../subjects/paper/steps";
import { release } from "../subjects/release/steps";
import { rollCall } from "../subjects/roll_call/steps";
import { sheets } from "../subjects/sheets/steps";
import { supervision } from "../subjects/supervision/steps";
import { turn } from "../subjects/turn/steps";
import { actionOf, type About, type Kind, type Kinds } from "./kind";

const kinds: Kinds = {
  ...opening,
  ...rollCall,
  ...draw,
  ...turn,
  ...sheets,
  ...release,
  ...correction,
  ...paper,
  ...devices,
  ...after,
  ...supervision,
};

// It is given commands of its own action alone.
export function kindOf(step: Step): Kind | undefined {
  const action = actionOf(step);
  return action === undefined ? undefined : (kinds[action] as unknown as Kind);
}

export function aboutOf(step: Step): About {
  const value = step.command?.action.value;
  return value === undefined ? {} : (kindOf(step)?.about?.(value, step) ?? {});
}
