// Says what happened, what is safe and what to do, in the flow of the page: it never covers a
// button. A page keeps a place for it, so that nothing moves when it comes.
import type { ComponentChildren } from "preact";
import { t, type Key } from "../i18n";

type Tone = "notice" | "success" | "warning" | "danger";

const shapes: Readonly<Record<Tone, string>> = {
  notice: "ⓘ",
  success: "✓",
  warning: "▲",
  danger: "■",
};
const names: Readonly<Record<Tone, Key>> = {
  notice: "kit.banner.notice",
  success: "kit.banner.success",
  warning: "kit.banner.warning",
  danger: "kit.banner.danger",
};

export interface BannerProps {
  tone: Tone;
  title?: ComponentChildren;
  children?: ComponentChildren;
  action?: ComponentChildren; // A button, at the end.
}

export function Banner({ tone, title, children, action }: BannerProps) {
  return (
    <div class={`kit-banner kit-banner-${tone}`} role={tone === "danger" ? "alert" : "status"}>
      <span class="kit-banner-shape" role="img" aria-label={t(names[tone])}>
        {shapes[tone]}
      </span>
      <div class="kit-banner-words">
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action !== undefined && <div class="kit-banner-action">{action}</div>}
    </div>
  );
}
