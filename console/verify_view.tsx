// The verifier's page: the closed figures line by line, and one button to say that they are right.
// Otherwise it waits calmly and says for what.
import { StateScreen } from "../web_kit/components/state_screen";
import { Phase_Id as Phase, Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import type { DeskView } from "../web_kit/generated/proto/views_pb";
import { t, textOf } from "../web_kit/i18n";
import { isBefore } from "../web_kit/phases";
import type { Acting } from "./acting";
import { ActionBar } from "./action_bar";
import { DeskBar, type Outside } from "./bar";
import { Equalising } from "./day_cards";
import { Alerts } from "./now";
import { Release, Trace } from "./figures_card";
import { sortSteps } from "./steps";
import { releaseWords, whereWords, whoWords } from "./words";

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
  const awaited = view.closed?.awaited ?? [];
  if (view.closed?.digest === "") return t("console.verify.not_yet");
  if (awaited.length === 0) return t("console.verify.done.all");
  return t("console.verify.done.what", {
    steps: awaited.map((by) => releaseWords(by, view.header)).join(t("display.trace.comma")),
  });
}

export function Verify({ view, acting, outside }: VerifyProps) {
  const own = sortSteps(view, Role.VERIFIER);
  const { closed } = view;
  const phase = view.header?.phase;
  const rooms = phase === Phase.EQUALISING && view.equalisation?.equalisation !== undefined;
  const shows = closed?.figures !== undefined && isBefore(phase, Phase.FINISHED) && !rooms;
  const mayConfirm = own.next !== undefined;
  return (
    <div class="desk verify">
      <DeskBar header={view.header} role={t("console.role.verifier")} outside={outside} />
      <main class="desk-centre">
        <div class="desk-scroll desk-now" tabIndex={0}>
          {rooms ? (
            <div class="desk-pad verify-sheet">
              <Alerts view={view} />
              <Equalising view={view} />
            </div>
          ) : shows ? (
            <div class="desk-pad verify-sheet">
              <Alerts view={view} />
              <header class="now-head">
                <h1>
                  {whoWords(closed.person)} <span class="verify-name">{closed.person?.name}</span>
                </h1>
                <p>{leadWords(view, mayConfirm)}</p>
              </header>
              <Release view={view} />
              <Trace closed={closed} view={view} />
            </div>
          ) : (
            <Waiting view={view} />
          )}
        </div>
        {(shows || rooms) && (
          <ActionBar
            view={view}
            role={Role.VERIFIER}
            own={own}
            acting={acting}
            online={outside.state === "online"}
            onStep={(step) => void acting.act(step)}
            quiet={false}
          />
        )}
      </main>
    </div>
  );
}
