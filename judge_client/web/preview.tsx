// Shows any state of the judge's page without a server: `npx vite`, then
// /judge_client/web/preview.html?scene=writing, or ?door=join for what stands before it. For looking
// at; never built or shipped.
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { PreviewLine } from "../../web_kit/line/line_preview";
import { Door } from "../../web_kit/preview/preview_doors";
import { asked, mountPreview } from "../../web_kit/preview/preview_page";
import type { Awake } from "../../web_kit/page/wake_lock";
import { App } from "./page/app";
import { Device, DeviceNotes } from "./page/device_notes";
import { arrive, scenes } from "./fixtures_scenes";
import { reduce, type Act, type Desk } from "./page/scene";

function ScenePreview() {
  const scene = asked.get("scene") ?? "writing";
  const shown = scenes[scene] ?? scenes["writing"]!;
  const [first] = useState(() => arrive(shown));
  const [desk, setDesk] = useState<Desk>(first.desk);
  const act = (what: Act) => setDesk((now) => reduce(now, what, () => shown.draft ?? null));
  return (
    <PreviewLine>
      <App
        known={first.known}
        desk={desk}
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
function Preview() {
  const [awake] = useState(() => signal<Awake>(asked.has("locks") ? "missing" : "held"));
  const userAgent = asked.has("wechat") ? "MicroMessenger/8.0.7" : "";
  const door = asked.get("door");
  return (
    <Device.Provider value={{ userAgent, awake }}>
      {door === null ? (
        <ScenePreview />
      ) : (
        <Door name={door} page="kit.page.judge" note={<DeviceNotes />} />
      )}
    </Device.Provider>
  );
}

mountPreview(() => ({ title: "kit.page.judge", theme: "light", App: Preview }));
