// The judge's page: the scene of the moment in its frame. Pure but for which window is open over it.
import { useState } from "preact/hooks";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import { Phase_Id } from "../../../web_kit/generated/proto/seats_pb";
import type { Turn } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { isTimed } from "../../../web_kit/room/phases";
import { ChiefPanel, submittedWords } from "../chief/chief";
import { devicesDue } from "../chief/chief_devices";
import { Earlier } from "../sheet/earlier";
import { Questions } from "../sheet/questions";
import type { Sheet } from "../sheet/sheet";
import { useKeyboard } from "./keyboard";
import { Others } from "./others";
import { sceneOf } from "./scene";
import { SceneBody, type AppProps } from "./scene_body";
import { TopBar } from "./top_bar";
import { chiefWord, seatWords, stageWords } from "./words";
import pageStyles from "./judge_page.module.css";

export type { AppProps, Asking } from "./scene_body";

type Window = "earlier" | "chief" | null;

function Windows({ open, props, onClose }: { open: Window; props: AppProps; onClose: () => void }) {
  const { known, stepping, onStep } = props;
  const { own, header, legend } = known.view;
  if (open === "earlier") {
    return <Earlier sheets={own?.earlier ?? []} legend={legend} onClose={onClose} />;
  }
  if (open === "chief" && own?.chiefDesk !== undefined) {
    return (
      <Dialog title={chiefWord(header)} onClose={onClose}>
        <ChiefPanel
          desk={own.chiefDesk}
          header={header}
          legend={legend}
          {...stepping}
          untitled
          onStep={onStep}
        />
      </Dialog>
    );
  }
  return null;
}

// A sheet left over from another turn must not stand under this turn's clock.
function isOfTurn({ key }: Sheet, turn: Turn | undefined): boolean {
  return turn?.person?.candidate === key.candidate && turn.stage?.stage === key.stage;
}

export function App(props: AppProps) {
  const { known, desk, outside } = props;
  const { own, header, legend, turn } = known.view;
  const [open, setOpen] = useState<Window>(null);
  const [reading, setReading] = useState(false); // The questions beside the sheet.
  const scene = sceneOf(desk, known);
  useKeyboard(scene, open !== null, props.act);
  const writing = scene.kind === "write";
  const asking = devicesDue(own?.chiefDesk).length > 0;
  const count = own?.chiefDesk === undefined ? "" : submittedWords(own.chiefDesk);
  const aside = (
    <>
      <Button kind="secondary" size="small" onPress={() => setOpen("earlier")}>
        {t("judge.earlier")} ▸
      </Button>
      {own?.chief && (writing || asking) && (
        <Button kind="secondary" size="small" onPress={() => setOpen("chief")}>
          <span>
            {chiefWord(header)} {count}{" "}
            <span class={pageStyles.due}>{asking && `● ${t("judge.device.short")} `}▸</span>
          </span>
        </Button>
      )}
      <Others {...props} />
    </>
  );
  const card = desk.sheet?.card ?? turn?.stage;
  const preparing = header?.phase === Phase_Id.PREPARING;
  const stage = stageWords(card) + (preparing ? ` · ${t("judge.preparing.short")}` : "");
  const clockIsIts = desk.sheet === null || isOfTurn(desk.sheet, turn);
  return (
    <div class={pageStyles.app}>
      <TopBar
        seat={seatWords(own?.seat, legend)}
        stage={scene.kind === "wait" || scene.kind === "over" ? "" : stage}
        clock={isTimed(header?.phase) && clockIsIts ? turn?.clock : undefined}
        held={header?.held ?? false}
        outside={outside}
      />
      <SceneBody
        scene={scene}
        props={props}
        aside={aside}
        questions={
          clockIsIts && (
            <Questions
              questions={turn?.questions ?? []}
              open={reading}
              onToggle={() => setReading(!reading)}
            />
          )
        }
      />
      <Windows open={open} props={props} onClose={() => setOpen(null)} />
    </div>
  );
}
