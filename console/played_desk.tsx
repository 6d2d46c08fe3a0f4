// A desk page played for the tests: its place in the document, a clock that moves only when told,
// what was sent and how it is answered, and the hands of whoever sits there. Never shipped.
import { create } from "@bufbuild/protobuf";
import { render, type ComponentChild } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, vi } from "vitest";
import type { Answer } from "../web_kit/connection/connection";
import type { Command } from "../web_kit/generated/proto/commands_pb";
import { ReceiptSchema } from "../web_kit/generated/proto/frames_pb";
import { Role_Id as Role } from "../web_kit/generated/proto/seats_pb";
import type { DeskView } from "../web_kit/generated/proto/views_pb";
import { language } from "../web_kit/i18n/i18n";
import { settle_ms, useActing, type Send } from "./steps/acting";
import { Desk } from "./pages/desk/desk_view";
import { sceneNow_ms } from "./fixture_edits";
import { viewOf } from "./fixture_scenes";
import { Verify } from "./pages/verify/verify_view";
import { WidePage } from "./pages/supervise/supervise_view";

export let place: HTMLElement;
export let sent: Command[];
export let passphrases: (string | undefined)[]; // That came beside what was sent.
let answer: Answer | Promise<Answer>;
let now_ms: number;

export const outside = { state: "online" as const, serverNow: () => sceneNow_ms };

// For every test of the file.
export function playDesk(): void {
  beforeEach(() => {
    language.value = "zh";
    place = document.body.appendChild(document.createElement("div"));
    sent = [];
    passphrases = [];
    answer = create(ReceiptSchema, { number: "7K3-M9" });
    now_ms = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now_ms);
  });

  afterEach(() => {
    act(() => render(null, place));
    document.body.replaceChildren(); // What is printed stands beside the page.
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
}

export const send: Send = (command, passphrase) => {
  sent.push(command);
  passphrases.push(passphrase);
  return Promise.resolve(answer);
};

// Instead of a receipt.
export function answerWith(other: Answer | Promise<Answer>): void {
  answer = other;
}

export function pass(ms: number): void {
  now_ms += ms;
}

export function draw(page: ComponentChild): void {
  act(() => render(page, place));
}

function Page({ view, role }: { view: DeskView; role: Role }) {
  const acting = useActing(send);
  if (role === Role.VERIFIER) return <Verify view={view} acting={acting} outside={outside} />;
  return <Desk view={view} role={role} acting={acting} outside={outside} />;
}

function Wide({ view }: { view: DeskView }) {
  const acting = useActing(send);
  return <WidePage view={view} acting={acting} outside={outside} onAdd={() => {}} />;
}

export const showView = (view: DeskView, role: Role) => draw(<Page view={view} role={role} />);
export const show = (scene: string, role = Role.OPERATOR) => showView(viewOf(scene, role), role);
export const showWide = (view: DeskView) => draw(<Wide view={view} />);

export const dialog = () => place.querySelector("[role=dialog]");
export const dialogWords = () => dialog()?.textContent ?? "";
export const actions = () => sent.map(({ action }) => action);
export const lastAction = () => sent[sent.length - 1]?.action;

// While a question stands over the page, only its own can be pressed.
export const buttons = () => [...(dialog() ?? place).querySelectorAll("button")];

export function button(words: string): HTMLButtonElement {
  const found = buttons().find(
    (one) =>
      one.textContent.trim() === words ||
      one.getAttribute("aria-label") === words ||
      one.querySelector("[data-next]")?.textContent === words,
  );
  if (found === undefined) throw new Error(`no button says ${words}`);
  return found;
}

export async function click(what: Element | null | undefined): Promise<void> {
  if (!(what instanceof HTMLElement)) throw new Error("nothing to click on");
  await act(async () => what.click());
}

// Late enough to be meant for the words that stand there now.
export async function press(words: string): Promise<void> {
  pass(settle_ms);
  await click(button(words));
}

export async function fill(field: Element | null | undefined, text: string): Promise<void> {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
    throw new Error("no field to write in");
  }
  await act(async () => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// Into the first field of the question that stands.
export async function write(text: string): Promise<void> {
  await fill(dialog()?.querySelector(".field_input"), text);
}

// One of a few in the question that stands.
export async function choose(words: string): Promise<void> {
  const all = [...(dialog()?.querySelectorAll(".choices_choice") ?? [])];
  const found = all.find(({ textContent }) => textContent.trim() === words);
  if (found === undefined) throw new Error(`no choice says ${words}`);
  await click(found.querySelector("input"));
}

// Where the focus is. Tells whether the page took the key for itself.
export async function key(name: string, more: KeyboardEventInit = {}): Promise<boolean> {
  const event = new KeyboardEvent("keydown", {
    key: name,
    bubbles: true,
    cancelable: true,
    ...more,
  });
  await act(async () => void (document.activeElement ?? document.body).dispatchEvent(event));
  return event.defaultPrevented;
}
