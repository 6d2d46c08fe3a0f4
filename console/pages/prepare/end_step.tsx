// The end of the day: how far every room is, and how the record is put away.
import { Banner } from "../../../web_kit/components/banner";
import type { RoomDay } from "../../../web_kit/generated/proto/supervision_pb";
import type { PrepareView } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { groupedCheckCode } from "../../frame/bar";
import { phaseWords } from "../../words";
import { Command } from "./command";
import { StepPage } from "./frame";
import { roomTitle } from "../../subjects/devices/seat_groups";
import { classes } from "../../../web_kit/look/classes";
import prepareCss from "./prepare.module.css";
import css from "./end_step.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";
import layoutCss from "../../../web_kit/look/layout.module.css";

export function EndStep({ view }: { view: PrepareView }) {
  const ended = view.days.length > 0 && view.days.every((day) => day.ended);
  return (
    <StepPage wide title={t("prepare.step.end")} lead={t("prepare.end.lead")}>
      {view.days.length === 0 ? (
        <p class={layoutCss.quiet}>{t("prepare.end.none")}</p>
      ) : (
        <div class={prepareCss.wide} tabIndex={0}>
          <Days view={view} />
        </div>
      )}
      {ended && <Banner tone="success" title={t("prepare.end.all")} />}
      <section class={classes(prepareCss.panel, layoutCss.stack, prepareCss.measure)}>
        <h2 class={prepareCss.h2}>{t("prepare.end.archive")}</h2>
        <ol class={prepareCss.list}>
          <li>{t("prepare.end.archive.wait")}</li>
          <li>{t("prepare.end.archive.stop")}</li>
          <li>
            {t("prepare.end.archive.verify")}
            <Command text="tingfen verify DIR" />
          </li>
          <li>
            {t("prepare.end.archive.code", {
              code: groupedCheckCode(view.header?.checkCode ?? ""),
            })}
          </li>
          <li>{t("prepare.end.archive.copy")}</li>
        </ol>
      </section>
    </StepPage>
  );
}

function Days({ view }: { view: PrepareView }) {
  return (
    <table class={classes(prepareCss.table, css.days)}>
      <thead>
        <tr>
          <th>{t("prepare.column.room")}</th>
          <th>{t("prepare.end.phase")}</th>
          <th class={prepareCss.number}>{t("prepare.end.heard")}</th>
          <th class={prepareCss.number}>{t("prepare.end.signed")}</th>
          <th class={prepareCss.number}>{t("prepare.end.corrections")}</th>
          <th class={prepareCss.number}>{t("prepare.end.holds")}</th>
          <th class={prepareCss.number}>{t("prepare.end.flags")}</th>
          <th>{t("prepare.end.ended")}</th>
        </tr>
      </thead>
      {view.days.map((day) => (
        <DayLine key={day.room} view={view} day={day} />
      ))}
    </table>
  );
}

// One room: its figures in a row, what the supervisor says of the day below them.
function DayLine({ view, day }: { view: PrepareView; day: RoomDay }) {
  const title = day.title || roomTitle(view, day.room) || t("prepare.room.only");
  return (
    <tbody>
      <tr>
        <th scope="rowgroup">{title}</th>
        <td>{phaseWords(day.phase)}</td>
        <td class={prepareCss.number}>
          {day.heard} / {day.candidates}
        </td>
        <td class={prepareCss.number}>
          {day.signed} / {day.candidates}
        </td>
        <td class={prepareCss.number}>{day.corrections}</td>
        <td class={prepareCss.number}>{day.holds}</td>
        <td class={prepareCss.number}>{day.flags}</td>
        <td>
          {day.ended ? (
            <b class={tones.success}>✓ {t("prepare.end.yes")}</b>
          ) : (
            <span>◐ {t("prepare.end.no")}</span>
          )}
        </td>
      </tr>
      <tr>
        <td colSpan={8}>
          <span class={layoutCss.quiet}>{t("prepare.end.opinion")}</span>{" "}
          {day.opinion === "" ? `○ ${t("prepare.end.opinion.none")}` : day.opinion}
        </td>
      </tr>
    </tbody>
  );
}
