// What the three desks' entry files share: the connection, the gate before it, the acting.
import type { ComponentChildren } from "preact";
import { connect, type Connection } from "../../web_kit/connection/connection";
import type { Role_Id as Role } from "../../web_kit/generated/proto/seats_pb";
import type { DeskView } from "../../web_kit/generated/proto/views_pb";
import type { Key } from "../../web_kit/i18n/i18n";
import { Gate } from "../../web_kit/join/join";
import { mountPage } from "../../web_kit/page/page";
import { useActing, type Acting } from "../steps/acting";
import { outsideOf, type Outside } from "./bar";

export type Draw = (view: DeskView, acting: Acting, outside: Outside) => ComponentChildren;

function Connected({ connection, draw }: { connection: Connection; draw: Draw }) {
  const acting = useActing(
    (command, passphrase) => connection.send(command, passphrase),
    (answer) => connection.cardsOf(answer),
    (answer) => connection.showing(answer),
  );
  const view = connection.view.value;
  if (view?.of.case !== "desk") return null;
  return <>{draw(view.of.value, acting, outsideOf(connection))}</>;
}

// Nothing half-written is lost to a newer version of the page: a question on screen keeps it.
export function mayReload(): boolean {
  return document.querySelector("[aria-modal='true'], [data-unsaved], [aria-busy='true']") === null;
}

export function mountDesk(role: Role, title: Key, storageKey: string, draw: Draw): void {
  const connection = connect({ page: role, storageKey, mayReload });
  const App = () => (
    <Gate connection={connection} page={title}>
      {() => <Connected connection={connection} draw={draw} />}
    </Gate>
  );
  mountPage({ theme: "light", App });
}
