// The entry of the administrator's page.
import { connect } from "../../../web_kit/connection/connection";
import { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { Gate } from "../../../web_kit/join/join";
import { mountPage } from "../../../web_kit/page/page";
import type { Asking } from "./asking";
import { outsideOf } from "../../frame/bar";
import { codeIssue } from "../../subjects/devices/codes";
import { useImporting } from "./roll/roll_import";
import { Prepare } from "./prepare_view";

// A file that was chosen, a plan not saved and codes not printed are not lost to a newer version.
function mayReload(): boolean {
  const kept = "[aria-modal='true'], [data-unsaved]";
  return document.querySelector(kept) === null;
}

const connection = connect({ page: Role.ADMINISTRATOR, storageKey: "prepare", mayReload });
const issueCodes = codeIssue(
  (command) => connection.send(command),
  (receipt) => connection.cardsOf(receipt),
);

function Connected() {
  const importing = useImporting((command) => connection.send(command));
  const view = connection.view.value;
  if (view?.of.case !== "prepare") return null;
  const asking: Asking = {
    send: (command) => connection.send(command),
    issueCodes,
    plan: {
      ask: (json) => connection.checkPlan(json),
      answer: connection.planChecked.value,
    },
    rehearsal: {
      begin: () => connection.rehearse(),
      answer: connection.rehearsed.value,
    },
  };
  const { value } = view.of;
  return (
    <Prepare view={value} importing={importing} asking={asking} outside={outsideOf(connection)} />
  );
}

function App() {
  return (
    <Gate connection={connection} page="kit.page.prepare">
      {() => <Connected />}
    </Gate>
  );
}

mountPage({ theme: "light", App });
