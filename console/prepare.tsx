// The entry of the administrator's page.
import { connect } from "../web_kit/connection";
import { Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import { Gate } from "../web_kit/join";
import { mountPage } from "../web_kit/page";
import { useImporting } from "./prepare_import";
import { Prepare } from "./prepare_view";
import "./styles";
import "./styles/prepare.css";

// A file that was chosen is not lost to a newer version of the page.
function mayReload(): boolean {
  return document.querySelector("[aria-modal='true'], .prepare-chosen, .prepare-faults") === null;
}

const connection = connect({ page: Role.ADMINISTRATOR, storageKey: "prepare", mayReload });

function Connected() {
  const importing = useImporting((command) => connection.send(command));
  const view = connection.view.value;
  if (view?.of.case !== "prepare") return null;
  const outside = {
    state: connection.state.value,
    serverNow: () => connection.serverNow(),
  };
  return <Prepare view={view.of.value} importing={importing} outside={outside} />;
}

function App() {
  return (
    <Gate connection={connection} page="kit.page.prepare">
      {() => <Connected />}
    </Gate>
  );
}

mountPage({ title: "kit.page.prepare", theme: "light", App });
