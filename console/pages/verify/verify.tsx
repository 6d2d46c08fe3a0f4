import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { mountDesk } from "../../frame/entry";
import { Verify } from "./verify_view";

mountDesk(Role.VERIFIER, "kit.page.verify", "verify", (view, acting, outside) => (
  <Verify view={view} acting={acting} outside={outside} />
));
