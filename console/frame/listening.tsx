// What everybody at a desk is to know of how the server is reached: what is not encrypted, and a
// certificate that soon expires. Nothing where all is well.
import type { Listening } from "../../web_kit/generated/proto/frames_pb";
import { t } from "../../web_kit/i18n/i18n";
import barCss from "./bar.module.css";

export function listeningWords(listening: Listening | null): string[] {
  if (listening === null) return [];
  const words: string[] = [];
  if (listening.plain) words.push(t("console.listening.plain"));
  else if (listening.phonesPlain) words.push(t("console.listening.phones"));
  if (listening.certificateDays > 0) {
    words.push(t("console.listening.certificate", { days: listening.certificateDays }));
  }
  return words;
}

export function ListeningMarks({ listening }: { listening: Listening | null }) {
  return (
    <>
      {listeningWords(listening).map((words) => (
        <span key={words} class={barCss.listening}>
          ▲ {words}
        </span>
      ))}
    </>
  );
}
