// The page that helps a device to trust the server's own authority. It comes over plain HTTP, where
// every other page leads to it, and asks again and again whether HTTPS would do by now.
import { signal } from "@preact/signals";
import { language } from "../i18n/i18n";
import { mountPage } from "../page/page";
import { addressOf, askServer, find, unknown, wantedPath, type Finding } from "./finding";
import { isInWeChat, systemOf } from "./systems";
import { TrustView } from "./trust_view";
import "./trust_bare.css";

const askEvery_ms = 2_000;

const secure = window.location.protocol === "https:";
const finding = signal<Finding>(secure ? { trust: "trusted", fingerprint: "" } : unknown);
const agent = window.navigator.userAgent;
const system = systemOf(agent, window.navigator.maxTouchPoints);

async function keepAsking(): Promise<void> {
  finding.value = await find(window.location.host, askServer);
  if (finding.value.trust !== "trusted") window.setTimeout(() => void keepAsking(), askEvery_ms);
}

function Page() {
  const found = finding.value;
  return (
    <TrustView
      finding={found}
      system={system}
      inWeChat={isInWeChat(agent)}
      wanted={wantedPath(window.location.search)}
      address={addressOf(window.location, found.trust, language.value)}
    />
  );
}

mountPage({ theme: "light", App: Page });
if (!secure) void keepAsking();
