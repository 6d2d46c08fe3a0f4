// The timekeeper's page: the room's clock, and the steps that move it.
import { connect, type Connection } from "../../../web_kit/connection/connection";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { Gate } from "../../../web_kit/join/join";
import { mountPage } from "../../../web_kit/page/page";
import { keepAwake } from "../../../web_kit/page/wake_lock";
import { useActing } from "../../steps/acting";
import { outsideOf } from "../../frame/bar";
import { Timer } from "./timer_view";

const connection = connect({ page: Role.TIMEKEEPER, storageKey: "timer", mayReload: () => true });

function Connected({ line }: { line: Connection }) {
  const acting = useActing(
    (command) => line.send(command),
    undefined,
    (answer) => line.showing(answer),
  );
  const of = line.view.value?.of;
  if (of?.case !== "clock") return null;
  return <Timer view={of.value} acting={acting} outside={outsideOf(line)} />;
}

function App() {
  return (
    <Gate connection={connection} page="kit.page.timer">
      {() => <Connected line={connection} />}
    </Gate>
  );
}

keepAwake();
mountPage({ theme: "light", App });
