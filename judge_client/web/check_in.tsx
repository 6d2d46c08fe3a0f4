// 签到: the seat, the people to be scored, and the promise that no ground for recusal is known.
import { Banner } from "../../web_kit/components/banner";
import { Button } from "../../web_kit/components/button";
import type { JudgeView, Person } from "../../web_kit/generated/proto/views_pb";
import { GuideLink } from "../../web_kit/guide/guide_link";
import { t, textOf } from "../../web_kit/i18n";
import { DeviceNotes } from "./device_notes";
import { candidateWord, chiefWord, personWords, seatWords } from "./words";

export interface CheckInProps {
  view: JudgeView;
  busy: boolean;
  refused: string; // Why it was not accepted; empty otherwise.
  onCheckIn: () => void;
  onNotMine: () => void; // Another seat's device.
}

function Line({ person }: { person: Person }) {
  return (
    <li class="jw-people-line">
      {person.number > 0 && <strong>{personWords(person)}</strong>}
      {person.name !== "" && <span>{person.name}</span>}
      {person.post !== "" && <span class="kit-quiet">{person.post}</span>}
    </li>
  );
}

function People({ view }: { view: JudgeView }) {
  const candidate = candidateWord(view.header);
  const named = view.people.filter(({ number, name }) => number > 0 || name !== "");
  if (named.length === 0) {
    return <p>{t("judge.checkin.unnamed", { count: view.people.length, candidate })}</p>;
  }
  return (
    <>
      <h2 class="jw-h2">{t("judge.checkin.people", { count: view.people.length, candidate })}</h2>
      <ul class="jw-people" tabIndex={0}>
        {named.map((person) => (
          <Line key={person.candidate} person={person} />
        ))}
      </ul>
    </>
  );
}

export function CheckIn({ view, busy, refused, onCheckIn, onNotMine }: CheckInProps) {
  const { header, own, legend } = view;
  return (
    <div class="jw-page">
      <main class="jw-page-body" tabIndex={0}>
        <div class="jw-two">
          <div class="jw-readback-who jw-checkin-seat">
            <p class="kit-quiet">{t("judge.checkin.seat")}</p>
            <h1 class="jw-seat-giant">{seatWords(own?.seat, legend)}</h1>
            {own?.chief && <p class="jw-chief-mark">{chiefWord(header)}</p>}
            <p>{textOf(header?.title)}</p>
            {header?.roomTitle !== "" && <p class="kit-quiet">{header?.roomTitle}</p>}
            <p class="kit-quiet">
              {t("kit.checkcode")} {header?.checkCode}
            </p>
            <GuideLink reader="judge" />
          </div>
          <div class="jw-readback-marks kit-stack">
            <People view={view} />
            <section class="jw-promise">
              <h2 class="jw-h2">{t("judge.checkin.promise")}</h2>
              <p>{t("judge.checkin.promise.words", { candidate: candidateWord(header) })}</p>
              <p class="kit-quiet">{t("judge.checkin.promise.else")}</p>
            </section>
            {refused !== "" && (
              <Banner tone="danger" title={t("judge.checkin.refused")}>
                {refused}
              </Banner>
            )}
            <DeviceNotes />
          </div>
        </div>
      </main>
      <footer class="jw-foot jw-foot-apart">
        <Button kind="secondary" onPress={onNotMine}>
          {t("judge.checkin.notmine")}
        </Button>
        <Button size="large" busy={busy && t("judge.checkin.busy")} onPress={onCheckIn}>
          {t("judge.checkin")}
        </Button>
      </footer>
    </div>
  );
}
