// What readers are shown at the named moments of played days, as the server's code made it (views/,
// written by tingfen_scenes): hall("seven/announced"). Each call makes the view anew, so that whoever
// asked may change it.
import { fromJson, type JsonObject, type JsonValue } from "@bufbuild/protobuf";
import { ViewSchema, type View } from "../../web_kit/generated/proto/frames_pb";

type Of = Exclude<View["of"], { case: undefined }>;
type Shown<Case extends Of["case"]> = Extract<Of, { case: Case }>["value"];

const files = import.meta.glob<Readonly<Record<string, JsonObject>>>("./views/*/*.json", {
  eager: true,
  import: "default",
});

const within = (json: JsonObject) => json["desk"] as JsonObject;

// A desk's file tells what all desks of the room are shown beside what is that desk's alone.
function jsonOf(moment: string, seat: string): JsonValue | undefined {
  const file = files[`./views/${moment}.json`];
  const own = file?.[seat];
  const shared = file?.[seat.replace(/[^.]+$/, "desk")];
  if (shared === undefined || own?.["desk"] === undefined) return own;
  return { ...shared, desk: { ...within(shared), ...within(own) } };
}

function shown<Case extends Of["case"]>(moment: string, seat: string, kind: Case): Shown<Case> {
  const json = jsonOf(moment, seat);
  if (json === undefined) throw new Error(`of ${moment} tests/scenes keeps nothing for ${seat}`);
  const { of } = fromJson(ViewSchema, json);
  if (of.case !== kind) throw new Error(`${moment}: ${seat} is not shown a view of ${kind}`);
  return of.value as Shown<Case>;
}

export const hall = (moment: string) => shown(moment, "hall", "hall");
export const kiosk = (moment: string) => shown(moment, "kiosk", "kiosk");
export const clock = (moment: string) => shown(moment, "clock", "clock");
export const waiting = (moment: string) => shown(moment, "waiting", "waiting");
export const timer = (moment: string) => shown(moment, "timekeeper", "clock");
export const judge = (moment: string, seat = "panel_3") => shown(moment, seat, "judge");
export const desk = (moment: string, seat = "operator") => shown(moment, seat, "desk");
export const prepare = (moment: string) => shown(moment, "administrator", "prepare");
