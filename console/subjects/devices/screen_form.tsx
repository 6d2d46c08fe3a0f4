// What a screen is to show, and what people call it.
import { useState } from "preact/hooks";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import { Field } from "../../../web_kit/components/field";
import type { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type { ScreenView } from "../../../web_kit/generated/proto/seat_views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import type { Acting } from "../../steps/acting";
import { Choices } from "../../steps/choices";
import { assignStep } from "./device_steps";
import { textProblem } from "../../steps/asked";
import {
  nameMax,
  showable,
  showsWords,
  suggestedName,
  type RoomTitle,
  type ScreensOf,
} from "./screens";
import { keyOf } from "../../steps/steps";

export interface ScreenFormProps {
  view: ScreensOf;
  role: Role;
  acting: Acting;
  code?: string; // Of a new screen.
  screen?: ScreenView; // Of a known one.
  roomTitle?: RoomTitle | undefined;
  refused: preact.ComponentChildren;
  onClose: () => void;
}

export function ScreenForm(props: ScreenFormProps) {
  const { view, role, acting, code = "", screen, roomTitle, refused, onClose } = props;
  const [seat, setSeat] = useState<string | null>(screen?.seat ?? null);
  const [typed, setTyped] = useState<string | null>(screen?.name ?? null);
  const [asked, setAsked] = useState(false);
  const seats = showable(view);
  const chosen = seats.find(({ id }) => id === seat);
  const name =
    typed ?? (chosen === undefined ? "" : suggestedName(view, showsWords(chosen, roomTitle)));
  const wrong = textProblem(name, nameMax);
  const value = { code, screen: screen?.screen ?? "", name: name.trim(), seat: seat ?? "" };
  const step = assignStep(role, value);
  const sending = acting.busy === keyOf(step);

  function send() {
    setAsked(true);
    if (seat === null || wrong !== null) return;
    void acting.act(step).then((done) => done && onClose());
  }

  const title =
    screen === undefined
      ? t("console.screens.new", { code })
      : t("console.screens.change.title", { name: screen.name });
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button busy={sending ? t("console.step.sending") : null} onPress={send}>
          {chosen === undefined
            ? t("console.screens.set")
            : t("console.screens.set.to", { what: showsWords(chosen, roomTitle) })}
        </Button>
      }
    >
      {screen === undefined && <p>{t("console.screens.new.what")}</p>}
      <Choices
        label={t("console.screens.shows")}
        chosen={seat}
        onChoose={setSeat}
        choices={seats.map((one) => ({ value: one.id, words: showsWords(one, roomTitle) }))}
        problem={asked && seat === null ? t("console.screens.pick") : ""}
      />
      <Field
        label={t("console.screens.name")}
        value={name}
        maxLength={2 * nameMax}
        hint={t("console.screens.name.hint")}
        problem={
          !asked || wrong === null || seat === null
            ? ""
            : t(wrong === "long" ? "console.screens.name.long" : "console.screens.name.empty")
        }
        onInput={setTyped}
      />
      {refused}
    </Dialog>
  );
}
