// The site check (场地检测): every seat and screen of every room, how it is connected, and what to
// do about those that are not as they should be.
import { useState } from "preact/hooks";
import { Banner } from "../../../../web_kit/components/banner";
import { Button } from "../../../../web_kit/components/button";
import { Role_Id as Role } from "../../../../web_kit/generated/proto/seats_pb";
import type { PrepareView } from "../../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../../web_kit/i18n/i18n";
import { useActing, type Send } from "../../../steps/acting";
import { ScreensPanel } from "../../../subjects/devices/screens_panel";
import { seatWords } from "../../../words";
import { Refused, StepPage } from "../frame";
import {
  legendOf,
  roomSeats,
  roomTitle,
  type RoomSeats,
} from "../../../subjects/devices/seat_groups";
import {
  count,
  countQuality,
  qualityLooks,
  siteLines,
  type Quality,
  type SiteCounts,
  type SiteLine,
} from "./site";
import { classes } from "../../../../web_kit/look/classes";
import prepareCss from "../prepare.module.css";
import css from "./site_step.module.css";
import choicesCss from "../../../steps/choices.module.css";
import tones from "../../../../web_kit/look/state_tones.module.css";

interface SiteStepProps {
  view: PrepareView;
  send: Send;
  serverNow: () => number;
}

export function SiteStep({ view, send, serverNow }: SiteStepProps) {
  const [troubled, setTroubled] = useState(false);
  const lines = siteLines(view);
  const counts = count(lines);
  return (
    <StepPage
      wide
      title={t("prepare.step.site")}
      lead={t("prepare.site.lead")}
      foot={
        <Button kind="secondary" size="large" wide onPress={() => window.print()}>
          {t("prepare.site.print")}
        </Button>
      }
    >
      <p class={prepareCss.printOnly}>{textOf(view.header?.title)}</p>
      <Summary counts={counts} />
      <Banner tone="notice" title={t("prepare.site.lock")}>
        {t("prepare.site.lock.what")}
      </Banner>
      <Screens view={view} send={send} serverNow={serverNow} />
      <label
        class={
          troubled
            ? classes(choicesCss.choice, choicesCss.on, css.filter)
            : classes(choicesCss.choice, css.filter)
        }
      >
        <input
          type="checkbox"
          checked={troubled}
          onChange={(event) => setTroubled(event.currentTarget.checked)}
        />
        <span>{t("prepare.site.troubled")}</span>
      </label>
      {roomSeats(view).map((room) => (
        <RoomTable
          key={room.room}
          view={view}
          room={room}
          lines={lines.filter((one) => one.seat.room === room.room)}
          troubled={troubled}
          now={serverNow()}
        />
      ))}
    </StepPage>
  );
}

// Which screen shows what is decided here, too: nobody has to carry a code to a screen on a wall.
function Screens({ view, send, serverNow }: SiteStepProps) {
  const acting = useActing(send);
  const { refused } = acting;
  const several = view.rooms.length > 1;
  return (
    <section class={classes(prepareCss.panel, prepareCss.screenOnly)}>
      <h2 class={prepareCss.h2}>{t("prepare.site.screens")}</h2>
      <ScreensPanel
        view={view}
        role={Role.ADMINISTRATOR}
        acting={acting}
        serverNow={serverNow}
        roomTitle={several ? (room) => roomTitle(view, room) : undefined}
        refused={refused !== null && <Refused refusal={refused.refusal} />}
      />
    </section>
  );
}

const advised: readonly Quality[] = ["absent", "stale", "slow"];

function Summary({ counts }: { counts: SiteCounts }) {
  const of = (quality: Quality) => countQuality(counts, quality);
  const online = counts.all - of("absent");
  const title = t("prepare.site.summary", { online, all: counts.all, slow: of("slow") });
  const trouble = advised.filter((quality) => of(quality) > 0);
  if (trouble.length === 0) {
    return (
      <Banner tone="success" title={title}>
        {t("prepare.site.fine")}
      </Banner>
    );
  }
  return (
    <Banner tone="warning" title={title}>
      <ul class={prepareCss.list}>
        {trouble.map((quality) => (
          <li key={quality}>
            <b>
              {qualityLooks[quality].shape} {t(qualityLooks[quality].words)} {of(quality)}
            </b>
            {t("prepare.site.colon")}
            {t(`prepare.site.advice.${quality}` as "prepare.site.advice.slow")}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

interface RoomTableProps {
  view: PrepareView;
  room: RoomSeats;
  lines: readonly SiteLine[];
  troubled: boolean;
  now: number;
}

function RoomTable({ view, room, lines, troubled, now }: RoomTableProps) {
  const counts = count(lines);
  const online = counts.all - countQuality(counts, "absent");
  return (
    <section class={css.room}>
      <h2 class={prepareCss.h2}>
        {room.title === "" ? t("prepare.room.only") : room.title}
        <small>{t("prepare.site.room", { online, all: counts.all })}</small>
      </h2>
      {room.groups.map((group) => {
        const ids = new Set(group.seats.map(({ seat }) => seat?.id));
        const own = lines.filter(
          ({ seat, quality }) => ids.has(seat.id) && !(troubled && quality === "good"),
        );
        if (own.length === 0) return null;
        return (
          <section key={group.key}>
            <h3>{group.title}</h3>
            <ul class={css.lines}>
              {own.map((line) => (
                <Line key={line.key} view={view} line={line} now={now} />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

// How it answers, or since when it has not been heard of.
function measured({ presence, quality }: SiteLine, now: number): string {
  if (presence === undefined) return "";
  if (quality !== "absent") {
    return presence.roundTripMs > 0 ? t("prepare.site.ms", { ms: presence.roundTripMs }) : "";
  }
  if (presence.seenMs === 0) return "";
  const seconds = Math.max(0, Math.round((now - presence.seenMs) / 1000));
  return seconds < 60
    ? t("prepare.site.seen.seconds", { seconds })
    : t("prepare.site.seen.minutes", { minutes: Math.round(seconds / 60) });
}

function Line({ view, line, now }: { view: PrepareView; line: SiteLine; now: number }) {
  const look = qualityLooks[line.quality];
  return (
    <li class={css.line} data-quality={line.quality}>
      <span class={css.name}>
        {seatWords(line.seat, legendOf(view))}
        {line.screen !== "" && <small> {line.screen}</small>}
      </span>
      <b class={tones[look.tone]}>
        {look.shape} {t(look.words)}
      </b>
      <span class={css.ms}>{measured(line, now)}</span>
    </li>
  );
}
