// The entry of /screen: a blank screen that waits for a desk to say what it shows, and then goes to
// that page by itself.
import { connect } from "../../web_kit/connection/connection";
import { Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import { LineOf } from "../../web_kit/line/line_strip";
import { mountPage } from "../../web_kit/page/page";
import { keepAwake } from "../../web_kit/page/wake_lock";
import { PairingScreen } from "./pairing_view";

const connection = connect({ page: Role.SCREEN, storageKey: "screen", mayReload: () => true });

function App() {
  return (
    <LineOf connection={connection}>
      <PairingScreen code={connection.pairing.value} />
    </LineOf>
  );
}

keepAwake();
mountPage({ theme: "hall-blue", App });
