// One seat on demand: what it is doing, how its device fares, and what can be done about it.
import { useState } from "preact/hooks";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import { Field } from "../../../web_kit/components/field";
import { SeatState_Frozen as Frozen } from "../../../web_kit/generated/proto/seat_views_pb";
import { type DeskView, type Step } from "../../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../../web_kit/i18n/i18n";
import { timeWords } from "../../../web_kit/i18n/times";
import { lineWords, presenceBySeat, seenWords } from "./screens";
import { useEvery } from "./screens_panel";
import { looks, panelsOf } from "../sheets/seats";
import { keyOf, stepWords } from "../../steps/steps";
import { panelWords, seatWords } from "../../words";
import devicesCss from "./devices.module.css";

export interface SeatCardProps {
  seat: string;
  view: DeskView;
  steps: readonly Step[]; // About this seat.
  serverNow: () => number;
  onStep: (step: Step) => void;
  onReplace: (() => void) | null; // Null: not from this desk.
  onFreeze: (() => void) | null;
  onClose: () => void;
}

function deviceKey(enrolled: boolean, online: boolean | undefined): Key {
  if (!enrolled) return "console.device.none";
  return online === true ? "console.device.online" : "console.device.offline";
}

const frozenKeys: Readonly<Partial<Record<Frozen, Key>>> = {
  [Frozen.COPIED]: "console.device.frozen.copied",
  [Frozen.BY_DESK]: "console.device.frozen.by_desk",
};

export function SeatCard(props: SeatCardProps) {
  const { seat, view, steps, serverNow, onStep, onReplace, onFreeze, onClose } = props;
  useEvery(5000);
  const panels = panelsOf(view);
  const known = panels.flatMap(({ seats }) => seats).find(({ state }) => state.seat?.id === seat);
  if (known === undefined) return null;
  const { state, live } = known;
  const frozen = frozenKeys[state.frozen];
  const presence = presenceBySeat(view.presence).get(seat);
  const facts: [Key, string][] = [
    ["console.device.doing", `${looks[live].shape} ${t(looks[live].words)} ${state.receipt}`],
    ["console.device.device", t(deviceKey(state.enrolled, presence?.online))],
    ["console.device.heard", seenWords(presence, serverNow())],
    ["console.device.line", lineWords(presence)],
    ["console.device.wrote", timeWords(state.lastWrite)],
  ];
  return (
    <Dialog title={seatWords(state.seat, view.legend)} onClose={onClose}>
      {state.judge !== "" && <p>{state.judge}</p>}
      <dl class={devicesCss.facts}>
        {facts
          .filter(([, words]) => words !== "")
          .map(([key, words]) => [<dt key={key}>{t(key)}</dt>, <dd key={`${key}.is`}>{words}</dd>])}
      </dl>
      {frozen !== undefined && <Banner tone="danger">{t(frozen)}</Banner>}
      <div class={devicesCss.acts}>
        {steps.map((step) => (
          <Button key={keyOf(step)} kind="secondary" wide onPress={() => onStep(step)}>
            {stepWords(step, view)}…
          </Button>
        ))}
        {onReplace !== null && (
          <Button kind="secondary" wide onPress={onReplace}>
            {t("console.device.replace")}…
          </Button>
        )}
        {onFreeze !== null && frozen === undefined && (
          <Button kind="secondary" wide onPress={onFreeze}>
            {t("console.device.freeze")}…
          </Button>
        )}
      </div>
    </Dialog>
  );
}

export interface MassSeatProps {
  panel: string;
  view: DeskView;
  onSeat: (seat: string) => void;
  onClose: () => void;
}

// Hundreds of seats are found by their number.
export function MassSeat({ panel, view, onSeat, onClose }: MassSeatProps) {
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const number = Number(typed.trim().normalize("NFKC"));
  const found = view.seats.find(
    ({ seat }) => seat?.panel === panel && seat.number === number && typed.trim() !== "",
  );
  function go() {
    setAsked(true);
    if (found?.seat !== undefined) onSeat(found.seat.id);
  }
  return (
    <Dialog
      title={panelWords(view.legend, panel)}
      onClose={onClose}
      actions={<Button onPress={go}>{t("console.device.mass.show")}</Button>}
    >
      <Field
        label={t("console.device.mass")}
        value={typed}
        inputMode="numeric"
        maxLength={4}
        problem={asked && found === undefined ? t("console.device.mass.none") : ""}
        onInput={setTyped}
      />
    </Dialog>
  );
}
