// The top of a desk: which competition, its check code, where the room is, the connection.
import type { ComponentChildren } from "preact";
import { LanguageSwitch } from "../../web_kit/frame/language_switch";
import { StatusMark } from "../../web_kit/components/status_mark";
import type { Connection, ConnectionState } from "../../web_kit/connection/connection";
import type { Listening } from "../../web_kit/generated/proto/frames_pb";
import type { Header } from "../../web_kit/generated/proto/views_pb";
import type { LookedUp } from "../../web_kit/generated/proto/frames_pb";
import { t, textOf, type Key } from "../../web_kit/i18n/i18n";
import { Head } from "../../web_kit/line/line_strip";
import { ListeningMarks } from "./listening";
import { SignOut } from "./sign_out";
import { whereWords } from "../words";
import { classes } from "../../web_kit/look/classes";
import css from "./bar.module.css";

// What a desk knows besides its view.
export interface Outside {
  state: ConnectionState;
  serverNow: () => number;
  listening?: Listening | null;
  signOut?: () => void; // Absent: the desk cannot be left from here.
  lookUp?: (candidate: string) => number | null;
  lookedUp?: LookedUp | null; // The newest answer.
}

export function outsideOf(connection: Connection): Outside {
  return {
    state: connection.state.value,
    serverNow: () => connection.serverNow(),
    listening: connection.listening.value,
    signOut: () => connection.signOut(),
    lookUp: (candidate) => connection.lookUp(candidate),
    lookedUp: connection.lookedUp.value,
  };
}

// "K7Q29MXA" → "K7Q2 9MXA", easier to compare across a room.
export function groupedCheckCode(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)} ${code.slice(4)}` : code;
}

export interface DeskBarProps {
  header: Header | undefined;
  role: string;
  outside: Outside;
  safe?: Key | undefined; // What is safe while the connection is away.
  children?: ComponentChildren; // What the desk can do besides its steps.
}

export function DeskBar(props: DeskBarProps) {
  const { header, role, outside, safe = "kit.line.safe.desk", children } = props;
  const held = header?.held === true;
  return (
    <Head safe={safe}>
      <header class={classes(css.bar, held && css.held)}>
        <div class={css.title}>
          <strong>{role}</strong>
          <span>{textOf(header?.title)}</span>
          {header?.batch !== undefined && <span class={css.batch}>{textOf(header.batch)}</span>}
          {header !== undefined && header.roomTitle !== "" && <span>{header.roomTitle}</span>}
        </div>
        <div class={css.phase}>
          {held ? (
            <StatusMark status="held">{t("console.alert.hold")}</StatusMark>
          ) : (
            whereWords(header)
          )}
        </div>
        <div class={css.code}>
          {t("console.bar.check_code", { code: groupedCheckCode(header?.checkCode ?? "") })}
        </div>
        <ListeningMarks listening={outside.listening ?? null} />
        {children}
        <LanguageSwitch />
        {outside.signOut !== undefined && (
          <SignOut online={outside.state === "online"} onSignOut={outside.signOut} />
        )}
      </header>
    </Head>
  );
}
