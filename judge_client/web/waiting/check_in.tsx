// 签到: the seat, the people to be scored, and the promise that no ground for recusal is known. It
// cannot be given before all of it was in view.
import { useRef } from "preact/hooks";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import type { JudgeView, Person } from "../../../web_kit/generated/proto/views_pb";
import { GuideLink } from "../../../web_kit/guide/guide_link";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { DeviceNotes } from "../page/device_notes";
import { candidateWord, chiefWord, personWords, seatWords } from "../page/words";
import { useReadToEnd } from "./read_to_end";
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

// The promise itself says about whom: by name where the plan shows names, else by number, and before
// the lots by how many they are. The list stands within it, and is read before it is given.
function PromiseToGive({ view }: { view: JudgeView }) {
  const named = view.people.filter(({ number, name }) => number > 0 || name !== "");
  const about = { count: view.people.length, candidate: candidateWord(view.header) };
  return (
    <section class={styles.promise}>
      <h2 class={styles.title}>{t("judge.checkin.promise")}</h2>
      <p>{t(named.length > 0 ? "judge.checkin.promise.words" : "judge.checkin.unnamed", about)}</p>
      {named.length > 0 && (
        <ul class={styles.people}>
          {named.map((person) => (
            <Line key={person.candidate} person={person} />
          ))}
        </ul>
      )}
      <p class={layout.quiet}>{t("judge.checkin.promise.else")}</p>
    </section>
  );
}

export function CheckIn({ view, busy, refused, onCheckIn, onNotMine }: CheckInProps) {
  const { header, own, legend } = view;
  const body = useRef<HTMLElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const about = view.people.map(({ candidate, number }) => `${candidate}/${number}`).join();
  const read = useReadToEnd(body, end, about);
  return (
    <div class={pageStyles.page}>
      <main ref={body} class={pageStyles.body} tabIndex={0}>
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
            <PromiseToGive view={view} />
            <div ref={end} />
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
        {read.all ? (
          <Button
            size="large"
            busy={busy && t("judge.checkin.busy")}
            onPress={() => read.settled() && onCheckIn()}
          >
            {t("judge.checkin")}
          </Button>
        ) : (
          <Button size="large" onPress={read.on}>
            {t("judge.checkin.read_on")} ▾
          </Button>
        )}
      </footer>
    </div>
  );
}
