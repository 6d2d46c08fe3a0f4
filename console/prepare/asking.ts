// What the administrator's page asks of the server.
import type { Send } from "../acting";
import type { IssueCodes } from "./codes";
import type { PlanAsking } from "./plan_check";
import type { RehearsalAsking } from "./rehearsal";

export interface Asking {
  send: Send;
  issueCodes: IssueCodes;
  plan: PlanAsking;
  rehearsal: RehearsalAsking;
}
