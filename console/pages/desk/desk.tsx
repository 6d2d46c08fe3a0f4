import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { Desk } from "./desk_view";
import { mountDesk } from "../../frame/entry";

mountDesk(Role.OPERATOR, "kit.page.desk", "desk", (view, acting, outside) => (
  <Desk view={view} role={Role.OPERATOR} acting={acting} outside={outside} />
));
