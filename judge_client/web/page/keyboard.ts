// What a keyboard does on the judge's page while a sheet is being written.
import { useLayoutEffect } from "preact/hooks";
import type { PadKey } from "../../../web_kit/figures/decimal";
import type { Act, Scene } from "./scene";

const typed: Readonly<Record<string, PadKey>> = { Backspace: "delete", Delete: "delete" };

function padKey(key: string): PadKey | null {
  if (/^[0-9]$/.test(key)) return key as PadKey;
  if (key === "." || key === "," || key === "。" || key === "，") return ".";
  return typed[key] ?? null;
}

// What a key of a keyboard does while a sheet is being written.
export function keyAct(event: KeyboardEvent, focus: number): Act | null {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (key === "Enter" && (ctrlKey || metaKey)) return event.repeat ? null : { kind: "readback" };
  if (ctrlKey || metaKey || altKey) return null;
  const onButton = target instanceof Element && target.closest("button, a, input") !== null;
  if (key === "Enter") return onButton || event.repeat ? null : { kind: "enter" };
  if (key === "ArrowDown") return { kind: "move", by: 1 };
  if (key === "ArrowUp") return { kind: "move", by: -1 };
  if (key === "+" || key === "-") return { kind: "nudge", row: focus, up: key === "+" };
  const pressed = padKey(key);
  return pressed === null ? null : { kind: "key", key: pressed };
}

// Before the sheet is painted: whoever sees it may type, and no key is lost.
export function useKeyboard(scene: Scene, covered: boolean, act: (act: Act) => void): void {
  useLayoutEffect(() => {
    if (scene.kind !== "write" || covered) return undefined;
    const focus = scene.sheet.focus;
    const onKeyDown = (event: KeyboardEvent) => {
      const wanted = keyAct(event, focus);
      if (wanted === null) return;
      event.preventDefault();
      act(wanted);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
}
