// The commands of paper as a desk's steps.
import { create } from "@bufbuild/protobuf";
import { MarkSchema } from "../../../web_kit/generated/proto/figures_pb";
import { Step_Needs as Needs, type Step } from "../../../web_kit/generated/proto/views_pb";
import type { Key } from "../../../web_kit/i18n/i18n";
import type { Kinds } from "../../steps/kind";
import { eachSeat } from "./paper_seats";
import { SeatForm } from "./seat_form";

function paperKey(paper: boolean, step: Step): Key {
  if (step.needs === Needs.SEAT) {
    return paper ? "console.paper.step.some" : "console.paper.step.some.back";
  }
  if (step.seat !== "") return paper ? "console.paper.step.seat" : "console.paper.step.seat.back";
  return paper ? "console.paper.step.room" : "console.paper.step.room.back";
}

export const paper = {
  setPaper: {
    words: ({ value, step }) => paperKey(value.paper, step),
    place: "paper",
    each: eachSeat,
    about: (value, { needs }) => ({
      more: `${value.paper ? "paper" : "tablet"}.${needs === Needs.SEAT ? "any" : ""}`,
    }),
    what: ({ value }) => (value.paper ? "console.paper.what" : "console.paper.what.back"),
    form: SeatForm,
    chosen: ({ needs }, { seat }) => needs !== Needs.SEAT || seat !== "",
    fill: (value, { seat }) => {
      if (value.seat === "") value.seat = seat ?? "";
    },
  },
  keySheet: {
    // Offered for all sheets at once, or for one where it is keyed.
    words: ({ step }) =>
      step.seat === "" ? "console.paper.keying.step" : "console.paper.step.key",
    place: "keying",
    fill: (value, { code, marks = [] }) => {
      value.code = code ?? "";
      value.marks = marks.map((one) => create(MarkSchema, one));
    },
  },
} satisfies Partial<Kinds>;
