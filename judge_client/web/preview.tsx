// Shows any state of the judge's page without a server: `npx vite`, then
// /judge_client/web/preview.html?scene=writing. For looking at; never built or shipped.
import { create } from "@bufbuild/protobuf";
import { signal } from "@preact/signals";
import type { Barrier } from "../../web_kit/connection";
import { DeskDecides } from "../../web_kit/device_wait";
import { Goodbye_Code, WaitingSchema } from "../../web_kit/generated/proto/frames_pb";
import { Role_Id } from "../../web_kit/generated/proto/seats_pb";
import { Connecting, JoinForm } from "../../web_kit/join";
import { PreviewLine } from "../../web_kit/line_preview";
import { mountPage } from "../../web_kit/page";
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

const goodbyes: Readonly<Record<string, Goodbye_Code | null>> = {
  join: null,
  join_unknown: Goodbye_Code.UNKNOWN_CODE,
  join_replaced: Goodbye_Code.REPLACED,
  join_page: Goodbye_Code.WRONG_PAGE,
  join_refused: Goodbye_Code.DEVICE_REFUSED,
  join_again: Goodbye_Code.UNKNOWN_TOKEN,
};

const second = create(WaitingSchema, {
  request: "device3",
  seat: { id: "panel_3", role: Role_Id.JUDGE, number: 3 },
});

function Preview() {
  if (scene === "second_device") {
    return <DeskDecides waiting={second} offline={asked.has("offline")} onLeave={() => {}} />;
  }
  if (scene === "connecting") return <Connecting page="kit.page.judge" offline />;
  if (scene.startsWith("join")) {
    return (
      <JoinForm
        page="kit.page.judge"
        goodbye={goodbyes[scene] ?? null}
        busy={scene === "join_offline"}
        offline={scene === "join_offline"}
        barrier={asked.get("line") as Barrier | null}
        tries={Number(asked.get("tries") ?? 1)}
        note={<DeviceNotes />}
        onJoin={() => {}}
      />
    );
  }
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
