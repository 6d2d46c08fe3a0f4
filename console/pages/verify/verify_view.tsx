// The verifier's page: the closed figures line by line with a place beside each for what came out by
// hand, and one button to say that they are right. Otherwise it waits calmly and says for what.
import { useState } from "preact/hooks";
import { Button } from "../../../web_kit/components/button";
import { StateScreen } from "../../../web_kit/frame/state_screen";
import { Phase_Id as Phase, Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import type { DeskView, Step } from "../../../web_kit/generated/proto/views_pb";
import { t, textOf } from "../../../web_kit/i18n/i18n";
import { isBefore } from "../../../web_kit/room/phases";
import type { Acting } from "../../steps/acting";
import { ActionBar } from "../../steps/action_bar";
import { DeskBar, type Outside } from "../../frame/bar";
import { OpenCorrections, SettledCorrections } from "../../subjects/correction/correction_card";
import { Release, Trace } from "../../subjects/release/figures_card";
import { HandWords, useHandFields, type Hand } from "./hand_fields";
import { mayKey } from "../../subjects/paper/keying";
import { KeyingCard } from "../../subjects/paper/keying_card";
import { KeyingForm } from "../../subjects/paper/keying_form";
import { LookAgain } from "./look_again";
import { Alerts, Planning } from "../../overview/now";
import { sortSteps } from "../../steps/steps";
import { releaseWords, whereWords, whoWords } from "../../words";
import { actionOf } from "../../steps/kind";
import { classes } from "../../../web_kit/look/classes";
import frameCss from "../../frame/frame.module.css";
import { printCheck } from "./printed_check";
import css from "./verify_view.module.css";
import nowCss from "../../overview/now.module.css";
import figuresCardCss from "../../subjects/release/figures_card.module.css";
import { Equalising } from "../../subjects/release/equalised";

export interface VerifyProps {
  view: DeskView;
  acting: Acting;
  outside: Outside;
}

// Where the room is: 第3号 · 竞聘演讲 · 评委评分.
function turnWords(view: DeskView): string {
  const parts = [
    whoWords(view.turn?.person),
    textOf(view.turn?.stage?.title),
    whereWords(view.header),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function Waiting({ view }: { view: DeskView }) {
  return (
    <StateScreen shape="○" title={t("console.verify.wait")}>
      <p>{t("console.verify.wait.what")}</p>
      <p>{turnWords(view)}</p>
    </StateScreen>
  );
}

function leadWords(view: DeskView, mayConfirm: boolean): string {
  if (mayConfirm) return t("console.verify.check");
  if (view.header?.phase === Phase.ANNOUNCED) return t("console.verify.done.announced");
  const awaited = view.closed?.awaited ?? [];
  if (view.closed?.digest === "") return t("console.verify.not_yet");
  if (awaited.length === 0) return t("console.verify.done.all");
  return t("console.verify.done.what", {
    steps: awaited.map((by) => releaseWords(by, view.header)).join(t("display.trace.comma")),
  });
}

function Sheet({ view, hand, mayConfirm }: { view: DeskView; hand: Hand; mayConfirm: boolean }) {
  const { closed } = view;
  return (
    <div class={classes(frameCss.pad, css.sheet)}>
      <Alerts view={view} />
      <OpenCorrections view={view} />
      <header class={classes(nowCss.head, css.head)}>
        <div>
          <h1>
            {whoWords(closed?.person)} <span class={css.name}>{closed?.person?.name}</span>
          </h1>
          <p>{leadWords(view, mayConfirm)}</p>
        </div>
        <Button kind="secondary" size="small" onPress={() => printCheck(closed, view, hand)}>
          {t("watch.print")}
        </Button>
      </header>
      <Release view={view} />
      {hand.wrap(<Trace closed={closed} view={view} />)}
      <p class={css.signature}>{t("watch.hand.signature")}</p>
      <SettledCorrections view={view} />
    </div>
  );
}

function Rooms({ view }: { view: DeskView }) {
  return (
    <div class={classes(frameCss.pad, css.sheet)}>
      <Alerts view={view} />
      <Equalising view={view} />
    </div>
  );
}

function Quiet({ view }: { view: DeskView }) {
  if (view.header?.phase === Phase.PLANNING) return <Planning />;
  const corrections = view.corrections.length > 0;
  return (
    <>
      <Waiting view={view} />
      {corrections && (
        <div class={classes(frameCss.pad, css.sheet)}>
          <OpenCorrections view={view} />
          <SettledCorrections view={view} />
        </div>
      )}
    </>
  );
}

// Above an empty page as above a sheet.
function Stops({ view }: { view: DeskView }) {
  return (
    <div class={classes(css.sheet, css.stops)}>
      <Alerts view={view} />
    </div>
  );
}

// What there is to be checked now.
function shownBy({ closed, equalisation, header }: DeskView): "rooms" | "sheet" | "nothing" {
  const rooms = header?.phase === Phase.EQUALISING && equalisation?.equalisation !== undefined;
  if (rooms) return "rooms";
  const sheet = closed?.figures !== undefined && isBefore(header?.phase, Phase.FINISHED);
  return sheet ? "sheet" : "nothing";
}

export function Verify({ view, acting, outside }: VerifyProps) {
  const [flag, setFlag] = useState<Step | null>(null);
  const [keying, setKeying] = useState(false);
  const own = sortSteps(view, Role.VERIFIER);
  const shows = shownBy(view);
  const hand = useHandFields(view.closed, view.legend);
  const mayConfirm = own.next !== undefined && actionOf(own.next) !== "keySheet";
  const openKeying = () => {
    acting.forgive();
    setKeying(true);
  };

  function onStep(step: Step) {
    if (actionOf(step) === "keySheet") return openKeying();
    if (actionOf(step) !== "raiseFlag") return void acting.act(step);
    acting.forgive();
    setFlag(step);
  }

  function close() {
    acting.forgive();
    setFlag(null);
  }
  return (
    <div class={classes(frameCss.desk, css.verify, nowCss.printed, figuresCardCss.printed)}>
      <DeskBar header={view.header} role={t("console.role.verifier")} outside={outside} />
      <main class={classes(frameCss.centre, css.centre)}>
        <div class={classes(frameCss.scroll, css.scroll)} tabIndex={0}>
          {shows === "nothing" && <Stops view={view} />}
          <div class={classes(css.sheet, css.keying)}>
            <KeyingCard
              view={view}
              role={Role.VERIFIER}
              next={own.next}
              onKey={openKeying}
              alone={shows === "nothing"}
            />
          </div>
          {shows === "rooms" && <Rooms view={view} />}
          {shows === "sheet" && <Sheet view={view} hand={hand} mayConfirm={mayConfirm} />}
          {shows === "nothing" && !mayKey(view, Role.VERIFIER) && <Quiet view={view} />}
        </div>
        <div class={css.foot}>
          {shows === "sheet" && <HandWords count={hand.count} />}
          <ActionBar
            view={view}
            role={Role.VERIFIER}
            own={own}
            acting={acting}
            online={outside.state === "online"}
            onStep={onStep}
            quiet={false}
          />
        </div>
      </main>
      {flag !== null && <LookAgain step={flag} view={view} acting={acting} onClose={close} />}
      {keying && (
        <KeyingForm
          view={view}
          role={Role.VERIFIER}
          acting={acting}
          onClose={() => {
            acting.forgive();
            setKeying(false);
          }}
        />
      )}
    </div>
  );
}
