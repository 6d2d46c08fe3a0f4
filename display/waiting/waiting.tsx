// The entry of the waiting room's page (候考室, 候分室).
import { connect } from "../../web_kit/connection/connection";
import type { View } from "../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import type { WaitingView } from "../../web_kit/generated/proto/views_pb";
import { Gate } from "../../web_kit/join/join";
import { mountPage } from "../../web_kit/page/page";
import { keepAwake } from "../../web_kit/page/wake_lock";
import { useHallTheme } from "../screen/screen";
import { WaitingScreen } from "./waiting_view";

const connection = connect({ page: Role.WAITING, storageKey: "waiting", mayReload: () => true });

function waitingOf(view: View | null): WaitingView | null {
  return view?.of.case === "waiting" ? view.of.value : null;
}

function WaitingRoom() {
  const view = waitingOf(connection.view.value);
  useHallTheme(view?.header?.theme);
  return view === null ? null : <WaitingScreen view={view} />;
}

function App() {
  return (
    <Gate connection={connection} page="kit.page.waiting">
      {() => <WaitingRoom />}
    </Gate>
  );
}

keepAwake();
mountPage({ theme: "hall-blue", App });
