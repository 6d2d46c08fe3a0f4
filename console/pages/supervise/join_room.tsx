// Another room is watched on the same page: the code on the supervisor's card of that room.
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import { Field } from "../../../web_kit/components/field";
import { t } from "../../../web_kit/i18n/i18n";
import { goodbyeWords } from "../../../web_kit/join/join";
import { codeLength, codeProblem, groupedCode, normalCode } from "../../../web_kit/join/join_code";
import type { Room, Rooms } from "./rooms";

export interface JoinRoomProps {
  rooms: Rooms;
  onClose: () => void;
}

function problemWords(typed: string): string {
  const problem = codeProblem(typed);
  if (problem === null) return "";
  if (problem === "letters") return t("kit.join.letters");
  return t("kit.join.short", { left: codeLength - normalCode(typed).length });
}

export function JoinRoom({ rooms, onClose }: JoinRoomProps) {
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const [room, setRoom] = useState<Room | null>(null);
  const state = room?.connection.state.value;
  const goodbye = room?.connection.goodbye.value ?? null;
  const trying = room !== null && goodbye === null && state !== "online";
  const words = trying ? null : goodbyeWords(goodbye, 1, "kit.page.supervise");

  useEffect(() => {
    if (state === "online") onClose();
  }, [state]);

  function join() {
    setAsked(true);
    if (codeProblem(typed) !== null || trying) return;
    if (room !== null) rooms.leave(room);
    setRoom(rooms.add(normalCode(typed)) ?? null);
  }

  function close() {
    if (room !== null && state !== "online") rooms.leave(room);
    onClose();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        join();
      }}
    >
      <Dialog
        title={t("watch.add")}
        onClose={close}
        actions={
          <Button busy={trying ? t("kit.status.connecting") : null} onPress={join}>
            {t("watch.add.confirm")}
          </Button>
        }
      >
        <p>{t("watch.add.what")}</p>
        {words !== null && (
          <Banner tone="warning" title={t(words.title)}>
            {t(words.body)}
          </Banner>
        )}
        <Field
          label={t("watch.add.code")}
          value={typed}
          maxLength={20}
          hint={t("kit.join.hint")}
          problem={asked ? problemWords(typed) : ""}
          onInput={(text) => {
            setAsked(false);
            setTyped(groupedCode(text));
          }}
        />
      </Dialog>
    </form>
  );
}
