// The seats of all rooms as plan and roll make them, and who is not to score whom (回避), as far as
// it is known before the day.
import { useState } from "preact/hooks";
import { Banner } from "../../../../web_kit/components/banner";
import { Button } from "../../../../web_kit/components/button";
import { Field } from "../../../../web_kit/components/field";
import { Standing_Id as Standing } from "../../../../web_kit/generated/proto/roll_pb";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { t, type Key } from "../../../../web_kit/i18n/i18n";
import type { Send } from "../../../steps/acting";
import { candidateWord, isChief, chiefWord, seatWords } from "../../../words";
import { Came, StepPage } from "../frame";
import {
  judgesOf,
  legendOf,
  roomSeats,
  roomTitle,
  type RoomSeats,
} from "../../../subjects/devices/seat_groups";
import { useSending } from "../sending";
import { LostRecusals } from "./lost_recusals";
import { classes } from "../../../../web_kit/look/classes";
import css from "./seats_step.module.css";
import prepareCss from "../prepare.module.css";
import { textMaxOf } from "../../../steps/asked";
import layoutCss from "../../../../web_kit/look/layout.module.css";

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
      <div class={css.rooms}>
        {rooms.map((room) => (
          <RoomCard key={room.room} view={view} room={room} />
        ))}
      </div>
      <section class={layoutCss.stack}>
        <header>
          <h2 class={prepareCss.h2}>{t("prepare.recusals")}</h2>
          <p class={prepareCss.lead}>{t("prepare.recusals.lead")}</p>
        </header>
        <LostRecusals view={view} send={send} />
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
    <section class={css.room}>
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
  if (view.recusals.length === 0)
    return <p class={layoutCss.quiet}>{t("prepare.recusals.none")}</p>;
  return (
    <table class={prepareCss.table}>
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

const reasonMax = textMaxOf("recuseJudge");

interface Recusal {
  candidate: string;
  seat: string;
  ground: Ground | "";
  other: string;
}

const noRecusal: Recusal = { candidate: "", seat: "", ground: "", other: "" };

// In the candidate's room, those who are not recused already.
function judgesFor(candidate: string, view: PrepareView) {
  const person = view.candidates.find(({ id }) => id === candidate);
  const room = person?.room || (view.rooms[0]?.id ?? "room1");
  const taken = view.recusals.filter((one) => one.person?.candidate === candidate);
  return judgesOf(view, room).filter(({ id }) => !taken.some((one) => one.seat === id));
}

function reasonOf({ ground, other }: Recusal): string {
  if (ground === "") return "";
  return ground === "other" ? other.trim() : t(groundKeys[ground]);
}

interface WhoProps {
  view: PrepareView;
  draft: Recusal;
  onDraft: (draft: Recusal) => void;
}

function WhoAndWhy({ view, draft, onDraft }: WhoProps) {
  const { candidate, seat, ground } = draft;
  const legend = legendOf(view);
  return (
    <div class={css.recusal}>
      <Select
        label={candidateWord(view.header)}
        value={candidate}
        onChoose={(id) => onDraft({ ...draft, candidate: id, seat: "" })}
        choices={view.candidates
          .filter(({ standing }) => standing === Standing.TAKES_PART)
          .map(({ id, name, unit }) => ({ value: id, words: `${name}　${unit}`.trim() }))}
      />
      <Select
        label={t("prepare.recusal.seat")}
        value={seat}
        disabled={candidate === ""}
        onChoose={(id) => onDraft({ ...draft, seat: id })}
        choices={judgesFor(candidate, view).map((one) => ({
          value: one.id,
          words: seatWords(one, legend),
        }))}
      />
      <Select
        label={t("prepare.recusal.ground")}
        value={ground}
        onChoose={(id) => onDraft({ ...draft, ground: grounds.find((one) => one === id) ?? "" })}
        choices={grounds.map((one) => ({ value: one, words: t(groundKeys[one]) }))}
      />
    </div>
  );
}

function RecusalForm({ view, send }: SeatsStepProps) {
  const [draft, setDraft] = useState(noRecusal);
  const sending = useSending(send);
  const { candidate, seat, ground, other } = draft;
  const reason = reasonOf(draft);
  const complete = candidate !== "" && seat !== "" && reason !== "";

  async function enter() {
    if (!complete || sending.busy) return;
    const value = { candidate, seat, reason: reason.slice(0, reasonMax) };
    if (!(await sending.send({ case: "recuseJudge", value }))) return;
    setDraft((now) => ({ ...noRecusal, candidate: now.candidate }));
  }

  if (view.candidates.length === 0) {
    return <p class={layoutCss.quiet}>{t("prepare.recusals.no_roll")}</p>;
  }
  return (
    <div class={classes(prepareCss.panel, layoutCss.stack)}>
      <h3>{t("prepare.recusal.new")}</h3>
      <WhoAndWhy view={view} draft={draft} onDraft={setDraft} />
      {ground === "other" && (
        <Field
          label={t("prepare.recusal.other")}
          value={other}
          maxLength={reasonMax}
          onInput={(text) => setDraft({ ...draft, other: text })}
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
    <label class={prepareCss.select}>
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
