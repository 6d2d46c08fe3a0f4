// The commands of screens, codes and requests for a seat as a desk's steps. They stand in places of
// their own, not among the next steps.
import type { Kinds } from "../../steps/kind";
import { mayFreeze } from "./device_steps";
import { TimeFacts } from "./time_facts";

const ofRequest = ({ request }: { request: string }) => ({ request });
const ofScreen = ({ screen }: { screen: string }) => ({ more: screen });

export const devices = {
  confirmTime: { words: "console.step.confirm_time", confirm: TimeFacts },
  proposeDevice: {
    words: "console.step.device.propose",
    place: "devices",
    about: ofRequest,
    what: "console.device.propose.what",
  },
  decideDevice: {
    words: "console.step.device.decide",
    place: "devices",
    about: ofRequest,
    fill: (value, { accept }) => {
      value.accept = accept ?? false;
    },
  },
  issueCodes: {
    words: "console.step.codes",
    place: "devices",
    about: ({ seats }) => ({ more: seats.join(",") }),
  },
  freezeDevice: {
    words: "console.step.device.freeze",
    place: "devices",
    about: ({ seat }) => ({ seat }),
    what: "console.device.freeze.what",
    still: ({ value, view }) => mayFreeze(view, value.seat),
  },
  assignScreen: {
    words: "console.step.screen.assign",
    place: "devices",
    about: ({ code, screen }) => ({ more: code + screen }),
  },
  reloadScreen: { words: "console.step.screen.reload", place: "devices", about: ofScreen },
  removeScreen: { words: "console.step.screen.remove", place: "devices", about: ofScreen },
} satisfies Partial<Kinds>;
