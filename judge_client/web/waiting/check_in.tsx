// 签到: the seat, the people to be scored, and the promise that no ground for recusal is known.
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import type { JudgeView, Person } from "../../../web_kit/generated/proto/views_pb";
import { GuideLink } from "../../../web_kit/guide/guide_link";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { DeviceNotes } from "../page/device_notes";
import { candidateWord, chiefWord, personWords, seatWords } from "../page/words";
import { classes } from "../../../web_kit/look/classes";
import pageStyles from "../page/judge_page.module.css";
import styles from "./judge_check_in.module.css";
import layout from "../../../web_kit/look/layout.module.css";

export interface CheckInProps {
  view: JudgeView;
  busy: boolean;
  refused: string; // Why it was not accepted; empty otherwise.
  onCheckIn: () => void;
  onNotMine: () => void; // Another seat's device.
}

function Line({ person }: { person: Person }) {
  return (
    <li class={styles.person}>
      {person.number > 0 && <strong>{personWords(person)}</strong>}
      {person.name !== "" && <span>{person.name}</span>}
      {person.post !== "" && <span class={layout.quiet}>{person.post}</span>}
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
      <h2 class={styles.title}>
        {t("judge.checkin.people", { count: view.people.length, candidate })}
      </h2>
      <ul class={styles.people} tabIndex={0}>
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
    <div class={pageStyles.page}>
      <main class={pageStyles.body} tabIndex={0}>
        {own?.checkedOut && (
          <div class={styles.gone}>
            <Banner tone="notice" title={t("judge.checked_out")}>
              {t("judge.checked_out.what")}
            </Banner>
          </div>
        )}
        <div class={pageStyles.two}>
          <div class={classes(pageStyles.who, styles.who)}>
            <p class={layout.quiet}>{t("judge.checkin.seat")}</p>
            <h1 class={styles.seatGiant}>{seatWords(own?.seat, legend)}</h1>
            {own?.chief && <p class={styles.chiefMark}>{chiefWord(header)}</p>}
            <p>{textOf(header?.title)}</p>
            {header?.roomTitle !== "" && <p class={layout.quiet}>{header?.roomTitle}</p>}
            <p class={layout.quiet}>
              {t("kit.checkcode")} {header?.checkCode}
            </p>
            <GuideLink reader="judge" />
          </div>
          <div class={classes(pageStyles.marks, layout.stack)}>
            {own?.promiseDue && (
              <Banner tone="notice" title={t("judge.checkin.anew")}>
                {t("judge.checkin.anew.what")}
              </Banner>
            )}
            <People view={view} />
            <section class={styles.promise}>
              <h2 class={styles.title}>{t("judge.checkin.promise")}</h2>
              <p>{t("judge.checkin.promise.words", { candidate: candidateWord(header) })}</p>
              <p class={layout.quiet}>{t("judge.checkin.promise.else")}</p>
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
      <footer class={classes(pageStyles.foot, pageStyles.footApart)}>
        <Button kind="secondary" class={pageStyles.minor} onPress={onNotMine}>
          {t("judge.checkin.notmine")}
        </Button>
        <Button size="large" busy={busy && t("judge.checkin.busy")} onPress={onCheckIn}>
          {t("judge.checkin")}
        </Button>
      </footer>
    </div>
  );
}
