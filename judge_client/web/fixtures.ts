// What lies on the judge's device beside the views, for the tests and the preview page. Never shipped.
import { create } from "@bufbuild/protobuf";
import { judge } from "../../tests/scenes/scenes";
import {
  ReceiptSchema,
  Refusal_Code,
  RefusalSchema,
} from "../../web_kit/generated/proto/frames_pb";
import type { JudgeView, StageCard } from "../../web_kit/generated/proto/views_pb";
import type { Delivery, Letter } from "../../web_kit/outbox/outbox";
import { keyText, type SheetKey } from "./sheet/sheet";

export const ledger = "L1";

const cardOf = (view: JudgeView): StageCard => view.turn!.stage!;

export const speech = cardOf(judge("two_stages/presenting"));
export const defense = cardOf(judge("two_stages/defense"));
export const whole = cardOf(judge("cases/mass_presenting", "mass_17"));

// The sheet that the view asks for, or is about.
export function keyOf({ own, turn }: JudgeView): SheetKey {
  return {
    ledger,
    seat: own?.seat?.id ?? "",
    candidate: turn?.person?.candidate ?? "",
    stage: turn?.stage?.stage ?? "",
    version: own?.version ?? 1,
    occupant: own?.occupant ?? 0,
  };
}

export function letterOf(key: SheetKey, delivery: Delivery): Letter {
  const about = keyText(key);
  const owner = { ledger: key.ledger, seat: key.seat, occupant: key.occupant };
  return { id: about, owner, bytes: new Uint8Array(), about, lasting: true, order: 1, delivery };
}

export const receipt = create(ReceiptSchema, { commandId: "1", seq: 9, number: "7K3-M9" });
export const refusal = create(RefusalSchema, { commandId: "1", code: Refusal_Code.OTHER_TURN });
