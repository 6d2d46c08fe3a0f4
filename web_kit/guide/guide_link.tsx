// The way to the guide, small and never in the way. A desk keeps its page and opens another tab; a
// judge's tablet, where tabs get lost, goes there and is led back.
import { language, t } from "../i18n/i18n";
import type { Reader } from "./readers";
import styles from "./guide_link.module.css";

export function guideAddress(reader: Reader | null, from?: "judge"): string {
  const parts = [`lang=${language.value}`];
  if (reader !== null) parts.unshift(`for=${reader}`);
  if (from !== undefined) parts.push(`from=${from}`);
  return `/guide?${parts.join("&")}`;
}

export function GuideLink({ reader }: { reader: Reader | null }) {
  const stays = reader === "judge";
  return (
    <a
      class={styles.link}
      href={guideAddress(reader, stays ? "judge" : undefined)}
      {...(stays ? {} : { target: "_blank", rel: "noopener" })}
    >
      {t("kit.guide")}
    </a>
  );
}
