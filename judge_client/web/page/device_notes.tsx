// What a judge should know of the device at entry: that it may go dark, that WeChat keeps less than
// a browser does. Said, and in nobody's way.
import { signal, type ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { t } from "../../../web_kit/i18n/i18n";
import type { Awake } from "../../../web_kit/page/wake_lock";
import styles from "./device_notes.module.css";

export interface DeviceFacts {
  userAgent: string;
  awake: ReadonlySignal<Awake>;
}

// WeChat's own browser, and that of WeCom (企业微信).
export function isWeChat(userAgent: string): boolean {
  return /\b(MicroMessenger|wxwork)\//i.test(userAgent);
}

export const Device = createContext<DeviceFacts>({ userAgent: "", awake: signal<Awake>("held") });

export function DeviceNotes() {
  const { userAgent, awake } = useContext(Device);
  const weChat = isWeChat(userAgent);
  const mayLock = awake.value === "missing";
  if (!weChat && !mayLock) return null;
  return (
    <aside class={styles.notes} aria-label={t("judge.tablet.title")}>
      {weChat && (
        <p>
          <strong>ⓘ {t("judge.tablet.wechat")}</strong> {t("judge.tablet.wechat.what")}
        </p>
      )}
      {mayLock && (
        <p>
          <strong>ⓘ {t("judge.tablet.lock")}</strong> {t("judge.tablet.lock.what")}
        </p>
      )}
    </aside>
  );
}
