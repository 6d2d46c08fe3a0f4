// Every state a desk has to look right in, by name: a moment of a played day (tests/scenes) as each
// desk of the room is shown it. Never shipped.
import { named } from "../tests/scenes/extremes";
import { desk } from "../tests/scenes/scenes";
import type { DeskView } from "../web_kit/generated/proto/views_pb";
import { Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import {
  halfPlain,
  nothingClosed,
  withAway,
  withLeast,
  withMassOf,
  withNewScreen,
  withPresence,
  withScreens,
} from "./fixture_edits";

export type Scene = (role: Role) => DeskView;
type Edit = (view: DeskView) => DeskView;

const seats = new Map([
  [Role.VERIFIER, "verifier"],
  [Role.SUPERVISOR, "supervisor"],
]);

function at(moment: string, edit: Edit = (view) => view, room = ""): Scene {
  return (role) => edit(withPresence(desk(moment, room + (seats.get(role) ?? "operator"))));
}

const devices = (moment: string, edit: Edit = (view) => view) =>
  at(moment, (view) => edit(withScreens(view)));

const after: Readonly<Record<string, Scene>> = {
  results: at("after/results"),
  results_one: at("many/one_results"),
  results_40: at("many/results", named),
  decided: at("after/decided"),
  differs: at("after/differs"),
  vacant: at("after/vacant"),
  run_off: at("after/run_off"),
  parted: at("after/parted"),
  noticed: at("after/noticed"),
  batch_over: at("after/batch_over"),
  batch_open: at("after/batch_open"),
};

const turns: Readonly<Record<string, Scene>> = {
  empty: at("seven/empty"),
  check_in: at("seven/check_in"),
  check_in_40: at("many/check_in"),
  check_in_done: at("desk/check_in_done"),
  lots: at("seven/lots"),
  lots_40: at("many/lots", named),
  ready: at("seven/ready"),
  hold_later: at("desk/hold_later"),
  called: at("seven/called"),
  presenting: at("desk/presenting"),
  forty: at("many/presenting"),
  warning: at("seven/warning"),
  overtime: at("desk/overtime"),
  paused: at("seven/paused"),
  scoring: at("seven/scoring"),
  scoring_all: at("desk/scoring_all"),
  mass: at("cases/mass_scoring", named),
  mass_gone: at("cases/mass_gone"),
  mass_400: at("cases/mass_scoring", (view) => withPresence(withMassOf(view, 400))),
  twelve: at("cases/twelve_scoring", named),
  stage_closed: at("two_stages/stage_closed"),
  releasing: at("two_stages/closed"),
  releasing_seven: at("desk/releasing"),
  releasing_checked: at("cases/mass_checked"),
  released: at("two_stages/released"),
  released_seven: at("seven/released"),
  released_mass: at("cases/mass_released"),
  announced: at("seven/announced"),
  signed: at("seven/signed"),
  objection: at("seven/objection"),
  answered: at("seven/answered"),
  unsigned: at("many/unsigned"),
  third_hears: at("many/third_hears"),
  held: at("desk/held"),
  tail: at("desk/tail"),
  unchecked: at("desk/unchecked"),
  finished: at("seven/finished"),
};

const day: Readonly<Record<string, Scene>> = {
  three_expected: at("desk/three_expected"),
  three_here: at("desk/three_here"),
  draw_begins: at("drawn/begins"),
  draw_open: at("drawn/half_said"),
  draw_said: at("drawn/said"),
  draw_done: at("drawn/witnessed"),
  draw_over: at("drawn/called"),
  judges_drawn: at("drawn/judges"),
  questions_drawn: at("two_stages/questions_drawn"),
  questions_opened: at("two_stages/questions_opened"),
  preparing: at("two_stages/preparing"),
  between: at("desk/between"),
  break: at("seven/break"),
  set_aside: at("rests/set_aside"),
  set_aside_all: at("rests/set_aside_all"),
  conferring: at("rests/conferring"),
  latecomer: at("desk/latecomer"),
  left: at("drawn/left"),
  rooms_going: at("rests/equalising"),
  rooms_through: at("rests/rooms_through"),
  rooms_equal: at("rests/level"),
};

const corrections: Readonly<Record<string, Scene>> = {
  correct: at("corrected/correctable"),
  correct_announced: at("corrected/may"),
  correction_proposed: at("corrected/proposed"),
  correction_by_chief: at("corrected/by_chief"),
  correction_accepted: at("corrected/accepted"),
  correction_effective: at("corrected/settled"),
  correction_announced: at("corrected/announced"),
};

const watched: Readonly<Record<string, Scene>> = {
  watch_scoring: at("desk/scoring_all"),
  watch_closed: at("two_stages/closed"),
  watch_room_1: at("rests/first_room_presenting"),
  watch_room_2: at("rests/second_room_held", undefined, "room2."),
  watch_results: at("desk/results"),
  watch_opinion: at("desk/opinion"),
  day_to_end: at("many/one_to_end"),
  watch_ended: at("desk/day_ended"),
};

export const deviceScenes: Readonly<Record<string, Scene>> = {
  screens: devices("desk/screens", withNewScreen),
  device_asked: devices("desk/device_asked"),
  device_frozen: devices("desk/device_frozen", halfPlain),
  device_proposed: devices("desk/device_proposed"),
};

// Somebody's device is away.
const away: Readonly<Record<string, Scene>> = {
  ready_missing: at("seven/ready", (view) => withAway(view, "panel_7")),
  one_missing: at("seven/scoring", (view) => withAway(view, "panel_7")),
  one_missing_few: at("seven/scoring", (view) => withLeast(withAway(view, "panel_7"), 6)),
  first_scoring: at("seven/scoring", nothingClosed),
  twelve_missing: at("cases/twelve_scoring", (view) => withAway(named(view), "panel_9")),
  mass_missing: at("cases/mass_scoring", (view) => withPresence(withMassOf(view, 400))),
};

const paper: Readonly<Record<string, Scene>> = {
  paper_none: at("paper/none"),
  paper_some: at("paper/some"),
  paper_room: at("paper/room"),
  paper_keying: at("paper/keying"),
  paper_differs: at("paper/differs"),
  paper_mass: at("paper/mass"),
  undo_end: at("desk/ended"),
  by_pen: at("two_stages/announced"),
  by_pen_mass: at("cases/leaders_and_mass"),
};

export const scenes: Readonly<Record<string, Scene>> = {
  ...turns,
  ...after,
  ...day,
  ...corrections,
  ...watched,
  ...deviceScenes,
  ...paper,
  ...away,
};

export function viewOf(scene: string, role = Role.OPERATOR): DeskView {
  const found = scenes[scene];
  if (found === undefined) throw new Error(`there is no scene ${scene}`);
  return found(role);
}
