// The seats of all rooms as plan and roll make them, and who is not to score whom (回避), as far as
// it is known before the day.
import { useState } from "preact/hooks";
import { Banner } from "../../web_kit/components/banner";
import { Button } from "../../web_kit/components/button";
import { Field } from "../../web_kit/components/field";
import { Standing_Id as Standing } from "../../web_kit/generated/proto/roll_pb";
import type { PrepareView } from "../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../web_kit/i18n";
import type { Send } from "../acting";
import { candidateWord, isChief, chiefWord, seatWords } from "../words";
import { Came, StepPage } from "./frame";
import { judgesOf, legendOf, roomSeats, roomTitle, type RoomSeats } from "./seat_groups";
import { useSending } from "./sending";

interface SeatsStepProps {
  view: PrepareView;
  send: Send;
}

export function SeatsStep({ view, send }: SeatsStepProps) {
  const rooms = roomSeats(view);
  return (
    <StepPage
      title={t("prepare.step.seats")}
      lead={t("prepare.seats.lead", { seats: view.seats.length, rooms: rooms.length })}
    >
      <div class="seats-rooms">
        {rooms.map((room) => (
          <RoomCard key={room.room} view={view} room={room} />
        ))}
      </div>
      <section class="kit-stack">
        <header>
          <h2 class="prepare-h2">{t("prepare.recusals")}</h2>
          <p class="prepare-lead">{t("prepare.recusals.lead")}</p>
        </header>
        <Recusals view={view} />
        {view.arrived ? (
          <Banner tone="notice">{t("prepare.recusals.late")}</Banner>
        ) : (
          <RecusalForm view={view} send={send} />
        )}
      </section>
    </StepPage>
  );
}

function RoomCard({ view, room }: { view: PrepareView; room: RoomSeats }) {
  const legend = legendOf(view);
  const chief = view.seats.find(
    ({ seat }) => seat?.room === room.room && isChief(seat, legend),
  )?.seat;
  return (
    <section class="seats-room">
      <h2>{room.title === "" ? t("prepare.room.only") : room.title}</h2>
      <dl>
        {room.groups.map((group) => (
          <div key={group.key}>
            <dt>{group.title}</dt>
            <dd>
              {group.kind === "panel"
                ? t("prepare.seats.count", { count: group.seats.length })
                : group.seats.map(({ seat }) => seatWords(seat, legend)).join(comma())}
            </dd>
          </div>
        ))}
        {chief !== undefined && (
          <div>
            <dt>{chiefWord(view.header)}</dt>
            <dd>{seatWords(chief, legend)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

const comma = () => t("display.trace.comma");

function Recusals({ view }: { view: PrepareView }) {
  const legend = legendOf(view);
  if (view.recusals.length === 0) return <p class="kit-quiet">{t("prepare.recusals.none")}</p>;
  return (
    <table class="prepare-table">
      <thead>
        <tr>
          <th>{t("prepare.recusal.seat")}</th>
          <th>{candidateWord(view.header)}</th>
          <th>{t("prepare.recusal.ground")}</th>
        </tr>
      </thead>
      <tbody>
        {view.recusals.map(({ seat: id, person, reason }) => {
          const seat = view.seats.find((one) => one.seat?.id === id)?.seat;
          const room = roomTitle(view, seat?.room ?? "");
          return (
            <tr key={`${id}/${person?.candidate ?? ""}`}>
              <th scope="row">{[room, seatWords(seat, legend) || id].join(" ").trim()}</th>
              <td>{person?.name}</td>
              <td>{reason}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

// 公务员回避规定: the relations that bar a judge; anything else is put into words.
const grounds = ["spouse", "lineal", "collateral", "affinity", "other"] as const;
type Ground = (typeof grounds)[number];
const groundKeys: Readonly<Record<Ground, Key>> = {
  spouse: "prepare.ground.spouse",
  lineal: "prepare.ground.lineal",
  collateral: "prepare.ground.collateral",
  affinity: "prepare.ground.affinity",
  other: "prepare.ground.other",
};

const reasonMax = 200;

function RecusalForm({ view, send }: SeatsStepProps) {
  const [candidate, setCandidate] = useState("");
  const [seat, setSeat] = useState("");
  const [ground, setGround] = useState<Ground | "">("");
  const [other, setOther] = useState("");
  const sending = useSending(send);
  const legend = legendOf(view);
  const person = view.candidates.find(({ id }) => id === candidate);
  const room = person?.room || (view.rooms[0]?.id ?? "room1");
  const taken = view.recusals.filter((one) => one.person?.candidate === candidate);
  const judges = judgesOf(view, room).filter(({ id }) => !taken.some((one) => one.seat === id));
  const reason = ground === "" ? "" : ground === "other" ? other.trim() : t(groundKeys[ground]);
  const complete = candidate !== "" && seat !== "" && reason !== "";

  async function enter() {
    if (!complete || sending.busy) return;
    const value = { candidate, seat, reason: reason.slice(0, reasonMax) };
    if (!(await sending.send({ case: "recuseJudge", value }))) return;
    setSeat("");
    setOther("");
    setGround("");
  }

  if (view.candidates.length === 0) {
    return <p class="kit-quiet">{t("prepare.recusals.no_roll")}</p>;
  }
  return (
    <div class="prepare-panel kit-stack">
      <h3>{t("prepare.recusal.new")}</h3>
      <div class="recusal-row">
        <Select
          label={candidateWord(view.header)}
          value={candidate}
          onChoose={(id) => {
            setCandidate(id);
            setSeat("");
          }}
          choices={view.candidates
            .filter(({ standing }) => standing === Standing.TAKES_PART)
            .map(({ id, name, unit }) => ({ value: id, words: `${name}　${unit}`.trim() }))}
        />
        <Select
          label={t("prepare.recusal.seat")}
          value={seat}
          disabled={candidate === ""}
          onChoose={setSeat}
          choices={judges.map((one) => ({ value: one.id, words: seatWords(one, legend) }))}
        />
        <Select
          label={t("prepare.recusal.ground")}
          value={ground}
          onChoose={(chosen) => setGround(grounds.find((one) => one === chosen) ?? "")}
          choices={grounds.map((one) => ({ value: one, words: t(groundKeys[one]) }))}
        />
      </div>
      {ground === "other" && (
        <Field
          label={t("prepare.recusal.other")}
          value={other}
          maxLength={reasonMax}
          onInput={setOther}
        />
      )}
      <Came outcome={sending.outcome} done={t("prepare.recusal.done")} />
      <div>
        <Button
          disabled={!complete}
          busy={sending.slow ? t("prepare.entering") : undefined}
          onPress={() => void enter()}
        >
          {t("prepare.recusal.enter")}
        </Button>
      </div>
    </div>
  );
}

interface SelectProps {
  label: string;
  value: string;
  disabled?: boolean;
  choices: readonly { value: string; words: string }[];
  onChoose: (value: string) => void;
}

function Select({ label, value, disabled = false, choices, onChoose }: SelectProps) {
  return (
    <label class="prepare-select">
      <b>{label}</b>
      <select
        value={value}
        disabled={disabled}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="">{t("prepare.select")}</option>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.words}
          </option>
        ))}
      </select>
    </label>
  );
}
