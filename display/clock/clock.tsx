// The clock page's entry: the room's clock, large, for whoever speaks and the timekeeper.
import { connect } from "../../web_kit/connection/connection";
import type { View } from "../../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import type { ClockView } from "../../web_kit/generated/proto/views_pb";
import { Gate } from "../../web_kit/join/join";
import { mountPage } from "../../web_kit/page/page";
import { keepAwake } from "../../web_kit/page/wake_lock";
import { ClockScreen } from "./clock_view";
import { useHallTheme } from "../screen/screen";

const connection = connect({ page: Role.CLOCK, storageKey: "clock", mayReload: () => true });

function clockOf(view: View | null): ClockView | null {
  return view?.of.case === "clock" ? view.of.value : null;
}

function RoomClock() {
  const view = clockOf(connection.view.value);
  useHallTheme(view?.header?.theme);
  if (view === null) return null;
  return <ClockScreen view={view} serverNow={() => connection.serverNow()} />;
}

function App() {
  return (
    <Gate connection={connection} page="kit.page.clock">
      {() => <RoomClock />}
    </Gate>
  );
}

keepAwake();
mountPage({ theme: "hall-blue", App });
