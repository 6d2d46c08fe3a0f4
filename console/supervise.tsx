import { Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import { Desk } from "./desk_view";
import { mountDesk } from "./entry";

mountDesk(Role.SUPERVISOR, "kit.page.supervise", "supervise", (view, acting, outside) => (
  <Desk view={view} role={Role.SUPERVISOR} acting={acting} outside={outside} />
));
