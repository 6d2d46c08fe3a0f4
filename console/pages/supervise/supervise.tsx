// The supervisor's page: the first room's connection, and those of rooms that were added to it.
import { connect, connectBeside } from "../../../web_kit/connection/connection";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { mountPage } from "../../../web_kit/page/page";
import { mayReload } from "../../frame/entry";
import { Supervise } from "./supervise_view";
import { Rooms } from "./rooms";

const options = { page: Role.SUPERVISOR, storageKey: "supervise", mayReload };
const rooms = new Rooms(connect(options), (nth, code) => connectBeside(options, nth, code));

mountPage({
  theme: "light",
  App: () => <Supervise rooms={rooms} />,
});
