// Shows any state of the judge's page without a server: `npx vite`, then
// /judge_client/web/preview.html?scene=writing, or ?door=join for what stands before it. For looking
// at; never built or shipped.
import { signal } from "@preact/signals";
import { PreviewLine } from "../../web_kit/line_preview";
import { mountPage } from "../../web_kit/page";
import { Door } from "../../web_kit/preview_doors";
import type { Awake } from "../../web_kit/wake_lock";
import { App } from "./app";
import { Device, DeviceNotes } from "./device_notes";
import { arrive, scenes } from "./fixtures_scenes";
import { reduce, type Act, type Desk } from "./scene";
import "./judge.css";

const asked = new URLSearchParams(window.location.search);
const scene = asked.get("scene") ?? "writing";
const shown = scenes[scene] ?? { of: {} };
const first = arrive(shown);
const desk = signal<Desk>(first.desk);

function act(what: Act): void {
  desk.value = reduce(desk.value, what, () => shown.draft ?? null);
}

function Preview() {
  const door = asked.get("door");
  if (door !== null) return <Door name={door} page="kit.page.judge" note={<DeviceNotes />} />;
  return (
    <PreviewLine>
      <App
        known={first.known}
        desk={desk.value}
        outside={{
          state: asked.has("offline") || scene === "kept" ? "offline" : "online",
          serverNow: () => 0,
        }}
        checkingIn={{ busy: asked.has("busy"), refused: "" }}
        stepping={{ busy: false, refused: "" }}
        full={false}
        act={act}
        onConfirm={() => {}}
        onDismiss={() => {}}
        onCheckIn={() => {}}
        onNotMine={() => {}}
        onStep={() => {}}
      />
    </PreviewLine>
  );
}

// ?wechat, ?locks: of the device.
const device = {
  userAgent: asked.has("wechat") ? "MicroMessenger/8.0.7" : "",
  awake: signal<Awake>(asked.has("locks") ? "missing" : "held"),
};

mountPage({
  title: "kit.page.judge",
  theme: "light",
  App: () => (
    <Device.Provider value={device}>
      <Preview />
    </Device.Provider>
  ),
});
