// What stands under the top line: the scene of the moment.
import type { ComponentChildren } from "preact";
import { Banner } from "../../../web_kit/components/banner";
import { Button } from "../../../web_kit/components/button";
import { OwnSeat_SheetState as State, type Step } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import type { Letter } from "../../../web_kit/outbox/outbox";
import { ChiefPanel, Level, ReleasePage } from "../chief/chief";
import { CorrectionPage } from "../chief/chief_correction";
import { Delivery, type Handed } from "../sheet/delivery";
import { OnPaper, PaperCheckIn } from "../sheet/paper";
import { Readback } from "../sheet/readback";
import { marksToSend, totalOf, type Sheet } from "../sheet/sheet";
import { Writing } from "../sheet/writing";
import { CheckIn } from "../waiting/check_in";
import { Coming, NotScoring, Over, Planning, Vacated, Waiting } from "../waiting/waiting";
import { nextWords } from "./next";
import type { Act, Desk, Known, Scene } from "./scene";
import type { Outside } from "./top_bar";
import { cardOf, refusalWords } from "./words";

// A command other than a sheet, on its way or refused.
export interface Asking {
  busy: boolean;
  refused: string;
}

export interface AppProps {
  known: Known;
  desk: Desk;
  outside: Outside;
  checkingIn: Asking;
  stepping: Asking;
  full: boolean; // The device takes no more letters.
  act: (act: Act) => void;
  onConfirm: (sheet: Sheet) => void;
  onDismiss: (letter: Letter) => void;
  onCheckIn: () => void;
  onNotMine: () => void;
  onStep: (step: Step, reason: string) => void;
}

function handedOf(letter: Letter, offline: boolean): Handed {
  const { delivery } = letter;
  switch (delivery.state) {
    case "kept":
      return { state: "kept", offline };
    case "sent":
      return { state: "sent" };
    case "confirmed":
      return { state: "confirmed", receipt: delivery.receipt.number, late: delivery.receipt.late };
    case "refused":
      return { state: "refused", words: refusalWords(delivery.refusal) };
  }
}

function Chief({ known, stepping, onStep }: AppProps) {
  const { own, header, legend } = known.view;
  if (!own?.chief || own.chiefDesk === undefined) return null;
  return (
    <ChiefPanel
      desk={own.chiefDesk}
      header={header}
      legend={legend}
      {...stepping}
      onStep={onStep}
    />
  );
}

interface SceneProps {
  scene: Scene;
  props: AppProps;
  aside: ComponentChildren;
}

interface BodyProps extends SceneProps {
  questions: ComponentChildren; // Beside the sheet.
}

function SheetDelivery({ scene, props, aside }: SceneProps) {
  if (scene.kind !== "delivery") return null;
  const { sheet, letter } = scene;
  const handed = handedOf(letter, props.outside.state !== "online");
  return (
    <Delivery
      person={sheet.person}
      card={sheet.card}
      marks={marksToSend(sheet) ?? []}
      total={totalOf(sheet)}
      handed={handed}
      then={nextWords(props.known.view, sheet.person, sheet.key.stage)}
      onRewrite={() => props.onDismiss(letter)}
      aside={aside}
      below={<Chief {...props} />}
    />
  );
}

function OwnScene({ scene, props, aside }: SceneProps) {
  if (scene.kind !== "own") return null;
  const { header, legend } = props.known.view;
  const { sheet, state, turn } = scene;
  const below = <Chief {...props} />;
  if (sheet === null || (state !== State.CONFIRMED && state !== State.LATE)) {
    const then = nextWords(props.known.view, turn.person, "");
    return (
      <NotScoring
        state={state}
        turn={turn}
        header={header}
        then={then}
        aside={aside}
        below={below}
      />
    );
  }
  return (
    <Delivery
      person={sheet.person}
      card={cardOf(legend, sheet.stage) ?? turn.stage}
      marks={sheet.marks}
      total={sheet.total}
      handed={{ state: "confirmed", receipt: sheet.receipt, late: state === State.LATE }}
      then={nextWords(props.known.view, sheet.person, sheet.stage)}
      onRewrite={() => {}}
      aside={aside}
      again={scene.again ? <OpenAgain props={props} /> : undefined}
      below={below}
    />
  );
}

// 合议: what is handed in may be changed until the stage is closed.
function OpenAgain({ props }: { props: AppProps }) {
  const { known, act } = props;
  return (
    <Banner
      folding
      tone="notice"
      title={t("judge.confer")}
      action={
        <Button onPress={() => act({ kind: "again", known })}>{t("judge.confer.open")}</Button>
      }
    >
      {t("judge.confer.what")}
    </Banner>
  );
}

interface ChiefSceneProps extends SceneProps {
  scene: Extract<Scene, { kind: "release" | "correction" | "level" }>;
}

// What the chief judge alone has to look at or to decide.
function ChiefScene({ scene, props, aside }: ChiefSceneProps) {
  const { header, legend, own } = props.known.view;
  switch (scene.kind) {
    case "release":
      return (
        <ReleasePage
          desk={scene.desk}
          then={nextWords(props.known.view, undefined, "")}
          header={header}
          legend={legend}
          {...props.stepping}
          onStep={props.onStep}
          aside={aside}
        />
      );
    case "correction":
      return (
        <CorrectionPage
          key={scene.correction.id}
          step={scene.step}
          correction={scene.correction}
          legend={legend}
          seats={own?.chiefDesk?.seats ?? []}
          {...props.stepping}
          onStep={props.onStep}
        />
      );
    case "level":
      return (
        <Level
          step={scene.step}
          state={scene.state}
          {...props.stepping}
          onStep={props.onStep}
          aside={aside}
        />
      );
  }
}

export function SceneBody({ scene, props, aside, questions }: BodyProps) {
  const { known, checkingIn, act } = props;
  const { header } = known.view;
  const below = <Chief {...props} />;
  const calm = { header, aside, below };
  const then = nextWords(known.view, undefined, "");
  switch (scene.kind) {
    case "planning":
      return <Planning view={known.view} />;
    case "check-in":
      return (
        <CheckIn
          view={known.view}
          {...checkingIn}
          onCheckIn={props.onCheckIn}
          onNotMine={props.onNotMine}
        />
      );
    case "write":
      return (
        <Writing
          sheet={scene.sheet}
          closed={scene.closed}
          next={scene.next}
          standing={header?.held === true ? `‖ ${t("judge.held")}` : ""}
          aside={aside}
          questions={questions}
          act={act}
        />
      );
    case "readback":
      return (
        <Readback
          sheet={scene.sheet}
          closed={scene.closed}
          full={props.full}
          onBack={() => act({ kind: "back" })}
          onConfirm={() => props.onConfirm(scene.sheet)}
        />
      );
    case "delivery":
      return <SheetDelivery scene={scene} props={props} aside={aside} />;
    case "own":
      return <OwnScene scene={scene} props={props} aside={aside} />;
    case "release":
    case "correction":
    case "level":
      return <ChiefScene scene={scene} props={props} aside={aside} />;
    case "vacated":
      return <Vacated {...calm} />;
    case "paper":
      return <OnPaper {...scene} then={then} act={act} aside={aside} below={below} />;
    case "paper-check-in":
      return <PaperCheckIn {...calm} />;
    case "called":
    case "preparing":
    case "listen":
    case "next-stage":
      return <Coming turn={scene.turn} at={scene.kind} {...calm} />;
    case "wait":
      return <Waiting phase={scene.phase} {...calm} />;
    case "over":
      return <Over {...calm} />;
  }
}
