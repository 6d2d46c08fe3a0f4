// The administrator's page as its holder meets it, for the tests: the server and the time are played.
// Never shipped.
import { create } from "@bufbuild/protobuf";
import { useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { beforeEach, vi } from "vitest";
import {
  PlanCheckedSchema,
  type PlanChecked,
  type Rehearsed,
} from "../../web_kit/generated/proto/frames_pb";
import type { PrepareView } from "../../web_kit/generated/proto/views_pb";
import type { Asking } from "../pages/prepare/asking";
import { Prepare } from "../pages/prepare/prepare_view";
import { draw, place, playDesk, send } from "../played_desk";
import { cardsFor, planFaults } from "./fixture_answers";
import { preparing } from "./fixture_views";

export let questions: string[]; // What the server was asked to check.
let answerPlan: (checked: PlanChecked) => void;
export let rehearsals: number; // Asked for.
export let answerRehearsal: (rehearsed: Rehearsed) => void;

const none = () => undefined;
const importing = {
  course: { at: "none" as const },
  choose: none,
  use: none,
  answer: none,
  drop: none,
  send: none,
};
const outside = { state: "online" as const, serverNow: () => 60_000 };

export function Page({
  view,
  state = "online",
}: {
  view: PrepareView;
  state?: "online" | "offline";
}) {
  const [checked, setChecked] = useState<PlanChecked | null>(null);
  const [rehearsed, setRehearsed] = useState<Rehearsed | null>(null);
  answerPlan = setChecked;
  answerRehearsal = setRehearsed;
  const asking: Asking = {
    send,
    issueCodes: (seats) => Promise.resolve(cardsFor(view, seats)),
    plan: { ask: (json) => questions.push(json), answer: checked },
    rehearsal: { begin: () => (rehearsals += 1), answer: rehearsed },
  };
  return (
    <Prepare view={view} importing={importing} asking={asking} outside={{ ...outside, state }} />
  );
}

export function open(made: string, step: string): PrepareView {
  window.history.replaceState(null, "", `/prepare?step=${step}`);
  const view = preparing[made]!();
  draw(<Page view={view} />);
  return view;
}

// For every test of the file.
export function playPrepare(): void {
  playDesk();
  beforeEach(() => {
    vi.useFakeTimers();
    window.localStorage.clear();
    questions = [];
    rehearsals = 0;
  });
}

export function button(words: string): HTMLButtonElement {
  const found = [...place.querySelectorAll("button")].find((one) =>
    (one.textContent ?? "").includes(words),
  );
  if (found === undefined) throw new Error(`no button says ${words}`);
  return found;
}

export const press = (words: string) => act(() => button(words).click());

export function field(label: string): HTMLInputElement {
  const found = [...place.querySelectorAll("label")].find((one) => one.textContent === label);
  const input = found === undefined ? null : document.getElementById(found.htmlFor);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no field is called ${label}`);
  return input;
}

export function type(input: HTMLInputElement, text: string): void {
  act(() => {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

export const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
export const settle = () => act(async () => void (await vi.advanceTimersByTimeAsync(0)));
export const says = () => place.textContent ?? "";

export function checks(faults = planFaults.slice(0, 0)): void {
  const checked = create(PlanCheckedSchema, { tag: questions.length, faults });
  act(() => answerPlan(checked));
}
