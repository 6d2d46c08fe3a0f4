// The screens: new ones wait with their code, known ones say what they show and whether what they
// show is what was sent last.
import { useEffect, useState } from "preact/hooks";
import { Button } from "../../../web_kit/components/button";
import { Dialog } from "../../../web_kit/components/dialog";
import type { Role_Id as Role } from "../../../web_kit/generated/proto/seats_pb";
import { t } from "../../../web_kit/i18n/i18n";
import type { Acting } from "../../steps/acting";
import { reloadStep, removeStep } from "./device_steps";
import { ScreenForm } from "./screen_form";
import {
  lineWords,
  screenLooks,
  screenRows,
  seenWords,
  showsWords,
  type RoomTitle,
  type ScreenRow,
  type ScreensOf,
} from "./screens";
import { keyOf } from "../../steps/steps";
import { classes } from "../../../web_kit/look/classes";
import css from "./screens_panel.module.css";
import frameCss from "../../frame/frame.module.css";
import devicesCss from "./devices.module.css";
import tones from "../../../web_kit/look/state_tones.module.css";

export interface ScreensPanelProps {
  view: ScreensOf;
  role: Role;
  acting: Acting;
  serverNow: () => number;
  roomTitle?: RoomTitle | undefined; // Where there are several rooms.
  refused: preact.ComponentChildren; // The newest refusal, in words.
}

// Draws again now and then: how long ago something was goes on by itself.
export function useEvery(ms: number): void {
  const [, draw] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => draw((count) => count + 1), ms);
    return () => window.clearInterval(timer);
  }, [ms]);
}

export function ScreenState({ row, now_ms }: { row: ScreenRow; now_ms: number }) {
  const { shape, words, tone } = screenLooks[row.live];
  const seen = row.live === "current" ? "" : seenWords(row.presence, now_ms);
  return (
    <span class={classes(css.state, tones[tone])}>
      <span aria-hidden="true">{shape} </span>
      {t(words)}
      {seen !== "" && <span class={css.seen}> · {seen}</span>}
    </span>
  );
}

type Open =
  | { kind: "new"; code: string }
  | { kind: "screen"; id: string }
  | { kind: "change"; id: string }
  | { kind: "remove"; id: string }
  | null;

interface LineProps {
  row: ScreenRow;
  now_ms: number;
  roomTitle: RoomTitle | undefined;
  onOpen: () => void;
}

function ScreenLine({ row, now_ms, roomTitle, onOpen }: LineProps) {
  const { name } = row.screen;
  return (
    <li>
      <button type="button" class={css.open} onClick={onOpen}>
        <span class={css.name}>
          <strong>{name}</strong> <span>{showsWords(row.seat, roomTitle)}</span>
        </span>
        <ScreenState row={row} now_ms={now_ms} />
        <span class={css.more} aria-hidden="true">
          ⋯
        </span>
      </button>
    </li>
  );
}

export function ScreensPanel(props: ScreensPanelProps) {
  const { view, acting, serverNow, roomTitle } = props;
  const [open, setOpen] = useState<Open>(null);
  useEvery(5000);
  const now_ms = serverNow();
  const rows = screenRows(view);
  const show = (what: Open) => {
    acting.forgive();
    setOpen(what);
  };
  return (
    <div>
      {view.waitingScreens.map(({ code }) => (
        <div key={code} class={css.new}>
          <span class={css.newWords}>{t("console.screens.waits")}</span>
          <span class={css.code}>{code}</span>
          <Button size="small" onPress={() => show({ kind: "new", code })}>
            {t("console.screens.assign")}
          </Button>
        </div>
      ))}
      {rows.length === 0 && view.waitingScreens.length === 0 && (
        <p class={frameCss.none}>{t("console.screens.none")}</p>
      )}
      <ul>
        {rows.map((row) => (
          <ScreenLine
            key={row.screen.screen}
            row={row}
            now_ms={now_ms}
            roomTitle={roomTitle}
            onOpen={() => show({ kind: "screen", id: row.screen.screen })}
          />
        ))}
      </ul>
      <p class={css.how}>{t("console.screens.how")}</p>
      <ScreenDialogs {...props} open={open} rows={rows} now_ms={now_ms} onOpen={show} />
    </div>
  );
}

interface DialogsProps extends ScreensPanelProps {
  open: Open;
  rows: readonly ScreenRow[];
  now_ms: number;
  onOpen: (open: Open) => void;
}

function ScreenDialogs(props: DialogsProps) {
  const { open, rows, onOpen } = props;
  const close = () => onOpen(null);
  if (open === null) return null;
  if (open.kind === "new") return <ScreenForm {...props} code={open.code} onClose={close} />;
  const row = rows.find(({ screen }) => screen.screen === open.id);
  if (row === undefined) return null;
  if (open.kind === "change") return <ScreenForm {...props} screen={row.screen} onClose={close} />;
  if (open.kind === "remove") return <RemoveScreen {...props} row={row} onClose={close} />;
  return <ScreenCard {...props} row={row} onClose={close} />;
}

interface CardProps extends DialogsProps {
  row: ScreenRow;
  onClose: () => void;
}

// One screen: how it fares, and what can be done about it.
function ScreenCard(props: CardProps) {
  const { row, role, acting, now_ms, roomTitle, refused, onOpen, onClose } = props;
  const { screen, name } = row.screen;
  const reload = reloadStep(role, screen);
  const line = lineWords(row.presence);
  return (
    <Dialog title={name} onClose={onClose}>
      <dl class={devicesCss.facts}>
        <dt>{t("console.screens.shows.now")}</dt>
        <dd>{showsWords(row.seat, roomTitle)}</dd>
        <dt>{t("console.device.state")}</dt>
        <dd>
          <ScreenState row={row} now_ms={now_ms} />
        </dd>
        {line !== "" && <dt>{t("console.device.line")}</dt>}
        {line !== "" && <dd>{line}</dd>}
      </dl>
      {row.live !== "current" && <p>{t(`console.screens.${row.live}.what`)}</p>}
      {refused}
      <div class={devicesCss.acts}>
        <Button kind="secondary" wide onPress={() => onOpen({ kind: "change", id: screen })}>
          {t("console.screens.change")}…
        </Button>
        <Button
          kind="secondary"
          wide
          busy={acting.busy === keyOf(reload) ? t("console.step.sending") : null}
          onPress={() => void acting.act(reload).then((done) => done && onClose())}
        >
          {t("console.screens.reload")}
        </Button>
        <Button kind="secondary" wide onPress={() => onOpen({ kind: "remove", id: screen })}>
          {t("console.screens.remove")}…
        </Button>
      </div>
    </Dialog>
  );
}

function RemoveScreen({ row, role, acting, refused, onClose }: CardProps) {
  const step = removeStep(role, row.screen.screen);
  return (
    <Dialog
      title={t("console.screens.remove.title", { name: row.screen.name })}
      onClose={onClose}
      actions={
        <Button
          kind="danger"
          busy={acting.busy === keyOf(step) ? t("console.step.sending") : null}
          onPress={() => void acting.act(step).then((done) => done && onClose())}
        >
          {t("console.screens.remove")}
        </Button>
      }
    >
      <p>{t("console.screens.remove.what")}</p>
      {refused}
    </Dialog>
  );
}
