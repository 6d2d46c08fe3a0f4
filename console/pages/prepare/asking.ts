// What the administrator's page asks of the server.
import type { Send } from "../../steps/acting";
import type { IssueCodes } from "../../subjects/devices/codes";
import type { PlanAsking } from "./plan/plan_check";
import type { RehearsalAsking } from "./rehearsal/rehearsal";

export interface Asking {
  send: Send;
  issueCodes: IssueCodes;
  plan: PlanAsking;
  rehearsal: RehearsalAsking;
}
