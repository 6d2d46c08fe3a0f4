// A plan as the text of its file: what stands at a path, where that is, and the text with something
// else there. The text is the one truth of a draft; form and editor are two ways to write it. Pure.
import { fromJsonString, toJson } from "@bufbuild/protobuf";
import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parseTree,
  type Node,
  type ParseError,
} from "jsonc-parser";
import { PlanSchema, type Plan } from "../../../../web_kit/generated/proto/plan_pb";

// "stages[1].panels[0].weight" is ["stages", 1, "panels", 0, "weight"].
export type Path = readonly (string | number)[];

export function pathOf(text: string): Path {
  return [...text.matchAll(/([A-Za-z0-9_]+)|\[([0-9]+)\]/g)].map(([, name, index]) =>
    name === undefined ? Number(index) : name,
  );
}

export function pathText(path: Path): string {
  return path
    .map((part, at) => (typeof part === "number" ? `[${part}]` : `${at === 0 ? "" : "."}${part}`))
    .join("");
}

// Whether what stands at `inner` lies in what stands at `outer`, or is it.
export function isWithin(inner: Path, outer: Path): boolean {
  return outer.every((part, at) => inner[at] === part);
}

// What a plan must say even where it is nothing, and Protobuf's mapping leaves out.
function withZeros(plan: Plan, json: PlanJson): PlanJson {
  const stages = json.stages ?? [];
  stages.forEach((stage, at) =>
    stage.panels?.forEach((panel, index) => {
      if (panel.trim === undefined) return;
      const trim = plan.stages[at]?.panels[index]?.trim;
      panel.trim = { high: trim?.high ?? 0, low: trim?.low ?? 0, ...panel.trim };
    }),
  );
  const { rounding } = json;
  return {
    ...json,
    ...(rounding === undefined ? {} : { rounding: { published: 0, ...rounding } }),
    release: json.release ?? [],
  };
}

interface PlanJson {
  stages?: { panels?: { trim?: object }[] }[];
  rounding?: object;
  release?: object[];
}

export function jsonOfPlan(plan: Plan): string {
  const json = toJson(PlanSchema, plan, { useProtoFieldName: true }) as PlanJson;
  return `${JSON.stringify(withZeros(plan, json), null, 2)}\n`;
}

// As far as the text holds together, unknown fields passed over; null where it does not.
export function planOf(text: string): Plan | null {
  try {
    return fromJsonString(PlanSchema, text, { ignoreUnknownFields: true });
  } catch {
    return null; // The server says in words what is wrong.
  }
}

const strict = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

function treeOf(text: string): { root: Node | undefined; errors: ParseError[] } {
  const errors: ParseError[] = [];
  return { root: parseTree(text, errors, strict), errors };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

// The line of the first place at which the text is no JSON, from 1; null: it is JSON.
export function brokenLine(text: string): number | null {
  const [first] = treeOf(text).errors;
  return first === undefined ? null : lineAt(text, first.offset);
}

export interface Place {
  line: number; // From 1.
  from: number; // Offsets into the text.
  to: number;
}

// Where `path` stands; where it is missing, what it should stand in.
export function placeOf(text: string, path: Path): Place | null {
  const { root } = treeOf(text);
  if (root === undefined) return null;
  for (let length = path.length; length >= 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node === undefined) continue;
    const shown = node.parent?.type === "property" ? node.parent : node;
    const from = shown.offset;
    return { line: lineAt(text, from), from, to: node.offset + node.length };
  }
  return null;
}

const layout = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: "\n" } };

// The text with `value` at `path`; undefined takes out what stands there.
export function withValue(text: string, path: Path, value: unknown): string {
  return applyEdits(text, modify(text, [...path], value, layout));
}

// Several changes, one after the other.
export function withValues(text: string, changes: readonly (readonly [Path, unknown])[]): string {
  return changes.reduce((before, [path, value]) => withValue(before, path, value), text);
}
