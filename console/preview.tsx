// Shows any state of the desks without a server: `npx vite`, then
// /console/preview.html?page=supervise&scene=scoring. For looking at; never built or shipped.
import { create } from "@bufbuild/protobuf";
import { RefusalSchema, ReceiptSchema } from "../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import { mountPage } from "../web_kit/page";
import { useActing } from "./acting";
import { Desk } from "./desk_view";
import { deskView, scenes } from "./fixtures";
import { courses, prepareView, rolls } from "./fixture_prepare";
import { Prepare } from "./prepare_view";
import { Verify } from "./verify_view";
import "./styles";
import "./styles/prepare.css";

const asked = new URLSearchParams(window.location.search);
const scene = scenes[asked.get("scene") ?? "scoring"] ?? scenes["scoring"]!;
const refuse = Number(asked.get("refuse") ?? 0);
const page = asked.get("page") ?? "desk";
const view = deskView(scene);

// ?page=prepare&roll=rich&course=faults
function PreparePreview() {
  const none = () => undefined;
  const course = courses[asked.get("course") ?? "none"] ?? courses["none"]!;
  const importing = { course, choose: none, use: none, drop: none, send: none };
  const roll = prepareView(rolls[asked.get("roll") ?? "small"] ?? {});
  const outside = { state: "online" as const, serverNow: () => 0 };
  return <Prepare view={roll} importing={importing} outside={outside} />;
}

function App() {
  if (page === "prepare") return <PreparePreview />;
  return <DeskPreview />;
}

function DeskPreview() {
  const acting = useActing(() =>
    asked.has("hang")
      ? new Promise(() => undefined)
      : Promise.resolve(
          refuse > 0
            ? create(RefusalSchema, { code: refuse, what: "panel", have: "5", need: "7" })
            : create(ReceiptSchema, { number: "7K3-M9" }),
        ),
  );
  const state = asked.has("offline") ? ("offline" as const) : ("online" as const);
  const outside = { state, serverNow: () => 0 };
  if (page === "verify") return <Verify view={view} acting={acting} outside={outside} />;
  const role = page === "supervise" ? Role.SUPERVISOR : Role.OPERATOR;
  return <Desk view={view} role={role} acting={acting} outside={outside} />;
}

mountPage({ title: "kit.page.desk", theme: "light", App });
