// Rooms brought to a common level: means, base and coefficients, as they are confirmed.
import type { EqualisationState_Room as Room } from "../../../web_kit/generated/proto/figures_pb";
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { releaseWords } from "../../words";
import { classes } from "../../../web_kit/look/classes";
import equalisedCss from "./equalised.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";
import drawCss from "../draw/draw.module.css";
import nowCss from "../../overview/now.module.css";

// ✓ through, ○ not yet; then who has confirmed the common level.
function RoomMarks({ room, view }: { room: Room; view: DeskView }) {
  if (room.confirmed.length + room.awaited.length === 0) {
    return (
      <span class={room.through ? tones.success : tones.muted}>
        {room.through ? `✓ ${t("console.equal.through")}` : `○ ${t("console.equal.going")}`}
      </span>
    );
  }
  return (
    <>
      {room.confirmed.map((by) => (
        <span key={by} class={classes(equalisedCss.mark, tones.success)}>
          ✓ {releaseWords(by, view.header)}
        </span>
      ))}
      {room.awaited.map((by) => (
        <span key={by} class={classes(equalisedCss.mark, tones.muted)}>
          ○ {releaseWords(by, view.header)}
        </span>
      ))}
    </>
  );
}

function RoomLine({ room, view }: { room: Room; view: DeskView }) {
  const level = view.equalisation?.equalisation?.rooms.find((one) => one.room === room.room);
  const out = (level?.bestOut.length ?? 0) + (level?.worstOut.length ?? 0);
  return (
    <tr>
      <th scope="row">{room.title || room.room}</th>
      {level !== undefined && (
        <>
          <td>
            {level.sumShown} ÷ {level.count}
            {out > 0 && (
              <small class={equalisedCss.out}>
                {t("console.equal.out", {
                  best: level.bestOut.length,
                  worst: level.worstOut.length,
                })}
              </small>
            )}
          </td>
          <td>{level.meanShown}</td>
          <td class={equalisedCss.coefficient}>{level.coefficientShown}</td>
        </>
      )}
      <td class={equalisedCss.marks}>
        <RoomMarks room={room} view={view} />
      </td>
    </tr>
  );
}

// Room means, base and coefficients, as they are confirmed.
export function Equalised({ view }: { view: DeskView }) {
  const state = view.equalisation;
  if (state === undefined) return null;
  const level = state.equalisation;
  return (
    <section class={equalisedCss.equal}>
      <h2>{t("console.equal.title")}</h2>
      <table>
        {level !== undefined && (
          <thead>
            <tr>
              <th scope="col">{t("console.equal.room")}</th>
              <th scope="col">{t("console.equal.sum")}</th>
              <th scope="col">{t("console.equal.mean")}</th>
              <th scope="col">{t("console.equal.coefficient")}</th>
              <th scope="col">{t("console.now.release")}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {state.rooms.map((room) => (
            <RoomLine key={room.room} room={room} view={view} />
          ))}
        </tbody>
      </table>
      {level !== undefined && (
        <>
          <p class={equalisedCss.base}>
            {t("console.equal.base")} <strong>{level.baseShown}</strong>
          </p>
          <p class={drawCss.how}>{t("console.equal.how")}</p>
        </>
      )}
    </section>
  );
}

export function Equalising({ view }: { view: DeskView }) {
  const done = view.equalisation?.equalisation !== undefined;
  return (
    <>
      <header class={nowCss.head}>
        <h1>{t("console.phase.equalising")}</h1>
        <p>{t(done ? "console.equal.confirm" : "console.equal.wait")}</p>
      </header>
      <Equalised view={view} />
    </>
  );
}
