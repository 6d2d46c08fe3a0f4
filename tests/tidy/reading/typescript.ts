// TypeScript as a tree (ESTree's names), by Vite's own parser.
import { parseSync } from "vite";
import type { Source } from "./tree.ts";

export interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

type Parsed = ReturnType<typeof parseSync>;

const known = new WeakMap<Source, Parsed>();

function parsed(source: Source): Parsed {
  const before = known.get(source);
  if (before !== undefined) return before;
  const fresh = parseSync(source.path, source.text);
  const [error] = fresh.errors;
  if (error !== undefined) throw new Error(`${source.path}: ${error.message}`);
  known.set(source, fresh);
  return fresh;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && "start" in value;

// The children in no order that matters.
export const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

// Calls `see` for every node with those it stands in, the nearest last.
export function walk(source: Source, see: (node: Node, within: readonly Node[]) => void): void {
  const within: Node[] = [];
  const visit = (node: Node) => {
    see(node, within);
    within.push(node);
    childrenOf(node).forEach(visit);
    within.pop();
  };
  visit(parsed(source).program as unknown as Node);
}

// What is imported, exported from elsewhere or loaded later, as it is written there.
export function importsOf(source: Source): { name: string; start: number }[] {
  const { staticImports, staticExports, dynamicImports } = parsed(source).module;
  const requests = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest),
    ...staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest)),
  ].filter((request) => request !== null);
  const later = dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    name: source.text.slice(start, end).replace(/^["'`]|["'`]$/g, ""),
    start,
  }));
  const globs = source.text.matchAll(/import\.meta\.glob\(\s*["'`]([^"'`]+)/g);
  const types = source.text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)[.\w]*[\s;,>)|&\]]/g);
  return [
    ...requests.map(({ value, start }) => ({ name: value, start })),
    ...later,
    ...[...globs, ...types].map(({ 1: name = "", index }) => ({ name, start: index })),
  ];
}
