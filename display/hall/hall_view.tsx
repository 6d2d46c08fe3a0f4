// The hall screen: (state of the scenes, the server's clock) → what stands there. Pure;
// hall_scenes.ts decides what and when.
import { t } from "../../web_kit/i18n/i18n";
import { HallLanguage, Statement, TopLine } from "../screen/screen";
import { Break, Conferring, Ready, Scoring, WaitingForAnnouncement, Welcome } from "./hall_centre";
import { DrawScene, DrawnOrder } from "./hall_draw";
import { Lots, PageMark } from "./hall_list";
import { Ranking } from "./hall_ranking";
import { revealSteps } from "./hall_reveal";
import { Reveal } from "./hall_reveal_view";
import { pagesOf, type HallState, type Scene } from "./hall_scenes";
import { QueueStrip } from "./hall_strip";
import { TurnScene } from "./hall_turn";
import screenStyles from "../screen/screen.module.css";

export interface HallScreenProps {
  state: HallState;
  serverNow: () => number;
}

export function HallScreen({ state, serverNow }: HallScreenProps) {
  const { scene } = state;
  if (scene === null) return null;
  return (
    <div class={screenStyles.screen}>
      <TopLine header={scene.view.header} />
      <main key={scene.key} class={screenStyles.scene} data-scene={scene.kind}>
        <SceneBody state={state} scene={scene} serverNow={serverNow} />
      </main>
      <QueueStrip view={scene.view} shown={showsQueue(scene)} />
      <HallLanguage />
    </div>
  );
}

interface BodyProps {
  state: HallState;
  scene: Scene;
  serverNow: () => number;
}

function SceneBody({ state, scene, serverNow }: BodyProps) {
  const { view } = scene;
  const page = pagesOf(scene)[state.page];
  if (page?.show === "lots") {
    return <Lots view={view} from={page.from} page={page.at} pages={page.of} />;
  }
  if (page?.show === "drawn") {
    return (
      <DrawnOrder draw={view.draw} from={page.from}>
        <PageMark page={page.at} pages={page.of} />
      </DrawnOrder>
    );
  }
  if (page?.show === "ranking") {
    const { ranking, from, at, of } = page;
    return <Ranking view={view} which={ranking} from={from} page={at} pages={of} />;
  }
  switch (scene.kind) {
    case "preparing":
    case "turn":
      return <TurnScene view={view} serverNow={serverNow} />;
    case "draw":
      return <DrawScene draw={view.draw} />;
    case "break":
      return <Break view={view} />;
    case "conferring":
      return <Conferring view={view} />;
    case "equalising":
      return (
        <Statement title={t("display.hall.equalising")} words={t("display.hall.equalising.what")} />
      );
    case "scoring":
      return <Scoring view={view} />;
    case "waiting":
      return <WaitingForAnnouncement view={view} />;
    case "ready":
      return <Ready view={view} />;
    case "reveal": {
      const step = revealSteps(view)[state.step];
      return step === undefined ? null : <Reveal view={view} step={step} />;
    }
    case "planning":
      return <Statement title={t("kit.planning")} words={t("kit.planning.screen")} />;
    case "held":
      return (
        <Statement paused title={t("display.hall.held")} words={t("display.hall.held.what")} />
      );
    case "finished":
      return (
        <Statement title={t("display.hall.finished")} words={t("display.hall.finished.what")} />
      );
    default:
      return <Welcome view={view} />;
  }
}

function showsQueue(scene: Scene): boolean {
  return ["ready", "break", "preparing", "turn", "conferring", "scoring", "waiting"].includes(
    scene.kind,
  );
}
